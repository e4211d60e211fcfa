"""What the pages about the reader's own say: progress, and this computer."""

from dyplab.text.sentence import Sentence

# Progress
PROGRESS_LEAD = Sentence(
    nb="Dette ligger i én fil i ditt eget område: hvilke oppgaver og quizspørsmål du har møtt, hvordan det gikk, og når. Ingen navn, ingen svar, ingen kode.",
    en="This lies in one file in your own folder: which exercises and quiz items you have met, how it went, and when. No names, no answers, no code.",
)
PROGRESS_SITE = Sentence(
    nb="Disse sidene lagrer ingenting, så her er det ikke noe å vise. Framdriften din ser du når du kjører laben på din egen maskin.",
    en="These pages store nothing, so there is nothing to show. You see your progress when you run the lab on your own computer.",
)
NOTHING_YET = Sentence(nb="Ingenting ennå.", en="Nothing yet.")
STATEMENT = Sentence(nb="Dette har jeg gjort", en="What I have done")
STATEMENT_ABOUT = Sentence(
    nb="En oversikt til å skrive ut. Den er laget av laben på denne maskinen og er ingen eksamen: det den viser, kan eieren av maskinen ha endret.",
    en="A statement to print. It was made by the lab on this computer and is no examination: whoever owns the computer may have changed what it shows.",
)
NAME = Sentence(nb="Navn på utskriften", en="Name on the print-out")
NAME_ABOUT = Sentence(
    nb="Navnet står bare på arket. Det lagres ikke og sendes ikke.",
    en="The name is only on the sheet. It is neither stored nor sent.",
)
DATE = Sentence(nb="Laget {date}", en="Made {date}")
PRINT = Sentence(nb="Skriv ut", en="Print")
EXPORT = Sentence(nb="Last ned alt som JSON", en="Download everything as JSON")
DELETE = Sentence(nb="Slett framdriften", en="Delete the progress")
DELETE_ASK = Sentence(nb="Slette all framdrift?", en="Delete all progress?")
DELETE_WHAT = Sentence(
    nb="Alt som er skrevet om hva du har gjort, slettes fra denne maskinen og kan ikke hentes tilbake. Leksjonene og koden din blir ikke rørt.",
    en="All that is written of what you have done is deleted from this computer and cannot be brought back. Your lessons and your code are not touched.",
)
DELETE_YES = Sentence(nb="Slett alt", en="Delete everything")
DELETE_NO = Sentence(nb="Behold", en="Keep it")
DELETED = Sentence(nb="Framdriften er slettet.", en="The progress has been deleted.")
NOT_DELETED = Sentence(
    nb="Framdriften er ikke slettet. Se etter at disken ikke er full, lukk andre programmer som bruker filen, og prøv igjen.",
    en="The progress has not been deleted. See that the disk is not full, close other programs that use the file, and try again.",
)
LAB_SILENT = Sentence(
    nb="Laben svarer ikke. Start den igjen, og prøv på nytt.",
    en="The lab does not respond. Start it again, and try once more.",
)
LESSON = Sentence(nb="Leksjon", en="Lesson")
PASSED_OF = Sentence(nb="Oppgaver bestått", en="Exercises passed")
RIGHT_OF = Sentence(nb="Riktige quizsvar", en="Quiz items right")
LAST = Sentence(nb="Sist", en="Last")
OF = Sentence(nb="{n} av {all}", en="{n} of {all}")
IN_ALL = Sentence(nb="I alt", en="In all")
DETAILS = Sentence(nb="Hver oppgave og hvert spørsmål", en="Each exercise and each item")
WHAT = Sentence(nb="Hva", en="What")
OUTCOME = Sentence(nb="Beste resultat", en="Best outcome")
TRIES = Sentence(nb="Forsøk", en="Tries")
KINDS = {
    "exercise": Sentence(nb="Oppgave: {name}", en="Exercise: {name}"),
    "quiz": Sentence(nb="Quiz: {name}", en="Quiz: {name}"),
    "lesson": Sentence(nb="Leksjonen", en="The lesson"),
}
OUTCOMES = {
    "hint": Sentence(nb="hint", en="hint"),
    "solution": Sentence(nb="løsning vist", en="solution seen"),
    "to do": Sentence(nb="ikke påbegynt", en="to do"),
    "failed": Sentence(nb="ikke ennå", en="not yet"),
    "passed": Sentence(nb="bestått", en="passed"),
    "wrong": Sentence(nb="galt", en="wrong"),
    "right": Sentence(nb="riktig", en="right"),
    "opened": Sentence(nb="åpnet", en="opened"),
    "finished": Sentence(nb="fullført", en="finished"),
}

# This computer
MACHINE_LEAD = Sentence(
    nb="Laben ser etter det som kan hindre den, og sier hva du kan gjøre. Ingenting sendes noe sted.",
    en="The lab looks for what may stop it, and says what you can do. Nothing is sent anywhere.",
)
MACHINE_LOOKING = Sentence(nb="Undersøker maskinen …", en="Examining the computer …")
MACHINE_FINE = Sentence(nb="Alt er i orden.", en="Everything is in order.")
MACHINE_NOT_FINE = Sentence(nb="Noe trenger oppmerksomhet.", en="Something needs your attention.")
MACHINE_FAILED = Sentence(
    nb="Fikk ikke undersøkt maskinen. Kjør dyplab doctor i et terminalvindu.",
    en="The computer could not be examined. Run dyplab doctor in a terminal.",
)
MACHINE_OK = Sentence(nb="I orden", en="Fine")
MACHINE_NOT_OK = Sentence(nb="Se på dette", en="Look at this")
MACHINE_CURE = Sentence(nb="Gjør dette: ", en="Do this: ")
MACHINE_SITE = Sentence(
    nb="Disse sidene kan leses på alt som har en nettleser. For å kjøre leksjonene trenger du Python 3.11–3.13, 2 GB minne og 1 GB ledig plass, men ikke skjermkort, konto eller nett etter installasjonen. Kommandoen dyplab doctor ser etter resten.",
    en="These pages can be read on anything with a browser. To run the lessons you need Python 3.11–3.13, 2 GB of memory and 1 GB of free disk, but no graphics card, account or network after the installation. The command dyplab doctor looks for the rest.",
)
MACHINE_NEEDS_SCRIPT = Sentence(
    nb="Listen krever JavaScript. Kommandoen dyplab doctor viser den samme i et terminalvindu.",
    en="The list needs JavaScript. The command dyplab doctor shows the same in a terminal.",
)
