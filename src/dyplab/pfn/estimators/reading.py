"""A table as people have it becomes numbers: groups are numbered, what is missing is nan, and the rest is refused."""

from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.utils.validation import check_array

from dyplab.errors import DataError
from dyplab.pfn.estimators.refusals import NotAValue, refused_as
from dyplab.text import pfn_estimators as words

Groups = NDArray[np.str_] | None  # of a column: its groups in order of their numbers, or None when it holds numbers
FEW_GROUPS = 20  # a text column with more groups than this, most of them met once, is free text


class Table:
    """A table as it was given: its columns, and what they are called.

    Args:
        x: a DataFrame, an array or a list of rows, (N, F).

    Raises:
        DataError: not a table with at least one row and column; sparse; complex numbers; two columns of one name.
    """

    def __init__(self, x: Any):
        framed = hasattr(x, "iloc") and hasattr(x, "columns")
        if framed:
            _check_names(list(x.columns))
            if any(getattr(kind, "kind", "O") in "mM" for kind in x.dtypes):
                x = x.astype(object)  # so that the date can be pointed at
        shape = getattr(x, "shape", None)
        given = type(x).__name__ if shape is None else f"{type(x).__name__} {tuple(shape)}"
        with refused_as(words.NOT_A_TABLE, given=given):
            self.columns = list(check_array(x, dtype=None, ensure_all_finite=False).T)
        self.names: list[Any] = list(x.columns) if framed else list(range(len(self.columns)))
        self.kinds: list[Any] = list(x.dtypes) if framed else [None] * len(self.columns)

    def groups(self) -> list[Groups]:
        """Which columns are groups, and how they are numbered: in the order the table states, else the commonest first.

        Raises:
            DataError: free text; numbers with a decimal comma; dates or other things instead of values.
        """
        return [
            np.array([_called(group) for group in kind.categories], dtype=np.str_)
            if getattr(kind, "ordered", False)
            else _groups(column, name)
            for name, column, kind in zip(self.names, self.columns, self.kinds, strict=True)
        ]

    def numbers(self, groups: list[Groups]) -> NDArray[np.float64]:
        """The table as numbers (N, F); what is missing, and a group that is not among the known ones, is nan.

        Raises:
            DataError: infinite values; text in a column of numbers; dates or other things instead of values.
        """
        numbers = np.empty((len(self.columns[0]), len(self.columns)))
        for place, (name, column, known) in enumerate(zip(self.names, self.columns, groups, strict=True)):
            numbers[:, place] = _measured(column, name) if known is None else _numbered(column, name, known)
            infinite = np.flatnonzero(np.isinf(numbers[:, place]))
            if len(infinite):
                raise DataError(words.INFINITE(column=name, row=infinite[0]))
        return numbers


def _check_names(names: list[Any]) -> None:
    """Each column has a name of its own, and either all names are text or none is."""
    bad = [name for name, times in Counter(names).items() if times > 1]
    if not bad and any(isinstance(name, str) for name in names):
        bad = [name for name in names if not isinstance(name, str)]
    if bad:
        raise DataError(words.BAD_NAMES(names=", ".join(map(str, bad[:5]))))


def _groups(column: NDArray[Any], name: Any) -> Groups:
    if column.dtype.kind in "biuf":
        return None
    texts = [_called(value) for value in _values(column, name) if value is not None]
    if all(_number(text) is not None for text in texts):
        return None
    counts = Counter(texts)
    free = len(counts) > max(FEW_GROUPS, len(texts) / 2)
    # Numbers with a decimal comma, and numbers with a few words among them
    alike = np.mean([_number(text.replace(",", ".")) is not None for text in counts])
    if alike == 1 or (free and alike > 0.5):
        example = next(text for text in counts if _number(text) is None)[:40]
        raise DataError(words.NEARLY_NUMBERS(column=name, example=example))
    if free:
        example = max(counts, key=len)[:40]
        raise DataError(words.FREE_TEXT(column=name, different=len(counts), rows=len(texts), example=example))
    return np.array(sorted(counts, key=lambda group: (-counts[group], group)), dtype=np.str_)


def _measured(column: NDArray[Any], name: Any) -> NDArray[np.float64]:
    if column.dtype.kind in "biuf":
        return column.astype(np.float64)
    numbers = np.full(len(column), np.nan)
    for row, value in enumerate(_values(column, name)):
        if value is None:
            continue
        number = _number(str(value))
        if number is None:
            raise DataError(words.TEXT_AMONG_NUMBERS(column=name, example=str(value)[:40]))
        numbers[row] = number
    return numbers


def _numbered(column: NDArray[Any], name: Any, groups: NDArray[np.str_]) -> NDArray[np.float64]:
    number = {group: float(place) for place, group in enumerate(groups.tolist())}
    return np.array([number.get(_called(value), np.nan) for value in _values(column, name)])


def _called(value: Any) -> str:
    """What a group is called; 2 and 2.0 are one: a column of decimals beside it turns one into the other."""
    return str(int(value)) if isinstance(value, float | np.floating) and value.is_integer() else str(value)


def _values(column: NDArray[Any], name: Any) -> list[Any]:
    """Numbers and texts, and None where a value is missing."""
    values = [None if _absent(value) else value for value in column]
    for row, value in enumerate(values):
        try:
            float(0 if value is None else value)
        except ValueError:
            pass  # a text
        except TypeError as error:
            kind = type(value).__name__
            raise NotAValue(words.NOT_A_VALUE(column=name, row=row, kind=kind, reason=error)) from error
    return values


def _absent(value: Any) -> bool:
    """None, nan, and pandas' own ways of saying that a value is missing."""
    try:
        return value is None or bool(value != value)
    except TypeError:  # pandas.NA is neither equal nor different
        return True


def _number(text: str) -> float | None:
    try:
        return float({"True": "1", "False": "0"}.get(text, text))
    except ValueError:
        return None
