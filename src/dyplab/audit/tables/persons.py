"""Who stands behind the rows: persons by a column that repeats, or by codes that share a stem."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.tables.alike import alikeness
from dyplab.audit.tables.columns import Column
from dyplab.audit.tables.identifiers import named_identifier
from dyplab.audit.tables.looked import Looked, person_numbers
from dyplab.audit.tables.quick import Array, compressed, matrix

FEWEST_PERSONS = 6
SAME_OUTCOME = 0.95  # of the persons with several rows
BETWEEN = 0.2  # of the variance: less than this is how a clinic or a year makes rows alike, not a person
BETWEEN_NUMBER = 0.5  # for an outcome that is a number, where "one outcome each" cannot be asked
COUNTS_ON = 0.8  # of the persons: a recording may be lost
BEYOND = 5.0  # standard deviations above chance, for many columns and stems tried
_PIECE = re.compile(r"\d+|[^\W\d_]+", re.UNICODE)


@dataclass(frozen=True)
class Persons:
    """The persons found.

    Args:
        column: the column that tells them.
        how: "given", "column" (a value is a person), "stem" (the beginning or end of a code is) or "rows" (alike rows).
        numbers: (R,) the person of each row, from 0.
        names: what the column calls each person, in order.
        between: the share of the columns' variance that lies between persons.
    """

    column: str
    how: str
    numbers: NDArray[np.int64]
    names: tuple[str, ...]
    between: float

    @property
    def people(self) -> int:
        """How many persons there are."""
        return int(self.numbers.max()) + 1


def find_persons(looked: Looked, features: tuple[Column, ...], rng: np.random.Generator) -> Persons | None:
    """The column, or part of a code, whose values are persons with several rows each; None when there is none.

    Args:
        looked: the table.
        features: columns that are no identifiers, in which the rows of a person should be alike.
        rng: for what chance gives.
    """
    rows = np.flatnonzero(looked.outcome.known)
    if len(rows) < 2 * FEWEST_PERSONS or looked.outcome.kind == "many":
        return None
    strata = looked.outcome.codes[rows]
    found: list[Persons] = []
    for column, how, codes, names in _candidates(looked):
        persons = person_numbers(codes)
        one_outcome = looked.outcome.kind == "classes" and not (how == "column" and named_identifier(column.name))
        if not _could_be_persons(persons[rows], strata, one_outcome):
            continue
        x = compressed(matrix(tuple(other for other in features if other is not column), rows, rng))
        alike = alikeness(x, person_numbers(codes[rows]), strata, rng)
        least = BETWEEN if looked.outcome.kind == "classes" else BETWEEN_NUMBER
        if alike.between < least or alike.beyond < BEYOND or (how == "column" and _smooth(column, x, rows, strata)):
            continue
        found.append(Persons(column.name, how, persons, tuple(names), alike.between))
    clear = [one for one in found if one.between > 0.6 * max(other.between for other in found)]
    return min(clear, key=lambda one: one.people, default=None)  # a person before each of the person's visits


def _candidates(looked: Looked) -> Iterator[tuple[Column, str, NDArray[np.int64], list[str]]]:
    for column in looked.columns:
        if column.kind == "date" or not (column.kind == "words" or column.whole):
            continue
        if FEWEST_PERSONS <= column.different <= 0.8 * looked.n:
            codes, names = column.levels()
            yield column, "column", codes, names
        if column.different > 0.5 * looked.n:
            if column.kind == "words":
                yield from ((column, "stem", *stem) for stem in stems(column))
            yield from ((column, "stem", *stem) for stem in counted(column))


def stems(column: Column) -> Iterator[tuple[NDArray[np.int64], list[str]]]:
    """Each way to cut the codes of a column: the pieces up to a place, or from a place on; longest first."""
    from pandas import factorize

    codes, names = column.levels()
    pieces = [list(_PIECE.finditer(name)) for name in names]
    deepest = min((len(found) for found in pieces), default=0)
    if deepest > 12 or deepest < 2:
        return
    for cut in range(1, max(map(len, pieces))):
        heads = [
            name[: found[-cut - 1].end()] if len(found) > cut else name
            for name, found in zip(names, pieces, strict=True)
        ]
        tails = [
            name[found[cut].start() :] if len(found) > cut else name for name, found in zip(names, pieces, strict=True)
        ]
        for parts in (heads, tails):
            of_name, different = factorize(np.asarray(parts, dtype=object))
            if FEWEST_PERSONS <= len(different) <= 0.8 * len(names):
                yield np.where(codes < 0, -1, of_name[codes]), [str(part) for part in different]


def counted(column: Column) -> Iterator[tuple[NDArray[np.int64], list[str]]]:
    """Codes whose last one or two digits count a person's recordings: 0071, 0072, 0073 are 007 three times.

    A running number is none: it fills every ten.
    """
    from pandas import factorize

    codes, names = column.levels()
    if column.kind == "number":
        names = [f"{number:.0f}" for number in np.unique(column.numbers[codes >= 0])]
    for digits in (1, 2):
        if not all(name[-digits - 1 :].isdigit() and len(name) > digits for name in names):
            continue
        of_name, stem = factorize(np.asarray([name[:-digits] for name in names], dtype=object))
        count, last = np.bincount(of_name), np.asarray([int(name[-digits:]) for name in names])
        first = np.full(len(stem), last.max())
        np.minimum.at(first, of_name, last)
        highest = np.zeros(len(stem), dtype=np.int64)
        np.maximum.at(highest, of_name, last)
        counts_on = (first == last.min()) & (highest - first + 1 == count)
        if (
            FEWEST_PERSONS <= len(stem) <= 0.8 * len(names)
            and count.max() < 10**digits
            and counts_on.mean() >= COUNTS_ON
        ):
            yield np.where(codes < 0, -1, of_name[codes]), [str(part) for part in stem]


def _could_be_persons(persons: NDArray[np.int64], strata: NDArray[np.int64], classes: bool) -> bool:
    """Several rows a person for most rows, nobody with a large part of them, and one outcome each."""
    sizes = np.bincount(persons)
    sizes_of_row = sizes[persons]
    if np.mean(sizes_of_row > 1) < 0.5 or sizes.max() > max(len(persons) / 5, 3):
        return False
    if not classes:
        return True
    lowest, highest = np.full(len(sizes), strata.max() + 1), np.full(len(sizes), -1)
    np.minimum.at(lowest, persons, strata)
    np.maximum.at(highest, persons, strata)
    several = sizes > 1
    if np.mean(lowest[several] == highest[several]) < SAME_OUTCOME:
        return False
    return bool(np.sum(np.bincount(strata[np.unique(persons, return_index=True)[1]]) >= 3) >= 2)


def _smooth(column: Column, x: Array, rows: NDArray[np.int64], strata: NDArray[np.int64]) -> bool:
    """Whether rows whose values lie beside each other are as alike as rows of equal value: it is a measurement."""
    if column.kind == "words":
        return False
    values = column.numbers[rows]
    order = np.lexsort((values, strata))
    steps = (x[order][1:] - x[order][:-1]) ** 2
    together = strata[order][1:] == strata[order][:-1]
    equal = values[order][1:] == values[order][:-1]
    if not (together & equal).any() or not (together & ~equal).any():
        return False
    within, beside = steps[together & equal].mean(axis=0), steps[together & ~equal].mean(axis=0)
    return bool(np.median(within / np.maximum(beside, 1e-12)) > 0.8)
