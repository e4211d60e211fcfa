"""What every table of patients is given as."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pandas import DataFrame


class Table(NamedTuple):
    """A table of patients: what was measured, what became of them, and whose each row is."""

    x: "DataFrame"  # (N, F) a row for each examination; text stands as categories, what is missing as NaN
    y: NDArray[Any]  # (N,) 1 ill and 0 not (int64), or a quantity (float64)
    patients: NDArray[np.str_] | None  # (N,) whose row it is; None where each row is a person of its own
