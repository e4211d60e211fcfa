"""What the home page says."""

from dyplab.text.sentence import Sentence

TITLE = Sentence(nb="Dyp læring for medisin", en="Deep learning for medicine")
LEAD = Sentence(
    nb="Tretten leksjoner du kjører selv, fra den første kodelinjen til en modell du kan si noe ærlig om. Hver av dem begynner med et klinisk spørsmål.",
    en="Thirteen lessons you run yourself, from the first line of code to a model you can say something honest about. Each begins with a clinical question.",
)

# Where the reader is
BEGIN = Sentence(nb="Begynn her", en="Begin here")
NEXT = Sentence(nb="Neste steg", en="Next step")
NEXT_EXERCISE = Sentence(nb="Neste oppgave: {exercise}", en="Next exercise: {exercise}")
ALL_DONE = Sentence(
    nb="Du har bestått alle oppgavene i hoveddelen. Oppgavene under «Mer» og egne data står igjen.",
    en="You have passed every exercise of the essential part. The exercises under “More”, and data of your own, remain.",
)
RESUME = Sentence(nb="Sist åpnet", en="Last opened")
SUMMARY = Sentence(
    nb="Du har bestått {passed} av {exercises} oppgaver og svart riktig på {right} av {quiz} quizspørsmål.",
    en="You have passed {passed} of {exercises} exercises and answered {right} of {quiz} quiz items correctly.",
)
NOT_BEGUN = Sentence(
    nb="Du har ikke begynt ennå. Framdriften din dukker opp her mens du arbeider.",
    en="You have not begun yet. Your progress will appear here as you work.",
)
UNREAD = Sentence(
    nb="Framdriften kan ikke leses akkurat nå. Ingenting er slettet.",
    en="Your progress cannot be read at the moment. Nothing has been deleted.",
)
SILENT = Sentence(
    nb="Laben svarer ikke, og denne siden står stille. Start laben igjen, og bruk siden den åpner.",
    en="The lab does not respond, and this page stands still. Start the lab again, and use the page it opens.",
)

# Ways through
PATHS = Sentence(nb="Hvor mye tid har du?", en="How much time do you have?")
PATHS_ABOUT = Sentence(
    nb="Tre veier gjennom kurset. Minuttene gjelder hoveddelen av hver leksjon.",
    en="Three ways through the course. The minutes are for the essential part of each lesson.",
)
MISSING = Sentence(nb="Ikke med: ", en="Left out: ")
MINUTES = Sentence(nb="{minutes} min", en="{minutes} min")
HOURS = Sentence(nb="omtrent {hours} timer", en="about {hours} hours")

# Lessons
LESSONS = Sentence(nb="Leksjonene", en="The lessons")
LESSONS_ABOUT = Sentence(
    nb="Begynn med dem som er merket kjerne: 00, 00a og 03, i den rekkefølgen.",
    en="Begin with those marked core: 00, 00a and 03, in that order.",
)
PRIORITIES = {
    1: Sentence(nb="kjerne", en="core"),
    2: Sentence(nb="anbefalt", en="recommended"),
    3: Sentence(nb="valgfri", en="optional"),
    4: Sentence(nb="avansert", en="advanced"),
}
NEEDS = Sentence(nb="trenger tillegget {extra}", en="needs the extra {extra}")
STANDING = Sentence(
    nb="{passed} av {exercises} oppgaver, {right} av {quiz} quizspørsmål",
    en="{passed} of {exercises} exercises, {right} of {quiz} quiz items",
)
BAR = Sentence(nb="Framdrift i leksjon {number}", en="Progress in lesson {number}")
OPEN_NOTEBOOK = Sentence(nb="Åpne i Notebook", en="Open in Notebook")
OPEN_LAB = Sentence(nb="Åpne i JupyterLab", en="Open in JupyterLab")
OPENS = Sentence(
    nb="Leksjonen åpnes i en egen fane, i din egen kopi. Laben skriver aldri over det du har gjort. Kommer det en ny utgave, legges den ved siden av.",
    en="The lesson opens in a tab of its own, in your own copy. The lab never writes over what you have done. A newer edition is put beside it.",
)
NEEDS_SCRIPT = Sentence(
    nb="Knappene trenger JavaScript. Uten det kan du lese alt her, og starte en leksjon med kommandoen dyplab open.",
    en="The buttons need JavaScript. Without it you can read everything here, and start a lesson with the command dyplab open.",
)
OPENING = Sentence(nb="Åpner leksjonen …", en="Opening the lesson …")
NOT_OPENED = Sentence(
    nb="Leksjonen lot seg ikke åpne. Se i vinduet der du startet laben, og prøv igjen.",
    en="The lesson could not be opened. Look in the window where you started the lab, and try again.",
)
READ = Sentence(nb="Les", en="Read")
QUIZ = Sentence(nb="Quiz", en="Quiz")
SLIDES = Sentence(nb="Lysbilder", en="Slides")
COLAB = Sentence(nb="Åpne i Colab", en="Open in Colab")
COLAB_NOTE = Sentence(
    nb="Colab går på Googles maskiner og krever en Google-konto. Last aldri opp pasientdata der.",
    en="Colab runs on Google's computers and needs a Google account. Never upload patient data there.",
)
GOALS = Sentence(nb="Mål og oppgaver", en="Goals and exercises")
GOALS_LEAD = Sentence(nb="Etter leksjonen kan du", en="After the lesson you can")
ASSESSED = Sentence(nb="prøves i", en="assessed in")
EXERCISES = Sentence(nb="Oppgaver", en="Exercises")
MORE = Sentence(nb="mer", en="more")
OF_LESSON = Sentence(nb="{what} for leksjon {number}", en="{what} of lesson {number}")
OUTCOMES = {
    "passed": Sentence(nb="bestått", en="passed"),
    "failed": Sentence(nb="prøvd", en="tried"),
    "to do": Sentence(nb="åpnet", en="opened"),
    "hint": Sentence(nb="åpnet", en="opened"),
    "solution": Sentence(nb="løsningen er vist", en="solution seen"),
}

