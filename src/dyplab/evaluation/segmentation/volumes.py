"""Volumes in millilitres, and how far a predicted one is off."""

import numpy as np
from numpy.typing import ArrayLike

from dyplab.evaluation.segmentation.given import mask_of, pair_of_masks, voxel_size

MM3_IN_ML = 1000


def volume_ml(mask: ArrayLike, spacing_mm: ArrayLike) -> float:
    """The volume of a mask: its voxels, each as large as it is.

    Args:
        mask: (X, Y, Z), True and False or 1 and 0.
        spacing_mm: (3,) the size of a voxel along each axis.

    Returns:
        Millilitres; 0 for an empty mask.

    Raises:
        DataError: not a mask, or not three positive sizes.

    >>> volume_ml([[[1, 1], [1, 0]]], spacing_mm=(1, 1, 5))
    0.015
    """
    voxels = mask_of(mask, "mask")
    return int(np.count_nonzero(voxels)) * float(voxel_size(spacing_mm, voxels.ndim).prod()) / MM3_IN_ML


def volume_error_ml(truth: ArrayLike, predicted: ArrayLike, spacing_mm: ArrayLike) -> float:
    """How far the predicted volume is from the true one, too large or too small alike.

    Two masks that nowhere overlap may have the same volume: this says nothing about where. When the truth is empty it
    is the false-positive volume.

    Args:
        truth: (X, Y, Z), True and False or 1 and 0.
        predicted: the answer's mask, on the same grid.
        spacing_mm: (3,) the size of a voxel along each axis.

    Returns:
        Millilitres, 0 or more; lower is better.

    Raises:
        DataError: shapes that differ, not masks, or not three positive sizes.

    >>> volume_error_ml([[[1, 1, 0, 0]]], [[[0, 0, 0, 1]]], spacing_mm=(1, 1, 1))
    0.001
    """
    first, second = pair_of_masks(truth, predicted)
    return abs(volume_ml(second, spacing_mm) - volume_ml(first, spacing_mm))
