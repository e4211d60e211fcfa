"""What is said about MR scans of the brain that `data` reads and writes: files, grids, skulls, masks, folders."""

from dyplab.text.sentence import Sentence

# One file
IS_A_FOLDER = Sentence(
    nb="{file} er en mappe. Oppgi én NIfTI-fil (.nii eller .nii.gz); en mappe med DICOM-filer gjøres først om, for eksempel med dcm2niix.",
    en="{file} is a folder. Give one NIfTI file (.nii or .nii.gz); a folder of DICOM files is converted first, for instance with dcm2niix.",
)
NOT_NIFTI = Sentence(
    nb="{file} er ikke en NIfTI-fil. Bildene må ligge i hver sin fil av typen .nii eller .nii.gz.",
    en="{file} is not a NIfTI file. Each image must be a file of its own, .nii or .nii.gz.",
)
DICOM = Sentence(
    nb="{file} er en DICOM-fil. Gjør serien om til NIfTI først, for eksempel med dcm2niix.",
    en="{file} is a DICOM file. Convert the series to NIfTI first, for instance with dcm2niix.",
)
TWO_FILES = Sentence(
    nb="{file} er filhodet til et NIfTI-bilde i to filer (.hdr og .img). Lagre det på nytt som én fil, .nii.gz.",
    en="{file} is the header of a NIfTI image in two files (.hdr and .img). Save it again as one file, .nii.gz.",
)
CUT = Sentence(
    nb="{file} er kuttet eller skadet: bildet slutter før det som filhodet lover ({shape} voksler). Kopier eller last ned filen på nytt.",
    en="{file} is cut short or damaged: the image ends before what its header promises ({shape} voxels). Copy or download the file again.",
)
BAD_GZIP = Sentence(
    nb="{file} er gzip-pakket, men kuttet eller skadet. Kopier eller last ned filen på nytt.",
    en="{file} is gzipped, but cut short or damaged. Copy or download the file again.",
)
BAD_HEADER = Sentence(
    nb="Filhodet i {file} er skadet. Kopier filen på nytt, eller lag den på nytt fra originalen.",
    en="The header of {file} is damaged. Copy the file again, or make it again from the original.",
)
TOO_LARGE = Sentence(
    nb="Filhodet i {file} lover {shape} voksler, mer enn grensen på 512 × 512 × 512. Er filen hel, så lagre den med grovere oppløsning, for eksempel 1 mm.",
    en="The header of {file} promises {shape} voxels, more than the 512 × 512 × 512 that are read. If the file is whole, save it at a coarser resolution, for instance 1 mm.",
)
NO_MEMORY = Sentence(
    nb="Det er ikke nok minne til å lese {file} ({shape} voksler). Lukk andre programmer, eller lagre bildet med grovere oppløsning.",
    en="There is not enough memory to read {file} ({shape} voxels). Close other programs, or save the image at a coarser resolution.",
)
WRONG_TYPE = Sentence(
    nb="{file} har tall av typen {dtype}. Et MR-bilde skal ha ett vanlig tall i hver voksel, ikke farger og ikke komplekse tall: lagre størrelsen (magnitude) for seg.",
    en="{file} holds numbers of type {dtype}. An MR image must have one plain number in each voxel, neither colours nor complex numbers: save the magnitude by itself.",
)
NOT_A_VOLUME = Sentence(
    nb="{file} har formen {shape}. Det trengs et volum med tre akser, ikke ett snitt: lagre hele serien i én fil.",
    en="{file} has the shape {shape}. A volume with three axes is needed, not one slice: save the whole series in one file.",
)
SEVERAL_VOLUMES = Sentence(
    nb="{file} har formen {shape}, altså {volumes} volumer i én fil. Lagre hvert volum som en egen fil; filer fra Decathlon leses med read_decathlon.",
    en="{file} has the shape {shape}, that is {volumes} volumes in one file. Save each volume as a file of its own; files of the Decathlon are read with read_decathlon.",
)
NOT_FINITE = Sentence(
    nb="{file} har {count} voksler som ikke er tall (NaN) eller er uendelige. Finn ut hvilket steg som laget dem; ligger de bare utenfor hjernen, så sett dem til 0.",
    en="{file} has {count} voxels that are not numbers (NaN) or are infinite. Find the step that made them; if they lie outside the brain only, set them to 0.",
)
CONSTANT = Sentence(
    nb="{file} er tom: alle vokslene har verdien {value}. Sjekk at det er riktig fil, og lag den på nytt.",
    en="{file} is empty: all voxels have the value {value}. Check that it is the right file, and make it again.",
)
NO_ORIENTATION = Sentence(
    nb="{file} sier ikke hvordan pasienten ligger i bildet (qform_code og sform_code er 0), så høyre og venstre kan ikke skilles. Lag filen på nytt fra DICOM, for eksempel med dcm2niix, eller skriv inn affinen hvis du kjenner den.",
    en="{file} does not say how the patient lies in the image (qform_code and sform_code are 0), so right and left cannot be told apart. Make the file again from DICOM, for instance with dcm2niix, or write the affine into it if you know it.",
)
BAD_AFFINE = Sentence(
    nb="{file} sier ikke hvor vokslene ligger: affinen har akser uten lengde, akser som faller sammen, eller verdier som ikke er tall. Lag filen på nytt fra originalen.",
    en="{file} does not say where its voxels lie: the affine has axes without length, axes that coincide, or values that are not numbers. Make the file again from the original.",
)
BAD_SPACING = Sentence(
    nb="Vokslene i {file} skal ifølge filhodet være {spacing} mm. Det passer ikke for MR av en hjerne (0,2–12 mm): sjekk enheten, og lag filen på nytt.",
    en="The voxels of {file} are {spacing} mm according to its header. That does not fit MR of a brain (0.2–12 mm): check the unit, and make the file again.",
)

