"""What the room `training` says: arrays that cannot be learned from, and model files that cannot be opened."""

from dyplab.text.sentence import Sentence

# Arrays
NOT_NUMBERS = Sentence(
    nb="{name} må være en tabell av tall der alle radene er like lange; dette er {given}. Gjør om tekst til tall, og fyll ut eller fjern det som mangler.",
    en="{name} must be an array of numbers with rows of equal length; this is {given}. Turn text into numbers, and fill in or remove what is missing.",
)
NO_ROWS = Sentence(
    nb="{name} er tom. Gi minst én rad, altså ett bilde eller én pasient.",
    en="{name} is empty. Give at least one row, that is one image or one patient.",
)
ONE_ROW = Sentence(
    nb="{name} har formen {shape}. Den første aksen skal telle pasienter eller bilder; for ett enkelt bilde skriver du bilde[None].",
    en="{name} has the shape {shape}. Its first axis should count patients or images; for a single image write image[None].",
)
WHICH_SCALE = Sentence(
    nb='{name} er hele tall av typen {dtype}, og da er det uklart hva de måler. Er det piksler fra 0 til 255, så bruk astype("uint8"), og de deles på 255 her; ellers bruk astype("float32").',
    en='{name} holds whole numbers of type {dtype}, so it is unclear what they measure. For pixels from 0 to 255 use astype("uint8"), and they are divided by 255 here; otherwise use astype("float32").',
)
UNSCALED = Sentence(
    nb="{name} er bilder med desimaltall fra {low} til {high}, og det ligner piksler som ikke er skalert. Del på 255, eller gi dem som uint8, så deles de på 255 her.",
    en="{name} is images of decimal numbers from {low} to {high}, which looks like pixels that were never scaled. Divide by 255, or give them as uint8, and they are divided by 255 here.",
)
NOT_FINITE = Sentence(
    nb="{name} har {count} verdier som mangler eller er uendelige (NaN eller inf), den første i rad {row}. Fyll dem ut eller fjern radene først.",
    en="{name} has {count} values that are missing or infinite (NaN or inf), the first in row {row}. Fill them in or remove the rows first.",
)
NETWORK_REFUSES = Sentence(
    nb="Nettverket tar ikke imot {name}, som har formen {shape}. Sjekk at antall variabler eller piksler per rad er det nettverket ble laget for. (torch: {reason})",
    en="The network does not accept {name}, which has the shape {shape}. Check that each row has as many variables or pixels as the network was made for. (torch: {reason})",
)
NOT_LOGITS = Sentence(
    nb="Nettverket svarer med formen {shape} på én rad. Det skal svare med én rad logits, ett tall per klasse: (1, K).",
    en="The network answers one row with the shape {shape}. It should answer with one row of logits, one number a class: (1, K).",
)
BAD_LABELS = Sentence(
    nb="{name} må være én liste med hele tall, ett klassenummer per rad; dette har typen {dtype} og formen {shape}. Er merkelappene one-hot, så bruk argmax(axis=1).",
    en="{name} must be one list of whole numbers, one class number a row; this has the type {dtype} and the shape {shape}. If the labels are one-hot, use argmax(axis=1).",
)
UNEQUAL = Sentence(
    nb="{x_name} har {rows} rader, men {name} har {labels} merkelapper. Hver rad skal ha nøyaktig én.",
    en="{x_name} has {rows} rows, but {name} has {labels} labels. Each row should have exactly one.",
)
LABEL_RANGE = Sentence(
    nb="{name} har merkelappen {label}, men nettverket har {classes} utganger, så merkelappene må være fra 0 til {last}. Rett merkelappene, eller lag nettverket med flere utganger.",
    en="{name} has the label {label}, but the network has {classes} outputs, so labels must lie from 0 to {last}. Correct the labels, or make the network with more outputs.",
)

