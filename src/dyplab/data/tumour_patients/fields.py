"""Smooth random fields: what the anatomy is bent with, and what makes tissue uneven."""

import numpy as np
from numpy.typing import NDArray

from dyplab.data.tumour_patients.along import along

Shape = tuple[int, int, int]


def spline_weights(length: int, knots_per_voxel: float) -> NDArray[np.float32]:
    """(length, knots): how much each knot of a cubic B-spline counts at each voxel; every row has norm 1."""
    at = np.arange(length) * knots_per_voxel
    first = np.floor(at).astype(int)
    t = at - first
    weights = np.zeros((length, first[-1] + 4), np.float32)
    rows = np.arange(length)
    parts = ((1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, -3 * t**3 + 3 * t**2 + 3 * t + 1, t**3)
    for shift, part in enumerate(parts):
        weights[rows, first + shift] = part
    return np.asarray(weights / np.linalg.norm(weights, axis=1, keepdims=True), dtype=np.float32)


def smooth_noise(rng: np.random.Generator, shape: Shape, spacing_mm: float, scale_mm: float) -> NDArray[np.float32]:
    """A random field with mean 0 and standard deviation 1 that changes over about `scale_mm`.

    Args:
        rng: What decides it.
        shape: (X, Y, Z) of the grid.
        spacing_mm: Of the grid.
        scale_mm: Distance between the knots of the cubic B-splines that carry it.

    Returns:
        (X, Y, Z) float32.

    Source:
        Rueckert D et al. Nonrigid registration using free-form deformations. IEEE TMI 18(8), 1999.
    """
    x, y, z = (spline_weights(length, spacing_mm / scale_mm) for length in shape)
    knots = rng.standard_normal((x.shape[1], y.shape[1], z.shape[1]), np.float32)
    return along(knots, x, y, z)
