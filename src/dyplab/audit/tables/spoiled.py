"""Columns and outcomes that are no use as they stand: one class, constant, infinite, stray text, Excel's dates."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.finding import Count, Finding, Share
from dyplab.audit.tables.columns import Column
from dyplab.audit.tables.looked import Looked
from dyplab.audit.tables.outcome import RARE
from dyplab.audit.tables.personal import veiled
from dyplab.audit.tables.written import Names, names
from dyplab.text import Sentence
from dyplab.text import audit_tables as words

_MONTH = r"(jan|feb|mars?|apr|mai|may|june?|july?|juni|juli|aug|sept?|o[ck]t|nov|de[cs])"
_EXCEL = re.compile(
    rf"\d{{1,2}}[.\- /]?\s?{_MONTH}\.?([.\- /]\d{{2,4}})?|{_MONTH}[.\- /]\s?\d{{1,4}}"
    r"|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}/\d{1,2}/(\d{2}|\d{4})|\d{4}-\d{2}-\d{2}( 00:00:00)?",
    re.I,
)
Four = tuple[Sentence, Sentence, Sentence, Sentence]  # what, evidence, why, cure
NO_OUTCOME: Four = (words.NO_OUTCOME, words.NO_OUTCOME_EVIDENCE, words.WHY_NO_OUTCOME, words.CURE_NO_OUTCOME)
ONE_CLASS: Four = (words.ONE_CLASS, words.ONE_CLASS_EVIDENCE, words.WHY_ONE_CLASS, words.CURE_ONE_CLASS)
FEW: Four = (words.RARE, words.RARE_EVIDENCE, words.WHY_RARE, words.CURE_RARE)
CONSTANT: Four = (words.CONSTANT, words.CONSTANT_EVIDENCE, words.WHY_CONSTANT, words.CURE_CONSTANT)
SAME_NAME: Four = (words.SAME_NAME, words.SAME_NAME_EVIDENCE, words.WHY_SAME_NAME, words.CURE_SAME_NAME)
INFINITE: Four = (words.INFINITE, words.INFINITE_EVIDENCE, words.WHY_INFINITE, words.CURE_INFINITE)
EXCEL: Four = (words.EXCEL, words.EXCEL_EVIDENCE, words.WHY_EXCEL, words.CURE_EXCEL)
TEXT: Four = (words.TEXT, words.TEXT_EVIDENCE, words.WHY_TEXT, words.CURE_TEXT)
SHOWN = 3
ALL_DATES = 0.9  # of the cells: then it is a column of dates


def find_spoiled(looked: Looked) -> list[Finding]:
    """Everything about single columns that needs no model."""
    found = [*_outcome(looked), *_constant(looked), *_same_names(looked)]
    for column in looked.columns:
        found += [*_infinite(looked, column), *_excel(looked, column), *_text(looked, column)]
    return found


def _found(name: str, said: Four, values: dict[str, Any], rows: NDArray[Any] | None = None) -> Finding:
    what, evidence, why, cure = (sentence(**values) for sentence in said)
    numbers = () if rows is None else tuple(int(row) for row in rows[:10_000])
    return Finding(name, name == "one-class", what, evidence, why, cure, numbers)


def _outcome(looked: Looked) -> list[Finding]:
    outcome = looked.outcome
    values: dict[str, Any] = {"target": outcome.name, "n": Count(int(outcome.known.sum()))}
    found = []
    if not outcome.known.all():
        gone = looked.rows[~outcome.known]
        found.append(_found("missing-outcome", NO_OUTCOME, {**values, "count": Count(len(gone))}, gone))
    if outcome.kind != "classes" or not outcome.known.any():
        return found
    sizes = np.bincount(outcome.codes[outcome.known], minlength=len(outcome.classes))
    if len(sizes) == 1:
        found.append(_found("one-class", ONE_CLASS, {**values, "value": veiled(outcome.classes[0], letters=True)}))
    elif sizes.min() < RARE and sizes.min() < len(outcome.codes) / (2 * len(sizes)):
        least = int(sizes.argmin())
        few = {
            "value": veiled(outcome.classes[least], letters=True),
            "count": Count(sizes[least]),
            "share": Share(sizes[least] / sizes.sum()),
        }
        found.append(_found("rare-outcome", FEW, {**values, **few}))
    return found


def _constant(looked: Looked) -> list[Finding]:
    constant = [
        column.name
        for place, column in zip(looked.places, looked.columns, strict=True)
        if looked.n > 1 and column.different == 1 and not column.missing.any() and _really(looked, place)
    ]
    values = {"columns": names(constant), "n": Count(looked.n)}
    return [_found("constant-column", CONSTANT, values)] if constant else []


def _really(looked: Looked, place: int) -> bool:
    """Whether the whole column is constant, not just the rows looked at."""
    values = looked.frame.iloc[:, place]
    return not looked.partly or bool((values == values.iloc[0]).all())


def _same_names(looked: Looked) -> list[Finding]:
    heads = [str(name) for name in looked.frame.columns]
    twice = dict.fromkeys(name for name in heads if heads.count(name) > 1) if len(set(heads)) < len(heads) else {}
    return [_found("same-name", SAME_NAME, {"columns": names(twice)})] if twice else []


def _infinite(looked: Looked, column: Column) -> list[Finding]:
    rows = looked.rows[np.isinf(column.numbers)]
    return [_found("infinite", INFINITE, _cells(column, rows, ()), rows)] if len(rows) else []


def _excel(looked: Looked, column: Column) -> list[Finding]:
    """Dates among numbers or codes; a column of nothing but dates is one of dates."""
    if column.words is None or column.kind == "date":
        return []
    filled = column.words[column.words != ""].astype(str)
    spoiled = sorted(cell for cell in np.unique(filled).tolist() if _EXCEL.fullmatch(cell))
    rows = looked.rows[np.isin(column.words.astype(str), spoiled)] if spoiled else looked.rows[:0]
    if not len(rows) or len(rows) > ALL_DATES * len(filled):
        return []
    return [_found("excel-dates", EXCEL, _cells(column, rows, [veiled(cell, letters=True) for cell in spoiled]), rows)]


def _text(looked: Looked, column: Column) -> list[Finding]:
    stray = [cell for cell in column.stray if not _EXCEL.fullmatch(cell)]
    if not stray or column.words is None:
        return []
    rows = looked.rows[np.isin(column.words.astype(str), stray)]
    return [_found("text-number", TEXT, _cells(column, rows, [veiled(cell) for cell in stray]), rows)]


def _cells(column: Column, rows: NDArray[Any], shown: Sequence[str]) -> dict[str, Any]:
    """What a sentence about cells says of them: the first few kinds, cut when they are long."""
    kinds = list(dict.fromkeys(shown))
    short = Names(cell if len(cell) <= 12 else cell[:11] + "…" for cell in kinds[:SHOWN])
    return {"column": column.name, "count": Count(len(rows)), "first": int(rows[0]), "cells": short}
