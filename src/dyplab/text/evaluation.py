"""What the room `evaluation` says: scores in words, what an input lacks, and the words on figures."""

from dyplab.text.sentence import Sentence

# A score in words
SCORE = Sentence(nb="{value} ({level} KI {limits})", en="{value} ({level} CI {limits})")
RANGE = Sentence(nb="{low}–{high}", en="{low}–{high}")
SIGNED_RANGE = Sentence(nb="{low} til {high}", en="{low} to {high}")
POINTS = Sentence(nb="{value} prosentpoeng", en="{value} percentage points")
COMPARISON = Sentence(
    nb="Bare A hadde rett hos {only_a}, bare B hos {only_b}. Forskjell i andel riktige (A minus B): {difference}. {test}, p {p_value}.",
    en="Only A was right in {only_a}, only B in {only_b}. Difference in accuracy (A minus B): {difference}. {test}, p {p_value}.",
)
MCNEMAR = Sentence(nb="Eksakt McNemar-test", en="Exact McNemar test")
SIGN_FLIP = Sentence(nb="Eksakt permutasjonstest (fortegnsbytte per gruppe)", en="Exact sign-flip test by group")

# Inputs that will not do
UNREADABLE = Sentence(
    nb="{name} lar seg ikke lese som en tabell: radene er ikke like lange, eller de er av ukjent slag. Gi en liste eller en matrise.",
    en="{name} cannot be read as a table: its rows differ in length or are of an unknown kind. Give a list or an array.",
)
NOT_ONE_EACH = Sentence(
    nb="{name} har formen {shape}, men det trengs én verdi per pasient, formen (N,). Har du sannsynligheter per klasse, gir .argmax(axis=1) svaret.",
    en="{name} has the shape {shape}, but one value per patient is needed, shape (N,). From probabilities per class, .argmax(axis=1) gives the answer.",
)
EMPTY = Sentence(
    nb="{name} er tom. En skår trenger minst én pasient.",
    en="{name} is empty. A score needs at least one patient.",
)
LENGTHS_DIFFER = Sentence(
    nb="{name} har {got} verdier, men {other} har {needed}. Hver pasient skal ha nøyaktig én verdi i hver, i samme rekkefølge.",
    en="{name} has {got} values, but {other} has {needed}. Each patient needs exactly one value in each, in the same order.",
)
MISSING_VALUES = Sentence(
    nb="{name} mangler verdi for {count} av {n} pasienter, først i rad {row}. Ta pasientene ut av alle listene, og si hvor mange det var.",
    en="{name} has no value for {count} of {n} patients, first in row {row}. Take those patients out of every array, and say how many there were.",
)
NOT_LABELS = Sentence(
    nb="{name} inneholder {example}, som ikke er en merkelapp. Velg en terskel først, for eksempel {name} >= 0.5.",
    en="{name} holds {example}, which is not a label. Choose a threshold first, for example {name} >= 0.5.",
)
KINDS_DIFFER = Sentence(
    nb="{text} er tekst, mens {numbers} er tall, så ingen merkelapper kan være like. Skriv begge på samme måte, for eksempel som heltall.",
    en="{text} is text while {numbers} is numbers, so no labels can be equal. Write both the same way, for example as integers.",
)
NOT_BINARY = Sentence(
    nb="truth inneholder {found}, men skal bare inneholde 0 (frisk) og 1 (syk). Vil du se én klasse mot resten, skriver du for eksempel truth == {example}.",
    en="truth holds {found}, but should hold only 0 (well) and 1 (ill). For one class against the rest write for example truth == {example}.",
)
NOT_NUMBERS = Sentence(
    nb="{name} inneholder noe annet enn tall. Gi ett tall per pasient: jo høyere tall, desto mer sannsynlig syk.",
    en="{name} holds something other than numbers. Give one number per patient: the more likely ill, the higher.",
)
NOT_PROBABILITIES = Sentence(
    nb="{name} inneholder {example}, som ikke er en sannsynlighet. Alle verdier skal ligge fra 0 til 1; bruk sigmoid eller softmax på rå nettverksverdier.",
    en="{name} holds {example}, which is not a probability. Every value should lie from 0 to 1; use sigmoid or softmax on raw network values.",
)
SUM_NOT_ONE = Sentence(
    nb="Sannsynlighetene i rad {row} av {name} blir {total} til sammen, ikke 1. Hver rad skal fordele 1 på klassene, slik softmax gjør.",
    en="The probabilities in row {row} of {name} sum to {total}, not 1. Each row should share 1 among the classes, as softmax does.",
)
NOT_A_TABLE = Sentence(
    nb="{name} har formen {shape}, men det trengs én rad per pasient og én kolonne per klasse, formen (N, K) med minst to klasser.",
    en="{name} has the shape {shape}, but one row per patient and one column per class is needed, shape (N, K) with at least two classes.",
)
NOT_CLASSES = Sentence(
    nb="truth inneholder {example}, men sannsynlighetene har {classes} kolonner, så klassene skal være heltall fra 0 til {last}.",
    en="truth holds {example}, but the probabilities have {classes} columns, so the classes should be integers from 0 to {last}.",
)
NOT_A_SHARE = Sentence(
    nb="{name} er {got}, men skal være en andel fra 0 til 1: skriv 0.9, ikke 90.",
    en="{name} is {got}, but should be a share from 0 to 1: write 0.9, not 90.",
)

