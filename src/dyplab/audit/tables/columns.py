"""A column as an audit sees it: numbers, words or dates, whatever pandas calls it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

MOSTLY_NUMBERS = 0.7  # a text column of which this share are numbers is a number column with some text in it
_FAR = 1e100  # infinity, to whoever squares and adds
_NOT_GIVEN = ("", "na", "n/a", "nan", "none", "null", "?", "-", ".", "mangler", "missing", "ukjent", "unknown")


@dataclass(frozen=True)
class Column:
    """One column of the rows looked at.

    Args:
        name: as the table has it.
        kind: "number" (booleans too), "words" or "date".
        numbers: (N,) the numbers; nan where missing, or where a number column holds text.
        words: (N,) the cells as text, "" where missing; None in a pure number column.
        stray: the different texts that stand in a number column.
    """

    name: str
    kind: Literal["number", "words", "date"]
    numbers: NDArray[np.float64]
    words: NDArray[Any] | None = None
    stray: tuple[str, ...] = ()

    @cached_property
    def missing(self) -> NDArray[np.bool_]:
        """(N,) cells without a value."""
        if self.kind == "words" and self.words is not None:
            return np.asarray(self.words == "")
        return np.isnan(self.numbers)

    @cached_property
    def _levels(self) -> tuple[NDArray[np.int64], NDArray[Any]]:
        from pandas import factorize

        cells: NDArray[Any] = self.numbers
        if self.kind == "words" and self.words is not None:
            cells = self.words.copy()
            cells[self.missing] = None
        codes, levels = factorize(cells, sort=True)
        return codes.astype(np.int64), np.asarray(levels)

    def levels(self) -> tuple[NDArray[np.int64], list[str]]:
        """(N,) number of each cell's value in sorted order, −1 where missing; and the values as text."""
        codes, levels = self._levels
        names = [f"{level:g}" if isinstance(level, float) else str(level) for level in levels.tolist()]
        return codes, names

    @property
    def codes(self) -> NDArray[np.int64]:
        """(N,) number of each cell's value in sorted order, −1 where missing."""
        return self._levels[0]

    @cached_property
    def different(self) -> int:
        """How many different values it has, missing not counted."""
        return len(self._levels[1])

    @cached_property
    def whole(self) -> bool:
        """Whether it holds whole numbers only."""
        finite = self.numbers[np.isfinite(self.numbers)]
        return self.kind == "number" and len(finite) > 0 and bool(np.all(finite == np.round(finite)))

    @cached_property
    def ordered(self) -> NDArray[np.float64]:
        """(N,) numbers that put the cells in order: the numbers, or the place of the words in the alphabet."""
        if self.kind == "words":
            return np.where(self.codes < 0, np.nan, self.codes).astype(float)
        return np.clip(self.numbers, -_FAR, _FAR)


def as_column(values: Any, name: str) -> Column:
    """Read a pandas Series of any type."""
    from pandas import api, to_datetime

    kind = api.types
    if kind.is_bool_dtype(values.dtype) or (kind.is_numeric_dtype(values.dtype) and not kind.is_complex_dtype(values)):
        return Column(name, "number", values.to_numpy(dtype=float, na_value=np.nan))
    if kind.is_datetime64_any_dtype(values.dtype):
        when = to_datetime(values, utc=True)
        return Column(name, "date", _days(when))
    if kind.is_timedelta64_dtype(values.dtype):
        return Column(name, "number", np.asarray(values.dt.total_seconds(), dtype=float))
    return _from_text(values, name)


def _days(when: Any) -> NDArray[np.float64]:
    """Days since 1970; nan where missing."""
    stamps = when.dt.tz_localize(None).to_numpy(dtype="datetime64[s]")
    return np.where(np.isnat(stamps), np.nan, stamps.astype(np.int64) / 86_400)


def _from_text(values: Any, name: str) -> Column:
    """Words, numbers written as text, or a mixture; each different cell is read once."""
    from pandas import Series, factorize, isna, to_numeric

    try:
        codes, levels = factorize(values.astype(object))
        gone = np.asarray(isna(np.asarray([*levels, None], dtype=object)))[:-1]
    except (TypeError, ValueError):  # lists or the like in the cells
        codes, levels = factorize(np.asarray([str(cell) for cell in values], dtype=object))
        gone = np.zeros(len(levels), dtype=bool)
    text = np.asarray(
        ["" if lost else str(level).strip() for level, lost in zip(levels, gone, strict=True)] + [""], object
    )
    text = np.asarray(["" if cell.lower() in _NOT_GIVEN else cell for cell in text], dtype=object)
    numbers = to_numeric(Series([cell.replace(",", ".", 1) for cell in text]), errors="coerce").to_numpy(dtype=float)
    if len(levels) and all(isinstance(level, bool) for level, lost in zip(levels, gone, strict=True) if not lost):
        numbers = np.asarray([float(cell == "True") if cell else np.nan for cell in text])
    filled, is_number = text[codes] != "", np.isfinite(numbers)[codes]
    if filled.any() and is_number[filled].mean() >= MOSTLY_NUMBERS:
        stray = tuple(dict.fromkeys(text[codes][filled & ~is_number].tolist()))
        return Column(name, "number", numbers[codes], text[codes], stray)
    return _dates(name, text, codes) or Column(name, "words", np.full(len(codes), np.nan), text[codes])


def _dates(name: str, text: NDArray[Any], codes: NDArray[Any]) -> Column | None:
    """The column as dates, if every cell is one written with its year (2024-03-01, 1.3.2024, 01/03/2024)."""
    import re

    from pandas import Series, to_datetime

    cells = [cell for cell in text if cell]
    layouts = (
        (r"\d{4}-\d{2}-\d{2}", "%Y-%m-%d"),
        (r"\d{1,2}\.\d{1,2}\.\d{4}", "%d.%m.%Y"),
        (r"\d{1,2}/\d{1,2}/\d{4}", "%d/%m/%Y"),
    )
    for pattern, layout in layouts:
        if cells and all(re.match(pattern, cell) for cell in cells):
            starts = [re.match(pattern, cell) for cell in text]
            first = Series([None if start is None else start[0] for start in starts], dtype=object)
            when = to_datetime(first, format=layout, errors="coerce", utc=True)
            return Column(name, "date", _days(when)[codes], text[codes])
    return None
