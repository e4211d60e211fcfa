"""One order of rows and columns, found from their content: whoever shuffles the table gets the same answers."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def column_order(x: Numbers, y: Numbers) -> NDArray[np.intp]:
    """Places of the columns of x (N, F), sorted by what they hold.

    Columns are compared as lists of their values, patients in order of outcome y (N,) and equal outcomes in order of
    value, so that the order of the rows has no say. Columns that are the same list stay in the order given.
    """
    listed = [column[np.lexsort((column, y))] for column in x.T]
    return np.lexsort(np.array(listed).reshape(-1, len(x)).T)


def row_order(x: Numbers, y: Numbers | None = None) -> NDArray[np.intp]:
    """Places of the rows of x (N, F), sorted by outcome y (N,) and then by what they hold."""
    return np.lexsort([*x.T] if y is None else [*x.T, y])
