"""A stretch of the table whose rows are unlike the rest: in how they tell the outcome, or in the columns themselves.

The idea: rows of the same outcome should be exchangeable. All stretches are compared with the rest at once, and the
most unlike one with the most unlike one in tables whose rows were dealt out anew within each outcome.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.tables.quick import Array, folds_in_order, linear_scores

DRAWS = 60
PIECES = 40  # a stretch begins and ends where one of so many pieces of the table does
CHUNKS = 10
FEWEST = 3  # rows (or persons) of a stretch
BEYOND = 5.0  # standard deviations of the most unlike stretch by chance, whose tail is Gumbel's: once in 1,000 tables


@dataclass(frozen=True)
class Stretch:
    """The most unlike stretch.

    Args:
        inside: (N,) mask of its rows.
        beyond: how many standard deviations it lies beyond the most unlike stretch by chance.
        apart: whether it is the same part of every outcome (the last tenth of the ill and of the well).
    """

    inside: NDArray[np.bool_]
    beyond: float
    apart: bool


def orders(strata: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """The table's order and, when it is sorted by outcome, all outcomes from their first row to their last at once."""
    place = np.zeros(len(strata))
    for stratum in np.unique(strata):
        rows = np.flatnonzero(strata == stratum)
        place[rows] = (np.arange(len(rows)) + 0.5) / len(rows)
    both = np.argsort(place, kind="stable")
    asis = np.arange(len(strata))
    return [asis] if np.abs(np.argsort(both) - asis).max() < len(strata) / 10 else [asis, both]


def misfit(x: Array, signal: Array, strata: NDArray[np.int64]) -> Array:
    """(N, 1) how much worse a row fits what other stretches of the table taught, than rows of its outcome do."""
    scores = linear_scores(x, signal, folds_in_order(strata, CHUNKS))
    return within_strata(-(scores * signal).sum(axis=1, keepdims=True), strata)


def within_strata(x: Array, strata: NDArray[np.int64]) -> Array:
    """(N, F) each column with its middle and spread within each outcome taken away."""
    out = np.empty_like(x)
    for stratum in np.unique(strata):
        rows = strata == stratum
        low, middle, high = np.quantile(x[rows], [0.25, 0.5, 0.75], axis=0)
        usual, spread = (high - low) / 1.35, x[rows].std(axis=0)
        spread = np.where(usual > spread / 3, usual, np.where(spread > 1e-9, spread, 1))
        out[rows] = np.clip((x[rows] - middle) / spread, -4, 4)
        out[rows] -= out[rows].mean(axis=0)
    return out


def most_misfit(x: Array, signal: Array, strata: NDArray[np.int64], rng: np.random.Generator) -> Stretch | None:
    """The stretch whose rows fit the others' relation between columns and outcome worst."""

    def unlike(order: NDArray[np.int64]) -> list[Array]:
        odd = misfit(x[order], signal[order], strata[order])
        return [_sums(odd[view])[..., 0] for view in orders(strata)]

    return _most_unlike(unlike, strata, rng)


def most_shifted(x: Array, strata: NDArray[np.int64], rng: np.random.Generator) -> Stretch | None:
    """The stretch whose columns are shifted most, many a little or few a lot."""
    resid = within_strata(x, strata)
    white = _whitened(resid)
    single = np.hstack([resid, white[:, :5] / np.maximum(white[:, :5].std(axis=0), 1e-9)])

    def unlike(order: NDArray[np.int64]) -> list[Array]:
        many = [(_sums(white[order][view]) ** 2).sum(axis=-1) for view in orders(strata)]
        return many + [(_sums(single[order][view]) ** 2).max(axis=-1) for view in orders(strata)]

    return _most_unlike(unlike, strata, rng)


def _most_unlike(unlike, strata: NDArray[np.int64], rng: np.random.Generator) -> Stretch | None:  # type: ignore[no-untyped-def]
    """The stretch that stands out most, measured by what dealing rows out within outcomes gives."""
    n = len(strata)
    found = unlike(np.arange(n))
    drawn = np.asarray([[view.max() for view in unlike(dealt_within(strata, rng))] for _ in range(DRAWS)])
    beyond = [
        (view.max() - by_chance.mean()) / max(by_chance.std(), 1e-9)
        for view, by_chance in zip(found, drawn.T, strict=True)
    ]
    which = int(np.argmax(beyond))
    if beyond[which] < BEYOND:
        return None
    views = orders(strata)
    edges = _edges(n)
    start, stop = np.unravel_index(int(found[which].argmax()), found[which].shape)
    inside = np.zeros(n, dtype=bool)
    inside[views[which % len(views)][edges[start] : edges[stop]]] = True
    if inside.sum() > n / 2:
        inside = ~inside
    return Stretch(inside, float(beyond[which]), which % len(views) == 1)


def _whitened(x: Array, most: int = 120) -> Array:
    """(N, ≤ most) main directions, each with about the same spread, so that a shift off the beaten track shows too."""
    if x.shape[1] == 0:
        return x
    sides, sizes, _ = np.linalg.svd(x, full_matrices=False)
    held = np.mean(sizes**2)
    return np.asarray((sides * sizes / np.sqrt(sizes**2 + held))[:, :most] * np.sqrt(len(x)))


def dealt_within(strata: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """An order in which each outcome keeps its places and its rows change theirs."""
    order = np.empty(len(strata), dtype=np.int64)
    order[np.argsort(strata, kind="stable")] = np.lexsort((rng.random(len(strata)), strata))
    return order


def _edges(n: int) -> NDArray[np.int64]:
    return np.unique(np.linspace(0, n, min(n, PIECES) + 1).astype(np.int64))


def _sums(x: Array) -> Array:
    """(E, E, F) for each stretch from edge to edge, the sum over its rows in standard deviations of such a sum."""
    n = len(x)
    edges = _edges(n)
    sums = np.vstack([np.zeros(x.shape[1]), np.cumsum(x, axis=0)])[edges]
    rows = (edges[None, :] - edges[:, None]).astype(float)
    fits = (rows >= max(FEWEST, n / PIECES)) & (rows <= n / 2)
    spread = np.sqrt(np.where(fits, rows * (1 - rows / n), np.inf))
    return np.asarray((sums[None, :] - sums[:, None]) / spread[..., None])