# Begin an exercise afresh
RESET = Sentence(nb="Begynn på nytt", en="Start afresh")
RESET_OF = Sentence(nb="Begynn på nytt med {exercise}", en="Start {exercise} afresh")
RESET_ASK = Sentence(nb="Begynne på nytt med denne oppgaven?", en="Start this exercise afresh?")
RESET_WHAT = Sentence(
    nb="Cellen i din kopi blir slik den var fra først av. Det du har skrevet, blir ikke borte: kopien slik den er nå, tas vare på ved siden av. Lagre og lukk leksjonen først hvis den er åpen.",
    en="The cell in your copy becomes what it was at first. What you wrote is not lost: the copy as it is now is kept beside it. Save and close the lesson first if it is open.",
)
RESET_YES = Sentence(nb="Begynn på nytt", en="Start afresh")
RESET_NO = Sentence(nb="La den være", en="Leave it")
RESET_DONE = Sentence(
    nb="Oppgaven er slik den var fra først av. Det du hadde, er tatt vare på.",
    en="The exercise is as it was at first. What you had has been kept.",
)
RESET_FAILED = Sentence(
    nb="Oppgaven er ikke endret: laben svarer ikke. Start den igjen, og prøv på nytt.",
    en="The exercise has not been changed: the lab does not respond. Start it again, and try once more.",
)

# Around the lessons
AROUND = Sentence(nb="Rundt leksjonene", en="Around the lessons")
AROUND_LINES = {
    "ask": (
        Sentence(nb="Spør kurset", en="Ask the course"),
        Sentence(
            nb="En maskin leter i leksjonene og viser stedet svaret står. Den gir ikke råd om pasienter.",
            en="A machine searches the lessons and shows the place where the answer stands. It gives no advice on patients.",
        ),
    ),
    "playgrounds": (
        Sentence(nb="Prøv selv", en="Try it"),
        Sentence(
            nb="{n} figurer du kan skru på: kjerner, terskler, prevalens, små nettverk.",
            en="{n} figures with knobs to turn: kernels, thresholds, prevalence, small networks.",
        ),
    ),
    "glossary": (
        Sentence(nb="Ordliste", en="Glossary"),
        Sentence(nb="{n} begreper på norsk og engelsk, forklart.", en="{n} terms in Norwegian and English, explained."),
    ),
    "wild": (
        Sentence(nb="Typiske spørsmål", en="Typical questions"),
        Sentence(
            nb="{n} spørsmål slike som studenter stiller, med svar og kilde.",
            en="{n} questions of the kind students ask, with answer and source.",
        ),
    ),
    "resources": (
        Sentence(nb="Videoer og kurs", en="Videos and courses"),
        Sentence(
            nb="{n} anbefalinger, de korteste først, hver med hva du skal se etter.",
            en="{n} recommendations, the shortest first, each with what to watch for.",
        ),
    ),
    "datasets": (
        Sentence(nb="Datasett og lisenser", en="Data sets and licences"),
        Sentence(
            nb="{n} datasett: hvem pasientene var, og hva du har lov til.",
            en="{n} data sets: who the patients were, and what you are allowed to do.",
        ),
    ),
    "progress": (
        Sentence(nb="Framdrift", en="Progress"),
        Sentence(
            nb="Det du har gjort: skriv ut, ta med deg eller slett.",
            en="What you have done: print it, take it along or delete it.",
        ),
    ),
    "machine": (
        Sentence(nb="Om denne maskinen", en="About this computer"),
        Sentence(
            nb="Se om noe på maskinen hindrer laben, og hva du gjør med det.",
            en="See whether anything on the computer stops the lab, and what to do about it.",
        ),
    ),
}
