"""How large a change must be before it is more than measuring twice."""

import numpy as np
from numpy.typing import ArrayLike

from dyplab.errors import DataError
from dyplab.evaluation.given import array_of
from dyplab.text import segmentation as words


def repeatability_coefficient(repeats: ArrayLike) -> float:
    """The largest difference to expect between two measurements of a patient in whom nothing has changed.

    In 95 of 100 unchanged patients two measurements lie closer than this; a tumour that has grown by more has, most
    likely, grown. It is 1.96 · √2 · the standard deviation of repeated measurements within a patient.

    Args:
        repeats: (N, K) K measurements, two or more, of each of N patients in whom nothing changed; in ml, say.

    Returns:
        The coefficient, in the unit of what was measured.

    Raises:
        DataError: not a table of two or more finite measurements a patient.

    Source:
        Bland and Altman (1999), Stat Methods Med Res 8:135. Raunig et al. (2015), Stat Methods Med Res 24:27 (QIBA).

    >>> round(repeatability_coefficient([[10, 12], [30, 28], [52, 50]]), 2)
    3.92
    """
    table = array_of(repeats, "repeats")
    if table.ndim != 2 or len(table) == 0 or table.shape[1] < 2 or table.dtype.kind not in "uif":
        raise DataError(words.REPEATS_WANTED(shape=table.shape))
    if not np.isfinite(table).all():
        raise DataError(words.REPEATS_WANTED(shape=table.shape))
    within = np.sqrt(table.astype(float).var(axis=1, ddof=1).mean())
    return float(1.96 * np.sqrt(2) * within)
