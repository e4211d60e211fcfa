"""What is done along one axis at a time: each step a matrix, so that many steps cost no more than one."""

import numpy as np
from numpy.typing import NDArray

Volume = NDArray[np.float32]


def along(volume: Volume, x: Volume, y: Volume, z: Volume) -> Volume:
    """Multiply the lines along each axis of (A, B, C) by a matrix, (X, A), (Y, B) and (Z, C): (X, Y, Z) comes out."""
    return np.asarray(np.tensordot(x, np.matmul(y, volume @ z.T), 1), dtype=np.float32)


def blur_line(length: int, sd_voxels: float) -> Volume:
    """(length, length): a Gaussian's weights, cut at 3 standard deviations; every row adds up to 1."""
    if sd_voxels <= 0:
        return np.eye(length, dtype=np.float32)
    away = np.subtract.outer(np.arange(length), np.arange(length)) / sd_voxels
    weights = np.exp(-(away**2) / 2) * (np.abs(away) <= max(3, 1 / sd_voxels))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float32)


def blur(volume: Volume, sd_mm: float, spacing_mm: float) -> Volume:
    """Blur (X, Y, Z) with a Gaussian of `sd_mm`; beyond the border it goes on as it is inside."""
    x, y, z = (blur_line(length, sd_mm / spacing_mm) for length in volume.shape)
    return along(volume, x, y, z)


def shift_line(length: int, voxels: float) -> Volume:
    """(length, length): move a line by part of a voxel, linearly; what comes from beyond its ends is 0."""
    away = np.subtract.outer(np.arange(length) - voxels, np.arange(length))
    return np.asarray(np.maximum(1 - np.abs(away), 0), dtype=np.float32)


def enlarge_line(length: int, coarse: int, step: int) -> Volume:
    """(length, coarse): from every `step`-th voxel of a line back to all of them, linearly; 0 beyond the last."""
    away = np.subtract.outer(np.arange(length) / step, np.arange(coarse))
    return np.asarray(np.maximum(1 - np.abs(away), 0), dtype=np.float32)
