"""What the room `audit` says of scans: slices of one patient on both sides, and files that do not lie in one place."""

from dyplab.text.sentence import Sentence

# Slices
SLICES_WANTED = Sentence(
    nb="{name} har formen {shape}, men skal være (N, H, W): N snitt i gråtoner, alle like store.",
    en="{name} has the shape {shape}, but should be (N, H, W): N greyscale slices, all of one size.",
)
NEIGHBOURS = Sentence(
    nb="{found} av de {test} snittene i testsettet ligner et snitt i treningssettet så mye som nabosnitt av samme pasient gjør.",
    en="{found} of the {test} slices in the test set are as like a slice of the training set as neighbouring slices of one patient are.",
)
NEIGHBOURS_PAIR = Sentence(
    nb="Det gjelder {share} av testsettet. Snitt {test_row} i testsettet og snitt {train_row} i treningssettet, talt fra 0, har for eksempel korrelasjonen {alike}; nabosnitt i treningssettet har {usual} (median).",
    en="This concerns {share} of the test set. Slice {test_row} of the test set and slice {train_row} of the training set, counted from 0, for example, correlate by {alike}; neighbouring slices within the training set by {usual} (median).",
)
CURE_NEIGHBOURS = Sentence(
    nb="Finn ut hvilken pasient hvert snitt kommer fra. Del etter pasient, så alle snittene fra én pasient står på samme side, og tren på nytt.",
    en="Find out which patient each slice comes from. Split by patient, so that all slices of one patient stand on one side, and train again.",
)
LOOKED_SLICES = Sentence(
    nb="Sammenlignet hvert av {test} snitt i testsettet med de {train} i treningssettet.",
    en="Compared each of {test} slices in the test set with the {train} in the training set.",
)
LOOKED_SLICES_PATIENTS = Sentence(
    nb="Sammenlignet hvert av {test} snitt i testsettet med de {train} i treningssettet, og pasientene på den ene siden med dem på den andre.",
    en="Compared each of {test} slices in the test set with the {train} in the training set, and the patients on one side with those on the other.",
)
LOOKED_FEW_SLICES = Sentence(
    nb="Det er for få snitt ({train} i treningssettet og {test} i testsettet) til å si av bildene hvor like nabosnitt er. Snittene ble ikke sammenlignet.",
    en="There are too few slices ({train} in the training set and {test} in the test set) to tell from the images how alike neighbours are. The slices were not compared.",
)
LOOKED_PATIENTS_ONLY = Sentence(
    nb="Lette etter pasienter som står på begge sider. Snittene selv ble ikke sammenlignet: det er for få av dem ({train} i treningssettet og {test} i testsettet).",
    en="Looked for patients who stand on both sides. The slices themselves were not compared: there are too few ({train} in the training set and {test} in the test set).",
)
BLIND_SLICES = Sentence(
    nb="Dette ser kontrollen ikke: snitt av samme pasient som ligger langt fra hverandre, som øvre halvdel av hjernen i treningssettet og nedre i testsettet, og samme pasient ved to tidspunkter. Bare pasientnumre viser det.",
    en="What the audit does not see: slices of one patient that lie far apart, as the upper half of the brain in training and the lower in test, and the same patient at two times. Only patient numbers show that.",
)
BLIND_SLICES_PATIENTS = Sentence(
    nb="Dette ser kontrollen ikke: samme pasient under to ulike numre, når snittene ligger langt fra hverandre eller er tatt ved to tidspunkter.",
    en="What the audit does not see: one patient under two different numbers, where the slices lie far apart or were taken at two times.",
)

BLIND_PATIENTS_ONLY = Sentence(
    nb="Dette ser kontrollen ikke: samme pasient under to ulike numre.",
    en="What the audit does not see: one patient under two different numbers.",
)

# Files that should lie in one place
FILES_WANTED = Sentence(
    nb='images er tom. Gi minst ett bilde, som {{"flair": (bilde, affine)}}.',
    en='images is empty. Give at least one image, as {{"flair": (image, affine)}}.',
)
PAIR_WANTED = Sentence(
    nb="{name} skal være et par (bilde, affine): et bilde (X, Y, Z) og hvor det ligger, (4, 4). Fikk {got}.",
    en="{name} should be a pair (image, affine): an image (X, Y, Z) and where it lies, (4, 4). Got {got}.",
)
VOLUME_WANTED = Sentence(
    nb="{name} har formen {shape} og typen {dtype}, men skal være tall i tre akser, (X, Y, Z).",
    en="{name} has the shape {shape} and the type {dtype}, but should be numbers along three axes, (X, Y, Z).",
)
VALUES_MISSING = Sentence(
    nb="{name} har {count} voksler uten et endelig tall. Finn ut hvorfor, og rett filen først.",
    en="{name} has {count} voxels without a finite number. Find out why and correct the file first.",
)
AFFINE_WANTED = Sentence(
    nb="Affinen til {name} lar seg ikke bruke: den skal være (4, 4) med endelige tall, nederste rad 0, 0, 0, 1, og kunne snus. Les den fra filens hode.",
    en="The affine of {name} cannot be used: it should be (4, 4) of finite numbers, with the last row 0, 0, 0, 1, and have an inverse. Read it from the file's header.",
)
SIDE_WANTED = Sentence(
    nb='side er {got}, men skal være "right" eller "left": den siden av pasienten svulsten er på ifølge svaret fra røntgen.',
    en='side is {got}, but should be "right" or "left": the side of the patient the tumour is on by the radiologist\'s report.',
)
NOTHING_THERE = Sentence(
    nb="{name} har samme verdi overalt, så det er ingenting å finne stedet til. Se på filen.",
    en="{name} has the same value everywhere, so there is nothing to find the place of. Look at the file.",
)

