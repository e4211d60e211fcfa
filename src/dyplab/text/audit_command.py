"""What `dyplab audit` says itself; what it finds is in `text/audit.py` and its neighbours."""

from dyplab.text.sentence import Sentence

AUDIT = Sentence(
    nb="finn feil i en tabell før en modell skjuler dem: samme person flere ganger, en kolonne som røper utfallet, rekkefølge, ID-er",
    en="find what is wrong with a table before a model hides it: the same person twice, a column that gives the outcome away, order, ids",
)
EXIT_CODES = Sentence(
    nb="Slutter med 1 når noe alvorlig er funnet, 0 når ikke, 2 når tabellen ikke kan kontrolleres. Tabellen forlater ikke maskinen.",
    en="Ends with 1 when something serious was found, 0 when not, 2 when the table cannot be audited. The table does not leave the computer.",
)
TABLE = Sentence(nb="TABELL.csv", en="TABLE.csv")
WHICH_TABLE = Sentence(
    nb="CSV-filen, slik den kommer fra Excel, R eller et fagsystem; én rad for hver pasient eller måling",
    en="the CSV file, as it comes from Excel, R or a hospital system; one row for each patient or measurement",
)
COLUMN = Sentence(nb="KOLONNE", en="COLUMN")
TARGET = Sentence(
    nb="kolonnen med utfallet, det en modell skal forutsi", en="the column with the outcome, what a model is to predict"
)
GROUP = Sentence(
    nb="kolonnen som sier hvilken person raden gjelder; uten den letes personene fram",
    en="the column that says which person a row is about; without it, persons are searched for",
)
AS_JSON = Sentence(nb="skriv funnene som JSON, for programmer", en="write the findings as JSON, for programs")
HTML = Sentence(nb="skriv funnene som en nettside i denne filen", en="write the findings as a web page in this file")

READING = Sentence(nb="Leser {file} …", en="Reading {file} …")
LOOKING = Sentence(
    nb="Leter gjennom {rows:rad|rader} og {columns:kolonne|kolonner} …",
    en="Searching {rows:row|rows} and {columns:column|columns} …",
)
WAS_READ = Sentence(
    nb="{file}: {rows:rad|rader}, {columns:kolonne|kolonner}.", en="{file}: {rows:row|rows}, {columns:column|columns}."
)
READ_AND_LOOKED = Sentence(nb="{read}\n\n{looked}", en="{read}\n\n{looked}")
PAGE_TITLE = Sentence(nb="Datakontroll av {file}", en="Audit of {file}")

# Wrong use
WHICH_TARGET = Sentence(
    nb="si hvilken kolonne som er utfallet, for eksempel: {example}\nMest sannsynlig: {likely}\nKolonnene: {columns}",
    en="say which column is the outcome, for instance: {example}\nMost likely: {likely}\nThe columns: {columns}",
)
NO_SUCH_COLUMN = Sentence(
    nb="{file} har ingen kolonne som heter «{name}».\nKolonnene: {columns}",
    en="{file} has no column called “{name}”.\nThe columns: {columns}",
)
NEAR_COLUMNS = Sentence(
    nb="{file} har ingen kolonne som heter «{name}». Mente du {near}?\nKolonnene: {columns}",
    en="{file} has no column called “{name}”. Did you mean {near}?\nThe columns: {columns}",
)
SAME_COLUMN = Sentence(
    nb="--target og --group er begge «{name}». Utfallet kan ikke samtidig si hvem personen er.",
    en="--target and --group are both “{name}”. The outcome cannot also say who the person is.",
)
HTML_IS_TABLE = Sentence(
    nb="--html ville skrevet over tabellen selv: {file}. Velg et annet navn, for eksempel {other}.",
    en="--html would write over the table itself: {file}. Choose another name, for instance {other}.",
)
HTML_IS_FOLDER = Sentence(
    nb="--html trenger et filnavn, og {file} er en mappe. Prøv {other}.",
    en="--html needs the name of a file, and {file} is a folder. Try {other}.",
)
NOT_ENOUGH_MEMORY = Sentence(
    nb="Det er ikke minne nok til å kontrollere {file}. Ta bort kolonner du ikke trenger, eller bruk en større maskin.",
    en="There is not enough memory to audit {file}. Remove columns you do not need, or use a larger computer.",
)
