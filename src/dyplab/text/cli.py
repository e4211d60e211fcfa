"""What the command `dyplab` says, and Norwegian for what Python's own argparse says."""

from dyplab.text.sentence import Sentence

# The command as a whole
ABOUT = Sentence(
    nb="dyplab: praktisk dyp læring i medisin, på din egen maskin. Uten kommando starter laben.",
    en="dyplab: hands-on deep learning in medicine, on your own computer. Without a command, the lab starts.",
)
COMMANDS = Sentence(nb="kommandoer", en="commands")
COMMAND = Sentence(nb="KOMMANDO", en="COMMAND")
LANG = Sentence(
    nb="språk: nb (bokmål) eller en (engelsk); ellers DYPLAB_LANG, det du valgte sist, eller maskinens",
    en="language: nb (Norwegian bokmål) or en (English); otherwise DYPLAB_LANG, your last choice, or the computer's",
)
VERSION = Sentence(nb="vis versjonen og avslutt", en="show the version and exit")
STOPPED = Sentence(nb="Avbrutt.", en="Stopped.")

# lab, open
LAB = Sentence(
    nb="start laben og åpne leksjonene i nettleseren", en="start the lab and open the lessons in the browser"
)
OPEN = Sentence(
    nb="åpne én leksjon i nettleseren; laben startes om den ikke er i gang",
    en="open one lesson in the browser, starting the lab unless it is running",
)
LESSON = Sentence(nb="LEKSJON", en="LESSON")
WHICH_LESSON = Sentence(
    nb="leksjonens navn, eller begynnelsen av det: 03 betyr 03-mlp",
    en="the lesson's name, or how it begins: 03 means 03-mlp",
)
NO_BROWSER = Sentence(nb="skriv bare adressen, ikke åpne nettleseren", en="print the address only, open no browser")
NUMBER = Sentence(nb="TALL", en="NUMBER")
PORT = Sentence(
    nb="porten laben skal bruke, 1 til 65535; ellers finner den en ledig",
    en="the port the lab should use, 1 to 65535; otherwise it finds a free one",
)
BAD_PORT = Sentence(
    nb="en port er et helt tall fra 1 til 65535, ikke {given}",
    en="a port is a whole number from 1 to 65535, not {given}",
)

# list
LIST = Sentence(nb="vis alle leksjonene", en="show all lessons")
JSON = Sentence(nb="som JSON, begge språk", en="as JSON, both languages")
HEADS = {
    "lesson": Sentence(nb="leksjon", en="lesson"),
    "title": Sentence(nb="tittel", en="title"),
    "priority": Sentence(nb="prioritet", en="priority"),
    "minutes": Sentence(nb="minutter", en="minutes"),
    "needs": Sentence(nb="trenger", en="needs"),
    "seconds": Sentence(nb="sekunder", en="seconds"),
    "memory": Sentence(nb="minne, MB", en="memory, MB"),
    "exercises": Sentence(nb="oppgaver", en="exercises"),
    "solved": Sentence(nb="løst", en="solved"),
    "answered": Sentence(nb="rette quizsvar", en="right quiz answers"),
}
PRIORITIES = {
    1: Sentence(nb="1 kjerne", en="1 core"),
    2: Sentence(nb="2 anbefalt", en="2 recommended"),
    3: Sentence(nb="3 valgfri", en="3 optional"),
    4: Sentence(nb="4 fordypning", en="4 advanced"),
}

