"""Columns and outcomes that are no use as they stand: one class, constant, infinite, text among numbers, Excel's dates."""

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.finding import Count, Finding, Share
from dyplab.audit.tables.columns import Column
from dyplab.audit.tables.looked import Looked
from dyplab.audit.tables.outcome import RARE
from dyplab.audit.tables.written import Names, names
from dyplab.text import audit_tables as words

_MONTH = r"(jan|feb|mars?|apr|mai|may|june?|july?|juni|juli|aug|sept?|o[ck]t|nov|de[cs])"
_EXCEL = re.compile(
    rf"\d{{1,2}}[.\- /]?\s?{_MONTH}\.?([.\- /]\d{{2,4}})?|{_MONTH}[.\- /]\s?\d{{1,4}}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}( 00:00:00)?",
    re.I,
)
SHOWN = 3


def find_spoiled(looked: Looked) -> list[Finding]:
    """Everything about single columns that needs no model."""
    found = [*_outcome(looked), *_constant(looked), *_same_names(looked)]
    for column in looked.columns:
        found += [*_infinite(looked, column), *_excel(looked, column), *_text(looked, column)]
    return found


def _found(name: str, stem: str, rows: NDArray[Any] | None = None, serious: bool = False, **values: object) -> Finding:
    """The finding whose four sentences are called `stem` in the room's text."""
    said = [
        getattr(words, name_of).__call__(**values)
        for name_of in (stem, f"{stem}_EVIDENCE", f"WHY_{stem}", f"CURE_{stem}")
    ]
    return Finding(name, serious, *said, rows=() if rows is None else tuple(int(row) for row in rows[:10_000]))


def _outcome(looked: Looked) -> list[Finding]:
    outcome = looked.outcome
    values = {"target": outcome.name, "n": Count(int(outcome.known.sum()))}
    found = []
    if not outcome.known.all():
        gone = looked.rows[~outcome.known]
        found.append(_found("missing-outcome", "NO_OUTCOME", gone, count=Count(len(gone)), **values))
    if outcome.kind != "classes" or not outcome.known.any():
        return found
    sizes = np.bincount(outcome.codes[outcome.known], minlength=len(outcome.classes))
    if len(sizes) == 1:
        found.append(_found("one-class", "ONE_CLASS", serious=True, value=outcome.classes[0], **values))
    elif sizes.min() < RARE and sizes.min() < len(outcome.codes) / (2 * len(sizes)):
        rarest = int(sizes.argmin())
        found.append(
            _found(
                "rare-outcome",
                "RARE",
                value=outcome.classes[rarest],
                count=Count(int(sizes[rarest])),
                share=Share(sizes[rarest] / sizes.sum()),
                **values,
            )
        )
    return found


def _constant(looked: Looked) -> list[Finding]:
    constant = [
        column.name
        for place, column in zip(looked.places, looked.columns, strict=True)
        if looked.n > 1 and column.different == 1 and not column.missing.any() and _really(looked, place)
    ]
    return [_found("constant-column", "CONSTANT", columns=names(constant), n=Count(looked.n))] if constant else []


def _really(looked: Looked, place: int) -> bool:
    """Whether the whole column is constant, not just the rows looked at."""
    values = looked.frame.iloc[:, place]
    return not looked.partly or bool((values == values.iloc[0]).all())


def _same_names(looked: Looked) -> list[Finding]:
    heads = [str(name) for name in looked.frame.columns]
    twice = dict.fromkeys(name for name in heads if heads.count(name) > 1) if len(set(heads)) < len(heads) else {}
    return [_found("same-name", "SAME_NAME", columns=names(twice))] if twice else []


def _infinite(looked: Looked, column: Column) -> list[Finding]:
    rows = np.flatnonzero(np.isinf(column.numbers))
    if not len(rows):
        return []
    return [
        _found(
            "infinite",
            "INFINITE",
            looked.rows[rows],
            column=column.name,
            count=Count(len(rows)),
            first=int(looked.rows[rows[0]]),
        )
    ]


def _excel(looked: Looked, column: Column) -> list[Finding]:
    """Dates among numbers or codes; a column of nothing but dates is one of dates."""
    if column.words is None or column.kind == "date":
        return []
    spoiled = {
        cell for cell in np.unique(column.words[column.words != ""].astype(str)) if _EXCEL.fullmatch(cell.strip())
    }
    rows = np.flatnonzero(np.isin(column.words.astype(str), list(spoiled))) if spoiled else np.zeros(0, dtype=int)
    filled = int((column.words != "").sum())
    if not len(rows) or len(rows) > 0.9 * filled:
        return []
    shown = Names(sorted(spoiled)[:SHOWN])
    return [
        _found(
            "excel-dates",
            "EXCEL",
            looked.rows[rows],
            column=column.name,
            count=Count(len(rows)),
            cells=shown,
            first=int(looked.rows[rows[0]]),
        )
    ]


def _text(looked: Looked, column: Column) -> list[Finding]:
    stray = [cell for cell in column.stray if not _EXCEL.fullmatch(cell)]
    if not stray or column.words is None:
        return []
    rows = np.flatnonzero(np.isin(column.words.astype(str), stray))
    shown = Names(cell if len(cell) <= 12 else cell[:11] + "…" for cell in stray[:SHOWN])
    return [
        _found(
            "text-number",
            "TEXT",
            looked.rows[rows],
            column=column.name,
            count=Count(len(rows)),
            cells=shown,
            first=int(looked.rows[rows[0]]),
        )
    ]
