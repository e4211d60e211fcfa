"""What the scores of a segmentation say: names of the regions, the rule for empty ones, what masks lack."""

from dyplab.text.sentence import Sentence

# Regions, and the columns of a table
REGION = {
    "whole": Sentence(nb="hele tumoren", en="whole tumour"),
    "core": Sentence(nb="tumorkjernen", en="tumour core"),
    "enhancing": Sentence(nb="kontrastladende tumor", en="enhancing tumour"),
}
FLAIR_ROW = Sentence(nb="hele tumoren, FLAIR-terskel", en="whole tumour, FLAIR threshold")
HEAD = (
    Sentence(nb="Region", en="Region"),
    Sentence(nb="Pasienter", en="Patients"),
    Sentence(nb="Dice, gjennomsnitt (95 % KI)", en="Dice, mean (95% CI)"),
    Sentence(nb="Dice, median", en="Dice, median"),
    Sentence(nb="Lavest Dice", en="Lowest Dice"),
    Sentence(nb="HD95, mm (95 % KI)", en="HD95, mm (95% CI)"),
    Sentence(nb="Overflate-Dice, {tolerance} mm", en="Surface Dice, {tolerance} mm"),
    Sentence(nb="Volumfeil, ml (95 % KI)", en="Volume error, ml (95% CI)"),
    Sentence(nb="Lesjoner funnet / oversett / falske", en="Lesions found / missed / false"),
)
INTERVAL = Sentence(nb="{value} ({low}–{high})", en="{value} ({low}–{high})")
WORST = Sentence(nb="{value}, pasient {patient}", en="{value}, patient {patient}")
LESIONS = Sentence(nb="{found} / {missed} / {false}", en="{found} / {missed} / {false}")
NONE_HERE = Sentence(nb="–", en="–")
WITHOUT = Sentence(
    nb="{region}: {n} uten regionen i fasiten. Falskt positivt volum: median {median} ml, størst {largest} ml (pasient {patient}).",
    en="{region}: {n} without the region in the truth. False-positive volume: median {median} ml, largest {largest} ml (patient {patient}).",
)
EMPTY_RULE = Sentence(
    nb="Regel for tomme regioner: Er regionen tom i fasiten, finnes verken Dice, HD95 eller overflate-Dice; pasienten skåres med falskt positivt volum (ml) og holdes utenfor gjennomsnittene. Er den bare tom i svaret, er Dice og overflate-Dice 0 og HD95 bildets diagonal (mm).",
    en="Rule for empty regions: where the truth has no such region, Dice, HD95 and surface Dice do not exist; the patient is scored by false-positive volume (ml) and kept out of the means. Where only the answer is empty, Dice and surface Dice are 0 and HD95 is the diagonal of the image (mm).",
)
LESION_RULE = Sentence(
    nb="En lesjon er sammenhengende voksler (også over hjørner) på minst {smallest} ml; mindre telles ikke. Den er funnet når svaret dekker minst én voksel av den; falsk er en lesjon i svaret som ikke berører noen i fasiten.",
    en="A lesion is connected voxels (corners count) of at least {smallest} ml; smaller ones are not counted. It is found when the answer covers at least one voxel of it; false is a lesion in the answer that touches none in the truth.",
)
FRAME = ("patient", "region", "dice", "hd95_mm", "surface_dice", "truth_ml", "predicted_ml", "found", "missed", "false")

# Masks that cannot be scored
NOT_A_MASK = Sentence(
    nb="{name} inneholder {example}, men skal være en maske med bare 0 og 1 (eller False og True). Fra BraTS-merkelapper gir region_masks(…) én maske for hver region.",
    en="{name} holds {example}, but should be a mask of 0 and 1 only (or False and True). From BraTS labels region_masks(…) makes one mask for each region.",
)
NOT_BRATS = Sentence(
    nb="{name} inneholder merkelappen {example}, men her gjelder BraTS 2023: 0, 1, 2 og 3. I BraTS til og med 2022 er 4 kontrastladende tumor: bytt ut 4 med 3 først.",
    en="{name} holds the label {example}, but BraTS 2023 is used here: 0, 1, 2 and 3. In BraTS up to 2022 the enhancing tumour is 4: replace 4 by 3 first.",
)
SHAPES_DIFFER = Sentence(
    nb="{name} har formen {got}, men {other} har {needed}. De må ligge på samme rutenett, voksel for voksel, for å kunne sammenlignes.",
    en="{name} has the shape {got}, but {other} has {needed}. They must lie on the same grid, voxel upon voxel, to be compared.",
)
NO_VOXELS = Sentence(
    nb="{name} har formen {shape} og dermed ingen voksler å regne på. Gi en maske med minst én voksel langs hver akse.",
    en="{name} has the shape {shape} and so no voxels to work on. Give a mask with at least one voxel along each axis.",
)
BAD_SPACING = Sentence(
    nb="spacing_mm er {got}, men skal være {axes} positive tall: vokselens mål i mm langs hver akse, for eksempel {example}.",
    en="spacing_mm is {got}, but should be {axes} positive numbers: the voxel's size in mm along each axis, for example {example}.",
)
BAD_TOLERANCE = Sentence(
    nb="tolerance_mm er {got}, men skal være et tall fra 0 og oppover: hvor mange mm overflaten kan bomme og likevel regnes som riktig.",
    en="tolerance_mm is {got}, but should be a number from 0 up: by how many mm the surface may be off and still count as right.",
)
NOT_AS_MANY = Sentence(
    nb="Det er {patients} pasienter, men {got} i {name}. Gi én av hver for hver pasient, i samme rekkefølge.",
    en="There are {patients} patients, but {got} in {name}. Give one of each for every patient, in the same order.",
)
NO_PATIENTS = Sentence(
    nb="Det er ingen pasienter i {name}. Gi minst én pasient å regne på.",
    en="There are no patients in {name}. Give at least one patient to work on.",
)