# run
RUN = Sentence(
    nb="kjør leksjoner fra første til siste celle uten nettleser, og si hvordan det gikk",
    en="run lessons from the first cell to the last without a browser, and say how it went",
)
ALL = Sentence(nb="alle leksjonene", en="all lessons")
SOLVED = Sentence(nb="med løsningene satt inn", en="with the solutions put in")
FILE = Sentence(nb="FIL", en="FILE")
OUT = Sentence(
    nb="skriv den kjørte leksjonen som en nettside i denne filen",
    en="write the finished lesson as a web page in this file",
)
OUT_IS_FOR_ONE = Sentence(
    nb="--out skriver én leksjon; velg én, ikke {n}", en="--out writes one lesson; choose one, not {n}"
)
OUTCOMES = {
    "passed": Sentence(nb="riktige: {n}", en="right: {n}"),
    "failed": Sentence(nb="feil: {n} ({which})", en="wrong: {n} ({which})"),
    "to do": Sentence(nb="ikke påbegynt: {n}", en="to do: {n}"),
}
WRITTEN = Sentence(nb="Skrevet: {file}", en="Written: {file}")

# build
BUILD = Sentence(
    nb="bygg notatbøkene i notebooks/ av kildene i lessons/ (for forfattere)",
    en="build the notebooks in notebooks/ from the sources in lessons/ (for authors)",
)
CHECK = Sentence(
    nb="skriv ingenting; si hvilke notatbøker som er eldre enn kildene sine",
    en="write nothing; say which notebooks are older than their sources",
)
UP_TO_DATE = Sentence(nb="Notatbøkene stemmer med kildene.", en="The notebooks match their sources.")
OUT_OF_DATE = Sentence(
    nb="Stemmer ikke med kilden: {file}. Kjør «dyplab build».",
    en="Does not match its source: {file}. Run “dyplab build”.",
)
BUILD_NEEDS_SOURCE = Sentence(
    nb="Dette dyplab er installert uten kildene sine. «build» virker i en nedlastet kildemappe, etter «pip install -e .».",
    en="This dyplab was installed without its sources. “build” works in a downloaded source folder, after “pip install -e .”.",
)

# progress
PROGRESS = Sentence(
    nb="vis hva du har løst; det ligger bare på denne maskinen",
    en="show what you have solved; it is kept on this computer only",
)
SOLVED_OF = Sentence(nb="{n} av {total}", en="{n} of {total}")
EXPORT = Sentence(
    nb="skriv alt som er lagret om deg, til denne filen (JSON)",
    en="write everything that is kept about you to this file (JSON)",
)
DELETE = Sentence(nb="slett alt som er lagret om deg", en="delete everything that is kept about you")
SURE = Sentence(
    nb="Slette alt om hva du har løst? Skriv ja: ", en="Delete everything about what you have solved? Type yes: "
)
YES = Sentence(nb="ja", en="yes")
DELETED = Sentence(nb="Slettet.", en="Deleted.")
NOT_DELETED = Sentence(nb="Ingenting ble slettet.", en="Nothing was deleted.")

# doctor
DOCTOR = Sentence(
    nb="undersøk maskinen og si hva som kan hindre laben, og hva som hjelper",
    en="examine the computer and say what may keep the lab from running, and what helps",
)
FINE = Sentence(nb="i orden", en="fine")
FAULT = Sentence(nb="feil", en="fault")

# What argparse says in English, and how it is said in Norwegian: everything a person at the keyboard can meet.
ARGPARSE = {
    "usage: ": "bruk: ",
    "positional arguments": "argumenter",
    "options": "valg",
    "show this help message and exit": "vis denne hjelpen og avslutt",
    "%(heading)s:": "%(heading)s:",
    "%(prog)s: error: %(message)s\n": "%(prog)s: feil: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "dette mangler: %s",
    "one of the arguments %s is required": "ett av disse må være med: %s",
    "unrecognized arguments: %s": "ukjent: %s",
    "not allowed with argument %s": "kan ikke brukes sammen med %s",
    "ignored explicit argument %r": "tar ingen verdi, men fikk %r",
    "expected one argument": "trenger en verdi",
    "expected at most one argument": "tar høyst én verdi",
    "expected at least one argument": "trenger minst én verdi",
    "expected %s argument": "trenger %s verdi",
    "expected %s arguments": "trenger %s verdier",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r finnes ikke (velg mellom %(choices)s)",
    "invalid %(type)s value: %(value)r": "ugyldig verdi: %(value)r",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan bety flere ting: %(matches)s",
}
