"""Labels that have parted in one class, one stretch of the file, or one group of similar images."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.agreement import Agreement
from dyplab.audit.finding import Count, Finding, Share
from dyplab.audit.likeness import surroundings
from dyplab.text import Said
from dyplab.text.audit import AGREEMENT_PART, BLOCK, CLASS, CURE_PART, REGION, WHY_PART

HALF = 0.5  # a part is suspected when it is less than half as far above chance as the whole
USUAL = 0.75  # … and when chance can hardly have brought it there from three quarters of the whole
BY_CHANCE = 0.01  # probability of a false alarm, shared among all parts that are looked at
GROUP = 30  # images in a group of similar ones
MOST_GROUPS = 1000
BLOCK_BY_CHANCE = 1e-4


def find_classes(found: Agreement, names: NDArray[Any]) -> list[Finding]:
    """Classes whose images have neighbours of other classes, unlike the rest."""
    parts = ((name, np.flatnonzero(found.classes == k)) for k, name in enumerate(names))
    return [
        _finding("class-parted", CLASS(label=name), found, rows)
        for name, rows in parts
        if _stands_out(found, rows[None], among=len(names))[0]
    ]


def find_region(found: Agreement, rows: NDArray[np.float32], rng: np.random.Generator) -> list[Finding]:
    """Images that look alike, yet whose labels agree no better than chance: a class that was relabelled looks so."""
    if found.n < 5 * GROUP:
        return []
    centres = rng.permutation(found.n)[:MOST_GROUPS]
    groups = surroundings(rows, centres, GROUP)
    suspected = groups[_stands_out(found, groups, among=len(groups))]
    return [_finding("region-parted", REGION(), found, np.unique(suspected))] if len(suspected) else []


def _stands_out(found: Agreement, groups: NDArray[np.int64], among: int) -> NDArray[np.bool_]:
    """(M,) whether each group of rows (M, size) agrees far worse than the whole, and not by bad luck."""
    from scipy.stats import binom

    share, chance = found.same[groups].mean(axis=1), found.chance[groups].mean(axis=1)
    usual = chance + USUAL * found.above_chance * (1 - chance)
    luck = binom.cdf(found.same[groups].sum(axis=1), groups.shape[1], usual)
    far_below = share - chance < HALF * found.above_chance * (1 - chance)
    stands_out: NDArray[np.bool_] = far_below & (luck < BY_CHANCE / among)
    return stands_out


def find_block(found: Agreement) -> list[Finding]:
    """The stretch of consecutive rows whose labels look dealt out by lot, if there is one.

    Each row adds to the suspicion or takes from it: the logarithm of how much more probable its agreement is when the
    labels have parted than when they are as good as others of that class. The stretch with the largest sum is the one.

    Source:
        Page 1954, "Continuous inspection schemes" (the cumulative sum).
    """
    each = np.bincount(found.classes, found.same) / np.bincount(found.classes)
    good = np.maximum(each[found.classes], found.chance)
    suspicion = np.where(found.same, _log(found.chance) - _log(good), _log(1 - found.chance) - _log(1 - good))
    total = np.concatenate([[0.0], np.cumsum(suspicion)])
    risen = total - np.minimum.accumulate(total)
    end = int(risen.argmax())
    start = int(total[: end + 1].argmin())
    if risen[end] < np.log(found.n / BLOCK_BY_CHANCE):
        return []
    rows = np.arange(start, end)
    return [_finding("block-parted", BLOCK(first=start, last=end - 1), found, rows)]


def _log(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.log(np.maximum(probability, 1e-12))


def _finding(name: str, what: Said, found: Agreement, rows: NDArray[np.int64]) -> Finding:
    rest = np.delete(found.same, rows)
    return Finding(
        name=name,
        serious=True,
        what=what,
        evidence=AGREEMENT_PART(
            n=Count(len(rows)),
            agreement=Share(found.same[rows].mean()),
            rest=Share(rest.mean() if len(rest) else 0.0),
            chance=Share(found.chance[rows].mean()),
        ),
        why=WHY_PART(),
        cure=CURE_PART(),
        rows=tuple(int(row) for row in rows),
    )
