"""What the room `evaluation` says of clinical use: calibration lines, decision curves, the model card."""

from dyplab.text.sentence import Sentence

# Scores that do not exist for these patients
ONE_OUTCOME = Sentence(
    nb="Kalibreringen kan ikke regnes ut her: {ill} syke og {well} friske, og det trengs begge deler for å se om sannsynlighetene stemmer.",
    en="Calibration cannot be computed here: {ill} ill and {well} well, and both are needed to see whether the probabilities hold.",
)
ONE_PROBABILITY = Sentence(
    nb="Alle pasientene har fått samme sannsynlighet, {value}, så det finnes ikke noe stigningstall å regne ut. Se på konstantleddet i stedet (calibration_intercept).",
    en="Every patient has the same probability, {value}, so there is no slope to compute. Look at the intercept instead (calibration_intercept).",
)
SEPARATED = Sentence(
    nb="Stigningstallet finnes ikke her: alle syke og alle friske ligger på hver sin side av {value}, så stigningen er uendelig. Det trengs flere pasienter, eller pasienter som er vanskeligere å skille.",
    en="There is no calibration slope here: all the ill and all the well lie on either side of {value}, so the slope is infinite. More patients are needed, or patients harder to tell apart.",
)
BARELY_OVERLAP = Sentence(
    nb="Stigningstallet er for usikkert til å oppgis: syke og friske overlapper så lite at {share} av bootstrap-trekningene ikke har noe stigningstall. Det trengs flere pasienter, eller pasienter som er vanskeligere å skille.",
    en="The slope is too uncertain to be given: ill and well overlap so little that {share} of the bootstrap draws have no slope. More patients are needed, or patients harder to tell apart.",
)
TOO_FEW = Sentence(
    nb="{ill} syke og {well} friske ({units} uavhengige pasienter) er for få til å si noe om usikkerheten i kalibreringen. Det trengs flere av den minste gruppen.",
    en="{ill} ill and {well} well ({units} independent patients) are too few to tell how uncertain the calibration is. More of the smaller group are needed.",
)
NOT_BINS = Sentence(
    nb="bins er {got}, men skal være et helt tall fra 1 og oppover.",
    en="bins is {got}, but should be a whole number from 1 upwards.",
)
NOT_A_THRESHOLD = Sentence(
    nb="{name} er {got}, men en terskel skal ligge fra 0 til like under 1: 0.2 betyr at en sannsynlighet på 20 % er nok til å handle.",
    en="{name} is {got}, but a threshold should lie from 0 to just below 1: 0.2 means that a probability of 20% is enough to act on.",
)
NOT_COSTS = Sentence(
    nb="false_alarm er {false_alarm} og missed er {missed}. Begge skal være tall fra 0 og oppover, og minst ett større enn 0, for eksempel 1 og 10.",
    en="false_alarm is {false_alarm} and missed is {missed}. Both should be numbers from 0 upwards, at least one above 0, for example 1 and 10.",
)
NOT_BETWEEN = Sentence(
    nb="{name} er {got}, men skal være en andel mellom 0 og 1: skriv 0.01, ikke 1, for én av hundre.",
    en="{name} is {got}, but should be a share between 0 and 1: write 0.01, not 1, for one in a hundred.",
)

# The calibration error beside what luck gives
CALIBRATION_ERROR = Sentence(
    nb="{value}. En perfekt kalibrert modell ville ved ren tilfeldighet ha vist {by_luck} i snitt med like mange pasienter (95 av 100 ganger mellom {low} og {high})",
    en="{value}. A perfectly calibrated model would by luck alone show {by_luck} on average with as many patients (95 times in 100 between {low} and {high})",
)

# Words on figures
CALIBRATION_LINE_TITLE = Sentence(
    nb="Stigningstall {slope}\nKonstantledd {intercept}", en="Slope {slope}\nIntercept {intercept}"
)
NO_SLOPE = Sentence(nb="kan ikke bestemmes her", en="cannot be told here")
DECISION_TITLE = Sentence(nb="Lønner det seg å følge modellen?", en="Is it worth following the model?")
DECISION_X = Sentence(
    nb="Terskel: sannsynligheten som er nok til å handle", en="Threshold: the probability that is enough to act"
)
DECISION_Y = Sentence(nb="Nettonytte", en="Net benefit")
DECISION_MODEL = Sentence(nb="følge modellen, 95 % KI", en="follow the model, 95% CI")
DECISION_ALL = Sentence(nb="behandle alle", en="treat everyone")
DECISION_NONE = Sentence(nb="behandle ingen", en="treat no one")

# The model card
NOT_STATED = Sentence(nb="ikke oppgitt", en="not stated")
CARD_LACKS = Sentence(nb="Ikke oppgitt: {fields}.", en="Not stated: {fields}.")
CARD_SCORE = Sentence(nb="Skår", en="Score")
CARD_MODEL_COLUMN = Sentence(nb="Modellen", en="The model")
CARD_BASELINE = Sentence(nb="Uten modell", en="Without a model")
NOT_A_SCORE_ROW = Sentence(
    nb="Rad {row} i tabellen over skårer er {got}. Hver rad skal ha tre ting: et navn, en skår med intervall (som den auroc gir), og skåren uten modell (et tall, eller en til med intervall).",
    en="Row {row} of the scores is {got}. Each row should hold three things: a name, a score with its interval (as auroc gives), and the score without a model (a number, or another with its interval).",
)
CARD_FIELDS = {
    "name": Sentence(nb="Navn", en="Name"),
    "purpose": Sentence(nb="Formål", en="Purpose"),
    "users": Sentence(nb="Hvem den er for", en="Who it is for"),
    "not_for": Sentence(nb="Skal ikke brukes til", en="Must not be used for"),
    "patients": Sentence(nb="Pasienter: hvem og hvor", en="Patients: who and where"),
    "counts": Sentence(nb="Hvor mange, og hvor mange av dem syke", en="How many, and how many of them ill"),
    "split_unit": Sentence(nb="Enhet for oppdelingen", en="Unit of the split"),
    "reference_standard": Sentence(nb="Referansestandard", en="Reference standard"),
    "predictors": Sentence(nb="Variabler", en="Predictors"),
    "model": Sentence(nb="Modell", en="Model"),
    "training": Sentence(nb="Trening", en="Training"),
    "scores": Sentence(nb="Skårer", en="Scores"),
    "calibration": Sentence(nb="Kalibrering", en="Calibration"),
    "subgroups": Sentence(nb="Undergrupper", en="Subgroups"),
    "threshold": Sentence(nb="Terskel, og hva feil koster", en="Threshold, and what errors cost"),
    "errors": Sentence(nb="Hva den tar feil av", en="What it gets wrong"),
    "harms": Sentence(nb="Hva som kan skade", en="What could harm"),
    "limits": Sentence(nb="Begrensninger", en="Limits"),
    "data_licence": Sentence(nb="Lisens for dataene", en="Licence of the data"),
    "date": Sentence(nb="Dato", en="Date"),
}
