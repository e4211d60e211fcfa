"""A column that is the outcome itself, or was made from it.

Honest measurements can tell an outcome very well. A copy differs from them in that nothing else in the table explains
why: it has as many values as the outcome and stands one to one with it, or it decides the outcome where all the other
columns together do not.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.finding import Count, Finding, Share
from dyplab.audit.tables.columns import Column
from dyplab.audit.tables.looked import Looked
from dyplab.audit.tables.quick import Array, area, forest_scores, linear_area, matrix, shuffled_folds, spread_of_area
from dyplab.audit.tables.written import Area, Names
from dyplab.text import audit_tables as words

DECIDES = 0.98  # AUROC of one column
COPIES = 0.95  # of each class, the share that a column of few values puts right
NEARLY = 0.9  # as little, when the column has nothing to do with the others and they tell far less
FEWER_ERRORS = 0.25  # 1 − AUROC of the column, against that of all the others together
FAR_FEWER = 0.05
FEW = 10
BEYOND = 6.0  # standard deviations of the AUROC of a column that knows nothing
MOST = 5000


@dataclass(frozen=True)
class _Telling:
    column: Column
    side: int
    area: float
    right: float  # share put right by a column of few values, each class counting the same; 0 when it has many


def find_leaks(looked: Looked, features: tuple[Column, ...], rng: np.random.Generator) -> list[Finding]:
    """One finding for each column that gives the outcome away."""
    rows = looked.per_person()
    rows = rows[looked.outcome.known[rows]]
    if len(rows) < 12 or looked.outcome.kind == "many":
        return []
    rows = rows[:: -(-len(rows) // MOST)]
    if looked.outcome.kind == "number":
        return _numbers(looked, features, rows)
    sides = looked.outcome.at(rows).sides()
    told = [_best(column, sides, rows) for column in features]
    suspects = [one for one in told if one is not None and (one.right >= NEARLY or one.area >= DECIDES)]
    plain = tuple(one for one in features if all(one is not suspect.column for suspect in suspects))
    x = matrix(plain, rows, rng)
    alone = [one for one in suspects if one.right >= COPIES or _stands_alone(one, sides[one.side], x, rows)]
    findings = []
    for one in suspects:
        ill = sides[one.side]
        honest = tuple(column for column in features if all(column is not other.column for other in [*alone, one]))
        singles = [area_of(column, ill, rows) for column in honest]
        x = matrix(honest, rows, rng)
        others = max(linear_area(x, ill, rng), *singles, 0.5)
        if one.right < COPIES and others < DECIDES and x.shape[1]:
            others = max(others, _forest_area(x, ill, rng))
        share_of_errors = (1 - one.area) / max(1 - others, 1e-9)
        decides_alone = share_of_errors <= FEWER_ERRORS and (
            others < DECIDES or (one in alone and 1 - others > 1 / len(rows))
        )
        noisy = one.right < COPIES and one.area < DECIDES
        if one.right >= COPIES or (decides_alone and (not noisy or one in alone)):
            sure = one in alone or share_of_errors <= FAR_FEWER
            findings.append(_finding(looked, one, others, rows, sure and not noisy))
    return findings


def _forest_area(x: Array, ill: NDArray[np.bool_], rng: np.random.Generator) -> float:
    """Cross-validated AUROC of a forest, which also finds a class in the middle of a column."""
    few = np.sort(rng.permutation(len(x))[:1500])
    fold = shuffled_folds(ill[few].astype(np.int64), 5, rng)
    return area(ill[few], forest_scores(x[few], ill[few], fold, 0))


def _stands_alone(one: _Telling, ill: NDArray[np.bool_], x: Array, rows: NDArray[np.int64]) -> bool:
    """Whether, among patients with the same outcome, the column has nothing to do with the others.

    A marker of disease is part of a body: it rises and falls with other measurements. A copy of the answer does not.
    """
    values = _scores(one.column, ill, rows)
    known = ~np.isnan(values)
    if x.shape[1] == 0 or known.sum() < 10:
        return True
    inside = np.column_stack([values[known], x[known]])
    for side in (True, False):
        there = ill[known] == side
        if there.any():
            inside[there] -= inside[there].mean(axis=0)
    spread = np.sqrt((inside**2).sum(axis=0))
    together = np.abs(inside[:, 0] @ inside[:, 1:]) / np.maximum(spread[0] * spread[1:], 1e-12)
    by_chance = np.sqrt(2 * np.log(max(2 * x.shape[1], 2) * 100) / known.sum())  # once in a hundred tables
    return bool(together.max() < max(by_chance, 0.2))


def area_of(column: Column, ill: NDArray[np.bool_], rows: NDArray[np.int64]) -> float:
    """AUROC of one column, whichever way it points."""
    found = area(ill, _scores(column, ill, rows))
    if column.kind != "words" and column.different <= FEW:  # numbers may be codes
        found = max(found, 1 - found, area(ill, _scores_of_words(column, ill, rows)))
    return max(found, 1 - found)


def _scores(column: Column, ill: NDArray[np.bool_], rows: NDArray[np.int64]) -> Array:
    """Numbers as they are; words by the share of ill among the other half of the rows with the same word."""
    return column.ordered[rows] if column.kind != "words" else _scores_of_words(column, ill, rows)


def _scores_of_words(column: Column, ill: NDArray[np.bool_], rows: NDArray[np.int64]) -> Array:
    codes = column.codes[rows] + 1
    half = np.where(ill, np.cumsum(ill), np.cumsum(~ill)) % 2  # of each outcome: cases and controls may alternate
    scores = np.zeros(len(rows))
    for side in (0, 1):
        there = half != side
        n = np.bincount(codes[there], minlength=codes.max() + 1)
        scores[~there] = ((np.bincount(codes[there], ill[there], codes.max() + 1) + ill.mean()) / (n + 1))[
            codes[~there]
        ]
    return scores


def _best(column: Column, sides: list[NDArray[np.bool_]], rows: NDArray[np.int64]) -> _Telling | None:
    """What a column tells best, if it is beyond what chance can give for so few."""
    best: _Telling | None = None
    for number, ill in enumerate(sides):
        found = area_of(column, ill, rows)
        gone = area(ill, column.missing[rows].astype(float))
        found = max(found, gone, 1 - gone)
        known = ~column.missing[rows]
        enough = min(int(ill[known].sum()), int((~ill)[known].sum())) >= 4 or gone not in (found, 1 - found)
        if (found - 0.5) > BEYOND * spread_of_area(ill) or (found >= DECIDES and min(ill.sum(), (~ill).sum()) >= 6):
            right = _right(column, ill, rows)
            if enough and (best is None or (right, found) > (best.right, best.area)):
                best = _Telling(column, number, found, right)
    return best


def _right(column: Column, ill: NDArray[np.bool_], rows: NDArray[np.int64]) -> float:
    """Share of ill and of well put right, averaged, when each of a few values stands for one of them."""
    if column.different > FEW:
        return 0.0
    codes = column.codes[rows] + 1
    shares = np.bincount(codes, ill / ill.sum()), np.bincount(codes, ~ill / (~ill).sum())
    return float(np.maximum(*shares).sum() / 2)


def _numbers(looked: Looked, features: tuple[Column, ...], rows: NDArray[np.int64]) -> list[Finding]:
    """An outcome that is a number: a column in the same order, which no other column comes near."""
    from scipy.stats import spearmanr

    values = looked.outcome.values[rows]
    found = []
    for column in features:
        cells = column.ordered[rows] if column.kind != "words" else np.full(len(rows), np.nan)
        known = ~np.isnan(cells)
        if known.sum() >= 12 and np.ptp(cells[known]) > 0 and np.ptp(values[known]) > 0:
            rho = abs(float(spearmanr(cells[known], values[known]).statistic))
            steps = _steps_agree(cells[known], values[known])
            found.append((rho if rho < DECIDES or steps else 0.0, column))
    rest = max([rho for rho, _ in found if rho < DECIDES], default=0.0)
    return [
        _finding(looked, _Telling(column, 0, rho, 0.0), rest, rows)
        for rho, column in found
        if rho >= DECIDES and 1 - rho <= FEWER_ERRORS * (1 - rest)
    ]


def _steps_agree(cells: Array, values: Array) -> bool:
    """Whether the steps from row to row agree too: those of two trends do not."""
    from scipy.stats import spearmanr

    steps, others = np.diff(cells), np.diff(values)
    if np.ptp(steps) == 0 or np.ptp(others) == 0:
        return True
    return abs(float(spearmanr(steps, others).statistic)) >= DECIDES - 0.05


def _finding(looked: Looked, one: _Telling, others: float, rows: NDArray[np.int64], serious: bool = True) -> Finding:
    name, target = one.column.name, looked.outcome.name
    numbers = {"column": name, "target": target, "area": Area(one.area), "others": Area(others), "n": Count(len(rows))}
    if looked.outcome.kind == "number":
        evidence = words.LEAK_RHO(**numbers)
    elif one.right >= COPIES:
        evidence = words.LEAK_COPY(**numbers, right=Share(one.right))
    else:
        evidence = words.LEAK_AREA(**numbers)
    return Finding(
        "target-leak",
        serious,
        words.LEAK(column=name, target=target),
        evidence,
        words.WHY_LEAK(),
        words.CURE_LEAK(columns=Names((name,))),
    )
