"""What a calculation was given: read as numbers, or refused with a sentence that names it."""

from collections.abc import Sequence
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text import Sentence
from dyplab.text.autograd import DOES_NOT_FIT, NOT_NUMBERS, SHAPES_DIFFER, SIDES_DIFFER


def one_number(given: Any, refusal: Sentence) -> float:
    """The number as a float; anything else is refused with a sentence that has the gap `given`."""
    if not isinstance(given, Real):
        raise DataError(refusal(given=in_short(given)))
    return float(given)


def array_of_numbers(given: ArrayLike) -> NDArray[Any]:
    """The numbers as an array; decimal numbers keep their type, whole numbers become float64."""
    try:
        numbers = np.asarray(given)
    except ValueError as problem:  # rows of different lengths
        raise DataError(NOT_NUMBERS(given=in_short(given))) from problem
    if numbers.dtype.kind not in "fiub":
        raise DataError(NOT_NUMBERS(given=in_short(given)))
    return numbers if numbers.dtype.kind == "f" else numbers.astype(float)


def misfit(operation: str, shapes: Sequence[tuple[int, ...]], settings: dict[str, Any]) -> DataError:
    """The error of an operation that cannot be done on arrays of these shapes."""
    if operation == "@":
        return DataError(SIDES_DIFFER(a=shapes[0], b=shapes[1]))
    if len(shapes) == 2:
        return DataError(SHAPES_DIFFER(operation=operation, a=shapes[0], b=shapes[1]))
    told = ", ".join(f"{name}={value!r:.60}" for name, value in settings.items())
    return DataError(DOES_NOT_FIT(operation=operation, told=told, shape=shapes[0]))


def in_short(given: Any) -> str:
    """The type, and the shape of an array or else the thing itself.

    >>> in_short("high")
    "'high' (str)"
    """
    shape = getattr(given, "shape", None)
    kind = type(given).__name__
    return f"{given!r:.40} ({kind})" if shape is None else f"{kind} {tuple(shape)}"
