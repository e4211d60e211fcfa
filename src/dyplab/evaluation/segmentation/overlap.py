"""Dice: how much of two masks is in common."""

import numpy as np
from numpy.typing import ArrayLike

from dyplab.evaluation.segmentation.empty import when_empty
from dyplab.evaluation.segmentation.given import Mask, pair_of_masks


def dice(truth: ArrayLike, predicted: ArrayLike) -> float:
    """How well two masks overlap: twice what they share, by what they have together.

    Args:
        truth: a mask of any shape, True and False or 1 and 0.
        predicted: the answer's mask, on the same grid.

    Returns:
        From 0 (nothing in common) to 1 (equal). nan when the truth is empty: `dyplab.evaluation.segmentation.empty`.

    Raises:
        DataError: shapes that differ, or values that are not 0 and 1 (labels go through `region_masks` first).

    Source:
        Dice (1945), Ecology 26:297.

    >>> dice([1, 1, 0, 0], [0, 1, 1, 0])
    0.5
    """
    first, second = pair_of_masks(truth, predicted)
    decided = when_empty(first, second, missed=0.0)
    return dice_of(first, second) if decided is None else decided


def dice_of(first: Mask, second: Mask) -> float:
    """Dice of two masks that are not both empty."""
    shared, both = int(np.count_nonzero(first & second)), int(np.count_nonzero(first) + np.count_nonzero(second))
    return 2 * shared / both
