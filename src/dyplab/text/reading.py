"""What `read_table` says: files that are no CSV table, and what was assumed about one that is."""

from dyplab.text.sentence import Sentence

# Files that cannot be read as a table
IS_A_FOLDER = Sentence(
    nb="{file} er en mappe. Oppgi én CSV-fil, for eksempel {file}/tabell.csv.",
    en="{file} is a folder. Give one CSV file, for instance {file}/table.csv.",
)
KINDS = {
    "xlsx": Sentence(nb="en Excel-fil", en="an Excel file"),
    "zip": Sentence(nb="et zip-arkiv", en="a zip archive"),
    "archive": Sentence(nb="et pakket arkiv", en="a compressed archive"),
    "parquet": Sentence(nb="en Parquet-fil", en="a Parquet file"),
    "spss": Sentence(nb="en SPSS-fil", en="an SPSS file"),
    "stata": Sentence(nb="en Stata-fil", en="a Stata file"),
    "sas": Sentence(nb="en SAS-fil", en="a SAS file"),
    "r": Sentence(nb="en R-fil", en="an R file"),
    "hdf5": Sentence(nb="en HDF5-fil", en="an HDF5 file"),
    "sqlite": Sentence(nb="en SQLite-database", en="an SQLite database"),
    "pdf": Sentence(nb="en PDF", en="a PDF"),
    "image": Sentence(nb="et bilde", en="an image"),
    "markup": Sentence(nb="en nettside eller XML-fil", en="a web page or an XML file"),
    "numpy": Sentence(nb="en NumPy-fil", en="a NumPy file"),
}
OTHER_KIND = {
    name: Sentence(
        nb=f"{{file}} er {kind.nb}, ikke en CSV-fil. Åpne den i programmet den kommer fra, lagre tabellen som «CSV UTF-8», og prøv med den nye filen.",
        en=f"{{file}} is {kind.en}, not a CSV file. Open it in the program it comes from, save the table as “CSV UTF-8”, and try the new file.",
    )
    for name, kind in KINDS.items()
}
PICKLE = Sentence(
    nb="{file} er en pickle. En slik fil kan kjøre kode når den åpnes, så den er ikke åpnet. Be om tabellen som CSV.",
    en="{file} is a pickle. Such a file can run code when it is opened, so it was not opened. Ask for the table as CSV.",
)
NUL_BYTES = Sentence(
    nb="{file} har tegn på linje {line} som ikke hører hjemme i tekst (NUL). Filen er skadet eller ikke en tekstfil: lag den på nytt, som «CSV UTF-8».",
    en="{file} has characters on line {line} that have no place in text (NUL). The file is damaged, or not a text file: make it again, as “CSV UTF-8”.",
)
LONG_LINE = Sentence(
    nb="Linje {line} i {file} er lengre enn {most} byte. Det er trolig ikke en CSV-tabell: sjekk at det er riktig fil.",
    en="Line {line} of {file} is longer than {most} bytes. This is probably not a CSV table: check that it is the right file.",
)
EMPTY = Sentence(
    nb="{file} er tom. Sjekk at det er riktig fil, og at den ble lagret ferdig.",
    en="{file} is empty. Check that it is the right file, and that it was saved completely.",
)
ONLY_NAMES = Sentence(
    nb="{file} har kolonnenavn, men ingen rader under dem. Sjekk at hele tabellen ble lagret.",
    en="{file} has names of columns but no rows below them. Check that the whole table was saved.",
)
RAGGED = Sentence(
    nb="Linje {line} i {file} har {got} verdier der det skal være {need}. Se etter en verdi for mye eller for lite, et desimalkomma i en fil med komma mellom kolonnene, eller en fil som er kuttet.",
    en="Line {line} of {file} has {got} values where there should be {need}. Look for a value too many or too few, a decimal comma in a file with commas between the columns, or a file that was cut short.",
)
QUOTES = Sentence(
    nb='Et anførselstegn (") som åpnes på linje {line} i {file}, lukkes ikke der det skal. Rett linjen; et anførselstegn inne i teksten skrives dobbelt ("").',
    en='A quotation mark (") that opens on line {line} of {file} does not close where it should. Correct the line; a quotation mark within the text is written twice ("").',
)
UNREADABLE = Sentence(
    nb="{file} lar seg ikke lese som en tabell. Åpne den i et regneark, se at radene står riktig, og lagre den på nytt som «CSV UTF-8».",
    en="{file} cannot be read as a table. Open it in a spreadsheet, see that the rows stand as they should, and save it again as “CSV UTF-8”.",
)
NO_MEMORY = Sentence(
    nb="Det er ikke minne nok til hele {file}. Ta bort kolonner du ikke trenger, eller bruk en større maskin.",
    en="There is not enough memory for all of {file}. Remove columns you do not need, or use a larger computer.",
)

