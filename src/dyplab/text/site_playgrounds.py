"""What the pages say of each figure with knobs: its title, which is the figure's own, and what it is good for."""

from dyplab.text.sentence import Sentence
from dyplab.text.widgets import (
    BACKPROP,
    CONVOLUTION,
    DESCENT,
    DRAW_DIGIT,
    EEG,
    PLAYGROUND,
    PREVALENCE,
    THRESHOLD,
)
from dyplab.text.widgets_in_context import IN_CONTEXT
from dyplab.text.widgets_slices import SLICES

TITLE = Sentence(nb="Prøv selv", en="Try it")
LEAD = Sentence(
    nb="Figurer du kan skru på. De hører hjemme i hver sin leksjon, der du får vite hva du skal se etter.",
    en="Figures with knobs to turn. Each has its home in a lesson, which tells you what to look for.",
)
IN_LESSON = Sentence(nb="I leksjon {number}: {title}", en="In lesson {number}: {title}")
ALIVE = Sentence(
    nb="Disse virker her på siden. Pasientene i dem er oppdiktede.",
    en="These work here on the page. The patients in them are made up.",
)
OPEN_IN = Sentence(
    nb="Resten viser noe som regnes ut i leksjonen. Åpne leksjonen, kjør cellene ned til figuren, og skru.",
    en="The rest show what is worked out in the lesson. Open the lesson, run the cells down to the figure, and turn the knobs.",
)

# The name of the widget in `dyplab.widgets`, its title, and a line.
PLAYGROUNDS = {
    "Playground": (
        PLAYGROUND["title"],
        Sentence(
            nb="To blodprøver, to grupper pasienter. Velg lag, læringsrate og støy, og se hvor nettverket trekker grensen.",
            en="Two blood tests, two groups of patients. Choose layers, learning rate and noise, and see where the network draws the line.",
        ),
    ),
    "ConvolutionStepper": (
        CONVOLUTION["title"],
        Sentence(
            nb="Flytt en kjerne over et utsnitt, én plass om gangen, og følg regnestykket. Endre kjernen og se hva den finner.",
            en="Move a kernel over a patch, one place at a time, and follow the sum. Change the kernel and see what it finds.",
        ),
    ),
    "BackpropGraph": (
        BACKPROP["title"],
        Sentence(
            nb="Et regnestykke som graf. Gå fremover og få svaret, gå bakover og få gradientene.",
            en="A calculation as a graph. Step forward for the answer, back for the gradients.",
        ),
    ),
    "DescentOnSurface": (
        DESCENT["title"],
        Sentence(
            nb="Slipp en kule på en flate og velg læringsraten. Er den for liten, går det sent; er den for stor, når kulen aldri bunnen.",
            en="Drop a ball on a surface and choose the learning rate. Too small is slow; too large, and the ball never reaches the bottom.",
        ),
    ),
    "ThresholdExplorer": (
        THRESHOLD["title"],
        Sentence(
            nb="Dra terskelen og se firefeltstabellen, ROC-kurven og kostnadene flytte seg samtidig.",
            en="Drag the threshold and see the two-by-two table, the ROC curve and the costs move together.",
        ),
    ),
    "DrawDigit": (
        DRAW_DIGIT["title"],
        Sentence(
            nb="Skriv et siffer med musen eller piltastene, og se hva et lite nettverk svarer og hvor sikkert det er.",
            en="Write a digit with the mouse or the arrow keys, and see what a small network answers and how sure it is.",
        ),
    ),
    "PrevalenceExplorer": (
        PREVALENCE["title"],
        Sentence(
            nb="Samme test hos fastlegen og på sykehuset: hva er et positivt svar verdt når færre er syke?",
            en="The same test at the GP and in hospital: what is a positive answer worth when fewer are ill?",
        ),
    ),
    "EEGScroller": (
        EEG["title"],
        Sentence(
            nb="Bla i et simulert EEG og se effekten i hvert frekvensbånd, med anfall, hvile og artefakter.",
            en="Scroll through a simulated EEG and see the power in each band, with seizure, rest and artefacts.",
        ),
    ),
    "SliceViewer": (
        SLICES["title"],
        Sentence(
            nb="Bla gjennom et hode i tre retninger, med masken over. Hvilken side er pasientens venstre?",
            en="Leaf through a head in three directions, with the mask on top. Which side is the patient's left?",
        ),
    ),
    "InContextExplorer": (
        IN_CONTEXT["title"],
        Sentence(
            nb="Flytt en pasient inn i tabellen og se modellen svare på nytt, uten å trene.",
            en="Move a patient into the table and see the model answer anew, without training.",
        ),
    ),
}