# Settings of a training
BAD_COUNT = Sentence(
    nb="{name}={given} går ikke: {name} må være et helt tall fra 1 og oppover.",
    en="{name}={given} will not do: {name} must be a whole number from 1 upwards.",
)
BAD_RATE = Sentence(
    nb="learning_rate={given} går ikke: læringsraten må være et tall større enn 0, for eksempel 0.001.",
    en="learning_rate={given} will not do: the learning rate must be a number greater than 0, for example 0.001.",
)
BAD_DECAY = Sentence(
    nb="weight_decay={given} går ikke: det må være 0 (ingen straff for store vekter) eller et lite tall over, for eksempel 0.0001.",
    en="weight_decay={given} will not do: it must be 0 (no penalty on large weights) or a small number above, for example 0.0001.",
)
HALF_A_SET = Sentence(
    nb="{missing} mangler. Et valideringssett er både bilder og merkelapper: gi x_validation og y_validation, eller ingen av dem.",
    en="{missing} is missing. A validation set is both images and labels: give x_validation and y_validation, or neither.",
)
NOTHING_TO_WATCH = Sentence(
    nb="patience={patience} uten valideringssett går ikke: det er tapet der som sier når det er på tide å stoppe. Gi x_validation og y_validation, eller la patience være.",
    en="patience={patience} without a validation set will not do: it is the loss there that tells when to stop. Give x_validation and y_validation, or leave patience out.",
)
BAD_AMOUNT = Sentence(
    nb="{name}={given} går ikke: det må være et tall fra 0 og oppover; 0 lar være. Rotasjon kan være høyst 180 grader, skråstilling (shear) høyst 80.",
    en="{name}={given} will not do: it must be a number from 0 upwards; 0 leaves it out. Rotation can be at most 180 degrees, shear at most 80.",
)
LOSS_EXPLODED = Sentence(
    nb="Tapet er ikke lenger et tall: skrittene er blitt så store at vektene løper løpsk. Prøv en lavere learning_rate, gjerne en tidel.",
    en="The loss is no longer a number: the steps grew so large that the weights ran away. Try a lower learning_rate, a tenth for instance.",
)

# A training under way
BAR = Sentence(nb="Epoke {epoch} av {epochs} · {left} igjen", en="Epoch {epoch} of {epochs} · {left} left")
BAR_DONE = Sentence(nb="{epochs} epoker på {seconds} s", en="{epochs} epochs in {seconds} s")
BAD_CHECKPOINT = Sentence(
    nb="Filen {file} lar seg ikke lese som et sjekkpunkt fra en trening: den er skadet eller noe annet. Slett den for å begynne forfra, eller gi checkpoint et annet navn.",
    en="The file {file} cannot be read as a checkpoint of a training: it is damaged, or something else. Delete it to start over, or give checkpoint another name.",
)
OTHER_TRAINING = Sentence(
    nb="Sjekkpunktet {file} er fra en annen trening; dette er ulikt: {changed}. Gi checkpoint et annet navn, eller slett filen for å begynne forfra.",
    en="The checkpoint {file} belongs to another training; this differs: {changed}. Give checkpoint another name, or delete the file to start over.",
)

