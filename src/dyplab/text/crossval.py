"""What cross-validation, learning curves, regression scores and subgroup tables say."""

from dyplab.text.sentence import Sentence

# Inputs that will not do
NO_ROWS = Sentence(
    nb="x har formen {shape}, men det trengs en tabell med én rad per pasient og én kolonne per variabel, formen (N, F).",
    en="x has the shape {shape}, but a table with one row per patient and one column per variable is needed, shape (N, F).",
)
NOT_ZERO_ONE = Sentence(
    nb="y inneholder {found}, men skal inneholde bare 0 (frisk) og 1 (syk). Vil du se én klasse mot resten, skriver du for eksempel y == {example}.",
    en="y holds {found}, but should hold only 0 (well) and 1 (ill). For one class against the rest write for example y == {example}.",
)
NOT_AMOUNTS = Sentence(
    nb="{name} inneholder noe annet enn tall. Gi ett tall per pasient, i samme enhet hele veien.",
    en="{name} holds something other than numbers. Give one number per patient, in the same unit throughout.",
)
NOT_A_MODEL = Sentence(
    nb="{got} kan ikke kryssvalideres. Det trengs en modell fra scikit-learn eller en som oppfører seg likt, for eksempel LogisticRegression(), med parentesene.",
    en="{got} cannot be cross-validated. A model from scikit-learn, or one that behaves alike, is needed, for example LogisticRegression(), with its parentheses.",
)
NO_PROBABILITIES = Sentence(
    nb="{model} har verken predict_proba eller decision_function, og et ja eller nei rangerer ingen pasienter. Velg en modell som gir sannsynligheter.",
    en="{model} has neither predict_proba nor decision_function, and a yes or no ranks no patients. Choose a model that gives probabilities.",
)
NOT_A_COUNT = Sentence(
    nb="{name} er {got}, men skal være et heltall, minst {least}.",
    en="{name} is {got}, but should be a whole number, at least {least}.",
)
TOO_FEW_FOR_FOLDS = Sentence(
    nb="Det er {ill} syke og {well} friske pasienter, men {folds} folder trenger minst {folds} av hver, så hver fold får begge. Velg færre folder.",
    en="There are {ill} ill and {well} well patients, but {folds} folds need at least {folds} of each, so that every fold has both. Choose fewer folds.",
)
TOO_FEW_PATIENTS = Sentence(
    nb="Det er {n} pasienter, men {folds} folder trenger minst {folds}, for ingen kan stå i to folder. Velg færre folder.",
    en="There are {n} patients, but {folds} folds need at least {folds}, since nobody may stand in two folds. Choose fewer folds.",
)
FOLDS_DIFFER = Sentence(
    nb="De to kryssvalideringene har ikke de samme pasientene i de samme foldene, så forskjellen blir ikke parvis. Kjør begge med samme y, groups, folds, repeats og seed.",
    en="The two cross-validations do not have the same patients in the same folds, so the difference would not be paired. Run both with the same y, groups, folds, repeats and seed.",
)
DECISIONS_ONLY = Sentence(
    nb="Denne modellen ga ikke sannsynligheter, men verdier fra decision_function. Bruk .predicted, eller velg en modell som har predict_proba.",
    en="This model gave no probabilities but values of decision_function. Use .predicted, or choose a model that has predict_proba.",
)
AMOUNTS_ONLY = Sentence(
    nb="Dette er en regresjon, og den gir tall, ikke sannsynligheter. Tallene ligger i .predicted.",
    en="This is a regression, which gives numbers, not probabilities. The numbers are in .predicted.",
)

# A cross-validation in words
CROSS_VALIDATED = Sentence(
    nb="{name} {score}, {repeats} × {folds} folder; enkeltfoldene {lowest} til {highest}. Intervallet dekker hvilke pasienter som kom med, ikke pasienter av et annet slag.",
    en="{name} {score}, {repeats} × {folds} folds; single folds {lowest} to {highest}. The interval covers which patients came, not patients of another kind.",
)

