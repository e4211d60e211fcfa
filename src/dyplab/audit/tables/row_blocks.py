"""A stretch of rows from somewhere else, told: what it does to folds that are not shuffled."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.finding import Count, Finding
from dyplab.audit.tables import blocks
from dyplab.audit.tables.columns import Column
from dyplab.audit.tables.looked import Looked
from dyplab.audit.tables.quick import (
    Array,
    area,
    compressed,
    folds_in_order,
    linear_area,
    linear_scores,
    matrix,
    ridge,
    shuffled_folds,
)
from dyplab.audit.tables.written import Area, Areas, Names, ranges
from dyplab.text import audit_tables as words

FEWEST = 24
MOST = 1500  # rows that are scanned: every k-th of a longer table
SHARP = 0.9  # AUROC at which the stretch is told from the rest …
HARMS = 0.85  # … or this, when what the rest teaches also loses a tenth of its AUROC there
LOSES = 0.1
SLIGHT = 0.75  # AUROC below which a stretch where nothing is lost is left alone
MOST_TOLD = 4  # stretches looked at closer; one finding is made
GRADUAL = 0.2  # neighbours this much alike outside the stretch too: the columns drift, there is no edge


@dataclass(frozen=True)
class _Table:
    """What is scanned: a row for each person, every k-th of many, its columns and its outcome."""

    rows: NDArray[np.int64]
    x: Array
    signal: Array
    strata: NDArray[np.int64]
    trend: Array | None  # for an outcome that is a number


def find_blocks(looked: Looked, features: tuple[Column, ...], rng: np.random.Generator) -> list[Finding]:
    """The stretch that fits the rest worst, and the one whose columns are shifted most; one finding if they are one."""
    table = _scanned(looked, features, rng)
    if table is None:
        return []
    stretches = blocks.most_unlike(table.x, table.signal, table.trend, table.strata, rng)
    tried = (_tell(looked, table, stretch, features, rng) for stretch in stretches[:MOST_TOLD])
    told = [finding for finding in tried if finding is not None]
    serious = [finding for finding in told if finding.serious]
    return (serious or told)[:1]


def _scanned(looked: Looked, features: tuple[Column, ...], rng: np.random.Generator) -> _Table | None:
    outcome = looked.outcome
    first = looked.per_person()
    first = first[outcome.known[first]]
    if outcome.kind == "many" or len(first) < FEWEST:
        return None
    kept = first[:: -(-len(first) // MOST)]
    if looked.groups is None:
        x = matrix(features, kept, rng)
    else:
        of_kept = np.flatnonzero(np.isin(looked.groups, looked.groups[kept]) & outcome.known)
        every = matrix(features, of_kept, rng)
        place = np.searchsorted(np.sort(looked.groups[kept]), looked.groups[of_kept])
        sums = np.zeros((len(kept), every.shape[1]))
        np.add.at(sums, place, every)
        sums /= np.bincount(place)[:, None]
        x = sums[np.searchsorted(np.sort(looked.groups[kept]), looked.groups[kept])]
    strata = outcome.codes[kept]
    common = np.isin(strata, np.flatnonzero(np.bincount(strata) >= 10))
    kept, x, strata = kept[common], x[common], strata[common]
    if len(kept) < FEWEST or len(np.unique(strata)) < 2 or x.shape[1] == 0:
        return None
    signal = outcome.at(kept).signal()
    return _Table(kept, x, signal, strata, blocks.cubic(signal) if outcome.kind == "number" else None)


def _tell(
    looked: Looked, table: _Table, stretch: blocks.Stretch, features: tuple[Column, ...], rng: np.random.Generator
) -> Finding | None:
    """How the stretch differs, and whether it has edges; None when it differs too little to matter."""
    inside, x = stretch.inside, table.x
    resid = blocks.apart_from_outcome(x, table.trend, table.strata)
    same = np.isin(table.strata, np.unique(table.strata[inside]))
    telling = linear_area(resid[same], inside[same], rng, folds=min(5, int(inside.sum())))
    gradual = _gradual(resid, inside, table.strata, rng)
    within, rest = _areas(looked, table, inside, rng)
    lost = within < 0.5 and rest >= 0.65
    reversed_ = lost and within < (0.5 + 1 - rest) / 2  # nearer to the reverse than to no relation at all
    column = _explained(features, table, inside)
    if telling < SLIGHT and within > rest - LOSES:
        return None
    apart = telling >= SHARP or (telling >= HARMS and within < rest - LOSES)
    serious = not gradual and (reversed_ or ((lost or apart) and column is None))
    rows = _whole_rows(looked, table, inside)
    numbers = {
        "rows": ranges(rows),
        "n": Count(len(rows)),
        "telling": Area(telling),
        "inside": Area(within),
        "rest": Area(rest),
    }
    if gradual:
        return Finding(
            "row-drift", False, words.DRIFT(), words.DRIFT_EVIDENCE(**numbers), words.WHY_ORDER(), words.CURE_DRIFT()
        )
    folds = {"folds": _fold_areas(looked, table), "shuffled": Area(_shuffled_area(looked, table, rng))}
    sorted_by = Names((column,)) if column is not None else None
    what = words.BLOCK_SHIFTED if serious else words.BLOCK_SLIGHT
    if lost:
        what = words.BLOCK_REVERSED if reversed_ else words.BLOCK_LOST
    evidence, why, cure = words.BLOCK_EVIDENCE, words.WHY_BLOCK, words.CURE_BLOCK
    if sorted_by and not serious:
        what, why, cure = words.BLOCK_SORTED, words.WHY_BLOCK_SORTED, words.CURE_BLOCK_SORTED
    if sorted_by:
        evidence = words.BLOCK_COLUMN
    return Finding(
        name="deviant-block",
        serious=serious,
        what=what(rows=numbers["rows"], n=numbers["n"], column=sorted_by),
        evidence=evidence(**numbers, **folds, column=sorted_by),
        why=why(),
        cure=cure(column=sorted_by),
        rows=tuple(int(row) for row in looked.rows[rows]),
    )


def _whole_rows(looked: Looked, table: _Table, inside: NDArray[np.bool_]) -> list[int]:
    """All rows of the persons inside, and those between them that were passed over."""
    step = -(-len(looked.per_person()) // MOST)
    if looked.groups is not None:
        return [int(row) for row in np.flatnonzero(np.isin(looked.groups, looked.groups[table.rows[inside]]))]
    return sorted({row for first in table.rows[inside] for row in range(int(first), min(int(first) + step, looked.n))})


def _side(looked: Looked, table: _Table, inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The two-sided question that is asked of the stretch: for several classes, the stretch's commonest or not."""
    outcome = looked.outcome.at(table.rows)
    if outcome.kind == "number" or len(outcome.classes) == 2:
        return outcome.sides()[0]
    return np.asarray(table.strata == np.bincount(table.strata[inside]).argmax())


