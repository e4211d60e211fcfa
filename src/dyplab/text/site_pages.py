"""What the pages around the lessons say: reading, quiz, ask, progress, this computer, data sets, videos, questions."""

from dyplab.text.sentence import Sentence

# Read a lesson
READ_ABOUT = Sentence(
    nb="Dette er leksjonen til å lese: tekst, formler og kode. Tall og figurer regnes ut når du kjører den.",
    en="This is the lesson to read: text, formulas and code. Numbers and figures are worked out when you run it.",
)
RESULT_HERE = Sentence(
    nb="Her kommer et resultat når du kjører leksjonen.", en="A result appears here when you run the lesson."
)
EXERCISE_HERE = Sentence(nb="Oppgave: {exercise}", en="Exercise: {exercise}")
QUIZ_HERE = Sentence(nb="Quizspørsmål: {question}", en="Quiz item: {question}")
CONTENTS = Sentence(nb="Innhold", en="Contents")
LESSON_NUMBER = Sentence(nb="Leksjon {number}", en="Lesson {number}")
TO_QUIZ = Sentence(nb="Quiz til leksjonen", en="The lesson's quiz")
TO_SLIDES = Sentence(nb="Lysbilder", en="Slides")
NEXT_LESSON = Sentence(nb="Neste leksjon: {title}", en="Next lesson: {title}")

# Quiz
QUIZ_ABOUT = Sentence(
    nb="{n} spørsmål, i vilkårlig rekkefølge. Du kan svare så mange ganger du vil, og får en grunn for hvert alternativ.",
    en="{n} items, in any order. You may answer as often as you like, and are given a reason for each option.",
)
QUIZ_ABOUT_SITE = Sentence(
    nb="{n} spørsmål, i vilkårlig rekkefølge. Du får en grunn for hvert alternativ. Svarene lagres ikke.",
    en="{n} items, in any order. You are given a reason for each option. Your answers are not stored.",
)
QUIZ_ITEM = Sentence(nb="Spørsmål {n}", en="Item {n}")
ANSWER = Sentence(nb="Svar", en="Answer")
ANSWER_ITEM = Sentence(nb="Svar på spørsmål {n}", en="Answer item {n}")
RIGHT = Sentence(nb="Riktig.", en="Right.")
WRONG = Sentence(nb="Ikke riktig.", en="Not right.")
CHOOSE_FIRST = Sentence(nb="Velg et alternativ først.", en="Choose an option first.")
WHY_EACH = Sentence(nb="Grunnen for hvert alternativ", en="The reason for each option")
NOT_SAVED = Sentence(nb="Svaret ble ikke lagret.", en="Your answer was not saved.")
NOT_SAVED_SILENT = Sentence(
    nb="Svaret ble ikke lagret: laben svarer ikke. Prøv igjen når den er i gang.",
    en="Your answer was not saved: the lab does not respond. Try again when it is running.",
)
BEFORE_RIGHT = Sentence(nb="Du har svart riktig på dette før.", en="You have answered this right before.")
BEFORE_WRONG = Sentence(
    nb="Du har svart på dette før, men ikke riktig ennå.", en="You have answered this before, but not right yet."
)
BEFORE_ALL = Sentence(
    nb="Du har svart riktig på {n} av {all} før. Du kan svare på alle igjen.",
    en="You have answered {n} of {all} right before. You may answer them all again.",
)
QUIZ_NEEDS_SCRIPT = Sentence(
    nb="Å svare krever JavaScript. Uten det kan du lese spørsmålene, og åpne fasiten under.",
    en="Answering needs JavaScript. Without it you can read the items, and open the key below.",
)
QUIZ_KEY = Sentence(nb="Fasit med begrunnelser", en="The key, with reasons")
TO_LESSON = Sentence(nb="Til leksjonen", en="To the lesson")

