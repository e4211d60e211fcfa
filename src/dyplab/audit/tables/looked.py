"""The table as every search sees it: its columns read once, a long table in even stretches."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.tables.columns import Column, as_column
from dyplab.audit.tables.outcome import Outcome, as_outcome

MOST_ROWS = 50_000
_STRETCHES = 25


@dataclass(frozen=True)
class Looked:
    """What was looked at.

    Args:
        frame: the whole table; its columns are reached by place, since two may share a name.
        rows: (R,) rows of the frame that were looked at, in order.
        columns: the columns but target and group, each with R cells.
        places: where in the frame each of them stands.
        outcome: the target in those rows; None for a table with nothing to predict in it.
        groups: (R,) the person each row belongs to from 0, when known.
        seed: of every draw.
    """

    frame: Any
    rows: NDArray[np.int64]
    columns: tuple[Column, ...]
    places: tuple[int, ...]
    outcome: Outcome
    groups: NDArray[np.int64] | None
    seed: int

    @property
    def n(self) -> int:
        """How many rows were looked at."""
        return len(self.rows)

    @property
    def partly(self) -> bool:
        """Whether rows were left out because the table is long."""
        return self.n < len(self.frame)

    def without(self, names: set[int]) -> "Looked":
        """The same without the columns at some places of the frame."""
        kept = [pair for pair in zip(self.columns, self.places, strict=True) if pair[1] not in names]
        return replace(self, columns=tuple(c for c, _ in kept), places=tuple(p for _, p in kept))

    def per_person(self) -> NDArray[np.int64]:
        """(P,) the first row of each person, in order; all rows when no persons are known."""
        if self.groups is None:
            return np.arange(self.n)
        return np.sort(np.unique(self.groups, return_index=True)[1])


def look(frame: Any, target: int, group: int | None, seed: int) -> Looked:
    """Read the columns of a table whose target and group stand at these places."""
    rows = even_stretches(len(frame))
    part = frame if len(rows) == len(frame) else frame.iloc[rows]
    places = tuple(place for place in range(frame.shape[1]) if place not in (target, group))
    columns = tuple(as_column(part.iloc[:, place], str(frame.columns[place])) for place in places)
    outcome = as_outcome(part.iloc[:, target], str(frame.columns[target]))
    groups = None if group is None else person_numbers(as_column(part.iloc[:, group], "").codes)
    return Looked(frame, rows, columns, places, outcome, groups, seed)


def person_numbers(codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Persons from 0, where each row without a person is one of its own."""
    lost = codes < 0
    numbered = codes.copy()
    numbered[lost] = codes.max(initial=-1) + 1 + np.arange(int(lost.sum()))
    return np.unique(numbered, return_inverse=True)[1].astype(np.int64)


def even_stretches(n: int) -> NDArray[np.int64]:
    """All rows, or for a long table stretches of it that keep neighbours together."""
    if n <= MOST_ROWS:
        return np.arange(n)
    length = MOST_ROWS // _STRETCHES
    starts = np.linspace(0, n - length, _STRETCHES).astype(np.int64)
    return np.asarray((starts[:, None] + np.arange(length)).ravel())
