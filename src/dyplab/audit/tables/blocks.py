"""A stretch of the table whose rows are unlike the rest: in how they tell the outcome, or in the columns themselves.

The idea: rows of the same outcome should be exchangeable. All stretches are compared with the rest at once, and the
most unlike one with the most unlike one in tables whose rows were dealt out anew within each outcome.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.tables.quick import Array, compressed, folds_in_order, linear_scores

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
    return [asis] if np.abs(np.argsort(both) - asis).max() < len(strata) / 4 else [asis, both]


def apart_from_outcome(x: Array, trend: Array | None, strata: NDArray[np.int64]) -> Array:
    """(N, F) columns with what the outcome explains taken away: the trend of a number first, then each stratum's."""
    if trend is not None:
        x = x - trend @ np.linalg.lstsq(trend, x, rcond=None)[0]
    return within_strata(x, strata)


def cubic(signal: Array) -> Array:
    """(N, 4) a number's powers, to allow for any smooth relation with it."""
    return np.asarray(np.hstack([signal**power for power in range(4)]))


def misfit(x: Array, signal: Array, trend: Array | None, strata: NDArray[np.int64]) -> Array:
    """(N, 1) how much worse a row fits what other stretches of the table taught, than rows of its outcome do."""
    scores = linear_scores(x, signal, folds_in_order(strata, CHUNKS))
    return apart_from_outcome(-(scores * signal).sum(axis=1, keepdims=True), trend, strata)


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


def most_unlike(
    x: Array, signal: Array, trend: Array | None, strata: NDArray[np.int64], rng: np.random.Generator
) -> list[Stretch]:
    """For each way of being unlike, the stretch that stands out most, if it does; the clearest first."""
    resid = apart_from_outcome(x, trend, strata)
    white, main = _whitened(resid), compressed(x)
    views, edges = orders(strata), _edges(len(strata))

    def maps(order: NDArray[np.int64]) -> Array:
        odd = misfit(main[order], signal[order], None if trend is None else trend[order], strata[order])
        return np.stack([_ways(odd[view], white[order][view], resid[order][view]) for view in views])

    found = maps(np.arange(len(strata)))
    drawn = np.stack([maps(dealt_within(strata, rng)) for _ in range(DRAWS)])
    middle, spread = drawn.mean(axis=(0, 3, 4), keepdims=True)[0], drawn.std(axis=(0, 3, 4), keepdims=True)[0]
    found, drawn = _with_both((found - middle) / spread), _with_both((drawn - middle) / spread)
    stretches = []
    for place in (_ANYWHERE, _AT_AN_END):
        allowed = _allowed(len(edges), place)
        tallest = drawn[..., allowed].max(axis=-1)
        beyond = (found[..., allowed].max(axis=-1) - tallest.mean(axis=0)) / np.maximum(tallest.std(axis=0), 1e-9)
        for view, way in zip(*np.nonzero(beyond >= BEYOND), strict=True):
            where = np.where(allowed, found[view, way], -np.inf)
            start, stop = np.unravel_index(int(where.argmax()), where.shape)
            inside = np.zeros(len(strata), dtype=bool)
            inside[views[view][edges[start] : edges[stop]]] = True
            stretches.append(Stretch(inside, float(beyond[view, way]), bool(view)))
    return sorted(stretches, key=lambda one: -one.beyond)


_ANYWHERE, _AT_AN_END = False, True


def _ways(odd: Array, white: Array, resid: Array) -> Array:
    """(3, E, E) how unlike each stretch is: its rows fit badly, all columns are moved together, one is moved far."""
    fits_badly = _sums(odd)[..., 0]
    return np.stack([fits_badly, (_sums(white) ** 2).sum(axis=-1), (_sums(resid) ** 2).max(axis=-1)])


def _with_both(maps: Array) -> Array:
    """(…, 4, E, E) the three ways, and bad fit and moved columns at once: what another source does."""
    both = maps[..., :1, :, :] + maps[..., 1:2, :, :]
    return np.concatenate([maps, both], axis=-3)


def _allowed(edges: int, at_an_end: bool) -> NDArray[np.bool_]:
    """(E, E) all stretches, or those at the start or the end of the table."""
    start, stop = np.indices((edges, edges))
    return np.asarray((stop > start) & ((start == 0) | (stop == edges - 1) | (not at_an_end)))


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