# Learning curves
SIZE_OUTSIDE = Sentence(
    nb="sizes inneholder {got}, men med {folds} folder er det {most} pasienter å trene på, og det trengs minst {least}.",
    en="sizes holds {got}, but with {folds} folds there are {most} patients to train on, and at least {least} are needed.",
)
CURVE_TITLE = Sentence(
    nb="Hvor mye hjelper flere pasienter?",
    en="How much do more patients help?",
)
CURVE_X = Sentence(nb="Pasienter i treningen", en="Patients trained on")
CURVE_Y_AUROC = Sentence(nb="AUROC med 95 % KI", en="AUROC with 95% CI")
CURVE_Y_RMSE = Sentence(nb="RMSE med 95 % KI", en="RMSE with 95% CI")
CURVE_GUESS = Sentence(nb="uten modell: {value}", en="without a model: {value}")
CURVES_DIFFER = Sentence(
    nb="Kurvene måler ulike ting (AUROC og RMSE) og kan ikke stå på samme akse. Tegn én figur for hver.",
    en="The curves measure different things (AUROC and RMSE) and cannot share an axis. Draw one figure for each.",
)

# Regression
LIMITS_CROSS = Sentence(
    nb="low er større enn high for {count} av {n} pasienter, først i rad {row}. Bytt om på dem.",
    en="low is above high for {count} of {n} patients, first in row {row}. Swap the two.",
)
NO_SPREAD = Sentence(
    nb="R² kan ikke regnes ut her: truth er den samme for alle {n} pasientene, så det er ingen forskjell å forklare.",
    en="There is no R² here: truth is the same for all {n} patients, so there is no difference to explain.",
)

# Subgroups
NO_SUBGROUPS = Sentence(
    nb='subgroups er tom eller ingen tabell. Gi navn og én verdi per pasient, for eksempel {{"kjønn": sex}}.',
    en='subgroups is empty or no table. Give names and one value per patient, for example {{"sex": sex}}.',
)
TOO_MANY_LEVELS = Sentence(
    nb="{name} har {levels} ulike verdier, men tabellen har plass til {most}. Del inn i noen få grupper først, for eksempel under 60 og 60 eller mer.",
    en="{name} has {levels} different values, but the table has room for {most}. Cut it into a few groups first, for example under 60 and 60 or over.",
)
EVERYONE = Sentence(nb="alle", en="all")
NOT_KNOWN = Sentence(nb="ikke kjent", en="not known")
TOO_FEW = Sentence(
    nb="For få til et tall: {ill} syke og {well} friske, og det trengs minst {least} av hver.",
    en="Too few for a number: {ill} ill and {well} well, and at least {least} of each are needed.",
)
HEAD = (
    Sentence(nb="Undergruppe", en="Subgroup"),
    Sentence(nb="Pasienter", en="Patients"),
    Sentence(nb="Syke", en="Ill"),
    Sentence(nb="AUROC (95 % KI)", en="AUROC (95% CI)"),
    Sentence(nb="Andel modellen venter", en="Share expected"),
    Sentence(nb="Andel syke (95 % KI)", en="Share ill (95% CI)"),
)
SHORT = Sentence(nb="{value} ({low}–{high})", en="{value} ({low}–{high})")
NOT_ONE_COLUMN = Sentence(
    nb="{name} har formen {shape}, men en variabel som deler pasientene i undergrupper, skal ha én verdi per pasient, formen (N,).",
    en="{name} has the shape {shape}, but a variable that parts the patients into subgroups needs one value per patient, shape (N,).",
)
CAUTION = Sentence(
    nb="Les ikke forskjeller ut av denne tabellen. Den har {count} undergrupper, og jo flere man ser på, desto oftere skiller én seg ut ved en tilfeldighet. At to intervaller overlapper, betyr ikke at gruppene er like.",
    en="Read no differences out of this table. It has {count} subgroups, and the more one looks at, the oftener one stands out by chance. That two intervals overlap does not mean that the groups are alike.",
)
CAUTION_OVERLAP = Sentence(
    nb=CAUTION.nb + " De samme pasientene står i flere rader ({names}), så radene er ikke uavhengige av hverandre.",
    en=CAUTION.en
    + " The same patients stand in several rows ({names}), so the rows are not independent of each other.",
)
