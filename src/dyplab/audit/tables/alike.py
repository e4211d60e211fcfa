"""Are the rows of a supposed person more alike than rows of different people with the same outcome?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.tables.quick import Array

DRAWS = 60
MOST_ROWS = 3000


@dataclass(frozen=True)
class Alike:
    """How much alike the rows of a person are.

    Args:
        between: the share of the columns' variance, within an outcome, that lies between persons (intraclass
            correlation): 0 when rows of a person are as unlike as any, 1 when they are equal.
        beyond: how many standard deviations that is above what rows dealt out by lot give.
    """

    between: float
    beyond: float


def alikeness(x: Array, persons: NDArray[np.int64], strata: NDArray[np.int64], rng: np.random.Generator) -> Alike:
    """Compare the spread within persons with the spread between persons of the same outcome.

    Args:
        x: (N, F) columns alike in spread.
        persons: (N,) the supposed person of each row.
        strata: (N,) class of the outcome, or the fifth it falls in.
        rng: for dealing rows out within an outcome.
    """
    kept = whole_persons(persons, MOST_ROWS, rng)
    x, persons, strata = x[kept], persons[kept], strata[kept]
    x = x - _middles(x, strata)[np.unique(strata, return_inverse=True)[1]]
    order = np.argsort(strata, kind="stable")
    x, persons, strata = x[order], np.unique(persons[order], return_inverse=True)[1], strata[order]
    found = _between(x, persons, strata)
    if found <= 0:
        return Alike(found, 0.0)
    drawn = np.asarray([_between(x, _dealt_within(persons, strata, rng), strata) for _ in range(DRAWS)])
    return Alike(found, float((found - drawn.mean()) / max(drawn.std(), 1e-6)))


def whole_persons(persons: NDArray[np.int64], most: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Rows of as many whole persons as there is room for, drawn by lot, in the order they stand."""
    if len(persons) <= most:
        return np.arange(len(persons))
    turn = rng.permutation(int(persons.max()) + 1)[persons]
    sizes = np.bincount(turn)
    last = max(int(np.searchsorted(np.cumsum(sizes), most, "right")), 1)
    return np.flatnonzero(turn < last)


def _middles(x: Array, groups: NDArray[np.int64]) -> Array:
    numbers = np.unique(groups, return_inverse=True)[1]
    sums = np.zeros((int(numbers.max()) + 1, x.shape[1]))
    np.add.at(sums, numbers, x)
    return np.asarray(sums / np.bincount(numbers)[:, None])


def _between(x: Array, persons: NDArray[np.int64], strata: NDArray[np.int64]) -> float:
    """Intraclass correlation of one-way analysis of variance, over all columns together."""
    n, people, classes = len(x), int(persons.max()) + 1, len(np.unique(strata))
    if n - people < 3 or people - classes < 3 or x.shape[1] == 0:
        return 0.0
    within = float(((x - _middles(x, persons)[persons]) ** 2).sum())
    mean_within = within / (n - people)
    mean_between = (float((x**2).sum()) - within) / (people - classes)
    size = n / people
    return (mean_between - mean_within) / max(mean_between + (size - 1) * mean_within, 1e-12)


def _dealt_within(persons: NDArray[np.int64], strata: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """The same persons, each outcome's rows dealt out by lot; strata are sorted."""
    return persons[np.lexsort((rng.random(len(strata)), strata))]