# Scores that do not exist for these patients
NO_ILL = Sentence(
    nb="Sensitiviteten kan ikke regnes ut her: ingen av de {n} pasientene har merkelappen {positive} i fasiten, og det trengs minst én.",
    en="There is no sensitivity here: none of the {n} patients has the label {positive} in the truth, and at least one is needed.",
)
NO_WELL = Sentence(
    nb="Spesifisiteten kan ikke regnes ut her: alle de {n} pasientene har merkelappen {positive} i fasiten, og det trengs minst én uten.",
    en="There is no specificity here: all {n} patients have the label {positive} in the truth, and at least one without it is needed.",
)
NONE_CALLED_ILL = Sentence(
    nb="Positiv prediktiv verdi kan ikke regnes ut her: modellen svarte ikke {positive} for noen av de {n} pasientene, og det trengs minst én.",
    en="There is no positive predictive value here: the model answered {positive} for none of the {n} patients, and at least one is needed.",
)
NONE_CALLED_WELL = Sentence(
    nb="Negativ prediktiv verdi kan ikke regnes ut her: modellen svarte {positive} for alle de {n} pasientene, og det trengs minst én uten.",
    en="There is no negative predictive value here: the model answered {positive} for all {n} patients, and at least one without it is needed.",
)
NO_F1 = Sentence(
    nb="F1 kan ikke regnes ut her: ingen av de {n} pasientene har merkelappen {positive}, verken i fasiten eller i svaret, og det trengs minst én.",
    en="There is no F1 here: none of the {n} patients has the label {positive}, neither in the truth nor in the answer, and at least one is needed.",
)
ONE_CLASS = Sentence(
    nb="AUROC kan ikke regnes ut her: {ill} syke og {well} friske, og det trengs minst én av hver å sammenligne.",
    en="There is no AUROC here: {ill} ill and {well} well, and at least one of each is needed to compare.",
)
ONE_CLASS_OF_MANY = Sentence(
    nb="AUROC for klasse {label} kan ikke regnes ut her: {inside} pasienter i klassen og {outside} utenfor, og det trengs minst én av hver.",
    en="There is no AUROC for class {label} here: {inside} patients in the class and {outside} outside it, and at least one of each is needed.",
)
NO_PREDICTIVE_VALUE = Sentence(
    nb="Den prediktive verdien kan ikke regnes ut her: med sensitivitet {sensitivity}, spesifisitet {specificity} og prevalens {prevalence} får ingen dette svaret på testen.",
    en="There is no predictive value here: with sensitivity {sensitivity}, specificity {specificity} and prevalence {prevalence} nobody gets this answer from the test.",
)

# Figures that cannot be drawn
TOO_MANY_IMAGES = Sentence(
    nb="Du ga {n} bilder, men et kontaktark har plass til {most}. Velg ut noen, for eksempel images[:{most}].",
    en="You gave {n} images, but a contact sheet has room for {most}. Choose some, for example images[:{most}].",
)
NOT_IMAGES = Sentence(
    nb="images har formen {shape}, men skal være (N, H, W): N gråtonebilder.",
    en="images has the shape {shape}, but should be (N, H, W): N greyscale images.",
)
NOT_A_MAP = Sentence(
    nb="values har formen {shape}, men skal være (H, W): ett tall per piksel. Fra en rad med 784 gir .reshape(28, 28) et kart.",
    en="values has the shape {shape}, but should be (H, W): one number per pixel. From a row of 784, .reshape(28, 28) makes a map.",
)
TOO_MANY_MAPS = Sentence(
    nb="Du ga {n} bilder, men figuren har plass til {most} med kart. Velg ut noen, for eksempel images[:{most}] og maps[:{most}].",
    en="You gave {n} images, but the figure has room for {most} with maps. Choose some, for example images[:{most}] and maps[:{most}].",
)
MAPS_DIFFER = Sentence(
    nb="maps har formen {got}, men images har {needed}. Hvert bilde skal ha ett kart i samme størrelse.",
    en="maps has the shape {got}, but images has {needed}. Each image needs one map of the same size.",
)
BEST_EPOCH_OUTSIDE = Sentence(
    nb="best_epoch er {got}, men det er bare epoke 1 til {last}.",
    en="best_epoch is {got}, but there are only epochs 1 to {last}.",
)

# Words on figures
ANSWER = Sentence(nb="Modellens svar", en="The model's answer")
TRUTH = Sentence(nb="Fasit", en="Truth")
CONFUSION_TITLE = Sentence(nb="{right} av {n} riktige: {score}", en="{right} of {n} right: {score}")
CONFUSION_COLOUR = Sentence(nb="Andel av raden", en="Share of the row")

