"""What `dyplab segment` and its report say, and what is wrong with a scan that no network can be asked about."""

from dyplab.text.sentence import Sentence

# The notice: in both languages wherever it stands, for a report travels further than the one who asked for it
NOTICE_TITLE = Sentence(nb="TIL UNDERVISNING. IKKE MEDISINSK UTSTYR.", en="FOR TEACHING. NOT A MEDICAL DEVICE.")
NOTICE = Sentence(
    nb="Ingen har vist at svaret er riktig for en pasient. Bruk det ikke til diagnose, behandling eller oppfølging.",
    en="Nobody has shown that the answer is right for a patient. Do not use it for diagnosis, treatment or follow-up.",
)
IN_THE_FILE = "dyplab: for teaching, not a medical device"  # NIfTI keeps 79 letters of ASCII about a file

# The command
SEGMENT = Sentence(
    nb="tegn opp hjernesvulsten på fire MR-bilder av en pasient (til undervisning, ikke medisinsk utstyr)",
    en="draw the brain tumour on four MR images of a patient (for teaching, not a medical device)",
)
MORE = Sentence(
    nb="Bildene er NIfTI-filer (.nii eller .nii.gz) av samme pasient, lagt oppå hverandre og uten skalle og hud. Masken får merkelappene til BraTS 2023: 1 nekrotisk eller ikke-ladende kjerne, 2 ødem og infiltrasjon, 3 kontrastladende tumor. Ved siden av den skrives et kart over hvor usikkert nettverket er. Bildene forlater ikke maskinen.",
    en="The images are NIfTI files (.nii or .nii.gz) of one patient, laid upon each other and without skull or skin. The mask has the labels of BraTS 2023: 1 necrotic or non-enhancing core, 2 oedema or infiltration, 3 enhancing tumour. Beside it goes a map of how unsure the network is. No image leaves the computer.",
)
IMAGES = {
    "t1": Sentence(nb="T1 uten kontrast", en="T1 without contrast"),
    "t1c": Sentence(nb="T1 med kontrast", en="T1 with contrast"),
    "t2": Sentence(nb="T2", en="T2"),
    "flair": Sentence(nb="FLAIR", en="FLAIR"),
}
OUT = Sentence(
    nb="filen masken skrives til (.nii.gz), i T1-bildets egen geometri; må ikke finnes fra før",
    en="the file for the mask (.nii.gz), in the geometry of the T1 image; must not be there already",
)
REPORT = Sentence(
    nb="skriv også en rapport med bilder og volumer i denne filen (.html); må ikke finnes fra før",
    en="write a report with pictures and volumes in this file too (.html); must not be there already",
)
WEIGHTS = Sentence(
    nb="vekter fra «dyplab tumour train» (.safetensors) i stedet for de som følger med",
    en="weights of “dyplab tumour train” (.safetensors) in place of those that come with dyplab",
)
BAD_ENDING = Sentence(
    nb="{given} går ikke: navnet må slutte på {endings}", en="{given} will not do: the name must end in {endings}"
)
ENDINGS = {
    "mask": Sentence(nb=".nii.gz eller .nii", en=".nii.gz or .nii"),
    "report": Sentence(nb=".html", en=".html"),
}
ALREADY_THERE = Sentence(
    nb="{file} finnes fra før og blir ikke skrevet over: det kan være arbeidet til noen. Velg et annet navn, eller flytt filen.",
    en="{file} is there already and is not overwritten: it may be somebody's work. Choose another name, or move the file.",
)
READING = Sentence(nb="Leser de fire bildene …", en="Reading the four images …")
ASKING = Sentence(nb="Spør nettverket …", en="Asking the network …")
DRAWING = Sentence(nb="Tegner rapporten …", en="Drawing the report …")
NOT_ENOUGH_MEMORY = Sentence(
    nb="Det er ikke minne nok til disse bildene. Lukk andre programmer, eller lagre bildene med større voksler (1 mm er nok).",
    en="There is not enough memory for these images. Close other programs, or save the images with larger voxels (1 mm will do).",
)

# What was found
REGIONS = {
    "whole": Sentence(nb="Hele FLAIR-forandringen", en="The whole FLAIR abnormality"),
    "core": Sentence(nb="Tumorkjernen", en="The tumour core"),
    "enhancing": Sentence(nb="Kontrastladende tumor", en="Enhancing tumour"),
}
LABELS = {
    "whole": Sentence(nb="merkelapp 1 + 2 + 3", en="labels 1 + 2 + 3"),
    "core": Sentence(nb="merkelapp 1 + 3", en="labels 1 + 3"),
    "enhancing": Sentence(nb="merkelapp 3", en="label 3"),
}
MILLILITRES = Sentence(nb="{ml} ml", en="{ml} ml")
NO_TUMOUR_VOLUME = Sentence(
    nb="Hele forandringen («whole tumour» i BraTS) er ødem OG infiltrasjon også. Den er ikke et tumorvolum.",
    en="The whole abnormality (“whole tumour” in BraTS) is oedema AND infiltration too. It is not a tumour volume.",
)
NOTHING_FOUND = Sentence(
    nb="Nettverket fant ingen tumor på minst {least} ml. Det betyr ikke at det ikke er noen.",
    en="The network found no tumour of {least} ml or more. That does not mean that there is none.",
)
UNSURE = Sentence(
    nb="Usikkert: i {ml} ml av hjernen ga nettverket mellom {low} og {high} for tumor. Utenfor kan det også ta feil.",
    en="Unsure: in {ml} ml of the brain the network gave between {low} and {high} for tumour. It can be wrong elsewhere too.",
)
TOOK = Sentence(nb="Det tok {seconds} sekunder.", en="It took {seconds} seconds.")

# A scan the network cannot be asked about
NO_BRAIN = Sentence(
    nb="Det er ingen hjerne i bildene: alle vokslene er 0. Se på filene i et visningsprogram.",
    en="There is no brain in the images: every voxel is 0. Look at the files in a viewer.",
)
NOT_FINITE = Sentence(
    nb="Bildene har verdier som ikke er tall (NaN eller uendelig). Lag filene på nytt, med 0 utenfor hjernen.",
    en="The images have values that are not numbers (NaN or infinite). Make the files again, with 0 outside the brain.",
)
TOO_LARGE = Sentence(
    nb="Det som ikke er 0 i bildene, er {length} mm langt. Ingen hjerne er over {most} mm. Kontroller vokselstørrelsen, og at skalle og hud er fjernet.",
    en="What is not 0 in the images is {length} mm long. No brain is above {most} mm. Check the voxel size, and that skull and skin are removed.",
)