RIGHT, LEFT, MIDDLE = (
    Sentence(nb="høyre", en="right"),
    Sentence(nb="venstre", en="left"),
    Sentence(nb="midtlinjen", en="midline"),
)
PLACE = Sentence(nb="{name} ({x}, {y}, {z}) mm", en="{name} ({x}, {y}, {z}) mm")
PLACE_OF_MASK = Sentence(
    nb="{name} ({x}, {y}, {z}) mm, {mm} mm fra midten av hjernen: {side}",
    en="{name} ({x}, {y}, {z}) mm, {mm} mm from the middle of the brain: {side}",
)
LOOKED_GEOMETRY = Sentence(
    nb="Tyngdepunkt i mm mot høyre, fram og opp: {places:nb}. Sammenlignet form, affine og sted, og hvert bilde speilvendt med de andre.",
    en="Centroid in mm to the right, front and up: {places:en}. Compared shape, affine and place, and each image mirrored with the others.",
)
BLIND_ALL = Sentence(
    nb="Dette ser kontrollen ikke: om alle filene er speilvendt sammen. Da er Dice like høy og hvert tyngdepunkt like galt. Bare en fil som ikke er vendt, eller siden i svaret fra røntgen (side=), avslører det. En speilvendt maske ses bare der svulsten er lys på FLAIR.",
    en="What the audit does not see: whether all files are mirrored together. Dice is then as high and each centroid as wrong. Only a file that was not mirrored, or the side in the radiologist's report (side=), tells. A mirrored mask is seen only where the tumour is bright on FLAIR.",
)
BLIND_SIDE = Sentence(
    nb="Dette ser kontrollen ikke: om filene er speilvendt når svulsten krysser midtlinjen, eller om de er flyttet sammen.",
    en="What the audit does not see: whether the files are mirrored when the tumour crosses the midline, or have been moved together.",
)