ROC_X = Sentence(
    nb="Andel friske med falsk alarm (1 − spesifisitet)", en="Share of the well with a false alarm (1 − specificity)"
)
ROC_Y = Sentence(nb="Andel syke som finnes (sensitivitet)", en="Share of the ill who are found (sensitivity)")
ROC_X_REST = Sentence(nb="Andel falske alarmer i resten", en="Share of false alarms in the rest")
ROC_Y_REST = Sentence(nb="Andel av klassen som finnes", en="Share of the class that is found")
ROC_TITLE = Sentence(nb="AUROC {score}", en="AUROC {score}")
ROC_TITLE_REST = Sentence(nb="Hver klasse mot resten", en="Each class against the rest")
ROC_WEAKEST = Sentence(nb="svakest: {label}", en="weakest: {label}")
AUROC_BY_CLASS = Sentence(nb="AUROC med 95 % KI", en="AUROC with 95% CI")
CLASS = Sentence(nb="Klasse", en="Class")
MODEL = Sentence(nb="modellen", en="the model")
GUESSING = Sentence(nb="gjetting", en="guessing")

CALIBRATION_TITLE = Sentence(
    nb="Stemmer sannsynlighetene?\nBrier-tap {score}", en="Do the probabilities hold?\nBrier loss {score}"
)
CALIBRATION_X = Sentence(nb="Modellens sannsynlighet for sykdom", en="The model's probability of disease")
CALIBRATION_Y = Sentence(nb="Andel som var syke", en="Share who were ill")
CALIBRATION_X_ANSWER = Sentence(
    nb="Modellens sannsynlighet for svaret sitt", en="The model's probability for its answer"
)
CALIBRATION_Y_ANSWER = Sentence(nb="Andel riktige svar", en="Share of correct answers")
PERFECT = Sentence(nb="perfekt kalibrert", en="perfectly calibrated")
OBSERVED = Sentence(nb="observert, 95 % KI", en="observed, 95% CI")
HOW_MANY = Sentence(nb="Antall", en="Number")

ILL = Sentence(nb="Syke ({n})", en="Ill ({n})")
WELL = Sentence(nb="Friske ({n})", en="Well ({n})")
RIGHT = Sentence(nb="Riktige svar ({n})", en="Right answers ({n})")
WRONG = Sentence(nb="Gale svar ({n})", en="Wrong answers ({n})")

PREVALENCE_TITLE = Sentence(
    nb="Sensitivitet {sensitivity}, spesifisitet {specificity}: samme test, ulike pasienter",
    en="Sensitivity {sensitivity}, specificity {specificity}: same test, different patients",
)
PREVALENCE_X = Sentence(
    nb="Prevalens: andel syke blant dem som testes", en="Prevalence: share of the tested who are ill"
)
PREVALENCE_Y = Sentence(nb="Prediktiv verdi", en="Predictive value")
PPV = Sentence(nb="PPV: syk når testen er positiv", en="PPV: ill when the test is positive")
NPV = Sentence(nb="NPV: frisk når testen er negativ", en="NPV: well when the test is negative")

LEARNING_TITLE = Sentence(nb="Tapet gjennom treningen", en="The loss during training")
EPOCH = Sentence(nb="Epoke", en="Epoch")
LOSS = Sentence(nb="Tap", en="Loss")
TRAINING_SET = Sentence(nb="treningssett", en="training set")
VALIDATION_SET = Sentence(nb="valideringssett", en="validation set")
BEST_EPOCH = Sentence(nb="beste epoke: {epoch}", en="best epoch: {epoch}")

PIXEL_COLUMN = Sentence(nb="Pikselkolonne", en="Pixel column")
PIXEL_ROW = Sentence(nb="Pikselrad", en="Pixel row")
PIXEL_VALUE = Sentence(nb="Verdi", en="Value")
MAP_SHARE = Sentence(nb="Andel av\nkartets topp", en="Share of the\nmap's highest")
PIXEL_VALUE_SIGNED = Sentence(nb="Verdi (strek: under null)", en="Value (bar: below zero)")

SHARE = Sentence(nb="Andel", en="Share")
DIFFERENCE = Sentence(nb="Forskjell (prosentpoeng)", en="Difference (percentage points)")
VALUE = Sentence(nb="Skår", en="Score")
NO_DIFFERENCE = Sentence(nb="ingen forskjell", en="no difference")
NOT_AS_MANY_NAMES = Sentence(
    nb="Du ga {names} navn, men det trengs {needed}: ett til hver.",
    en="You gave {names} names, but {needed} are needed: one for each.",
)
UNITS_DIFFER = Sentence(
    nb="Skårene er av ulikt slag ({units}) og kan ikke stå på samme akse. Tegn én figur for hvert slag.",
    en="The scores are of different kinds ({units}) and cannot share an axis. Draw one figure for each kind.",
)
BASELINE = Sentence(nb="uten modell: {value}", en="without a model: {value}")
