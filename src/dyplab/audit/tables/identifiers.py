"""Columns that are a person, not a measurement: numbers and codes, running numbers, and personal data."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.finding import Count, Finding
from dyplab.audit.tables.columns import Column
from dyplab.audit.tables.looked import Looked
from dyplab.audit.tables.personal import personal_kind
from dyplab.audit.tables.quick import area, spread_of_area
from dyplab.audit.tables.written import Area, Names
from dyplab.text import audit_tables as words

UNIQUE = 0.95
FEWEST = 8
BEYOND = 5.0
TELLS = 0.7  # AUROC
_HEAD = re.compile(
    r"(^|[\W_])(id|ids|nr|no|pid|mrn|key|index|number|nummer|løpenr|unnamed: 0|record|sample"
    r"|patient|pasient|subject|individual|person|participant|deltaker)($|[\W_\d])"
    r"|[a-z](ID|Id|Nr|No)$|(patient|pasient|subject|sample|case|record|p|s)(id|num|number)+$|[a-zæøå](nr|nummer)$",
)


@dataclass(frozen=True)
class Identifier:
    """A column that identifies: where it stands in the table, and as what ("running", "number", "code" or personal)."""

    place: int
    column: Column
    kind: str


def find_identifiers(looked: Looked) -> list[Identifier]:
    """The columns that identify a row or a person."""
    found: list[Identifier] = []
    for place, column in zip(looked.places, looked.columns, strict=True):
        kind = personal_kind(column) or _number_kind(column)
        if kind is not None and not (kind == "post" and not any(one.kind == "birth" for one in found)):
            found.append(Identifier(place, column, kind))
    return found


def _number_kind(column: Column) -> str | None:
    known = int((~column.missing).sum())
    if known < FEWEST or column.different < UNIQUE * known:
        return None
    if column.kind == "words":
        return None if _prose(column) else "code"
    if not column.whole:
        return None
    numbers = column.numbers[~column.missing]
    steps = np.diff(numbers)
    if column.different == known and (np.all(steps == 1) or np.all(steps == -1) or np.ptp(numbers) == known - 1):
        return "running"
    return "number" if named_identifier(column.name) and column.different == known else None


def named_identifier(name: str) -> bool:
    """Whether a column is called what columns of numbers of patients are called."""
    return bool(_HEAD.search(name) or _HEAD.search(name.lower()))


def _prose(column: Column) -> bool:
    cells = [cell for cell in (column.words if column.words is not None else ())[:200] if cell]
    return float(np.mean([len(cell.split()) for cell in cells])) > 4


def tell_identifiers(looked: Looked, found: list[Identifier]) -> list[Finding]:
    """A finding for each; serious when it names a person or tells the outcome."""
    return [_tell(looked, one) for one in found]


def _tell(looked: Looked, one: Identifier) -> Finding:
    column, name = one.column, one.column.name
    known = Count(int((~column.missing).sum()))
    if one.kind in words.PERSONAL:
        return Finding(
            "identifier",
            True,
            words.PERSONAL[one.kind](column=name),
            words.PERSONAL_EVIDENCE(n=known, different=Count(column.different)),
            words.WHY_PERSONAL(),
            words.CURE_PERSONAL(column=name),
        )
    telling = _telling(looked, _in_order(column))
    evidence = {
        "n": known,
        "different": Count(column.different),
        "area": Area(telling or 0.5),
        "target": looked.outcome.name,
    }
    return Finding(
        name="identifier",
        serious=telling is not None,
        what=words.IDENTIFIER[one.kind](column=name),
        evidence=(words.IDENTIFIER_EVIDENCE if telling is None else words.IDENTIFIER_TELLS)(**evidence),
        why=words.WHY_IDENTIFIER() if telling is None else words.WHY_IDENTIFIER_TELLS(),
        cure=words.CURE_IDENTIFIER(columns=Names((name,))),
    )


def _in_order(column: Column) -> NDArray[np.float64]:
    """The identifier as a model could use it: its number, the last number in a code, or its place in the alphabet."""
    if column.kind != "words" or column.words is None:
        return column.ordered
    numbers = [re.findall(r"\d+", cell) for cell in column.words]
    heads = {re.split(r"\d", cell)[0] for cell in column.words if cell}
    if len(heads) == 1 and all(numbers):
        lengths = {len(found) for found in numbers}
        if lengths == {1}:
            return np.asarray([float(found[0][:15]) for found in numbers])
    return column.ordered


def _telling(looked: Looked, order: NDArray[np.float64]) -> float | None:
    """AUROC of the identifier for the outcome when it tells it far beyond chance, each person counted once."""
    rows = looked.per_person()
    rows = rows[looked.outcome.known[rows]]
    if len(rows) < 12 or looked.outcome.kind == "many":
        return None
    best: float | None = None
    for ill in looked.outcome.at(rows).sides():
        found = area(ill, order[rows])
        found = max(found, 1 - found)
        if found >= TELLS and found - 0.5 > BEYOND * spread_of_area(ill) and found > (best or 0):
            best = found
    return best