# Four files together
SAME_TWICE = Sentence(
    nb="{first} og {second} er samme bilde. Det trengs fire ulike: T1, T1 med kontrast, T2 og FLAIR.",
    en="{first} and {second} are the same image. Four different ones are needed: T1, T1 with contrast, T2 and FLAIR.",
)
SHAPES_DIFFER = Sentence(
    nb="{file} har {got} voksler, men {first} har {need}. Bildene må ligge på samme rutenett: samregistrer dem, og lagre alle på rutenettet til det første.",
    en="{file} has {got} voxels, but {first} has {need}. The images must lie on the same grid: co-register them, and save all on the grid of the first.",
)
APART = Sentence(
    nb="{file} og {first} ligger ikke på samme sted: det skiller opptil {mm} mm mellom rutenettene. Samregistrer bildene, og lagre alle på rutenettet til det første.",
    en="{file} and {first} do not lie in the same place: their grids are up to {mm} mm apart. Co-register the images, and save all on the grid of the first.",
)
AXES = (
    Sentence(nb="høyre–venstre", en="right–left"),
    Sentence(nb="foran–bak", en="front–back"),
    Sentence(nb="opp–ned", en="up–down"),
)
HEADER_MIRRORED = tuple(
    Sentence(
        nb=f"Rutenettene til {{file}} og {{first}} går hver sin vei {axis.nb}, og det skiller opptil {{mm}} mm. Ett av filhodene er trolig speilvendt: lag filene på nytt fra originalene.",
        en=f"The grids of {{file}} and {{first}} run opposite ways {axis.en}, and are up to {{mm}} mm apart. One of the headers is probably mirrored: make the files again from the originals.",
    )
    for axis in AXES
)
BRAIN_MIRRORED = tuple(
    Sentence(
        nb=f"Hjernen i {{file}} ser ut til å være speilvendt {axis.nb} i forhold til {{first}}, selv om filhodene er enige. Lag filen på nytt fra originalen, og se på de to bildene ved siden av hverandre.",
        en=f"The brain in {{file}} seems to be mirrored {axis.en} compared with {{first}}, although the headers agree. Make the file again from the original, and look at the two images side by side.",
    )
    for axis in AXES
)
BRAINS_APART = Sentence(
    nb="Hjernene i {file} og {first} dekker ikke hverandre: midtpunktene ligger {mm} mm fra hverandre, og bare {shared} av hjernen er felles. Er alle fire fra samme pasient og undersøkelse, så samregistrer dem.",
    en="The brains in {file} and {first} do not cover each other: their centres are {mm} mm apart, and only {shared} of the brain is shared. If all four are of one patient and examination, co-register them.",
)

