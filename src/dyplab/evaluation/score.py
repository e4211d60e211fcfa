"""A score with its interval, and how both are written in prose."""

from dataclasses import dataclass
from typing import Any, Literal

from dyplab.text import evaluation as words
from dyplab.text import number, percent

Unit = Literal["share", "points", "number"]


@dataclass(frozen=True)
class Score:
    """What a model scored, and the interval in which its score on new patients of the same kind plausibly lies.

    The interval covers the luck of which patients came into the test. It does not cover the luck of the training, nor
    patients of another kind.

    Args:
        value: the score in these patients.
        low: lower limit of the interval.
        high: upper limit.
        level: how often such an interval holds the true score, 0–1.
        n: how many patients (or groups) the score rests on: all for accuracy, the ill for sensitivity, those called
            ill for the positive predictive value, the smaller of ill and well for AUROC.
        unit: "share" (0–1, written as a percentage), "points" (a difference between shares) or "number".
        undefined: bootstrap draws in which the score does not exist (no ill patient drawn) and that were left out.

    >>> from dyplab.text import use
    >>> score = Score(0.936, 0.931, 0.941, 0.95, 10_000, "share")
    >>> use("en"); str(score)
    '93.6% (95% CI 93.1–94.1)'
    >>> use("nb"); str(score)
    '93,6\\xa0% (95\\xa0% KI 93,1–94,1)'
    >>> use(None)
    """

    value: float
    low: float
    high: float
    level: float
    n: int
    unit: Unit = "share"
    undefined: int = 0

    def __float__(self) -> float:
        return self.value

    def __str__(self) -> str:
        # A single miss among 10,000 must not read as 100.0%.
        digits = 2 if self.unit == "share" and 0 < min(self.value, 1 - self.value) < 0.0005 else 1
        value, low, high = (in_unit(x, self.unit, digits) for x in (self.value, self.low, self.high))
        if self.unit == "share":
            value = percent(self.value, digits)
        elif self.unit == "points":
            value = str(words.POINTS(value=value))
        between = words.SIGNED_RANGE if min(self.low, self.high) < 0 else words.RANGE
        limits = between(low=low, high=high)
        return str(words.SCORE(value=value, level=percent(self.level, 0), limits=limits))

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """A notebook shows the score as prose, in lists too."""
        printer.text(str(self))


def in_unit(value: float, unit: Unit, digits: int = 1) -> str:
    """A bare number as its unit writes it: shares and points in hundredths, other numbers with three decimals.

    >>> from dyplab.text import use
    >>> use("en"); in_unit(0.936, "share"), in_unit(-0.0123, "points"), in_unit(0.936, "number")
    ('93.6', '−1.2', '0.936')
    >>> use(None)
    """
    value, digits = (value, 3) if unit == "number" else (100 * value, digits)
    return number(round(value, digits) + 0.0, digits).replace("-", "−")  # + 0.0: no "−0.0"