# Model files
WRONG_SUFFIX = Sentence(
    nb="{file} bør ha et navn som slutter på {suffix}, så alle ser hva slags fil det er. Prøv {better}.",
    en="{file} should have a name ending in {suffix}, so that everyone sees what kind of file it is. Try {better}.",
)
CARD_NOT_JSON = Sentence(
    nb="Kortet kan bare inneholde tekst, tall, ja/nei, lister og ordbøker med tekst som nøkler. Gjør om resten til tekst eller tall først. ({reason})",
    en="The card can hold only text, numbers, yes/no, lists, and dictionaries with text as keys. Turn the rest into text or numbers first. ({reason})",
)
CANNOT_KEEP = Sentence(
    nb="Kan ikke lagre denne modellen, for den inneholder {kinds}. RandomForestClassifier og MLPClassifier kan lagres, alene eller etter StandardScaler i en Pipeline.",
    en="Cannot save this model, since it contains {kinds}. RandomForestClassifier and MLPClassifier can be saved, alone or after StandardScaler in a Pipeline.",
)
NO_FILE = Sentence(
    nb="Fant ikke filen {file}. Sjekk navnet og mappen, eller lagre modellen på nytt.",
    en="The file {file} was not found. Check its name and folder, or save the model again.",
)
UNREADABLE = Sentence(
    nb="Filen {file} kan ikke leses ({reason}). Sjekk at det er en fil, og at du har lov til å lese den.",
    en="The file {file} cannot be read ({reason}). Check that it is a file, and that you may read it.",
)
TOO_LARGE = Sentence(
    nb="Filen {file} er på {megabytes} MB når den er pakket ut; grensen er {limit} MB, så den ble ikke åpnet. Sjekk at det er riktig fil.",
    en="The file {file} is {megabytes} MB once unpacked; the limit is {limit} MB, so it was not opened. Check that it is the right file.",
)
PICKLE = Sentence(
    nb="Filen {file} ligner en pickle (fra pickle, joblib eller torch.save). En slik fil kan kjøre kode når den åpnes, så den ble ikke åpnet. Be om modellen som {suffix}, eller tren den på nytt og lagre den her.",
    en="The file {file} looks like a pickle (from pickle, joblib or torch.save). Such a file can run code when opened, so it was left unopened. Ask for the model as {suffix}, or train it again and save it here.",
)
NOT_ALLOWED = Sentence(
    nb="Filen {file} inneholder {kinds}, som ikke står på listen over det en modellfil her får inneholde, så den ble ikke åpnet. Tren modellen på nytt og lagre den her.",
    en="The file {file} contains {kinds}, which is not on the list of what a model file may hold here, so it was left unopened. Train the model again and save it here.",
)
NOT_A_MODEL = Sentence(
    nb="Filen {file} er ikke en modell lagret som {suffix}. Sjekk at du ga riktig fil.",
    en="The file {file} is not a model saved as {suffix}. Check that you gave the right file.",
)
CUT_SHORT = Sentence(
    nb="Filen {file} er på {got} byte, men kortet sier {needed}: den er avkortet. Hent eller lagre den på nytt.",
    en="The file {file} has {got} bytes, but its card says {needed}: it was cut short. Fetch it or save it again.",
)
DAMAGED = Sentence(
    nb="Filen {file} lot seg ikke lese som en hel modell: den er skadet, eller lagret med en annen programversjon ({versions}). Hent eller lagre den på nytt.",
    en="The file {file} could not be read as a whole model: it is damaged, or was saved by another version ({versions}). Fetch it or save it again.",
)
NO_CARD = Sentence(
    nb="Modellen {file} mangler kortet sitt. Legg {card} i samme mappe, eller lagre modellen på nytt.",
    en="The model {file} lacks its card. Put {card} in the same folder, or save the model again.",
)
BAD_CARD = Sentence(
    nb="Kortet {card} lar seg ikke lese: det skal være en JSON-fil skrevet da modellen ble lagret. Lagre modellen på nytt.",
    en="The card {card} cannot be read: it should be the JSON file written when the model was saved. Save the model again.",
)
OTHER_CARD = Sentence(
    nb="Kortet {card} hører ikke til filen {file}: innholdet er endret etter lagringen, eller kortet er fra en annen modell. Finn paret som hører sammen, eller lagre på nytt.",
    en="The card {card} does not belong to the file {file}: the content was changed after saving, or the card is another model's. Find the pair that belongs together, or save again.",
)
OTHER_NETWORK = Sentence(
    nb="Vektene i {file} passer ikke i dette nettverket: {layer} er {in_file} i filen og {in_network} i nettverket. Lag nettverket med de samme lagene som da det ble lagret.",
    en="The weights in {file} do not fit this network: {layer} is {in_file} in the file and {in_network} in the network. Make the network with the same layers as when it was saved.",
)
ABSENT = Sentence(nb="ikke der", en="absent")
