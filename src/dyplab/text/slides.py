"""What stands around the slides of a lesson."""

from dyplab.text.sentence import Sentence

# What a slide is for, over its heading.
PARTS = {
    "question": Sentence(nb="Klinisk spørsmål", en="Clinical question"),
    "fault": Sentence(nb="Finn feilen", en="Find the fault"),
    "result": Sentence(nb="Resultat", en="Result"),
    "harm": Sentence(nb="Hva kan skade en pasient?", en="What could harm a patient?"),
    "room": Sentence(nb="Spørsmål til salen", en="A question to the room"),
    "recap": Sentence(nb="Kort sagt", en="In short"),
}

TITLE = Sentence(nb="{lesson} · lysbilder", en="{lesson} · slides")
SLIDES = Sentence(nb="Lysbilder", en="Slides")
NOTES = Sentence(nb="Til deg som underviser", en="For the teacher")
MINUTES = Sentence(nb="omtrent {n} min", en="about {n} min")
WHOLE = Sentence(
    nb="{count} lysbilder, omtrent {minutes} minutter. Trykk på pil høyre for neste, ? for hjelp.",
    en="{count} slides, about {minutes} minutes. Press the right arrow for the next, ? for help.",
)
NOT_RUN = Sentence(
    nb="Figuren eller tallene vises her når leksjonen er kjørt.",
    en="The figure or the numbers stand here once the lesson has been run.",
)
CONTROLS = Sentence(nb="Styring av lysbildene", en="Slide controls")
BACK = Sentence(nb="Forrige", en="Back")
NEXT = Sentence(nb="Neste", en="Next")
PROGRESS = Sentence(nb="{{n}} av {count}", en="{{n}} of {count}")
MORE = Sentence(nb="mer kommer på dette lysbildet", en="more to come on this slide")
SHOW_NOTES = Sentence(nb="Notater", en="Notes")
HELP = Sentence(nb="Hjelp", en="Help")
CLOSE = Sentence(nb="Lukk", en="Close")
OTHER_LANGUAGE = Sentence(nb="English", en="Norsk")
LESSON = Sentence(nb="Til leksjonen", en="To the lesson")
LETTERS = Sentence(nb="Tastene N og ? virker", en="The keys N and ? work")

# The keys, and what each does.
KEYS = [
    (Sentence(nb="→, mellomrom, Page Down", en="→, space, Page Down"), Sentence(nb="videre", en="onwards")),
    (Sentence(nb="←, Page Up", en="←, Page Up"), Sentence(nb="tilbake", en="back")),
    (Sentence(nb="Home, End", en="Home, End"), Sentence(nb="første, siste", en="first, last")),
    (Sentence(nb="N", en="N"), Sentence(nb="notatene til underviseren", en="the teacher's notes")),
    (Sentence(nb="?", en="?"), Sentence(nb="denne hjelpen", en="this help")),
]
POINTING = Sentence(
    nb="Klikk til høyre på lysbildet for å gå videre, helt til venstre for å gå tilbake, eller dra med fingeren. Utskriften har ett lysbilde på hver side, med notatene.",
    en="Click on the right of a slide to go on, at its far left to go back, or drag with a finger. Printed, each slide has a page of its own, with its notes.",
)
