"""What the room `autograd` says."""

from dyplab.text.sentence import Sentence

# What cannot be calculated with
NOT_ONE_NUMBER = Sentence(
    nb="Value tar ett tall, men fikk {given}. Bruk et tall som 2.0; en hel tabell av tall er en Tensor.",
    en="Value takes one number, but got {given}. Use a number such as 2.0; a whole table of numbers is a Tensor.",
)
NOT_NUMBERS = Sentence(
    nb="Tensor tar tall i rader av samme lengde, men fikk {given}. Gi et tall, en liste med tall eller en tabell (array) med tall.",
    en="Tensor takes numbers in rows of equal length, but got {given}. Give a number, a list of numbers or an array of numbers.",
)
NOT_AN_EXPONENT = Sentence(
    nb="Eksponenten må være et vanlig tall, som i x ** 2, men er {given}. For a opphøyd i x: skriv (x * log(a)).exp().",
    en="The exponent must be a plain number, as in x ** 2, but is {given}. For a to the power of x, write (x * log(a)).exp().",
)
SHAPES_DIFFER = Sentence(
    nb="Formene {a} og {b} passer ikke sammen i a {operation} b. Regnet bakfra må hver akse være like lang i begge, eller 1 i den ene; bruk .reshape().",
    en="The shapes {a} and {b} do not fit together in a {operation} b. Counted from the last, each axis must be as long in both, or 1 in one of them; use .reshape().",
)
SIDES_DIFFER = Sentence(
    nb="Formene {a} og {b} passer ikke sammen i a @ b. Begge må ha rader og kolonner, og a må ha like mange kolonner som b har rader; bruk .T eller .reshape().",
    en="The shapes {a} and {b} do not fit together in a @ b. Both need rows and columns, and a must have as many columns as b has rows; use .T or .reshape().",
)
DOES_NOT_FIT = Sentence(
    nb="{operation} med {told} passer ikke til formen {shape}. Se hvor mange akser formen har, og hvor lange de er.",
    en="{operation} with {told} does not fit the shape {shape}. See how many axes the shape has, and how long they are.",
)
NOT_A_SCALAR = Sentence(
    nb="backward() begynner fra ett tall, men her er formen {shape}. Slå tallene sammen først, for eksempel med .mean() eller .sum().",
    en="backward() starts from one number, but the shape here is {shape}. Bring the numbers together first, for example by .mean() or .sum().",
)
NOT_ONE_WEIGHT_EACH = Sentence(
    nb="Nevronet har {needed} vekter, men fikk {given} tall. Gi ett tall for hver vekt.",
    en="The neuron has {needed} weights, but got {given} numbers. Give one number for each weight.",
)
NOT_ONE_TRUTH_EACH = Sentence(
    nb="Svarene har formen {logits} og fasiten {truth}. Fasiten må ha nøyaktig én klasse for hver rad med svar.",
    en="The answers have the shape {logits} and the truth {truth}. The truth needs exactly one class for each row of answers.",
)
NOT_CLASSES = Sentence(
    nb="Fasiten må være hele tall fra 0 til {last}, én for hver kolonne i svarene, men her finnes {given}.",
    en="The truth must be whole numbers from 0 to {last}, one for each column of the answers, but holds {given}.",
)
NOT_YES_OR_NO = Sentence(
    nb="Med to grupper må fasiten være 0 eller 1, men her finnes {given}.",
    en="With two groups the truth must be 0 or 1, but it holds {given}.",
)

# The drawing
VALUE = Sentence(nb="verdi", en="value")
GRADIENT = Sentence(nb="gradient", en="gradient")
DRAWING_TITLE = Sentence(
    nb="Regnestykket som gir {value}, med {n} tall", en="The calculation that gives {value}, with {n} numbers"
)
DRAWING_GIVEN = Sentence(nb="tall", en="number")
DRAWING_BOX = Sentence(
    nb="{what}: verdi {value}, gradient {gradient}.", en="{what}: value {value}, gradient {gradient}."
)
NOT_DRAWN = Sentence(
    nb="draw tegner regnestykket bak én Value, men fikk {given}.",
    en="draw shows the calculation behind one Value, but got {given}.",
)
TOO_LARGE_TO_DRAW = Sentence(
    nb="Regnestykket har {n} tall, og en tegning med mer enn {largest} kan ikke leses. Tegn en mindre del, for eksempel ett nevron.",
    en="The calculation has {n} numbers, and a drawing of more than {largest} cannot be read. Draw a smaller part, such as one neuron.",
)
