"""The checks of lesson 00-start: a mean, a message read, and the shape of a table."""

from dyplab.course.judging import Mistake, agrees
from dyplab.text import Sentence

HINTS = {
    "first-function": [
        Sentence(
            nb="Gjennomsnittet er summen delt på antallet. Delingstegnet er `/`.",
            en="The mean is the sum divided by how many there are. The division sign is `/`.",
        ),
        Sentence(
            nb="Bruk `sum(values)` og `len(values)`, og skriv uttrykket rett etter `return`, i stedet for de tre prikkene.",
            en="Use `sum(values)` and `len(values)`, and write the expression right after `return`, instead of the three dots.",
        ),
    ],
    "read-the-error": [
        Sentence(
            nb="Meldingen nevner to linjenumre. Det nederste er der det stoppet, det øverste er der funksjonen ble kalt.",
            en="The message mentions two line numbers. The lower is where it stopped, the upper is where the function was called.",
        ),
        Sentence(
            nb='Navnet står mellom anførselstegn i siste linje, etter `name`. Svaret ditt har formen `return nummer, "navn"`.',
            en='The name is in quotation marks in the last line, after `name`. Your answer has the form `return number, "name"`.',
        ),
    ],
    "shape-of": [
        Sentence(
            nb="`table.shape` er to tall. Det første er antall rader. Hva er det andre?",
            en="`table.shape` is two numbers. The first is the number of rows. What is the second?",
        ),
        Sentence(
            nb="`table.shape[0]` er radene. Skriv det, et komma, og det andre tallet i formen, etter `return`.",
            en="`table.shape[0]` is the rows. Write it, a comma, and the other number of the shape, after `return`.",
        ),
    ],
}


def first_function(answer, rng):
    """Three numbers first, then the list of the lesson's length but other values, then any length."""

    def mean(values):
        return sum(values) / len(values)

    def values(count):
        return [round(float(value), 1) for value in rng.uniform(36, 41, count)]

    def hard_coded(values):
        return mean([38.2, 36.9, 39.1, 37.4, 36.6])

    cases = [([37.0, 38.0, 39.0],), (values(5),), (values(int(rng.integers(6, 9))),)]
    mistakes = [
        Mistake(
            "hard-coded",
            hard_coded,
            Sentence(
                nb="Du fikk {got} for `{given}`, der fasiten er {expected}. Det er gjennomsnittet av listen over, og du får det samme uansett hvilken liste funksjonen får inn. Hva heter listen inne i funksjonen?",
                en="You got {got} for `{given}`, where {expected} was expected. That is the mean of the list above, and you get it whatever list the function is given. What is the list called inside the function?",
            ),
        ),
        Mistake(
            "only-the-sum",
            sum,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected}. Det er summen. En pasient med {got} grader finnes ikke. Hva må summen deles på?",
                en="You got {got} where {expected} was expected. That is the sum. There is no patient with {got} degrees. What must the sum be divided by?",
            ),
        ),
        Mistake(
            "one-list-only",
            lambda values: sum(values) / 5,
            Sentence(
                nb="Du fikk {got} for `{given}`, der fasiten er {expected}. Du har delt på fem, og det stemmer bare for lister med fem tall. Hva gir antallet i enhver liste?",
                en="You got {got} for `{given}`, where {expected} was expected. You divided by five, which is right only for lists of five numbers. What gives the count of any list?",
            ),
        ),
    ]
    agrees(answer, mean, cases, mistakes)


