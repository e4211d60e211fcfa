"""What is said about simulated patients with a brain tumour."""

from dyplab.text.sentence import Sentence

WRONG_SPACING = Sentence(
    nb="spacing_mm er {got}, men kan bare være 1, 2 eller 3: 1 gir geometrien til BraTS, 2 og 3 går fortere.",
    en="spacing_mm is {got}, but can only be 1, 2 or 3: 1 gives the geometry of BraTS, 2 and 3 are quicker.",
)
UNKNOWN_KIND = Sentence(
    nb="Det finnes ingen simulert svulst av typen {got}. Velg en av disse: {kinds}; uten kind trekkes typen.",
    en="There is no simulated tumour of the kind {got}. Choose one of these: {kinds}; without kind, it is drawn.",
)
WRONG_SEED = Sentence(
    nb="seed er {got}, men må være et helt tall som er 0 eller større.",
    en="seed is {got}, but must be a whole number, 0 or larger.",
)
WRONG_COHORT = Sentence(
    nb="patients er {got}, men må være et helt tall fra 1 til 10 000. Trengs det flere, så lag en kohort til med en annen seed.",
    en="patients is {got}, but must be a whole number from 1 to 10,000. If more are needed, make one more cohort with another seed.",
)
