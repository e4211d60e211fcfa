"""The same row, or the same column, more than once."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.finding import Count, Finding, Share
from dyplab.audit.tables.looked import Looked
from dyplab.audit.tables.written import Names
from dyplab.text import audit_tables as words

MANY = 0.02  # of the rows
TIMES = 5  # as many pairs equal in all columns as in all but one: more than chance makes
MOST = 200_000  # rows in which pairs equal in all columns but one are counted


def find_duplicates(looked: Looked, target: int) -> list[Finding]:
    """Rows equal in all columns but identifiers and target, more often than by chance; and columns that are equal."""
    return [*_rows(looked, target), *_columns(looked)]


def _cell_prints(values: Any, salt: int) -> NDArray[np.uint64]:
    from pandas import Series, factorize, util

    try:
        codes, _ = factorize(values)
    except (TypeError, ValueError):
        codes, _ = factorize(np.asarray([str(cell) for cell in values], dtype=object))
    mixed = Series(codes.astype(np.int64) * 1_000_003 + salt * 7_919)
    return np.asarray(util.hash_pandas_object(mixed, index=False).to_numpy(dtype=np.uint64))


def _rows(looked: Looked, target: int) -> list[Finding]:
    n = len(looked.frame)
    if n < 2 or len(looked.places) < 2:
        return []
    whole = np.zeros(n, dtype=np.uint64)
    for place in looked.places:
        whole += _cell_prints(looked.frame.iloc[:, place], place)
    order = np.argsort(whole, kind="stable")
    same = whole[order][1:] == whole[order][:-1]
    if not same.any():
        return []
    outcome = _cell_prints(looked.frame.iloc[:, target], target)
    differing = int(np.sum(same & (outcome[order][1:] != outcome[order][:-1])))
    copies = int(same.sum())
    if not _beyond_chance(looked):
        return []
    extra = np.sort(order[1:][same])
    serious = copies >= max(5, MANY * n) or differing >= 3
    evidence = {"copies": Count(copies), "n": Count(n), "share": Share(copies / n), "differing": Count(differing)}
    return [
        Finding(
            name="duplicate-rows",
            serious=serious,
            what=words.DUPLICATE_ROWS(copies=Count(copies)),
            evidence=(words.DUPLICATES_DIFFER if differing else words.DUPLICATES_AGREE)(
                **evidence, first=int(extra[0])
            ),
            why=words.WHY_DUPLICATES(),
            cure=words.CURE_DUPLICATES(),
            rows=tuple(int(row) for row in extra[:10_000]),
        )
    ]


def _beyond_chance(looked: Looked) -> bool:
    """Whether pairs equal in all columns far outnumber those equal in all but one.

    Where equal rows come by chance, for each pair that happens to agree in the last column too there are more that do
    not; a copied row agrees everywhere, and nearly agrees with nothing.
    """
    n = min(len(looked.frame), MOST)
    places = looked.places
    prints = [_cell_prints(looked.frame.iloc[:n, place], place) for place in places]
    whole = np.zeros(n, dtype=np.uint64)
    for one in prints:
        whole += one
    equal = _pairs(whole)
    nearly = 0
    for one in prints:
        nearly += _pairs(whole - one) - equal
        if equal <= TIMES * nearly:
            return False
    return True


def _pairs(prints: NDArray[np.uint64]) -> int:
    counts = np.unique(prints, return_counts=True)[1].astype(np.int64)
    return int(np.sum(counts * (counts - 1) // 2))


def _columns(looked: Looked) -> list[Finding]:
    """Columns whose cells are equal one by one, those that never vary left out."""
    seen: dict[int, list[str]] = {}
    for column in looked.columns:
        if column.different < 2:
            continue
        cells = column.ordered + 0.0
        seen.setdefault(
            hash((column.kind, np.nan_to_num(cells, nan=1.234e300).tobytes(), tuple(column.levels()[1][:50]))), []
        ).append(column.name)
    return [
        Finding(
            name="duplicate-columns",
            serious=False,
            what=words.DUPLICATE_COLUMNS(columns=Names(equal)),
            evidence=words.DUPLICATE_COLUMNS_EVIDENCE(n=Count(looked.n)),
            why=words.WHY_DUPLICATE_COLUMNS(),
            cure=words.CURE_DUPLICATE_COLUMNS(),
        )
        for equal in seen.values()
        if len(equal) > 1
    ]
