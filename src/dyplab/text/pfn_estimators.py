"""What the estimators of `pfn` say: tables that cannot be read, and what lies beyond their size."""

from dyplab.text.sentence import Sentence

# The table
NOT_A_TABLE = Sentence(
    nb="X må være en tabell med én rad per pasient og én kolonne per variabel, minst én av hver; dette er {given}. En matrise med nuller spart bort (sparse) gjør du om med .toarray(), én enkelt pasient med X.reshape(1, -1). (scikit-learn: {reason})",
    en="X must be a table with one row a patient and one column a variable, at least one of each; this is {given}. Turn a sparse matrix into a table with .toarray(), a single patient with X.reshape(1, -1). (scikit-learn: {reason})",
)
OTHER_COLUMNS = Sentence(
    nb="Kolonnene er ikke de samme som i fit. Gi de samme kolonnene, med samme navn og i samme rekkefølge. (scikit-learn: {reason})",
    en="The columns are not those given to fit. Give the same columns, with the same names in the same order. (scikit-learn: {reason})",
)
NOT_A_VALUE = Sentence(
    nb="Kolonnen {column} har en verdi av typen {kind} i rad {row}. En verdi må være et tall, en tekst som navngir en gruppe, eller mangle; en dato gjør du om til antall dager. (Python: {reason})",
    en="Column {column} holds a value of the type {kind} in row {row}. A value must be a number, a text that names a group, or missing; turn a date into a number of days. (Python: {reason})",
)
FREE_TEXT = Sentence(
    nb="Kolonnen {column} har {different} ulike tekster i {rows} rader, for eksempel «{example}». Det ligner fritekst eller navn, ikke grupper. Fjern kolonnen, eller del den inn i få grupper; datoer gjør du om til antall dager.",
    en="Column {column} has {different} different texts in {rows} rows, such as “{example}”. That looks like free text or names, not groups. Remove the column, or sort it into a few groups; turn dates into a number of days.",
)
NEARLY_NUMBERS = Sentence(
    nb='Kolonnen {column} ser ut til å være tall, men «{example}» kan ikke leses som et tall. Skriv desimaler med punktum (pandas.read_csv har decimal=","), og gjør andre tegn og ord om til tall, eller la verdien mangle (NaN).',
    en='Column {column} looks like numbers, but “{example}” cannot be read as one. Write decimals with a point (pandas.read_csv has decimal=","), and turn other signs and words into numbers, or let the value be missing (NaN).',
)
BAD_NAMES = Sentence(
    nb="Kolonnenavnene kan ikke brukes ({names}): to kolonner heter det samme, eller noen navn er tekst og andre ikke. Gi hver kolonne sitt eget navn, og gjør alle til tekst: X.columns = X.columns.astype(str).",
    en="The names of the columns cannot be used ({names}): two columns have the same name, or some names are text and others are not. Give each column a name of its own, and make all of them text: X.columns = X.columns.astype(str).",
)
TEXT_AMONG_NUMBERS = Sentence(
    nb="Kolonnen {column} var tall i fit, men her står teksten «{example}». Rett den til et tall, eller la verdien mangle (NaN).",
    en="Column {column} was numbers in fit, but here it holds the text “{example}”. Correct it to a number, or let the value be missing (NaN).",
)
INFINITE = Sentence(
    nb="Kolonnen {column} er uendelig (inf) i rad {row}. Rett verdien, eller la den mangle (NaN): det tåler modellen.",
    en="Column {column} is infinite (inf) in row {row}. Correct the value, or let it be missing (NaN), which the model accepts.",
)

# The outcome
BAD_CLASSES = Sentence(
    nb="y må være én klasse per pasient: hele tall eller tekst, ingen som mangler, like mange som rader i X. Er utfallet et måltall, bruk PFNRegressor. (scikit-learn: {reason})",
    en="y must be one class a patient: whole numbers or text, none missing, as many as X has rows. If the outcome is a measured number, use PFNRegressor. (scikit-learn: {reason})",
)
BAD_NUMBERS = Sentence(
    nb="y må være ett tall per pasient, ingen som mangler eller er uendelige, like mange som rader i X. Er utfallet en gruppe, bruk PFNClassifier. (scikit-learn: {reason})",
    en="y must be one number a patient, none missing or infinite, as many as X has rows. If the outcome is a group, use PFNClassifier. (scikit-learn: {reason})",
)
ONE_CLASS = Sentence(
    nb="y har bare én klasse, {only} (antall pasienter: {rows}). Modellen trenger eksempler på minst to klasser å skille mellom.",
    en="y has only one class, {only} (number of patients: {rows}). The model needs examples of at least two classes to tell apart.",
)
TOO_MANY_CLASSES = Sentence(
    nb="y har {classes} klasser, og nettverket kan svare på høyst {most}. Slå sammen sjeldne klasser, eller bruk OneVsRestClassifier(PFNClassifier()) fra sklearn.multiclass, som spør om én klasse om gangen; OutputCodeClassifier spør færre ganger.",
    en="y has {classes} classes, and the network can answer with at most {most}. Merge rare classes, or use OneVsRestClassifier(PFNClassifier()) from sklearn.multiclass, which asks about one class at a time; OutputCodeClassifier asks fewer times.",
)

# Settings
BAD_MEMBERS = Sentence(
    nb="members={given} går ikke: members må være et helt tall fra 1 og oppover, for eksempel 8.",
    en="members={given} will not do: members must be a whole number from 1 upwards, for example 8.",
)
BAD_SEED = Sentence(
    nb="seed={given} går ikke: seed må være et helt tall fra 0 og oppover.",
    en="seed={given} will not do: seed must be a whole number from 0 upwards.",
)
NOT_FITTED = Sentence(
    nb="Modellen har ikke fått noen pasienter med kjent utfall ennå. Kall fit(X, y) først.",
    en="The model has not been given any patients with a known outcome yet. Call fit(X, y) first.",
)
BAD_LEVELS = Sentence(
    nb="levels={given} går ikke: hvert nivå må være et tall fra {lowest} til {highest}, for eksempel [0.05, 0.5, 0.95]. Lenger ut sier ikke nettverket noe.",
    en="levels={given} will not do: each level must be a number from {lowest} to {highest}, for example [0.05, 0.5, 0.95]. Farther out the network says nothing.",
)