def read_the_error(answer, rng):
    """The message of the lesson has one right reading."""

    def says(value):
        return lambda: value

    mistakes = [
        Mistake(
            "last-line-only",
            says("numbr"),
            Sentence(
                nb="Navnet {got} er riktig, men linjenummeret mangler. Siste linje sier bare hva som er galt. Hvilken linje over den sier hvor?",
                en="The name {got} is right, but the line number is missing. The last line says only what is wrong. Which line above it says where?",
            ),
        ),
        Mistake(
            "where-it-was-called",
            says((7, "numbr")),
            Sentence(
                nb="Navnet er riktig, men på linje 7 er det ingen skrivefeil: Der ble funksjonen bare kalt. Hvilket linjenummer står nærmest siste linje?",
                en="The name is right, but there is no typing mistake on line 7: that is only where the function was called. Which line number is nearest to the last line?",
            ),
        ),
        Mistake(
            "type-of-error",
            says((4, "NameError")),
            Sentence(
                nb="Linjen er riktig. `NameError` er typen feil, ikke navnet. Hva står i anførselstegn på samme linje?",
                en="The line is right. `NameError` is the type of error, not the name. What is in quotation marks on the same line?",
            ),
        ),
        Mistake(
            "name-first",
            says(("numbr", 4)),
            Sentence(
                nb="Begge delene er riktige, men rekkefølgen er snudd. Hva ber oppgaven om først?",
                en="Both parts are right, but they are in the wrong order. What does the exercise ask for first?",
            ),
        ),
        Mistake(
            "number-in-quotes",
            says(("4", "numbr")),
            Sentence(
                nb="Begge delene er funnet, men linjenummeret står i anførselstegn, og da er det en tekst. Hvordan skriver du et tall?",
                en="Both parts are found, but the line number is in quotation marks, which makes it a text. How do you write a number?",
            ),
        ),
        Mistake(
            "the-file",
            says((4, "fever.py")),
            Sentence(
                nb="Linjen er riktig. `fever.py` er filen koden står i. Hvilket navn var det Python ikke kjente?",
                en="The line is right. `fever.py` is the file the code is in. Which name was it that Python did not know?",
            ),
        ),
        Mistake(
            "the-function",
            says((4, "mean_fever")),
            Sentence(
                nb="Linjen er riktig. `mean_fever` er funksjonen det skjedde i, og den kjenner Python godt. Hvilket navn sier siste linje at ikke finnes?",
                en="The line is right. `mean_fever` is the function it happened in, and Python knows that one well. Which name does the last line say does not exist?",
            ),
        ),
    ]
    agrees(answer, says((4, "numbr")), [()], mistakes)


def shape_of(answer, rng):
    """The table of the lesson's size, then others that are never square."""

    def shape(table):
        return table.shape[0], table.shape[1]

    def table(rows, columns):
        return rng.integers(1, 99, (rows, columns))

    rows = int(rng.integers(5, 9))
    cases = [(table(2, 3),), (table(rows, 2),), (table(2, rows),)]
    mistakes = [
        Mistake(
            "swapped",
            lambda table: (table.shape[1], table.shape[0]),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Tallene er byttet om: Pasientene er radene, og formen har radene først. Hvilket tall skal stå foran kommaet?",
                en="You got {got} where {expected} was expected for `{given}`. The numbers are swapped: the patients are the rows, and the shape has the rows first. Which number should come before the comma?",
            ),
        ),
        Mistake(
            "all-values",
            lambda table: table.size,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Det er antall tall i hele tabellen, rader ganger kolonner. Hvilket ord gir de to tallene hver for seg?",
                en="You got {got} where {expected} was expected for `{given}`. That is how many numbers the whole table has, rows times columns. Which word gives the two numbers separately?",
            ),
        ),
        Mistake(
            "rows-only",
            len,
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Det er antall rader, altså halve svaret. Hvor finner du kolonnene?",
                en="You got {got} where {expected} was expected for `{given}`. That is the number of rows, half of the answer. Where do you find the columns?",
            ),
        ),
        Mistake(
            "this-table-only",
            lambda table: (4, 3),
            Sentence(
                nb="Du fikk {got} der fasiten er {expected} for `{given}`. Det er formen til tabellen over, men funksjonen skal virke for enhver tabell den får inn. Hvordan spør du den om formen?",
                en="You got {got} where {expected} was expected for `{given}`. That is the shape of the table above, but the function should work for any table it is given. How do you ask it for its shape?",
            ),
        ),
    ]
    agrees(answer, shape, cases, mistakes)
