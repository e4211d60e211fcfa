"""Tested people in whole numbers that tell the same as the shares they come from; the same as in prevalence.js."""

from typing import NamedTuple

import numpy as np

from dyplab.text import percent
from dyplab.text.widgets import PREVALENCE

CROWDS = (1_000, 10_000, 100_000)


class People(NamedTuple):
    """So many of those tested, in whole people."""

    found: int  # ill, test positive
    missed: int  # ill, test negative
    alarmed: int  # well, test positive
    left: int  # well, test negative


def whole_people(sensitivity: float, specificity: float, prevalence: float) -> People:
    """So many of 1,000 tested are ill and well, positive and negative; of 10,000 or 100,000 if need be.

    The ill are counted first, then those of them the test finds, so the parts always add up. A count is rounded to the
    nearest whole person, or the other way if the predictive values would else be written otherwise than the exact ones.
    More people are taken where that does not help, where one of the four groups is less than one person, and where
    fewer than five are ill.

    Args:
        sensitivity: 0–1.
        specificity: 0–1.
        prevalence: 0–1.

    >>> whole_people(0.9, 0.9, 0.01)
    People(found=9, missed=1, alarmed=99, left=891)
    >>> sum(whole_people(0.9, 0.9, 0.001))
    10000
    """
    parts = shares(sensitivity, specificity, prevalence)
    exact = [_shown(value) for value in predictive(*parts)]
    for crowd in CROWDS:
        ill = _round(crowd * prevalence)
        counts = [
            People(found, ill - found, alarmed, crowd - ill - alarmed)
            for found in _either_way(ill * sensitivity)
            for alarmed in _either_way((crowd - ill) * (1 - specificity))
        ]
        # A share of nothing, like 1 - 1, is nothing; of 1,000 × 0.01 × (1 - 0.9) the computer makes 0.9999999999999998.
        if ill >= 5 and all(share < 1e-12 or crowd * share > 1 - 1e-6 for share in parts):
            for people in counts:
                if min(people) >= 0 and [_shown(value) for value in predictive(*people)] == exact:
                    return people
    return counts[0]


def shares(sensitivity: float, specificity: float, prevalence: float) -> tuple[float, float, float, float]:
    """Of all tested, those found, missed, alarmed and left in peace."""
    well = 1 - prevalence
    return prevalence * sensitivity, prevalence * (1 - sensitivity), well * (1 - specificity), well * specificity


def predictive(found: float, missed: float, alarmed: float, left: float) -> tuple[float, float]:
    """PPV and NPV; NaN when nobody has that answer."""
    return found / (found + alarmed or np.nan), left / (left + missed or np.nan)


def _round(value: float) -> int:
    """Halves upwards, as in school and in the JavaScript."""
    return int(np.floor(value + 0.5 + 1e-9))


def _either_way(value: float) -> list[int]:
    """Rounded to the nearest whole number, then the other way."""
    nearest = _round(value)
    if abs(value - nearest) < 1e-6:
        return [nearest]
    return [nearest, nearest + 1 if nearest < value else nearest - 1]


def _shown(share: float) -> float | None:
    """The percentage as it is read: whole, near the ends with a decimal, never 0 or 100 without being that."""
    if np.isnan(share):
        return None
    if min(share, 1 - share) < 1e-12 or 0.02 <= share <= 0.98:
        return _round(100 * share)
    return min(max(_round(1000 * share), 1), 999) / 10


def told(share: float) -> str:
    """A share as a percentage for prose; NaN is a dash."""
    read = _shown(share)
    if read is None:
        return "–"
    certain = min(share, 1 - share) < 1e-12
    words = percent(read / 100, 0 if certain or 0.02 <= share <= 0.98 else 1)
    if certain or 0.0005 <= share <= 0.9995:
        return words
    return str(PREVALENCE["under" if share < 0.5 else "over"](share=words))


def signs(people: People) -> list[int]:
    """1,000 signs shared among the four groups; nobody who is there is without a sign."""
    many = [max(int(count > 0), _round(1000 * count / sum(people))) for count in people]
    many[many.index(max(many))] += 1000 - sum(many)
    return many
