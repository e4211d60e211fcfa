"""Columns that were scaled over all rows: done before any split, so the test rows took part."""

import numpy as np

from dyplab.audit.finding import Count, Finding
from dyplab.audit.tables.looked import Looked
from dyplab.audit.tables.quick import Array
from dyplab.audit.tables.written import names
from dyplab.text import audit_tables as words

NEARLY = 1e-3  # rounding in the file
MOST = 0.5  # of the measured columns: one alone may be so by chance
FEWEST = 2


def find_scaled(looked: Looked) -> list[Finding]:
    """Mean 0 and spread 1, mean 0 and equal length, or lowest 0 and highest 1, in most columns of measurements."""
    measured = [
        column for column in looked.columns if column.kind == "number" and column.different > 20 and not column.whole
    ]
    if len(measured) < FEWEST or looked.partly or looked.n < 12:
        return []
    ways = (
        (_standard, words.SCALED_STANDARD),
        (_equal_norm, words.SCALED_EQUAL_NORM),
        (_nought_to_one, words.SCALED_NOUGHT_TO_ONE),
    )
    for test, said in ways:
        found = [column.name for column in measured if test(column.numbers[np.isfinite(column.numbers)])]
        if len(found) >= max(FEWEST, MOST * len(measured)):
            evidence = said(count=Count(len(found)), measured=Count(len(measured)))
            return [
                Finding(
                    "scaled-over-all",
                    False,
                    words.SCALED(columns=names(found)),
                    evidence,
                    words.WHY_SCALED(),
                    words.CURE_SCALED(),
                )
            ]
    return []


def _standard(values: Array) -> bool:
    return bool(abs(values.mean()) < NEARLY and min(abs(values.std() - 1), abs(values.std(ddof=1) - 1)) < NEARLY)


def _equal_norm(values: Array) -> bool:
    return bool(abs(values.mean()) < NEARLY / np.sqrt(len(values)) and abs((values**2).sum() - 1) < NEARLY)


def _nought_to_one(values: Array) -> bool:
    return bool(values.min() == 0 and values.max() == 1)