# Not a brain by itself
NOT_STRIPPED = Sentence(
    nb="{file} er trolig ikke hjernen alene: {ml} ml har verdi, og en voksen hjerne har høyst {most} ml. Fjern hodeskalle og hud først, for eksempel med HD-BET eller SynthStrip, og bruk samme hjernemaske på alle fire bildene.",
    en="{file} is probably not the brain alone: {ml} ml have a value, and an adult brain has at most {most} ml. Remove skull and skin first, for instance with HD-BET or SynthStrip, and use the same brain mask on all four images.",
)
NO_OUTSIDE = Sentence(
    nb="{file} har nesten ingen tom bakgrunn: {share} av bildet har verdi, så hodeskalle og hud er trolig med. Fjern dem først, for eksempel med HD-BET eller SynthStrip, og bruk samme hjernemaske på alle fire bildene.",
    en="{file} has almost no empty background: {share} of the image has a value, so skull and skin are probably there. Remove them first, for instance with HD-BET or SynthStrip, and use the same brain mask on all four images.",
)
IN_PIECES = Sentence(
    nb="Det som har verdi i {file}, henger ikke sammen: den største delen er {share}. Rester av skalle eller hud, eller støy, må fjernes først, for eksempel med HD-BET eller SynthStrip.",
    en="What has a value in {file} is not in one piece: the largest part is {share}. Remains of skull or skin, or noise, must be removed first, for instance with HD-BET or SynthStrip.",
)
TOO_SMALL = Sentence(
    nb="{file} er trolig ikke en hel hjerne: bare {ml} ml har verdi, og en hjerne har minst {least} ml. Sjekk at det er riktig fil (ikke en maske), og at vokselstørrelsen {spacing} mm stemmer.",
    en="{file} is probably not a whole brain: only {ml} ml have a value, and a brain has at least {least} ml. Check that it is the right file (not a mask), and that the voxel size of {spacing} mm is right.",
)
WRONG_EXTENT = Sentence(
    nb="Det som har verdi i {file}, er {extent} mm langt, bredt og høyt. En hjerne er mellom {least} og {most} mm hver vei: sjekk at det er riktig fil, og at skallen er fjernet.",
    en="What has a value in {file} is {extent} mm long, wide and high. A brain is between {least} and {most} mm each way: check that it is the right file, and that the skull was removed.",
)

# Masks and their labels
NOT_LABELS = Sentence(
    nb="Masken {file} har verdier som ikke er hele tall, for eksempel {value}. En maske skal ha en merkelapp i hver voksel: ble den flyttet til et nytt rutenett, så gjør det på nytt med nærmeste nabo.",
    en="The mask {file} has values that are not whole numbers, for instance {value}. A mask has one label in each voxel: if it was moved to a new grid, do so again with nearest neighbour.",
)
UNKNOWN_LABELS = Sentence(
    nb="Masken {file} har merkelappene {got}, men {convention} har bare {known}. Sjekk hvilket datasett masken kommer fra, og les mappen med read_brats eller read_decathlon, eller gjør masken om med to_brats_2023.",
    en="The mask {file} has the labels {got}, but {convention} has {known} only. Check which data set the mask comes from, and read the folder with read_brats or read_decathlon, or convert the mask with to_brats_2023.",
)
NO_SUCH_CONVENTION = Sentence(
    nb="Det finnes ingen merkelappkonvensjon som heter {got}. Velg mellom {known}.",
    en="There is no convention of labels called {got}. Choose from {known}.",
)
LABEL_4_IN_2023 = Sentence(
    nb="Masken {file} har merkelappen 4, men navnet er som i BraTS 2023 og senere. Der er 4 en operasjonshule (2024); til og med 2022 var 4 kontrastladende tumor. Finn ut hvilken, og les filene med read_scan uten masken eller med en omgjort maske.",
    en="The mask {file} has the label 4, but is named as in BraTS 2023 and later. There 4 is a resection cavity (2024); until 2022 it was enhancing tumour. Find out which, and read the files with read_scan without the mask or with a converted one.",
)
LABELS_3_AND_4 = Sentence(
    nb="Masken {file} har både merkelapp 3 og 4. Det har ingen av BraTS 2018–2023: slik var BraTS før 2017 (3 uten kontrastopptak, 4 kontrastladende) og fra 2024 (4 operasjonshule). Finn ut hvilken, og les filene med read_scan uten masken eller med en omgjort maske.",
    en="The mask {file} has both label 3 and label 4. None of BraTS 2018–2023 has: so it was in BraTS before 2017 (3 non-enhancing, 4 enhancing) and since 2024 (4 resection cavity). Find out which, and read the files with read_scan without the mask or with a converted one.",
)