# The threshold on FLAIR
NO_BRAIN = Sentence(
    nb="Hjernemasken til pasient {row} (talt fra 0) er tom, så bildet kan ikke standardiseres. Gi en maske som er sann i hjernen.",
    en="The brain mask of patient {row} (counted from 0) is empty, so the image cannot be standardised. Give a mask that is true in the brain.",
)
NOT_FINITE = Sentence(
    nb="FLAIR-bildet til pasient {row} (talt fra 0) har {count} voksler i hjernen uten et endelig tall. Finn ut hvorfor, og rett bildet først.",
    en="The FLAIR image of patient {row} (counted from 0) has {count} voxels in the brain without a finite number. Find out why and correct the image first.",
)
NO_TUMOUR = Sentence(
    nb="Ingen av de {n} pasientene har tumor i fasiten, så ingen terskel er bedre enn en annen. Gi treningspasienter med tumor.",
    en="None of the {n} patients has a tumour in the truth, so no threshold is better than another. Give training patients with a tumour.",
)

# Repeat error
REPEATS_WANTED = Sentence(
    nb="repeats har formen {shape}, men skal være (N, K): én rad per pasient med K ≥ 2 målinger av det samme, alle endelige tall.",
    en="repeats has the shape {shape}, but should be (N, K): one row a patient with K ≥ 2 measurements of the same, all finite numbers.",
)

# Figures
DICE_TITLE = Sentence(nb="Dice for hver pasient", en="Dice of each patient")
DICE_Y = Sentence(nb="Dice", en="Dice")
DICE_MEAN = Sentence(nb="gjennomsnitt med 95 % KI", en="mean with 95% CI")
DICE_ONE = Sentence(nb="én pasient", en="one patient")
DICE_FLAIR = Sentence(nb="hele tumoren,\nFLAIR-terskel", en="whole tumour,\nFLAIR threshold")
VOLUMES_TITLE = Sentence(nb="Volum: svar mot fasit", en="Volume: answer against truth")
VOLUMES_X = Sentence(nb="Gjennomsnitt av svar og fasit (ml)", en="Mean of answer and truth (ml)")
VOLUMES_Y = Sentence(nb="Svar minus fasit (ml)", en="Answer minus truth (ml)")
VOLUMES_MEAN = Sentence(nb="gjennomsnitt {value} ml", en="mean {value} ml")
VOLUMES_LIMITS = Sentence(nb="95 % av pasientene: {low} til {high} ml", en="95% of patients: {low} to {high} ml")
VOLUMES_TOO_FEW = Sentence(
    nb="Det er {n} pasient(er) med volum i både fasit og svar, men det trengs minst 3 for å vise spredningen.",
    en="There are {n} patient(s) with a volume in truth and answer, but at least 3 are needed to show the spread.",
)
PLANE = (
    Sentence(nb="Aksialt, z = {mm} mm", en="Axial, z = {mm} mm"),
    Sentence(nb="Koronalt, y = {mm} mm", en="Coronal, y = {mm} mm"),
    Sentence(nb="Sagittalt, x = {mm} mm", en="Sagittal, x = {mm} mm"),
)
BAR = Sentence(nb="{mm} mm", en="{mm} mm")
TRUTH = Sentence(nb="fasit", en="truth")
PREDICTED = Sentence(nb="svar", en="answer")
SIDES = Sentence(nb="R: pasientens høyre side, L: venstre", en="R: the patient's right side, L: left")
NOT_A_VOLUME = Sentence(
    nb='image har formen {shape}, men skal være ett bilde (X, Y, Z). Fra en skanning med fire bilder gir scan.image("flair") ett.',
    en='image has the shape {shape}, but should be one image (X, Y, Z). From a scan of four images scan.image("flair") gives one.',
)
BAD_AFFINE = Sentence(
    nb="affine har formen {shape} eller lar seg ikke snu. Den skal være (4, 4) fra vokselnummer til mm, slik BrainScan.affine er.",
    en="affine has the shape {shape} or cannot be inverted. It should be (4, 4), from voxel number to mm, as BrainScan.affine is.",
)
OUTSIDE = Sentence(
    nb="at er {got}, men bildet har formen {shape}. Gi tre vokselnumre innenfor bildet, talt fra 0.",
    en="at is {got}, but the image has the shape {shape}. Give three voxel numbers inside the image, counted from 0.",
)
