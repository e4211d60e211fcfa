"""Does the row number tell the outcome?"""

import numpy as np

from dyplab.audit.finding import Count, Finding
from dyplab.audit.tables.looked import Looked
from dyplab.audit.tables.written import Area
from dyplab.text import audit_tables as words

BEYOND = 4.5  # standard deviations: by chance once in some 100,000 tables


def find_order(looked: Looked) -> list[Finding]:
    """A table that is sorted or grouped by its outcome; persons count once."""
    rows = looked.per_person()
    rows = rows[looked.outcome.known[rows]]
    if len(rows) < 12 or looked.outcome.kind == "many":
        return []
    values = looked.outcome.values[rows]
    if looked.outcome.kind == "number":
        from scipy.stats import spearmanr

        if np.ptp(values) == 0:
            return []
        rho = float(spearmanr(np.arange(len(rows)), values).statistic)
        if abs(rho) * np.sqrt(len(rows) - 1) < BEYOND:
            return []
        return [
            _finding(
                words.SORTED_NUMBER(target=looked.outcome.name), words.ORDER_RHO(rho=Area(rho), n=Count(len(rows)))
            )
        ]
    changes = int(np.sum(values[1:] != values[:-1]))
    expected, spread = _changes_by_chance(np.unique(values, return_counts=True)[1], len(rows))
    if spread == 0 or expected - changes < BEYOND * spread:
        return []
    return [
        _finding(
            words.SORTED_CLASSES(target=looked.outcome.name),
            words.ORDER_RUNS(changes=Count(changes), expected=Count(round(expected)), n=Count(len(rows))),
        )
    ]


def _changes_by_chance(sizes: np.ndarray, n: int) -> tuple[float, float]:
    """How often the class changes from a row to the next in random order: mean and standard deviation.

    Source: Wald and Wolfowitz's runs test for several classes (Mood 1940).
    """
    squares, cubes = float((sizes**2).sum()), float((sizes.astype(float) ** 3).sum())
    mean = n - squares / n
    variance = (squares * (squares + n * (n + 1)) - 2 * n * cubes - n**3) / (n**2 * (n - 1))
    return mean, float(np.sqrt(max(variance, 0)))


def _finding(what: words.Said, evidence: words.Said) -> Finding:
    return Finding("row-order", False, what, evidence, words.WHY_ORDER(), words.CURE_ORDER())
