"""What the room `audit` says: what was looked for, what was found, why it matters for a patient, and what to do."""

from dyplab.text.sentence import Sentence

# Arrays that cannot be audited
IMAGES_WANTED = Sentence(
    nb="Bildene er {dtype} med formen {shape}. De må være tall, ett bilde for hver rad: (antall, høyde, bredde) eller (antall, piksler).",
    en="The images are {dtype} of shape {shape}. They must be numbers, one image a row: (number, height, width) or (number, pixels).",
)
NOT_FINITE = Sentence(
    nb="{count} bilde(r) har piksler som mangler eller er uendelige; det første er nummer {row}, talt fra 0. Finn ut hvorfor, og rett eller ta bort dem.",
    en="{count} image(s) have pixels that are missing or infinite; the first is number {row}, counted from 0. Find out why, and correct or remove them.",
)
UNEQUAL_LENGTHS = Sentence(
    nb="Det er {images} bilder, men {labels} merkelapper. Det må være like mange av hver: se etter rader som er falt ut.",
    en="There are {images} images but {labels} labels. There must be as many of each: look for rows that were lost.",
)
LABELS_WANTED = Sentence(
    nb="Trenger én merkelapp for hvert bilde, og ingen kan mangle; fikk formen {shape}. Ta bort bildene uten merkelapp.",
    en="One label for each image is needed, and none may be missing; got the shape {shape}. Remove the images without a label.",
)
UNEQUAL_SHAPES = Sentence(
    nb="Treningsbildene har formen {train} og testbildene {test}. De må ha samme form for å kunne sammenlignes.",
    en="The training images have the shape {train} and the test images {test}. They must have the same shape to be compared.",
)

# Images and labels that have parted: everywhere
PARTED = Sentence(
    nb="Merkelappene følger ikke bildene. Enten har bilder og merkelapper skilt lag, eller så sier ikke bildene noe om merkelappen.",
    en="The labels do not follow the images. Either images and labels have parted, or the images say nothing about the label.",
)
HARDLY = Sentence(
    nb="Merkelappene følger bildene bare så vidt. Enten har mange av dem skilt lag, eller så sier ikke bildene stort om merkelappen.",
    en="The labels hardly follow the images. Either many of them have parted, or the images say little about the label.",
)
AGREEMENT = Sentence(
    nb="For hvert av de {n} bildene fant vi det bildet som ligner mest. De to har samme merkelapp i {agreement} av tilfellene. Ved ren tilfeldighet ville det vært {chance}.",
    en="For each of the {n} images we found the image most like it. The two have the same label in {agreement} of cases. Pure chance would give {chance}.",
)
WHY_PARTED = Sentence(
    nb="Har de skilt lag, lærer modellen av andre pasienters svar. En syk pasient kan bli kalt frisk, og ingen feilmelding sier fra.",
    en="If they have parted, the model learns from other patients' answers. A sick patient may be called well, and no error message says so.",
)
CURE_PARTED = Sentence(
    nb="Se på tjue bilder med merkelappen ved siden av. Passer de ikke sammen, så gå tilbake til der filer og tabell ble koblet, og koble dem på et felles nummer i stedet for på rekkefølgen. Passer de sammen, er bildene for like til at denne kontrollen kan si noe.",
    en="Look at twenty images with the label beside each. If they do not fit, go back to where files and table were joined, and join them on a common number instead of on their order. If they fit, the images are too much alike for this audit to tell.",
)

# … because the order has changed
LOWER = Sentence(
    nb="Merkelappene er forskjøvet: den som hører til et bilde, står {rows} rad(er) lenger ned.",
    en="The labels are shifted: the one that belongs to an image stands {rows} row(s) further down.",
)
HIGHER = Sentence(
    nb="Merkelappene er forskjøvet: den som hører til et bilde, står {rows} rad(er) lenger opp.",
    en="The labels are shifted: the one that belongs to an image stands {rows} row(s) further up.",
)
BACKWARDS = Sentence(
    nb="Merkelappene står i motsatt rekkefølge av bildene.",
    en="The labels stand in the opposite order to the images.",
)
AS_TEXT = Sentence(
    nb="Bilder og merkelapper står i hver sin rekkefølge: den ene er sortert etter tall (1, 2, 3), den andre som tekst (1, 10, 100, 2).",
    en="Images and labels stand in different orders: one is sorted by number (1, 2, 3), the other as text (1, 10, 100, 2).",
)
AGREEMENT_MENDED = Sentence(
    nb="Slik de {n} radene står, har et bilde og det som ligner mest, samme merkelapp i {agreement} av tilfellene. Med rekkefølgen rettet blir det {mended}. Ved ren tilfeldighet ville det vært {chance}.",
    en="As the {n} rows stand, an image and the one most like it have the same label in {agreement} of cases. With the order put right it is {mended}. Pure chance would give {chance}.",
)
WHY_MOVED = Sentence(
    nb="Pasientene har fått hverandres svar. En modell som lærer av dette, kan kalle en syk pasient frisk, og ingen feilmelding sier fra.",
    en="The patients have been given each other's answers. A model that learns from this may call a sick patient well, and no error message says so.",
)
CURE_MOVED = Sentence(
    nb="Finn ut hvor rekkefølgen ble endret: en overskrift lest som rad, en slettet rad, en liste med filnavn sortert som tekst. Rett det der, koble på et felles nummer, og kjør kontrollen på nytt.",
    en="Find out where the order changed: a heading read as a row, a row deleted, a list of file names sorted as text. Put it right there, join on a common number, and run the audit again.",
)

