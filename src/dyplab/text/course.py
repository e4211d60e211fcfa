"""What the room `course` says: lessons, checks, hints, the quiz."""

from dyplab.text.sentence import Sentence

UNKNOWN_LESSON = Sentence(
    nb="Det finnes ingen leksjon med navnet «{name}». Mente du: {near}?",
    en="There is no lesson called “{name}”. Did you mean: {near}?",
)
UNKNOWN_EXERCISE = Sentence(
    nb="Det finnes ingen oppgave med navnet «{name}». Mente du: {near}?",
    en="There is no exercise called “{name}”. Did you mean: {near}?",
)
UNKNOWN_QUIZ = Sentence(
    nb="Det finnes ikke noe quizspørsmål med navnet «{name}». Mente du: {near}?",
    en="There is no quiz item called “{name}”. Did you mean: {near}?",
)

# The head of a lesson
HEAD = Sentence(
    nb="{title} · omtrent {minutes} minutter for hoveddelen · dyplab {version}",
    en="{title} · about {minutes} minutes for the essential part · dyplab {version}",
)
HEAD_KEYS = Sentence(
    nb="Kjør en celle med Skift + Enter. Blir en celle aldri ferdig, stopper du den med «Interrupt» (firkanten på verktøylinjen).",
    en="Run a cell with Shift + Enter. If a cell never finishes, stop it with “Interrupt” (the square in the toolbar).",
)
HEAD_COLAB = Sentence(
    nb="Du er i Colab: alt du laster opp, havner på andres maskiner. Bruk aldri pasientdata her.",
    en="You are in Colab: whatever you upload ends up on other people's machines. Never use patient data here.",
)
RUN_ME_FIRST = Sentence(nb="Kjør denne cellen først: Skift + Enter", en="Run this cell first: Shift + Enter")
OPEN_IN_COLAB = Sentence(nb="Åpne i Colab", en="Open in Colab")

# The three outcomes of a check
PASSED = Sentence(nb="Riktig", en="Right")
FAILED = Sentence(nb="Ikke ennå", en="Not yet")
TO_DO = Sentence(nb="Ikke påbegynt", en="To do")

WELL_DONE = Sentence(nb="`{exercise}` stemmer.", en="`{exercise}` is correct.")
BEGIN = Sentence(
    nb='Skriv koden din der det står `...`, og kjør cellen på nytt. `hint("{exercise}")` hjelper deg i gang.',
    en='Write your code where it says `...` and run the cell again. `hint("{exercise}")` gives you a place to start.',
)
NEXT = Sentence(
    nb='Endre koden og kjør cellen på nytt, eller kjør `hint("{exercise}")`.',
    en='Change the code and run the cell again, or run `hint("{exercise}")`.',
)

# What any exercise may answer
NO_RETURN = Sentence(
    nb="Funksjonen ga `None` tilbake. Glemte du `return`? `print` viser et tall, men gir det ikke videre.",
    en="The function returned `None`. Did you forget `return`? `print` shows a number but does not pass it on.",
)
NOT_A_FUNCTION = Sentence(
    nb='`check` fikk {got}, men trenger selve funksjonen. Skriv navnet uten parenteser bak: `check("{exercise}", {name})`.',
    en='`check` was given {got} but needs the function itself. Write its name with no brackets after it: `check("{exercise}", {name})`.',
)
RAISED = Sentence(
    nb="Koden stoppet med `{error}` {where} da den ble kalt slik: `{given}`. Les siste linje i feilmeldingen først: den sier hva Python ikke fikk til.",
    en="The code stopped with `{error}` {where} when called like this: `{given}`. Read the last line of the message first: it says what Python could not do.",
)
ON_LINE = Sentence(nb="på linje {line} i cellen", en="on line {line} of the cell")
INTERRUPTED = Sentence(
    nb="Du stoppet kjøringen. Se etter en løkke som aldri blir ferdig.",
    en="You stopped the run. Look for a loop that never ends.",
)
WRONG_TYPE = Sentence(
    nb="Du ga tilbake {got}, men det skulle vært {expected}. Kallet var `{given}`.",
    en="You returned {got}, but the answer should be {expected}. The call was `{given}`.",
)
WRONG_SHAPE = Sentence(
    nb="Du ga tilbake noe med form {got}, men formen skulle vært {expected}. Kallet var `{given}`.",
    en="You returned something of shape {got}, but the shape should be {expected}. The call was `{given}`.",
)
NOT_FINITE = Sentence(
    nb="Svaret inneholder `nan` eller `inf`. Det kommer oftest av en divisjon med null, logaritmen til null eller `exp` av et stort tall. Kallet var `{given}`.",
    en="The answer contains `nan` or `inf`. That usually comes from dividing by zero, the logarithm of zero, or `exp` of a large number. The call was `{given}`.",
)
DIFFERS = Sentence(
    nb="Du fikk {got} der fasiten er {expected}. Kallet var `{given}`. Regn ut dette ene eksempelet for hånd, og se hvor veiene skilles.",
    en="You got {got} where {expected} was expected. The call was `{given}`. Work this one example by hand and see where your way and the right one part.",
)
CHANGED_INPUT = Sentence(
    nb="Funksjonen endret tallene den fikk inn. Lag en kopi først, ellers får neste celle ødelagte data. Kallet var `{given}`.",
    en="The function changed the numbers it was given. Make a copy first, or the next cell gets damaged data. The call was `{given}`.",
)
CHECK_BROKE = Sentence(
    nb="Kontrollen tålte ikke svaret ditt ({error}). Det er en feil hos oss. Svaret ditt var {got}.",
    en="The check could not cope with your answer ({error}). That is our fault. Your answer was {got}.",
)

