"""Tables and arrays as columns of numbers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.errors import DataError
from dyplab.text.audit_split import NUMBERS_WANTED, TABLE_WANTED


def as_table(x: Any) -> tuple[NDArray[np.float64], list[Any]]:
    """An array (N, F) of numbers, missing and infinite ones as nan, and the names of its columns."""
    from pandas import DataFrame, to_numeric

    try:
        frame = x if isinstance(x, DataFrame) else DataFrame(np.asarray(x))
    except ValueError as error:
        raise DataError(TABLE_WANTED(shape=np.ndim(x))) from error
    columns = []
    for at, name in enumerate(frame.columns):
        try:
            columns.append(to_numeric(frame.iloc[:, at]).to_numpy(dtype=np.float64, na_value=np.nan))
        except (ValueError, TypeError) as error:
            raise DataError(NUMBERS_WANTED(column=name)) from error
    table = np.column_stack(columns) if columns else np.empty((len(frame), 0))
    return np.where(np.isfinite(table), table, np.nan), list(frame.columns)
