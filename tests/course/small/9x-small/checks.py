"""The checks of a lesson so small that a test can hold it."""

from dyplab.course.judging import Mistake, agrees
from dyplab.text import Sentence

HINTS = {
    "double-it": [Sentence(nb="Tenk på pluss.", en="Think of plus."), Sentence(nb="Gang med to.", en="Times two.")]
}


def double_it(answer, rng):
    """Whole numbers, and one drawn at random."""
    agrees(
        answer,
        lambda x: 2 * x,
        [(3,), (2,), (float(rng.normal()),)],
        [
            Mistake("squared", lambda x: x * x, Sentence(nb="{got} er kvadratet.", en="{got} is the square.")),
            Mistake("halved", lambda x: x / 2, Sentence(nb="{got} er halvparten.", en="{got} is half.")),
        ],
    )
