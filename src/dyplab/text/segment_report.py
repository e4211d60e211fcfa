"""What stands in the report of `dyplab segment`; the notice and the names of the regions are in `text/segment.py`."""

from dyplab.text.sentence import Sentence

TITLE = Sentence(nb="Segmentering av fire MR-bilder av hjernen", en="Segmentation of four MR images of the brain")

# Volumes
VOLUMES = Sentence(nb="Volumer", en="Volumes")
VOLUMES_OF = Sentence(
    nb="Det nettverket tegnet opp, med merkelappene til BraTS 2023",
    en="What the network drew, with the labels of BraTS 2023",
)
REGION = Sentence(nb="Område", en="Region")
LABELS = Sentence(nb="I masken", en="In the mask")
VOLUME = Sentence(nb="Volum", en="Volume")
SPECKS = Sentence(
    nb="Områder mindre enn {least} ml er tatt bort. De fleste er støy; et lite ekte fokus går tapt på samme måte.",
    en="Spots smaller than {least} ml are taken away. Most are noise; a small true focus is lost in the same way.",
)

# Pictures
PICTURES = Sentence(nb="Bilder", en="Pictures")
LEGEND = Sentence(
    nb="I hvert plan vises det snittet der nettverket tegnet mest. Pasientens høyre side (H) er til venstre i bildet; foran er A, bak P.",
    en="In each plane, the slice where the network drew most is shown. The patient's right side (R) is on the left of the picture; front is A, back P.",
)
LINES = {
    "whole": Sentence(nb="hel, lyseblå linje", en="solid light blue line"),
    "core": Sentence(nb="stiplet, oransje linje", en="dashed orange line"),
    "enhancing": Sentence(nb="prikket, lilla linje", en="dotted purple line"),
}
ON_FLAIR = Sentence(nb="På FLAIR", en="On FLAIR")
ON_T1C = Sentence(nb="På T1 med kontrast", en="On T1 with contrast")
PLANES = (
    Sentence(nb="Sagittalt", en="Sagittal"),
    Sentence(nb="Koronalt", en="Coronal"),
    Sentence(nb="Aksialt", en="Axial"),
)
RIGHT, LEFT = Sentence(nb="H", en="R"), Sentence(nb="V", en="L")
CAPTION = Sentence(nb="{plane}, {axis} = {mm} mm", en="{plane}, {axis} = {mm} mm")
DRAWN_ALT = Sentence(
    nb="{image}, {plane} snitt, med det nettverket tegnet: {drawn}.",
    en="{image}, {plane} slice, with what the network drew: {drawn}.",
)
DRAWN = Sentence(nb="{region} {area} cm²", en="{region} {area} cm²")
NOTHING_DRAWN = Sentence(nb="ingenting i dette snittet", en="nothing in this slice")

# Uncertainty
UNCERTAINTY = Sentence(nb="Hvor usikkert nettverket er", en="How unsure the network is")
UNCERTAINTY_IS = Sentence(
    nb="Svart: nettverket er sikkert, på tumor eller på frisk. Hvitt: det kunne like gjerne kastet mynt (entropien av sannsynligheten for tumor, fra 0 til 1 bit). Kartet viser nettverkets tvil, ikke feilene: det kan være sikkert og ta feil.",
    en="Black: the network is sure, of tumour or of none. White: it might as well toss a coin (the entropy of the probability of tumour, from 0 to 1 bit). The map shows the network's doubt and not its mistakes: it can be sure and wrong.",
)
UNSURE_ALT = Sentence(
    nb="Kart over usikkerheten, {plane} snitt: {area} cm² der nettverket ga mellom {low} og {high} for tumor.",
    en="Map of the uncertainty, {plane} slice: {area} cm² where the network gave between {low} and {high} for tumour.",
)

# The scan
GEOMETRY = Sentence(nb="Bildenes geometri", en="Geometry of the images")
GEOMETRY_OF = Sentence(nb="Masken har den samme", en="The mask has the same")
PROPERTY, VALUE = Sentence(nb="Egenskap", en="Property"), Sentence(nb="Verdi", en="Value")
VOXELS = Sentence(nb="Voksler langs hver akse", en="Voxels along each axis")
SIZE = Sentence(nb="Vokselstørrelse", en="Voxel size")
MILLIMETRES = Sentence(nb="{x} × {y} × {z} mm", en="{x} × {y} × {z} mm")
AXES = Sentence(
    nb="Aksene går mot (R høyre, L venstre, A foran, P bak, S opp, I ned)",
    en="The axes run towards (R right, L left, A front, P back, S up, I down)",
)
BRAIN = Sentence(nb="Hjernen (voksler som ikke er 0)", en="The brain (voxels that are not 0)")

# The network
NETWORK = Sentence(nb="Nettverket", en="The network")
TRAINED_ON = Sentence(nb="Trent på: {what}", en="Trained on: {what}")
NOT_SAID = Sentence(nb="vektenes kort sier det ikke", en="the card of the weights does not say")
WEAK = Sentence(nb="Kjente svakheter", en="Known weak spots")
WEAK_ALWAYS = (
    Sentence(
        nb="Det kjenner bare gliomer. Hjerneslag, MS, metastaser, abscesser og følger av operasjon eller stråling kan bli tegnet som tumor.",
        en="It knows gliomas only. Stroke, MS, metastases, abscesses and what surgery or radiation leaves behind may be drawn as tumour.",
    ),
    Sentence(
        nb="Det ser hjernen med to millimeters voksler. Finere detaljer i masken er jevnet ut, ikke sett.",
        en="It sees the brain in voxels of two millimetres. Finer detail in the mask is smoothed and not seen.",
    ),
    Sentence(
        nb="Det venter fire bilder uten skalle og hud, lagt oppå hverandre. Rester av skallen eller en forskyvning på et par millimeter gir dårligere svar.",
        en="It expects four images without skull and skin, laid upon each other. Remains of the skull or a shift of a few millimetres make its answer worse.",
    ),
)
MADE_WITH = Sentence(
    nb="Laget {when} (UTC) med dyplab {version}; vektenes sha256 begynner med {weights}.",
    en="Made {when} (UTC) with dyplab {version}; the sha256 of the weights begins with {weights}.",
)
