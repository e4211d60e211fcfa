"""What the slice viewer says, and what is said when it is given something that is no scan or no mask."""

from dyplab.text.sentence import Sentence

SLICES = {
    "title": Sentence(nb="Tre snitt gjennom hodet", en="Three slices through the head"),
    "hint": Sentence(
        nb="Pasientens høyre side er til venstre i bildet, som hos radiologen (R høyre, L venstre, A foran, P bak, S opp, I ned). Når trådkorset flyttes, følger de andre snittene med. Tastene i et bilde: piler flytter trådkorset, Page Up, Page Down, Home og End blar. På berøringsskjerm: trykk, og dra sidelengs for å bla. Shift og dra endrer vinduet: sidelengs bredden, opp og ned nivået.",
        en="The patient’s right is on the left of the picture, as radiologists show it (R right, L left, A front, P back, S up, I down). When the crosshair moves, the other slices follow. Keys in a picture: arrows move the crosshair; Page Up, Page Down, Home and End scroll. On a touch screen: tap, and drag sideways to scroll. Shift and drag changes the window: sideways the width, up and down the level.",
    ),
    "help": Sentence(nb="Slik leser og styrer du bildene", en="How to read and steer the pictures"),
    "side": Sentence(
        nb="Pasientens høyre side (R) er til venstre i bildet. Klikk i et bilde for å flytte trådkorset; deretter kan du bla med musehjulet.",
        en="The patient’s right (R) is on the left of the picture. Click in a picture to move the crosshair; then the mouse wheel scrolls.",
    ),
    "image": Sentence(nb="Bilde", en="Image"),
    "level": Sentence(nb="Vindusnivå", en="Window level"),
    "width": Sentence(nb="Vindusbredde", en="Window width"),
    "first_window": Sentence(nb="Tilbakestill vinduet", en="Reset the window"),
    "axial": Sentence(nb="Aksialt", en="Axial"),
    "coronal": Sentence(nb="Koronalt", en="Coronal"),
    "sagittal": Sentence(nb="Sagittalt", en="Sagittal"),
    "slice": Sentence(nb="{plane} snitt, {axis} =", en="{plane} slice, {axis} ="),
    "pane": Sentence(nb="{plane} snitt, {axis} = {index}", en="{plane} slice, {axis} = {index}"),
    "masks": Sentence(nb="Det som er tegnet inn", en="What is drawn on top"),
    "filled": Sentence(nb="{name} (fylt)", en="{name} (filled)"),
    "outlined": Sentence(nb="{name} (omriss)", en="{name} (outline)"),
    "crosshair": Sentence(nb="Trådkors", en="Crosshair"),
    "opacity": Sentence(nb="Fyllets dekkevne", en="Opacity of the fill"),
    "percentage": Sentence(nb="{share}\u00a0%", en="{share}%"),
    "voxel_told": Sentence(
        nb="Voksel ({i},\u00a0{j},\u00a0{k}), ({x};\u00a0{y};\u00a0{z})\u00a0mm. {image}: {value}.",
        en="Voxel ({i},\u00a0{j},\u00a0{k}), ({x},\u00a0{y},\u00a0{z})\u00a0mm. {image}: {value}.",
    ),
    "label_told": Sentence(nb="{mask}: {label}.", en="{mask}: {label}."),
    "no_label": Sentence(nb="ingen merkelapp", en="no label"),
    "volumes": Sentence(nb="Volum i ml", en="Volume in ml"),
    "label": Sentence(nb="Merkelapp", en="Label"),
    "numbered": Sentence(nb="{value} {name}", en="{value} {name}"),
    "regions": Sentence(nb="Overlapp mellom de to maskene, i ml", en="Overlap of the two masks, in ml"),
    "region": Sentence(nb="Område", en="Region"),
    "both": Sentence(nb="Begge", en="Both"),
    "definition": Sentence(
        nb="Dice = 2 × begge / ({a} + {b}): 1 når maskene er like, 0 når de ikke overlapper. Er begge tomme, er Dice ikke definert (–).",
        en="Dice = 2 × both / ({a} + {b}): 1 when the masks are the same, 0 when they do not overlap. When both are empty, Dice is not defined (–).",
    ),
    "thinned": Sentence(
        nb="For at filen skal bli liten, vises én voksel per {shown}\u00a0mm; skanningen har {scan}\u00a0mm. Det tomme rundt er klippet bort.",
        en="To keep the file small, one voxel per {shown}\u00a0mm is shown; the scan has {scan}\u00a0mm. The empty surroundings are cut away.",
    ),
    "whole": Sentence(
        nb="Alle vokslene vises ({scan}\u00a0mm). Det tomme rundt er klippet bort.",
        en="All voxels are shown ({scan}\u00a0mm). The empty surroundings are cut away.",
    ),
    "counted": Sentence(
        nb="Volum og Dice er regnet av alle vokslene i maskene.",
        en="Volume and Dice are computed from all voxels of the masks.",
    ),
    "rounded": Sentence(
        nb="Verdiene er rundet av til 255 trinn. Millimeter er til høyre, fram og opp fra filens nullpunkt; minus er til venstre, bak og ned.",
        en="Values are rounded to 255 steps. Millimetres are to the right, to the front and up from the file’s origin; minus is left, back and down.",
    ),
    "assumed": Sentence(
        nb="Bare vokselstørrelsen er oppgitt, ikke retningene: Sidene R og L er en antakelse (aksene mot høyre, fram og opp).",
        en="Only the voxel size was given, not the directions: the sides R and L are an assumption (axes to the right, front and up).",
    ),
    "tilted": Sentence(
        nb="Skanningen ligger {degrees}° skjevt i forhold til kroppens akser. Bokstavene gjelder den nærmeste retningen.",
        en="The scan is tilted {degrees}° against the axes of the body. The letters are for the nearest direction.",
    ),
    "teaching": Sentence(nb="For undervisning. Ikke medisinsk utstyr.", en="For teaching. Not a medical device."),
}
SUMMARY = Sentence(
    nb="{image}: aksialt, koronalt og sagittalt snitt gjennom voksel ({i}, {j}, {k}). Pasientens høyre side er til venstre i bildet.",
    en="{image}: axial, coronal and sagittal slice through voxel ({i}, {j}, {k}). The patient’s right is on the left of the picture.",
)
SUMMARY_MASK = Sentence(nb="{scan} {name}: {volumes}.", en="{scan} {name}: {volumes}.")
SUMMARY_DICE = Sentence(nb="{scan} Dice: {dice}.", en="{scan} Dice: {dice}.")
MILLILITRES = Sentence(nb="{name} {volume}\u00a0ml", en="{name} {volume}\u00a0ml")