def _areas(looked: Looked, table: _Table, inside: NDArray[np.bool_], rng: np.random.Generator) -> tuple[float, float]:
    """AUROC in the stretch of what the rest taught, and AUROC in the rest, cross-validated.

    A stretch with one outcome only is ranked against the rest's rows of the other.
    """
    ill, x = _side(looked, table, inside), compressed(table.x)
    rest = ~inside
    hit = ill[:, None].astype(float)
    fold = shuffled_folds(ill[rest].astype(np.int64), 5, rng)
    scores = np.zeros(len(ill))
    scores[rest] = linear_scores(x[rest], hit[rest], fold)[:, 0]
    weights, middle = ridge(x[rest], hit[rest])
    scores[inside] = ((x[inside] - middle) @ weights)[:, 0]
    both = min(ill[inside].sum(), (~ill[inside]).sum()) >= 3
    common = bool(ill[inside].mean() > 0.5)
    against = inside if both else (inside & (ill == common)) | (rest & (ill != common))
    return area(ill[against], scores[against]), area(ill[rest], scores[rest])


def _gradual(resid: Array, inside: NDArray[np.bool_], strata: NDArray[np.int64], rng: np.random.Generator) -> bool:
    """Whether what sets the stretch apart goes up and down along the other rows too: a drift, without edges."""
    fold = shuffled_folds(inside.astype(np.int64), 5, rng)
    apart = linear_scores(compressed(resid), inside[:, None].astype(float), fold)[:, 0]
    far = ~np.convolve(inside, np.ones(2 * (len(inside) // blocks.PIECES) + 3), "same").astype(bool)
    beside = far[1:] & far[:-1]  # the edge is known to a piece only: rows close to it may belong inside
    if beside.sum() < 10:
        return False
    for stratum in np.unique(strata[far]):  # the stretch has moved the middle of its own outcome
        rows = far & (strata == stratum)
        apart[rows] -= apart[rows].mean()
    together = np.mean(apart[1:][beside] * apart[:-1][beside]) / max(apart[far].var(), 1e-12)
    return bool(together > max(GRADUAL, 3 / np.sqrt(beside.sum())))


def _explained(features: tuple[Column, ...], table: _Table, inside: NDArray[np.bool_]) -> str | None:
    """A column of few values that is one thing inside the stretch and another outside: the table is sorted by it."""
    for column in features:
        codes = column.codes[table.rows]
        few = inside.sum() >= 5 * len(np.unique(codes[inside]))  # four people may well have four ages of their own
        if not 2 <= column.different <= 30 or (codes < 0).any() or not few:
            continue
        share = np.bincount(codes, inside) / np.maximum(np.bincount(codes), 1)
        if np.mean((share > 0.5)[codes] == inside) > 0.9:  # the edges are known to a piece only
            return column.name
    return None


def _fold_areas(looked: Looked, table: _Table) -> Areas:
    """AUROC in each of five folds that are not shuffled."""
    ill = _side(looked, table, np.ones(len(table.rows), dtype=bool))
    fold = folds_in_order(ill.astype(np.int64), 5)
    scores = linear_scores(compressed(table.x), ill[:, None].astype(float), fold)[:, 0]
    return Areas(area(ill[fold == k], scores[fold == k]) for k in range(5))


def _shuffled_area(looked: Looked, table: _Table, rng: np.random.Generator) -> float:
    ill = _side(looked, table, np.ones(len(table.rows), dtype=bool))
    fold = shuffled_folds(ill.astype(np.int64), 5, rng)
    scores = linear_scores(compressed(table.x), ill[:, None].astype(float), fold)[:, 0]
    return float(np.mean([area(ill[fold == k], scores[fold == k]) for k in range(5)]))
