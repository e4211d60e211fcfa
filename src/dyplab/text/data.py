"""What the room `data` says: files that are not what they should be, splits that cannot be made, the card of a data set."""

from dyplab.text.sentence import Sentence

# Files of any kind
NOT_A_FILE = Sentence(
    nb="Finner ingen fil {file}. Sjekk navnet og mappen.",
    en="There is no file {file}. Check the name and the folder.",
)
CANNOT_READ = Sentence(
    nb="Kan ikke lese filen {file} ({reason}). Lukk den i andre programmer, eller kopier den til en mappe du har tilgang til.",
    en="Cannot read the file {file} ({reason}). Close it in other programs, or copy it to a folder you have access to.",
)
FILE_TOO_LARGE = Sentence(
    nb="Filen {file} er på {got} byte; grensen er {most}. Del den opp, og les én del om gangen.",
    en="The file {file} has {got} bytes; at most {most} are read. Split it, and read one part at a time.",
)
NOT_UTF8 = Sentence(
    nb="Filen {file} er ikke tekst i UTF-8. Lagre tabellen på nytt som «CSV UTF-8».",
    en="The file {file} is not text in UTF-8. Save the table again as “CSV UTF-8”.",
)
BUNDLED_DAMAGED = Sentence(
    nb="Filen {file} til datasettet «{title}» mangler eller er endret siden den ble laget. Installer dyplab på nytt.",
    en="The file {file} of the data set “{title}” is missing or has changed since it was made. Install dyplab again.",
)

# IDX
HEADER_CUT = Sentence(
    nb="{file} er ikke en hel IDX-fil: filhodet skal ha {need} byte, men det er bare {got}. Last ned filen på nytt.",
    en="{file} is not a whole IDX file: the header needs {need} bytes, but there are only {got}. Download the file again.",
)
WRONG_MAGIC = Sentence(
    nb="{file} er ikke en IDX-fil: den begynner med {got}. En IDX-fil begynner med 00 00, så talltypen (08, 09, 0b, 0c, 0d eller 0e) og antallet dimensjoner. Sjekk at det er riktig fil, og pakk den ut hvis den er et arkiv.",
    en="{file} is not an IDX file: it begins with {got}. An IDX file begins with 00 00, then the type of number (08, 09, 0b, 0c, 0d or 0e) and the number of dimensions. Check that it is the right file, and unpack it if it is an archive.",
)
WRONG_DIMENSIONS = Sentence(
    nb="{file} har {got} dimensjon(er) der det trengs {needed}. Bilder har 3, merkelapper har 1: sjekk at bildefilen og merkelappfilen ikke er byttet om.",
    en="{file} has {got} dimension(s) where {needed} are needed. Images have 3, labels have 1: check that the image file and the label file have not changed places.",
)
TOO_LARGE = Sentence(
    nb="Filhodet i {file} lover en tabell på {shape}, mer enn grensen på {most} byte. Filen er trolig skadet: last den ned på nytt.",
    en="The header of {file} promises an array of {shape}, more than the {most} bytes that are read. The file is probably damaged: download it again.",
)
TOO_FEW_BYTES = Sentence(
    nb="{file} er ikke hel: filhodet lover {shape}, altså {need} byte, men det er bare {got}. Last ned filen på nytt.",
    en="{file} is not whole: the header promises {shape}, that is {need} bytes, but there are only {got}. Download the file again.",
)
TOO_MANY_BYTES = Sentence(
    nb="{file} er lengre enn filhodet sier: det lover {shape}, altså {need} byte, men det kommer flere. Antallet i filhodet er feil, eller to filer er slått sammen: last ned filen på nytt.",
    en="{file} is longer than its header says: it promises {shape}, that is {need} bytes, but more follow. The count in the header is wrong, or two files were joined: download the file again.",
)
BAD_GZIP = Sentence(
    nb="{file} er gzip-pakket, men er kuttet eller skadet. Last ned filen på nytt.",
    en="{file} is gzipped, but cut short or damaged. Download the file again.",
)
IDX_TYPE = Sentence(
    nb="IDX kan ikke lagre {dtype} med {dimensions} dimensjon(er). Formatet har uint8, int8, int16, int32, float32 og float64 med 1 til 32 dimensjoner: gjør om først, for eksempel med array.astype('uint8').",
    en="IDX cannot hold {dtype} with {dimensions} dimension(s). The format has uint8, int8, int16, int32, float32 and float64 with 1 to 32 dimensions: convert first, for instance with array.astype('uint8').",
)

