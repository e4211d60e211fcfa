"""How strongly each column goes with the outcome, one column at a time."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.errors import DataError
from dyplab.text.audit_split import ONE_OUTCOME

MANY_VALUES = 10  # an outcome of numbers with more different ones is measured, not counted


def strengths(table: NDArray[np.float64], outcome: NDArray[Any], by_rank: bool = False) -> NDArray[np.float64]:
    """The share of each column's variation that the outcome explains, 0–1: ranks columns as ANOVA F or |r| does.

    Args:
        table: (N, F) numbers; missing values are left out column by column.
        outcome: (N,) classes, or a measurement.
        by_rank: measure the columns' ranks instead of their values.

    >>> strengths(np.array([[1.0, 5], [2, 5], [3, 5], [4, 5]]), np.array(["well", "well", "ill", "ill"])).round(2)
    array([0.8, 0. ])
    """
    from pandas import DataFrame, factorize

    codes, names = factorize(outcome)
    if len(names) < 2:
        raise DataError(ONE_OUTCOME(found=len(names), where=len(outcome)))
    values = DataFrame(table).rank().to_numpy() if by_rank else table
    measured = outcome.dtype.kind in "iuf" and len(names) > MANY_VALUES
    design = outcome.astype(np.float64)[:, None] if measured else np.eye(len(names))[codes]
    present = np.isfinite(values)
    counts = np.maximum(present.sum(axis=0), 1)
    centred = np.where(present, values - np.where(present, values, 0).sum(axis=0) / counts, 0)
    total = (centred**2).sum(axis=0)
    if measured:
        about = present * (design - (present * design).sum(axis=0) / counts)
        explained = (centred * about).sum(axis=0) ** 2 / np.maximum((about**2).sum(axis=0), 1e-300)
    else:
        in_class = design.T @ present
        explained = ((design.T @ centred) ** 2 / np.maximum(in_class, 1)).sum(axis=0)
    scale = np.maximum(np.abs(np.where(present, values, 0)).max(axis=0, initial=0), 1e-300)
    varies = total > 1e-20 * scale**2 * counts  # what rounding leaves of a constant is no variation
    strength: NDArray[np.float64] = np.where(varies, explained / np.where(varies, total, 1), 0.0)
    return strength
