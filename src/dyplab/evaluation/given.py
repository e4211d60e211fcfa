"""What was given is looked at before anything is computed; what will not do is refused in one plain sentence."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text import evaluation as words
from dyplab.text import number

_SUM_TOLERANCE = 1e-3  # float32 and probabilities rounded to four decimals pass


def labels(values: ArrayLike, name: str) -> NDArray[Any]:
    """One label per patient, (N,): integers, booleans or text.

    Raises:
        DataError: not one value each, none at all, some missing, or fractions instead of labels.
    """
    array = _one_each(values, name)
    if array.dtype.kind == "O":
        _refuse_missing(np.array([absent(x) for x in array]), name)
        array = np.array(array.tolist())
    if array.dtype.kind == "f":
        _refuse_missing(np.isnan(array), name)
        fractions = array[array != np.round(array)]
        if len(fractions):
            raise DataError(words.NOT_LABELS(name=name, example=f"{fractions[0]:.4g}"))
    return array


def pair_of_labels(
    truth: ArrayLike, predicted: ArrayLike, name: str = "predicted"
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Truth and answer of the same patients, in the same kind of label.

    Raises:
        DataError: as `labels`; lengths differ; one is text and the other numbers.
    """
    first, second = labels(truth, "truth"), labels(predicted, name)
    same_length(second, name, first)
    _same_kind(first, "truth", second, name)
    return first, second


def ill_and_called(
    truth: ArrayLike, predicted: ArrayLike, positive: Any
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Who is ill, and who is called ill: two masks (N,).

    Raises:
        DataError: as `pair_of_labels`; `positive` is text and the labels numbers, or the other way.
    """
    first, second = pair_of_labels(truth, predicted)
    _same_kind(first, "truth", np.asarray(positive), "positive")
    return first == positive, second == positive


def binary(truth: ArrayLike) -> NDArray[np.bool_]:
    """Who is ill, from 0 and 1 (or False and True), (N,).

    Raises:
        DataError: as `labels`; any other label.
    """
    array = labels(truth, "truth")
    found = np.unique(array)
    if array.dtype.kind in "US" or not np.isin(found, [0, 1]).all():
        shown = ", ".join(str(x) for x in found[:5]) + (" …" if len(found) > 5 else "")
        raise DataError(words.NOT_BINARY(found=shown, example=repr(found[-1].item())))
    return array.astype(bool)


def scores(values: ArrayLike, name: str) -> NDArray[np.float64]:
    """One finite number per patient, (N,).

    Raises:
        DataError: not one value each, none at all, not numbers, or some missing (nan, infinite).
    """
    return _finite(_one_each(values, name), name)


def probabilities(values: ArrayLike, name: str = "probabilities") -> NDArray[np.float64]:
    """One probability per patient, (N,).

    Raises:
        DataError: as `scores`; outside 0–1.
    """
    return _within_one(scores(values, name), name)


def probability_table(values: ArrayLike, truth: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """One probability per patient and class (N, K), and the class of each patient (N,), 0 to K − 1.

    Raises:
        DataError: not a table, not probabilities, rows that do not sum to 1, lengths differ, classes outside.
    """
    name = "probabilities"
    table = array_of(values, name)
    if table.ndim != 2 or table.shape[1] < 2:
        raise DataError(words.NOT_A_TABLE(name=name, shape=table.shape))
    if len(table) == 0:
        raise DataError(words.EMPTY(name=name))
    table = _within_one(_finite(table, name), name)
    off = np.flatnonzero(np.abs(table.sum(axis=1) - 1) > _SUM_TOLERANCE)
    if len(off):
        total = number(table[off[0]].sum(), 3)
        raise DataError(words.SUM_NOT_ONE(name=name, row=off[0], total=total))
    classes = labels(truth, "truth")
    same_length(table, name, classes)
    outside = classes[~np.isin(classes, np.arange(table.shape[1]))]
    if len(outside):
        raise DataError(words.NOT_CLASSES(example=outside[0], classes=table.shape[1], last=table.shape[1] - 1))
    return table, classes.astype(np.int64)


def group_numbers(groups: ArrayLike | None, truth: NDArray[Any]) -> NDArray[np.int64] | None:
    """The group of each row as a number from 0, (N,); None stays None.

    Raises:
        DataError: as `labels`; lengths differ.
    """
    if groups is None:
        return None
    array = labels(groups, "groups")
    same_length(array, "groups", truth)
    return np.unique(array, return_inverse=True)[1].astype(np.int64)


def share(value: Any, name: str) -> float:
    """A number from 0 to 1.

    Raises:
        DataError: outside.
    """
    as_float = float(value)
    if not 0 <= as_float <= 1:
        raise DataError(words.NOT_A_SHARE(name=name, got=f"{as_float:g}"))
    return as_float


def same_length(values: NDArray[Any], name: str, other: NDArray[Any], other_name: str = "truth") -> None:
    """Refuse two arrays that cannot be about the same patients."""
    if len(values) != len(other):
        raise DataError(words.LENGTHS_DIFFER(name=name, got=len(values), other=other_name, needed=len(other)))


def array_of(values: ArrayLike, name: str) -> NDArray[Any]:
    """An array of any shape.

    Raises:
        DataError: rows that differ in length, or something that is no table.
    """
    try:
        return np.asarray(values)
    except (ValueError, TypeError, RuntimeError) as error:
        raise DataError(words.UNREADABLE(name=name)) from error


def _one_each(values: ArrayLike, name: str) -> NDArray[Any]:
    array = array_of(values, name)
    if array.ndim != 1:
        raise DataError(words.NOT_ONE_EACH(name=name, shape=array.shape))
    if len(array) == 0:
        raise DataError(words.EMPTY(name=name))
    return array


def _finite(array: NDArray[Any], name: str) -> NDArray[np.float64]:
    try:
        array = array.astype(np.float64)
    except (ValueError, TypeError) as error:
        raise DataError(words.NOT_NUMBERS(name=name)) from error
    _refuse_missing(~np.isfinite(array).reshape(len(array), -1).all(axis=1), name)
    return array


def _within_one(array: NDArray[np.float64], name: str) -> NDArray[np.float64]:
    outside = array[(array < 0) | (array > 1)]
    # A float32 softmax may end a hair above 1.
    if len(outside) and np.max(np.abs(outside - 0.5)) > 0.5 + 1e-6:
        raise DataError(words.NOT_PROBABILITIES(name=name, example=f"{outside[0]:.4g}"))
    return np.clip(array, 0, 1)


def _refuse_missing(missing: NDArray[np.bool_], name: str) -> None:
    if missing.any():
        count, row = int(missing.sum()), int(missing.argmax())
        raise DataError(words.MISSING_VALUES(name=name, count=count, n=len(missing), row=row))


def _same_kind(first: NDArray[Any], first_name: str, second: NDArray[Any], second_name: str) -> None:
    is_text = [array.dtype.kind in "US" for array in (first, second)]
    if is_text == [True, False]:
        raise DataError(words.KINDS_DIFFER(text=first_name, numbers=second_name))
    if is_text == [False, True]:
        raise DataError(words.KINDS_DIFFER(text=second_name, numbers=first_name))


def absent(value: Any) -> bool:
    """None, nan, and pandas' own ways of saying that a value is missing."""
    try:
        return value is None or bool(value != value)
    except TypeError:  # pandas.NA is neither equal nor different
        return True
