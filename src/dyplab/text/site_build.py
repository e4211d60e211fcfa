"""What the static site says beside the pages it shares with the lab, and what is said while it is built."""

from dyplab.text.sentence import Sentence

# The command
SITE = Sentence(
    nb="bygg kurset som nettsider som kan leses uten Python: alle leksjonene kjørt, med figurer (for lærere)",
    en="build the course as web pages to read without Python: every lesson run, with its figures (for teachers)",
)
FOLDER = Sentence(nb="MAPPE", en="FOLDER")
OUT = Sentence(
    nb="mappen sidene skrives i; «site» om ingenting er valgt", en="the folder for the pages; “site” if none is given"
)
NOT_A_SITE = Sentence(
    nb="Mappen {folder} har filer som ikke er fra en tidligere bygging. Velg en ny eller tom mappe med --out.",
    en="The folder {folder} has files that are not from an earlier build. Choose a new or empty folder with --out.",
)
LESSON_FAILED = Sentence(
    nb="Leksjonen {lesson} ({lang}) kom ikke i mål: {trouble} Ingen sider er endret; rett feilen og bygg på nytt.",
    en="The lesson {lesson} ({lang}) did not finish: {trouble} No page has been changed; mend the fault and build again.",
)
NOT_PASSED = Sentence(
    nb="løsningen på {which} ble ikke godtatt.",
    en="the solution of {which} was not accepted.",
)
RUNNING = Sentence(
    nb="{n} av {of}: kjører {lesson} på {language} …",
    en="{n} of {of}: running {lesson} in {language} …",
)
LANGUAGE_NAMES = {"nb": Sentence(nb="norsk", en="Norwegian"), "en": Sentence(nb="engelsk", en="English")}
RAN = Sentence(nb="    {seconds} s, {megabytes} MB", en="    {seconds} s, {megabytes} MB")
UNCHANGED = Sentence(
    nb="{n} av {of} kjøringer var uendret og ble ikke gjentatt.",
    en="{n} of {of} runs were unchanged and not repeated.",
)
SHRUNK = Sentence(
    nb="Bildene på {page} er gjort mindre: siden var {before} MB og er nå {after} MB.",
    en="The images on {page} have been made smaller: the page was {before} MB and is now {after} MB.",
)
TOO_LARGE = Sentence(
    nb="Siden {page} er {megabytes} MB, og grensen er {limit}. Del leksjonen eller gjør figurene enklere.",
    en="The page {page} is {megabytes} MB, and the limit is {limit}. Split the lesson or make its figures simpler.",
)
BUILT = Sentence(
    nb="{pages} sider i {folder}, den største {largest} MB. Åpne {file} i en nettleser.",
    en="{pages} pages in {folder}, the largest {largest} MB. Open {file} in a browser.",
)

# A lesson that has been run
ABOUT_RUN = Sentence(nb="Om denne siden", en="About this page")
AS_RUN = Sentence(
    nb="Leksjonen slik den ble da den ble kjørt {date}: kode, svar og figurer fra én kjøring på {seconds} sekunder.",
    en="The lesson as it came out when it was run on {date}: code, answers and figures of one run of {seconds} seconds.",
)
DO_IT_YOURSELF = Sentence(
    nb="Vil du skrive koden selv, åpner du leksjonen i laben på egen maskin eller i Colab.",
    en="To write the code yourself, open the lesson in the lab on your own computer, or in Colab.",
)
COLAB_WARNING = Sentence(
    nb="Colab går på Googles maskiner og krever en Google-konto. Last aldri opp pasientdata der.",
    en="Colab runs on Google's computers and needs a Google account. Never upload patient data there.",
)
TO_QUIZ = Sentence(nb="Quiz", en="Quiz")
TO_SLIDES = Sentence(nb="Lysbilder", en="Slides")
ON_THIS_PAGE = Sentence(nb="På denne siden", en="On this page")
A_SOLUTION = Sentence(nb="En løsning, og hva sjekken svarte", en="A solution, and what the check answered")
QUESTION = Sentence(nb="Spørsmål", en="Question")
ANSWERS = Sentence(nb="Svaret, og hvorfor", en="The answer, and why")
RIGHT = Sentence(nb="Riktig.", en="Right.")
WRONG = Sentence(nb="Ikke riktig.", en="Not right.")

# Search
SEARCH = Sentence(nb="Søk", en="Search")
SEARCH_TITLE = Sentence(nb="Spør eller søk", en="Ask or search")
SEARCH_ABOUT = Sentence(
    nb="Skriv noen ord eller et spørsmål. En maskin leter i alle sidene og viser stedene der ordene står. Det skjer i nettleseren din, og ingenting blir sendt.",
    en="Write a few words or a question. A machine looks through all the pages and shows the places where the words stand. It happens in your browser, and nothing is sent.",
)
SEARCH_RULES = Sentence(
    nb="Søket forstår ikke spørsmålet slik et menneske gjør, og gir ikke råd om pasienter.",
    en="The search does not understand the question as a person does, and gives no advice on patients.",
)
SEARCH_WHAT = Sentence(nb="Søk i kurset", en="Search the course")
SEARCH_NEEDS_SCRIPT = Sentence(
    nb="Søket trenger JavaScript. Uten det finner du fram fra oversikten over leksjonene og ordlisten.",
    en="The search needs JavaScript. Without it, use the list of lessons and the glossary.",
)
FOUND_NONE = Sentence(nb="Ingen treff på «{words}».", en="Nothing was found for “{words}”.")
FOUND_ONE = Sentence(nb="Ett treff på «{words}».", en="One result for “{words}”.")
FOUND = Sentence(nb="{n} treff på «{words}».", en="{n} results for “{words}”.")
FOUND_MANY = Sentence(
    nb="{n} treff på «{words}». De {shown} beste vises.", en="{n} results for “{words}”. The best {shown} are shown."
)

# The foot
ACCESSIBILITY = Sentence(nb="Tilgjengelighet", en="Accessibility")
PRIVACY = Sentence(nb="Personvern", en="Privacy")
TIMINGS = Sentence(nb="Hvor lang tid leksjonene tar", en="How long the lessons take")

# Timings
TIMINGS_ABOUT = Sentence(
    nb="Tidene er fra kjøringene som laget disse sidene: hver leksjon fra første til siste celle, med løsningene satt inn, én gang på hvert språk. Koden er den samme; forskjellen mellom de to kolonnene er maskinens.",
    en="The times are from the runs that made these pages: each lesson from its first cell to its last, solutions in place, once in each language. The code is the same; the difference between the two columns is the machine's.",
)
LESSON = Sentence(nb="Leksjon", en="Lesson")
SECONDS_IN = Sentence(nb="Sekunder, {language}", en="Seconds, {language}")
MEMORY = Sentence(nb="Minne, MB", en="Memory, MB")
RUN_AT = Sentence(nb="Kjørt (UTC)", en="Run (UTC)")
ALL_LESSONS = Sentence(nb="Alle", en="All")
MACHINES = Sentence(nb="Maskinen", en="The computer")
MACHINE = Sentence(
    nb="{cores} kjerner, {processor}, {system}, Python {python}, PyTorch {torch}. Last da leksjonen var ferdig: {load} (over {cores} betyr at noe annet gikk samtidig).",
    en="{cores} cores, {processor}, {system}, Python {python}, PyTorch {torch}. Load when the lesson ended: {load} (above {cores} means that something else was running).",
)

# The first page
WELCOME = Sentence(nb="Dyp læring for medisin", en="Deep learning for medicine")
OPEN_COURSE = Sentence(nb="Til kurset på norsk", en="To the course in English")