# Ask
ASK_LABEL = Sentence(nb="Hva lurer du på?", en="What would you like to know?")
ASK_BUTTON = Sentence(nb="Spør", en="Ask")
ASK_RULE_LINES = (
    Sentence(
        nb="Skriv aldri noe om en pasient, heller ikke uten navn.",
        en="Never write anything about a patient, not even without a name.",
    ),
    Sentence(
        nb="Den gir ikke råd om pasienter, og setter ikke karakter.",
        en="It gives no advice on patients, and no marks.",
    ),
    Sentence(
        nb="Les stedet den viser til, før du stoler på svaret.",
        en="Read the passage it points to before you trust the answer.",
    ),
    Sentence(
        nb="Bruker du svaret i en oppgave du leverer, så oppgi det.",
        en="If you use the answer in work you hand in, say so.",
    ),
    Sentence(nb="Spørsmålene lagres ikke.", en="Your questions are not stored."),
)
ASK_SEARCHING = Sentence(nb="Leter …", en="Searching …")
ASK_FOUND = Sentence(nb="Fant {n} steder.", en="Found {n} passages.")
ASK_FOUND_ONE = Sentence(nb="Fant ett sted.", en="Found one passage.")
ASK_FAILED = Sentence(nb="Laben svarer ikke. Prøv igjen.", en="The lab does not respond. Try again.")
ASK_NEEDS_SCRIPT = Sentence(
    nb="Søket krever JavaScript. Uten det finner du fram fra leksjonene og ordlisten.",
    en="The search needs JavaScript. Without it you find your way from the lessons and the glossary.",
)
ASK_KINDS = {
    "lesson": Sentence(nb="Leksjon", en="Lesson"),
    "glossary": Sentence(nb="Ordliste", en="Glossary"),
    "wild": Sentence(nb="Typisk spørsmål", en="Typical question"),
    "doc": Sentence(nb="Dokumentasjon", en="Documentation"),
}

# Glossary
GLOSSARY_LEAD = Sentence(
    nb="{n} begreper. Kurset bruker ett norsk ord for hvert av dem.",
    en="{n} terms. The course uses one Norwegian word for each of them.",
)
GLOSSARY_FIND = Sentence(nb="Finn et ord, på norsk eller engelsk", en="Find a word, in Norwegian or English")
GLOSSARY_SHOWN = Sentence(nb="{n} ord", en="{n} words")

# Videos and courses
RESOURCES_LEAD = Sentence(
    nb="Laget av andre. Lenkene går ut av laben, og de fleste er på engelsk.",
    en="Made by others. The links leave the lab.",
)
RESOURCE_KINDS = {
    "video": Sentence(nb="Videoer, de korteste først", en="Videos, the shortest first"),
    "course": Sentence(nb="Kurs", en="Courses"),
    "book": Sentence(nb="Bøker og annet å lese", en="Books and other reading"),
    "slides": Sentence(nb="Lysbilder", en="Slides"),
}
OWN_SLIDES = Sentence(nb="Lysbilder til leksjonene", en="Slides for the lessons")
BELONGS = Sentence(nb="Hører til leksjon", en="Belongs to lesson")

# Data sets
DATASETS_LEAD = Sentence(
    nb="Hvert datasett har et kort: hva det er, hvem pasientene var, og hva du har lov til.",
    en="Each data set has a card: what it is, who the patients were, and what you are allowed to do.",
)
BUNDLED = Sentence(nb="Følger med dyplab", en="Comes with dyplab")
FETCHED = Sentence(nb="Hentes fra eieren", en="Fetched from its owner")
BY_HAND = Sentence(nb="Du henter det selv fra eierens side", en="You fetch it yourself from the owner's page")
WHO = Sentence(nb="Hvem", en="Who")
COUNT = Sentence(nb="Antall", en="How many")
LICENCE = Sentence(nb="Lisens", en="Licence")
CITE = Sentence(nb="Kilde", en="Cite")
SIZE = Sentence(nb="Størrelse", en="Size")
MEGABYTES = Sentence(nb="{size} MB", en="{size} MB")