IMAGE = Sentence(nb="Bilde", en="Image")
MASK = Sentence(nb="Maske", en="Mask")
TRUTH = Sentence(nb="Fasit", en="Truth")
PROPOSED = Sentence(nb="Forslag", en="Prediction")
BRATS = {
    1: Sentence(nb="nekrose eller ikke-ladende kjerne", en="necrotic or non-enhancing core"),
    2: Sentence(nb="ødem og infiltrasjon", en="oedema and infiltration"),
    3: Sentence(nb="kontrastladende tumor", en="enhancing tumour"),
}
REGIONS = {
    (1, 2, 3): Sentence(nb="hele tumorområdet (1 + 2 + 3)", en="whole tumour region (1 + 2 + 3)"),
    (1, 3): Sentence(nb="tumorkjernen (1 + 3)", en="tumour core (1 + 3)"),
    (3,): Sentence(nb="kontrastladende tumor (3)", en="enhancing tumour (3)"),
}
ALL_LABELS = Sentence(nb="alle merkelapper", en="all labels")

NO_IMAGE = Sentence(
    nb="Det er ingen bilder å vise. Gi minst ett, for eksempel `{{'flair': scan.image('flair')}}`.",
    en="There are no images to show. Give at least one, for example `{{'flair': scan.image('flair')}}`.",
)
THE_IMAGE = Sentence(nb="Bildet «{name}»", en="The image “{name}”")
THE_MASK = Sentence(nb="Masken «{name}»", en="The mask “{name}”")
IMAGE_SHAPE = Sentence(
    nb="Bildet «{name}» har formen {shape}. Det må ha tre akser, (X, Y, Z), med minst én voksel langs hver. Er det flere bilder i ett, så gi dem hver for seg, for eksempel `dict(zip(MODALITIES, scan.images))`.",
    en="The image “{name}” has shape {shape}. It must have three axes, (X, Y, Z), with at least one voxel along each. If it is several images in one, give them one by one, for example `dict(zip(MODALITIES, scan.images))`.",
)
OTHER_SHAPE = Sentence(
    nb="{what} har formen {shape}, men bildet «{first}» har {expected}. Alt må ligge på samme rutenett: Legg dem over hverandre først.",
    en="{what} has shape {shape}, but the image “{first}” has {expected}. All must lie on the same grid: bring them together first.",
)
EMPTY_IMAGE = Sentence(
    nb="Bildet «{name}» er tomt: alle vokslene er {value}. Kontroller at riktig fil ble lest.",
    en="The image “{name}” is empty: all voxels are {value}. Check that the right file was read.",
)
WRONG_AFFINE = Sentence(
    nb="Affinen er {given}. Det må være en (4, 4)-matrise med vanlige tall, siste rad 0 0 0 1, som ikke slår noen akser sammen (determinanten er ikke 0), eller tre vokselstørrelser i mm over 0. Med nibabel: `nib.load(fil).affine`.",
    en="The affine is {given}. It must be a (4, 4) matrix of ordinary numbers, last row 0 0 0 1, that lets no axes fall together (its determinant is not 0), or three voxel sizes in mm above 0. With nibabel: `nib.load(file).affine`.",
)
WRONG_LABELS = Sentence(
    nb="Masken «{name}» inneholder {found}. Den kan bare ha 0 og merkelappene {labels}. Skriver filen 4 for kontrastladende tumor (BraTS før 2023), så bruk `np.where(mask == 4, 3, mask)`; andre merkelapper gis i `labels`.",
    en="The mask “{name}” holds {found}. It may only have 0 and the labels {labels}. If the file writes 4 for enhancing tumour (BraTS before 2023), use `np.where(mask == 4, 3, mask)`; other labels are given in `labels`.",
)
LABEL_NAMES = Sentence(
    nb="`labels` er {given!r}. Det må være fra én til fire hele tall over 0, hvert med et navn, for eksempel {{1: 'tumor'}}.",
    en="`labels` is {given!r}. It must be one to four whole numbers above 0, each with a name, for example {{1: 'tumour'}}.",
)
OTHER_ALONE = Sentence(
    nb="`other` er den andre av to masker. Er det bare én, så gi den som `mask`.",
    en="`other` is the second of two masks. If there is only one, give it as `mask`.",
)
MASK_NAMES = Sentence(
    nb="`names` er {given!r}. Det må være ett navn for hver maske: {count}.",
    en="`names` is {given!r}. It must be one name for each mask: {count}.",
)
UNKNOWN_IMAGE = Sentence(
    nb="Det er ikke noe bilde som heter {given!r}. Disse finnes: {names}.",
    en="There is no image called {given!r}. These exist: {names}.",
)
WRONG_VOXEL = Sentence(
    nb="`voxel` er {given!r}. Det må være tre tall, indeksen langs hver akse, for eksempel (120, 98, 70).",
    en="`voxel` is {given!r}. It must be three numbers, the index along each axis, for example (120, 98, 70).",
)
