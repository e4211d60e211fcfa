"""What every page of the room `site` says: menu, foot, names; what one page says alone stands in `site_pages`."""

from dyplab.text.sentence import Sentence

# Frame
SKIP = Sentence(nb="Gå til innholdet", en="Skip to the content")
MENU = Sentence(nb="Meny", en="Menu")
FOOT = Sentence(nb="Mer om laben", en="More about the lab")
LANGUAGE = Sentence(nb="Språk", en="Language")
LANGUAGE_NAME = Sentence(nb="Norsk", en="English")
MENU_HOME = Sentence(nb="Leksjoner", en="Lessons")
MENU_ASK = Sentence(nb="Spør", en="Ask")
MENU_GLOSSARY = Sentence(nb="Ordliste", en="Glossary")
MENU_WILD = Sentence(nb="Typiske spørsmål", en="Typical questions")
MENU_PLAYGROUNDS = Sentence(nb="Prøv selv", en="Try it")
MENU_RESOURCES = Sentence(nb="Videoer og kurs", en="Videos and courses")
MENU_PROGRESS = Sentence(nb="Framdrift", en="Progress")
MENU_DATASETS = Sentence(nb="Datasett og lisenser", en="Data sets and licences")
MENU_MACHINE = Sentence(nb="Om denne maskinen", en="About this computer")
SOURCE = Sentence(nb="Kildekode", en="Source code")
PROMISE = Sentence(
    nb="Framdriften din ligger i én fil i ditt eget område, uten navn, og sendes ikke videre.",
    en="Your progress lies in one file in your own folder, without a name, and is not passed on.",
)
PROMISE_SITE = Sentence(
    nb="Sidene lagrer ingenting om deg og henter ingenting fra andre.",
    en="These pages store nothing about you and fetch nothing from anyone else.",
)
QUIZ_OF = Sentence(nb="Quiz: {title}", en="Quiz: {title}")