# What was assumed
SEPARATOR = Sentence(nb="Mellom kolonnene: {sep}.", en="Between the columns: {sep}.")
SEPARATORS = {
    ",": Sentence(nb="Mellom kolonnene: komma.", en="Between the columns: comma."),
    ";": Sentence(nb="Mellom kolonnene: semikolon.", en="Between the columns: semicolon."),
    "\t": Sentence(nb="Mellom kolonnene: tabulator.", en="Between the columns: tab."),
    "|": Sentence(nb="Mellom kolonnene: loddrett strek.", en="Between the columns: vertical bar."),
}
ONE_COLUMN = Sentence(
    nb="Det er bare én kolonne. Skulle det vært flere, er de ikke skilt med komma, semikolon, tabulator eller loddrett strek.",
    en="There is only one column. If there should be more, they are not separated by comma, semicolon, tab or vertical bar.",
)
DECIMAL_COMMA = Sentence(nb="Desimaltegnet er komma.", en="The decimal sign is a comma.")
UTF16 = Sentence(nb="Tegnsettet er UTF-16.", en="The characters are in UTF-16.")
ALL_WINDOWS = Sentence(
    nb="Tegnsettet er ikke UTF-8; det er lest som Windows-1252. Se at æ, ø og å er riktige.",
    en="The characters are not in UTF-8; they were read as Windows-1252. See that letters such as æ, ø and é are right.",
)
SOME_WINDOWS = Sentence(
    nb="To tegnsett i samme fil: de fleste linjene er UTF-8, men {n} er lest som Windows-1252, den første er linje {line}. Se at æ, ø og å er riktige.",
    en="Two sets of characters in one file: {n} line(s) are not UTF-8 and were read as Windows-1252, the first is line {line}. See that letters such as æ, ø and é are right.",
)
SKIPPED = Sentence(
    nb="Hoppet over {n} linje(r) før kolonnenavnene.", en="Skipped {n} line(s) before the names of the columns."
)
NO_NAMES = Sentence(
    nb="Den første linjen ser ut som tall, ikke navn. Kolonnene heter derfor: {names}",
    en="The first line looks like numbers, not names. So the columns are called: {names}",
)
ROW_NAMES = Sentence(
    nb="Radene har én verdi mer enn det er kolonnenavn. Den første verdien er tatt som radens navn; kolonnen heter {name}.",
    en="The rows have one value more than there are names of columns. The first value was taken as the name of the row; the column is called {name}.",
)
SAME_NAMES = Sentence(
    nb="Flere kolonner har samme navn; de heter nå: {names}",
    en="Several columns have the same name; they are now called: {names}",
)
NAMELESS = Sentence(nb="Kolonner uten navn heter nå: {names}", en="Columns without a name are now called: {names}")
EMPTY_COLUMN = Sentence(
    nb="Tok bort {n} tom(me) kolonne(r) uten navn.", en="Removed {n} empty column(s) without a name."
)
EMPTY_ROWS = Sentence(nb="Tok bort {n} rad(er) uten en eneste verdi.", en="Removed {n} row(s) without a single value.")
LEFT_AS_TEXT = {
    "zeros": Sentence(
        nb="Beholdt som tekst fordi tall begynner med 0 (koder, ikke mengder): {names}",
        en="Kept as text because numbers begin with 0 (codes, not amounts): {names}",
    ),
    "person": Sentence(
        nb="Beholdt som tekst fordi verdiene har elleve sifre, som fødselsnumre: {names}",
        en="Kept as text because the values have eleven digits, as Norwegian identity numbers have: {names}",
    ),
    "long": Sentence(
        nb="Beholdt som tekst fordi tallene har så mange sifre at de ville blitt avrundet: {names}",
        en="Kept as text because the numbers have so many digits that they would be rounded: {names}",
    ),
    "unclear": Sentence(
        nb="Beholdt som tekst fordi 1.234 kan bety både 1234 og 1,234 her: {names}",
        en="Kept as text because 1.234 can mean 1234 or 1.234 here: {names}",
    ),
    "mixed": Sentence(
        nb="Beholdt som tekst fordi noen få verdier ikke er tall, selv om de fleste er det: {names}",
        en="Kept as text because a few values are no numbers although most are: {names}",
    ),
}
REWRITTEN = Sentence(
    nb="Lest som tall etter at desimaltegn og tusenskiller ble tolket: {names}",
    en="Read as numbers after decimal signs and thousands gaps were interpreted: {names}",
)