# Folders of data sets
NO_SUCH_IMAGE = Sentence(
    nb="Mappen {folder} har ikke {image}-bildet til én pasient. Det trengs fire filer som slutter på {names} (med .nii.gz eller .nii); mappen har {found}.",
    en="The folder {folder} does not have the {image} image of one patient. Four files are needed whose names end in {names} (with .nii.gz or .nii); the folder has {found}.",
)
NO_IMAGES = Sentence(
    nb="Det er ingen NIfTI-filer (.nii eller .nii.gz) i mappen {folder}. Oppgi mappen til én pasient, ikke mappen over.",
    en="There are no NIfTI files (.nii or .nii.gz) in the folder {folder}. Give the folder of one patient, not the one above it.",
)
SEVERAL_PATIENTS = Sentence(
    nb="Mappen {folder} har flere filer for {image}: {files}. Oppgi mappen til én pasient, uten kopier.",
    en="The folder {folder} has several files for {image}: {files}. Give the folder of one patient, without copies.",
)
NOT_DECATHLON = Sentence(
    nb="{folder} har ingen mappe imagesTr eller imagesTs. Pakk ut Task01_BrainTumour.tar, og oppgi mappen Task01_BrainTumour.",
    en="{folder} has no folder imagesTr or imagesTs. Unpack Task01_BrainTumour.tar, and give the folder Task01_BrainTumour.",
)
NO_SUCH_PATIENT = Sentence(
    nb="Det er ingen pasient {patient} i {folder}. Pasientene heter som filene i imagesTr og imagesTs, for eksempel BRATS_001.",
    en="There is no patient {patient} in {folder}. The patients are named as the files in imagesTr and imagesTs, for instance BRATS_001.",
)
NOT_FOUR_IMAGES = Sentence(
    nb="{file} har formen {shape}, men en fil fra Decathlon har fire bilder langs den siste aksen (FLAIR, T1, T1 med kontrast, T2). Er bildene i hver sin fil, så bruk read_scan.",
    en="{file} has the shape {shape}, but a file of the Decathlon has four images along its last axis (FLAIR, T1, T1 with contrast, T2). If the images are in a file each, use read_scan.",
)

# Writing, and axes
NOT_A_NIFTI_NAME = Sentence(
    nb="{file} må slutte på .nii.gz eller .nii.",
    en="{file} must end in .nii.gz or .nii.",
)
NOT_A_MASK = Sentence(
    nb="Masken er {dtype} med formen {shape}. Den må ha tre akser og hele tall fra 0 til 255.",
    en="The mask is {dtype} of shape {shape}. It must have three axes and whole numbers from 0 to 255.",
)
NOT_AN_AFFINE = Sentence(
    nb="Affinen må være 4 × 4 tall der aksene har lengde og ikke faller sammen. Bruk scan.affine fra den undersøkelsen masken hører til.",
    en="The affine must be 4 × 4 numbers whose axes have length and do not coincide. Use scan.affine of the scan the mask belongs to.",
)
ALREADY_THERE = Sentence(
    nb="{file} finnes allerede og blir ikke overskrevet. Velg en annen mappe, eller flytt filen.",
    en="{file} is there already and is not overwritten. Choose another folder, or move the file.",
)
BAD_PATIENT = Sentence(
    nb="Pasientens id «{patient}» kan ikke brukes i et filnavn. Bruk bokstaver, tall, bindestrek, punktum og understrek.",
    en="The patient's id “{patient}” cannot be used in a file name. Use letters, digits, hyphens, full stops and underscores.",
)
OTHER_GRID = Sentence(
    nb="Tabellen har formen {got}, men undersøkelsen har {need} etter to_canonical. Gi en tabell på det rutenettet.",
    en="The array has the shape {got}, but the scan has {need} after to_canonical. Give an array on that grid.",
)