# Words for kinds of values
KINDS = {
    "number": Sentence(nb="et tall", en="a number"),
    "bool": Sentence(nb="sant eller usant", en="true or false"),
    "text": Sentence(nb="en tekst", en="text"),
    "array": Sentence(nb="en tabell (`array`)", en="an array"),
    "list": Sentence(nb="en liste", en="a list"),
    "tuple": Sentence(nb="{n} verdier", en="{n} values"),
    "dict": Sentence(nb="en ordbok (`dict`)", en="a dictionary (`dict`)"),
    "function": Sentence(nb="en funksjon", en="a function"),
}

# hint and solution
HINT = Sentence(nb="Hint", en="Hint")
SOLUTION = Sentence(nb="Løsning", en="Solution")
NO_MORE_HINTS = Sentence(
    nb='Det var det siste hintet. `solution("{exercise}")` viser en løsning når du har prøvd én gang.',
    en='That was the last hint. `solution("{exercise}")` shows a solution once you have tried.',
)
MORE_HINTS = Sentence(nb="Kjør cellen en gang til for neste hint.", en="Run the cell once more for the next hint.")
TRY_FIRST = Sentence(
    nb="Prøv én gang først: skriv noe der det står `...`, og kjør cellen. Løsningen ligger her etterpå.",
    en="Try once first: write something where it says `...` and run the cell. The solution will be here afterwards.",
)
ONE_SOLUTION = Sentence(
    nb="Én løsning på `{exercise}`. Din kan se annerledes ut.",
    en="One solution of `{exercise}`. Yours may look different.",
)

# The quiz
CHOOSE = Sentence(
    nb='Bytt ut `...` med bokstaven du tror på, for eksempel `quiz("{item}", "a")`, og kjør cellen.',
    en='Replace `...` with the letter you believe in, for example `quiz("{item}", "a")`, and run the cell.',
)
NO_SUCH_LETTER = Sentence(
    nb="Svaret må være en av bokstavene {letters}.", en="The answer must be one of the letters {letters}."
)
QUIZ_RIGHT = Sentence(nb="{letter} er riktig. {why}", en="{letter} is right. {why}")
QUIZ_WRONG = Sentence(nb="{letter} er ikke riktig. {why}", en="{letter} is not right. {why}")
QUIZ = Sentence(nb="Spørsmål", en="Question")

# Running a lesson without a screen
CELL_FAILED = Sentence(nb="Celle nummer {cell} stoppet: {error}", en="Cell number {cell} stopped: {error}")
CELL_STALLED = Sentence(
    nb="Celle nummer {cell} ble ikke ferdig på {seconds} sekunder, og kjøringen ble avbrutt.",
    en="Cell number {cell} did not finish in {seconds} seconds, and the run was stopped.",
)
KERNEL_DIED = Sentence(
    nb="Python-prosessen døde i celle nummer {cell}. Oftest er minnet brukt opp; lukk andre programmer og prøv igjen.",
    en="The Python process died in cell number {cell}. Usually that means memory has run out; close other programs and try again.",
)