# … in one class, one stretch of the file, one group of similar images
CLASS = Sentence(
    nb="Bildene med merkelappen {label} ligner ikke på hverandre slik bildene i de andre klassene gjør. Enten har merkelappene i denne klassen skilt lag med bildene, eller så er klassen mye vanskeligere enn resten.",
    en="The images labelled {label} are not alike as the images of the other classes are. Either the labels of this class have parted from the images, or the class is much harder than the rest.",
)
BLOCK = Sentence(
    nb="I radene {first} til {last}, talt fra 0, følger ikke merkelappene bildene. Enten har de skilt lag der, eller så er bildene der mye vanskeligere enn resten.",
    en="In rows {first} to {last}, counted from 0, the labels do not follow the images. Either they have parted there, or the images there are much harder than the rest.",
)
REGION = Sentence(
    nb="En gruppe bilder som ligner på hverandre, har merkelapper som om de var trukket ved loddtrekning. Enten har de skilt lag der, eller så er disse bildene mye vanskeligere enn resten.",
    en="A group of images that look alike have labels as if drawn by lot. Either they have parted there, or these images are much harder than the rest.",
)
AGREEMENT_PART = Sentence(
    nb="For de {n} bildene der har det bildet som ligner mest, samme merkelapp i {agreement} av tilfellene; for resten i {rest}. Ved ren tilfeldighet ville det vært {chance}.",
    en="For the {n} images there, the image most like each has the same label in {agreement} of cases; for the rest in {rest}. Pure chance would give {chance}.",
)
WHY_PART = Sentence(
    nb="Modellen lærer feil om nettopp disse pasientene, mens tallet for alle under ett fortsatt ser bra ut.",
    en="The model learns wrongly about just these patients, while the figure for all of them together still looks good.",
)
CURE_PART = Sentence(
    nb="Se på disse bildene med merkelappen ved siden av, og finn ut hvem som satte merkelappene, når, og fra hvilken fil de kom. Rett dem ved kilden, eller hold dem utenfor og si fra om det.",
    en="Look at these images with the label beside each, and find out who gave the labels, when, and from which file they came. Correct them at the source, or leave them out and say so.",
)

# Nothing to compare
TOO_FEW = Sentence(
    nb="Kontrollen kan ikke si noe: det er {n} bilder med {classes} ulike merkelapper. Den trenger minst {least} bilder, minst to ulike merkelapper, og noen bilder med samme merkelapp.",
    en="The audit cannot tell: there are {n} images with {classes} different labels. It needs at least {least} images, at least two different labels, and some images with the same label.",
)
NOT_COMPARED = Sentence(nb="Ingenting ble sammenlignet.", en="Nothing was compared.")
WHY_TOO_FEW = Sentence(
    nb="Om bilder og merkelapper hører sammen, er altså ikke undersøkt.",
    en="So whether images and labels belong together has not been examined.",
)
CURE_TOO_FEW = Sentence(
    nb="Se på bildene med merkelappen ved siden av, alle sammen.",
    en="Look at the images with the label beside each, all of them.",
)

# Exact duplicates across a split
DUPLICATES = Sentence(
    nb="{found} av de {test} bildene i testsettet finnes også i treningssettet, piksel for piksel.",
    en="{found} of the {test} images in the test set are in the training set too, pixel by pixel.",
)
DUPLICATE_PAIR = Sentence(
    nb="Bilde {test_row} i testsettet er for eksempel det samme som bilde {train_row} i treningssettet, talt fra 0. Slike kopier utgjør {share} av testsettet.",
    en="Image {test_row} of the test set, for example, is the same as image {train_row} of the training set, counted from 0. This concerns {share} of the test set.",
)
WHY_DUPLICATES = Sentence(
    nb="Modellen kan ha husket svaret i stedet for å lese bildet. Den ser da bedre ut enn den er, og det merkes først på nye pasienter.",
    en="The model may have remembered the answer instead of reading the image. It then looks better than it is, and that shows only on new patients.",
)
CURE_DUPLICATES = Sentence(
    nb="Finn ut hvor kopiene kom fra, ta dem bort fra den ene siden, og tren på nytt. Har samme pasient flere bilder, så del etter pasient.",
    en="Find out where the copies came from, remove them from one side, and train again. If a patient has several images, split by patient.",
)

# The report: what was looked for, what was not, and the headings of a finding
LOOKED_LABELS = Sentence(
    nb="Lette i {n} bilder etter merkelapper som har skilt lag med bildene: i alle radene, forskjøvet eller i en annen rekkefølge, i én klasse, i et sammenhengende stykke av filen og i grupper av like bilder. Et bilde og det som ligner mest, har samme merkelapp i {agreement} av tilfellene; ved ren tilfeldighet ville det vært {chance}.",
    en="Looked in {n} images for labels that have parted from the images: in all rows, shifted or in another order, in one class, in one stretch of the file and in groups of similar images. An image and the one most like it have the same label in {agreement} of cases; pure chance would give {chance}.",
)
BLIND_LABELS = Sentence(
    nb="Dette ser kontrollen ikke: spredte feil på enkeltbilder, klasser som har byttet navn helt ut (alle syke kalt friske og omvendt), og merkelapper som er byttet mellom pasienter med flere like bilder hver.",
    en="What the audit does not see: scattered errors on single images, classes that have changed names altogether (all the sick called well and the other way round), and labels exchanged between patients with several similar images each.",
)
NOTHING = Sentence(nb="Fant ingenting av dette.", en="None of this was found.")
FINDING = Sentence(
    nb="{seriousness}: {what}\n  Funn: {evidence}\n  Hvorfor det betyr noe: {why}\n  Hva du kan gjøre: {cure}",
    en="{seriousness}: {what}\n  Evidence: {evidence}\n  Why it matters: {why}\n  What to do: {cure}",
)
SERIOUS = Sentence(nb="Alvorlig", en="Serious")
WORTH_A_LOOK = Sentence(nb="Verdt å se på", en="Worth a look")
