"""Rows of one person that stand beside each other, where nothing says who.

From a person's last row to the next person's first is a long step; between a person's own rows the steps are short.
The long steps are found in every other column, and judged in the columns between.
"""

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.tables.alike import alikeness
from dyplab.audit.tables.columns import Column
from dyplab.audit.tables.looked import Looked
from dyplab.audit.tables.persons import BEYOND, FEWEST_PERSONS, SAME_OUTCOME, Persons
from dyplab.audit.tables.quick import Array, matrix

BETWEEN = 0.5
LONGER = 3.0  # mean square of a long step, against that of a short one, in columns not used to find it
MOST = 5000


def find_beside(looked: Looked, features: tuple[Column, ...], rng: np.random.Generator) -> Persons | None:
    """Persons as runs of rows between long steps; None where the steps are of one kind."""
    measured = tuple(column for column in features if column.kind == "number" and column.different > 20)
    if len(measured) < 4 or looked.n < 40 or looked.n > MOST or not looked.outcome.known.all():
        return None
    x = matrix(measured, np.arange(looked.n), rng)
    turn = rng.permutation(x.shape[1])
    seen, judged = x[:, turn[::2]], x[:, turn[1::2]]
    persons = np.concatenate([[0], np.cumsum(_long(seen))]).astype(np.int64)
    sizes = np.bincount(persons)
    if len(sizes) < FEWEST_PERSONS or sizes.max() > looked.n / 5 or np.mean(sizes[persons] > 1) < 0.7:
        return None
    steps = (np.diff(judged, axis=0) ** 2).mean(axis=1)
    long = np.diff(persons) > 0
    if steps[long].mean() < LONGER * steps[~long].mean() or not _one_outcome(looked, persons):
        return None
    alike = alikeness(judged, persons, looked.outcome.codes, rng)
    if alike.between < BETWEEN or alike.beyond < BEYOND:
        return None
    return Persons("", "beside", persons, (), alike.between)


def _long(x: Array) -> NDArray[np.bool_]:
    """Which steps from row to row are long: above the cut that leaves least spread on both sides (Otsu)."""
    steps = np.log(np.maximum((np.diff(x, axis=0) ** 2).mean(axis=1), 1e-12))
    ordered = np.sort(steps)
    n, below = len(ordered), np.arange(1, len(ordered))
    sums = np.cumsum(ordered)
    low, high = sums[:-1] / below, (sums[-1] - sums[:-1]) / (n - below)
    cut = int(np.argmax(below * (n - below) * (high - low) ** 2))
    return np.asarray(steps > ordered[cut])


def _one_outcome(looked: Looked, persons: NDArray[np.int64]) -> bool:
    """Whether the outcome changes, where it does, with the person."""
    if looked.outcome.kind != "classes":
        return True
    same = np.diff(persons) == 0
    return bool(np.mean(np.diff(looked.outcome.codes)[same] == 0) >= SAME_OUTCOME)
