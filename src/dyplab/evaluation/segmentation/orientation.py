"""The axes of an image in the order a reader expects: to the right, to the front, up."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def to_ras(array: NDArray[Any], affine: NDArray[np.float64]) -> tuple[NDArray[Any], NDArray[np.float64]]:
    """The same image with its axes swapped and turned so that they run right, front and up, as nearly as they can.

    Nothing is resampled: every voxel keeps its value and its place in mm.

    Args:
        array: (X, Y, Z).
        affine: (4, 4) from voxel number to mm to the right, to the front and up.

    Returns:
        The array (a view) and its affine.

    >>> turned, affine = to_ras(np.arange(8).reshape(2, 2, 2), np.diag([-1.0, -1, 1, 1]))
    >>> turned[0, 0, 0], affine[:3, 3].tolist()
    (np.int64(6), [-1.0, -1.0, 0.0])
    """
    left = np.abs(affine[:3, :3] / np.linalg.norm(affine[:3, :3], axis=0))
    axis_of = np.zeros(3, dtype=int)  # which axis of the array runs along each direction, the surest first
    for _ in range(3):
        direction, axis = np.unravel_index(left.argmax(), left.shape)
        axis_of[direction] = axis
        left[direction], left[:, axis] = -1, -1
    turned, moved = array.transpose(axis_of), affine.copy()
    moved[:3, :3] = affine[:3, axis_of]
    for axis in range(3):
        if moved[axis, axis] < 0:
            turned = np.flip(turned, axis)
            moved[:3, 3] += moved[:3, axis] * (turned.shape[axis] - 1)
            moved[:3, axis] *= -1
    return turned, moved
