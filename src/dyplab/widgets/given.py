"""Looking at what a widget is given."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text import Said
from dyplab.text.widgets import NOT_FINITE, NOT_NUMBERS


def finite(values: ArrayLike, what: Said) -> NDArray[Any]:
    """The values as an array of ordinary numbers.

    Args:
        values: numbers in any nesting.
        what: what they are, at the beginning of a sentence.

    Raises:
        DataError: some are not numbers, or are NaN or infinite; the sentence tells where the first one is.
    """
    try:
        array = np.asarray(values)
    except ValueError:  # rows of unequal length
        raise DataError(NOT_NUMBERS(what=what)) from None
    if array.dtype.kind not in "biuf":
        raise DataError(NOT_NUMBERS(what=what))
    ordinary = np.isfinite(array)
    if not ordinary.all():
        wrong = np.argwhere(~ordinary)
        place = [int(at) for at in wrong[0]]
        raise DataError(NOT_FINITE(what=what, count=len(wrong), place=place))
    return array + 0 if array.dtype.kind == "b" else array