# Images and labels
IMAGE_TYPE = Sentence(
    nb="Bildene er {dtype} med formen {shape}. De må være uint8 (0–255) med formen (antall, høyde, bredde).",
    en="The images are {dtype} of shape {shape}. They must be uint8 (0–255) of shape (number, height, width).",
)
LABELS_WANTED = Sentence(
    nb="Merkelappene er {dtype} med formen {shape}. De må være hele tall fra 0 til 9, ett for hvert bilde.",
    en="The labels are {dtype} of shape {shape}. They must be whole numbers from 0 to 9, one for each image.",
)
UNEQUAL_LENGTHS = Sentence(
    nb="Det er {images} bilder, men {labels} merkelapper. Det må være like mange av hver: se etter rader som er falt ut.",
    en="There are {images} images but {labels} labels. There must be as many of each: look for rows that were lost.",
)

# CSV
NORWEGIAN_EXCEL = Sentence(
    nb='{file} ser ut som en tabell lagret fra norsk Excel: semikolon mellom kolonnene og komma som desimaltegn. Les den med read_csv(fil, sep=";").',
    en='{file} looks like a table saved by a Norwegian Excel: semicolons between the columns and a comma as decimal sign. Read it with read_csv(file, sep=";").',
)
NO_LABEL_COLUMN = Sentence(
    nb="{file} har ingen kolonne som heter «label». Kolonnene er {columns}. Gi kolonnen med merkelappene det navnet; den første linjen skal være kolonnenavn.",
    en="{file} has no column called “label”. The columns are {columns}. Give the column with the labels that name; the first line must be the names of the columns.",
)
WRONG_COLUMNS = Sentence(
    nb="{file} har {got} kolonner, men trenger {need}: «label» og {pixels} piksler. Ta bort andre kolonner (for eksempel radnumre), eller oppgi bildenes form med shape=(høyde, bredde).",
    en="{file} has {got} columns but needs {need}: “label” and {pixels} pixels. Remove other columns (row numbers, for instance), or give the shape of the images with shape=(height, width).",
)
ROW_LENGTH = Sentence(
    nb="Linje {line} i {file} har {got} verdier der det skal være {need}. Er filen kuttet, så lag den på nytt; ellers rett linjen.",
    en="Line {line} of {file} has {got} values where there should be {need}. If the file was cut short, make it again; otherwise correct the line.",
)
NO_ROWS = Sentence(
    nb="{file} er tom: det er ingen rader med tall i den. Lag filen på nytt.",
    en="{file} is empty: there are no rows of numbers in it. Make the file again.",
)
NOT_A_NUMBER = Sentence(
    nb="Linje {line}, kolonne {column} i {file} er ikke et tall: der står «{got}». Rett cellen, eller ta bort raden.",
    en="Line {line}, column {column} of {file} is not a number: it says “{got}”. Correct the cell, or remove the row.",
)
LABEL_OUTSIDE = Sentence(
    nb="Merkelappen på linje {line} i {file} er {got}, men må være et helt tall fra 0 til 9. Rett den, eller ta bort raden.",
    en="The label on line {line} of {file} is {got}, but it must be a whole number from 0 to 9. Correct it, or remove the row.",
)
PIXEL_OUTSIDE = Sentence(
    nb="Linje {line}, kolonne {column} i {file} er {got}, men en piksel må være et helt tall fra 0 til 255. Er pikslene delt på 255, så gang dem opp igjen.",
    en="Line {line}, column {column} of {file} is {got}, but a pixel must be a whole number from 0 to 255. If the pixels were divided by 255, multiply them by 255 again.",
)