SHAPES = Sentence(
    nb="{name} har ikke samme form som {other}.",
    en="{name} has not the same shape as {other}.",
)
SHAPES_EVIDENCE = Sentence(
    nb="{name} har {got} voksler langs aksene, {other} har {needed}.",
    en="{name} has {got} voxels along its axes, {other} has {needed}.",
)
ORDER = Sentence(
    nb="{name} er lagret med aksene i en annen rekkefølge eller retning enn {other}.",
    en="{name} is stored with its axes in another order or direction than {other}.",
)
ORDER_EVIDENCE = Sentence(
    nb="Aksene i {name} går mot {got}, i {other} mot {needed} (R høyre, L venstre, A fram, P bak, S opp, I ned). I mm dekker de samme rutenett.",
    en="The axes of {name} run {got}, those of {other} {needed} (R right, L left, A front, P back, S up, I down). In mm they cover the same grid.",
)
AFFINES = Sentence(
    nb="{name} ligger ikke på samme rutenett som {other}.",
    en="{name} does not lie on the same grid as {other}.",
)
AFFINES_EVIDENCE = Sentence(
    nb="Med aksene snudd likt ligger hjørnene av de to opptil {mm} mm fra hverandre.",
    en="With their axes turned alike, the corners of the two lie up to {mm} mm apart.",
)
IDENTITY = Sentence(
    nb="{name} har en affine som ikke sier noe om sted: 1 mm langs hver akse, og første voksel i origo.",
    en="{name} has an affine that says nothing of place: 1 mm along each axis, and the first voxel in the origin.",
)
IDENTITY_EVIDENCE = Sentence(
    nb="En slik affine får en fil ofte når hodet er gått tapt underveis. Da er høyre og venstre bare en antakelse.",
    en="A file often gets such an affine when its header was lost on the way. Right and left are then only an assumption.",
)
APART = Sentence(
    nb="Hjernen i {name} ligger {mm} mm fra hjernen i {other}.",
    en="The brain in {name} lies {mm} mm from the brain in {other}.",
)
APART_EVIDENCE = Sentence(
    nb="Tyngdepunktet er ({x}, {y}, {z}) mm i {name} og ({ox}, {oy}, {oz}) mm i {other}.",
    en="The centroid is at ({x}, {y}, {z}) mm in {name} and at ({ox}, {oy}, {oz}) mm in {other}.",
)
AXIS = (
    Sentence(nb="høyre–venstre", en="right to left"),
    Sentence(nb="fram–bak", en="front to back"),
    Sentence(nb="opp–ned", en="top to bottom"),
)
MIRRORED = Sentence(
    nb="Speilvendt i forhold til de andre bildene, {axis:nb}: {names}.",
    en="Mirrored against the other images, {axis:en}: {names}.",
)
MIRRORED_ONE_OF = Sentence(
    nb="Noen av bildene {names} er speilvendt i forhold til de andre, {axis:nb}; hvilke, kan ikke sies av bildene alene.",
    en="Some of the images {names} are mirrored against the others, {axis:en}; which cannot be told from the images alone.",
)
MIRRORED_EVIDENCE = Sentence(
    nb="Kantene i {name} og {other} har korrelasjonen {direct} slik filene er, og {mirrored} når det ene speilvendes.",
    en="The edges of {name} and {other} correlate by {direct} as the files are, and by {mirrored} with one of them mirrored.",
)
OUTSIDE = Sentence(
    nb="{share} av masken ligger utenfor hjernen.",
    en="{share} of the mask lies outside the brain.",
)
OUTSIDE_EVIDENCE = Sentence(
    nb="{count} av {all} voksler i masken er der alle bildene er bakgrunn.",
    en="{count} of {all} voxels of the mask are where all images are background.",
)
MASK_MIRRORED = Sentence(
    nb="Masken ser ut til å være speilvendt i forhold til FLAIR, {axis:nb}.",
    en="The mask seems to be mirrored against FLAIR, {axis:en}.",
)
MASK_MIRRORED_EVIDENCE = Sentence(
    nb="FLAIR er {direct} i masken og {mirrored} i den speilvendte masken (0 er midt i hjernen, 1 en vanlig spredning over). Tyngdepunktene er {mm} mm fra hverandre.",
    en="FLAIR is {direct} in the mask and {mirrored} in the mirrored mask (0 is the middle of the brain, 1 a usual spread above). The centroids are {mm} mm apart.",
)
WRONG_SIDE = Sentence(
    nb="Masken ligger på {found:nb} side, men svulsten skal være på {known:nb}.",
    en="The mask lies on the {found:en} side, but the tumour should be on the {known:en}.",
)
WRONG_SIDE_MIDDLE = Sentence(
    nb="Masken ligger i midtlinjen, men svulsten skal være på {known:nb} side.",
    en="The mask lies in the midline, but the tumour should be on the {known:en} side.",
)
WRONG_SIDE_EVIDENCE = Sentence(
    nb="Maskens tyngdepunkt er {mm} mm til {found:nb} for midten av hjernen.",
    en="The centroid of the mask is {mm} mm to the {found:en} of the middle of the brain.",
)
WRONG_SIDE_MIDDLE_EVIDENCE = Sentence(
    nb="Maskens tyngdepunkt er {mm} mm fra midten av hjernen, mindre enn {least} mm.",
    en="The centroid of the mask is {mm} mm from the middle of the brain, less than {least} mm.",
)
WHY_PLACE = Sentence(
    nb="Modellen får da vev fra ett sted og svar fra et annet, og et målt volum hører ikke til det stedet det vises på.",
    en="The model then gets tissue from one place and the answer from another, and a volume measured does not belong where it is shown.",
)
WHY_SIDE = Sentence(
    nb="Feil side er en av de feilene som skader mest: biopsi, stråling eller operasjon på den friske siden. Dice ser den ikke når bilde og maske er vendt sammen.",
    en="The wrong side is among the errors that harm most: biopsy, radiation or surgery on the healthy side. Dice does not see it when image and mask are mirrored together.",
)
CURE_GRID = Sentence(
    nb="Les filene på nytt med dyplab.data.read_scan, som snur aksene likt og sier fra om rutenettene er ulike. Er de ulike, må bildene registreres og samples om til ett rutenett.",
    en="Read the files again with dyplab.data.read_scan, which turns the axes alike and says when the grids differ. If they do, register the images and resample them to one grid.",
)
CURE_MIRRORED = Sentence(
    nb="Finn steget der data ble snudd uten affinen, eller affinen uten data, og gjør det om. Sjekk siden mot svaret fra røntgen, ikke mot en annen fil fra samme steg.",
    en="Find the step where the data were turned without the affine, or the affine without the data, and do it again. Check the side against the radiologist's report, not against another file of the same step.",
)
CURE_IDENTITY = Sentence(
    nb="Gå tilbake til filen fra før hodet gikk tapt. Finnes den ikke, må siden bekreftes mot svaret fra røntgen før noe måles.",
    en="Go back to the file from before the header was lost. If there is none, confirm the side against the radiologist's report before anything is measured.",
)
