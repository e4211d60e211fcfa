"""Rows so alike that they must be of one person, where nothing says who.

Where rows are independent, the distance to the nearest row and the distance to the next but one are much the same in a
table of many columns. A row with a twin has one neighbour far nearer than all the others.
"""

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.finding import Count, Finding, Share
from dyplab.audit.tables.columns import Column
from dyplab.audit.tables.looked import Looked
from dyplab.audit.tables.quick import Array, matrix
from dyplab.audit.tables.written import Area
from dyplab.text import audit_tables as words

MOST = 3000
KIN = 8  # so many rows of one person besides the row itself
GAP = 2.0  # the first row outside is so many times as far as the last inside
SHARE = 0.1  # of the rows, worth a look
SERIOUS = 0.3
BEYOND = 6.0


def find_near_rows(looked: Looked, features: tuple[Column, ...], rng: np.random.Generator) -> list[Finding]:
    """Closed circles of rows, near each other and far from all others, in more rows than chance gives."""
    measured = tuple(column for column in features if column.kind == "number" and column.different > 0.3 * looked.n)
    rows = np.arange(min(looked.n, MOST))
    if len(measured) < 3 or len(rows) < 40:
        return []
    x = matrix(measured, rows, rng)
    near, distance = _neighbours(x)
    circle, nearer = circles(near, distance)
    inside = circle >= 0
    expected = _by_chance(distance)
    n = len(rows)
    if inside.mean() < max(SHARE, 3 * expected) or inside.sum() - n * expected < BEYOND * np.sqrt(
        n * max(expected, 1 / n)
    ):
        return []
    people = len(np.unique(circle[inside])) + int((~inside).sum())
    numbers = {"rows": Count(n), "people": Count(people), "column": "", "names": ()}
    evidence = words.BY_ROWS(**numbers, pairs=Share(inside.mean()), chance=Share(expected), nearer=Area(nearer))
    return [
        Finding(
            name="same-person",
            serious=bool(inside.mean() >= SERIOUS),
            what=words.NEAR_ROWS(rows=Count(int(inside.sum())), people=Count(len(np.unique(circle[inside])))),
            evidence=evidence,
            why=words.WHY_SAME_PERSON(),
            cure=words.CURE_NEAR_ROWS(),
            rows=tuple(int(row) for row in looked.rows[rows[inside]]),
        )
    ]


def _neighbours(x: Array) -> tuple[NDArray[np.int64], Array]:
    from sklearn.neighbors import NearestNeighbors

    found = NearestNeighbors(n_neighbors=min(4 * KIN, len(x) - 1), n_jobs=1).fit(x).kneighbors()
    return found[1], found[0]


def circles(near: NDArray[np.int64], distance: Array) -> tuple[NDArray[np.int64], float]:
    """For each row the circle it belongs to, −1 for none; and how many times nearer circles are than the next row."""
    circle = np.full(len(near), -1)
    gaps = []
    for size in range(1, KIN + 1):
        clear = (distance[:, size] >= GAP * distance[:, size - 1]) & (distance[:, size - 1] > 0)
        for row in np.flatnonzero(clear & (circle < 0)):
            kin = np.append(near[row, :size], row)
            closed = all(clear[one] and set(near[one, :size]) | {one} == set(kin) for one in kin)
            if closed and (circle[kin] < 0).all():
                circle[kin] = row
                gaps += [float(distance[one, size] / distance[one, size - 1]) for one in kin]
    return circle, float(np.median(gaps)) if gaps else 1.0


def _by_chance(distance: Array) -> float:
    """Share of rows that have such a gap among independent rows of as many effective dimensions.

    The ratio of the k-th distance to the next is t with density k d t^(k d − 1) in d dimensions; d is read off the
    growth from the middle to the last neighbour, too far for a person's own rows.

    Source: Facco, d'Errico, Rodriguez and Laio, Scientific Reports 7:12140, 2017 (the ratio of neighbours' distances).
    """
    far, middle = distance.shape[1], max(distance.shape[1] // 2, 1)
    growth = np.median(np.log(np.maximum(distance[:, far - 1], 1e-12) / np.maximum(distance[:, middle - 1], 1e-12)))
    dimensions = np.log(far / middle) / max(float(growth), 1e-3)
    return float(min(sum(GAP ** (-size * dimensions) for size in range(1, KIN + 1)), 1.0))