# PNG
NOT_A_FOLDER = Sentence(
    nb="Finner ingen mappe {folder}. Sjekk navnet.",
    en="There is no folder {folder}. Check the name.",
)
FOLDER_HAS_FILES = Sentence(
    nb="Det ligger allerede noe i {folder}. Velg en ny eller tom mappe, så bildene ikke blandes med andre.",
    en="There is already something in {folder}. Choose a new or empty folder, so that the images do not mix with others.",
)
NO_PNGS = Sentence(
    nb="Det er ingen PNG-filer i mappen {folder}. Sjekk at det er riktig mappe.",
    en="There are no PNG files in the folder {folder}. Check that it is the right folder.",
)
NO_LABEL_IN_NAME = Sentence(
    nb="Filnavnet {file} sier ikke hvilken merkelapp bildet har. Navnet må være et nummer og en merkelapp fra 0 til 9, slik: 00017_label7.png.",
    en="The file name {file} does not say which label the image has. The name must be a number and a label from 0 to 9, like this: 00017_label7.png.",
)
NOT_AN_IMAGE = Sentence(
    nb="{file} er ikke et PNG-bilde, eller filen er skadet. Lag den på nytt, eller ta den bort.",
    en="{file} is not a PNG image, or the file is damaged. Make it again, or remove it.",
)
NOT_GREY = Sentence(
    nb="{file} er ikke et gråtonebilde med 8 bit per piksel, men av typen {mode}. Gjør det om til gråtoner først.",
    en="{file} is not a greyscale image with 8 bits per pixel, but of type {mode}. Convert it to greyscale first.",
)
WRONG_SIZE = Sentence(
    nb="Bildet {file} er {got} piksler, men skulle vært {need} (høyde × bredde). Skaler bildet, eller oppgi formen med shape=(høyde, bredde).",
    en="The image {file} is {got} pixels but should be {need} (height × width). Resize the image, or give the shape with shape=(height, width).",
)

# Splits
BAD_SHARE = Sentence(
    nb="test_share er {got}, men må være et tall mellom 0 og 1, for eksempel 0.2 for en femdel.",
    en="test_share is {got}, but it must be a number between 0 and 1, for instance 0.2 for one fifth.",
)
NAMES_WANTED = Sentence(
    nb="Trenger én verdi for hver rad, og ingen kan mangle; fikk formen {shape}. Ta bort radene som mangler verdi.",
    en="One value for each row is needed, and none may be missing; got the shape {shape}. Remove the rows without a value.",
)
RARE_CLASS = Sentence(
    nb="Merkelappen {label} finnes på bare én rad, så den kan ikke stå på begge sider av delingen. Ta bort raden, eller finn flere.",
    en="The label {label} is on one row only, so it cannot be on both sides of the split. Remove the row, or find more.",
)
ONE_GROUP = Sentence(
    nb="Alle radene hører til {group}. Det må minst to til for at ingen skal stå på begge sider av delingen.",
    en="All rows belong to {group}. There must be at least two, or somebody would be on both sides of the split.",
)

# Simulations
TOO_MANY_WRITERS = Sentence(
    nb="Kan ikke lage {got} skrivere: hver trenger sitt eget bilde av hvert siffer, så det blir minst 1 og høyst {most}.",
    en="Cannot make {got} writers: each needs its own image of every digit, so there can be at least 1 and at most {most}.",
)
BAD_TEST_COUNT = Sentence(
    nb="n_test er {got}, men må være minst 1 og høyst {most}, halvparten av bildene.",
    en="n_test is {got}, but it must be at least 1 and at most {most}, half of the images.",
)

# The card of a data set, as a person reads it
CARD_FILE = Sentence(
    nb="  {name}, {size} byte, sha256 {sha256}",
    en="  {name}, {size} bytes, sha256 {sha256}",
)
CARD = Sentence(
    nb="{title}\n{what}\nHvem: {who}\nAntall: {count}\nVilkår: {licence}\nSiteres: {citation}\nAdresse: {addresses}\nFiler:\n{files}",
    en="{title}\n{what}\nWho: {who}\nCount: {count}\nTerms: {licence}\nCite: {citation}\nAddress: {addresses}\nFiles:\n{files}",
)
