"""What a scanner makes of a head: uneven field, thick slices, movement, noise."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter, shift

from dyplab.data.tumour_patients.fields import smooth_noise


def thick_slices(length: int, spacing_mm: float, thickness_mm: float, first_mm: float) -> NDArray[np.float32]:
    """(length, length): what becomes of a line of voxels that is scanned in thick slices and interpolated back.

    Each slice is the mean over its thickness, and the voxels between the slices' middles are put in linearly.
    """
    at = np.arange(length) * spacing_mm
    middles = np.arange(first_mm, at[-1] + thickness_mm, thickness_mm)
    width = max(thickness_mm, spacing_mm)
    share = np.clip((width + spacing_mm) / 2 - np.abs(middles[:, None] - at[None]), 0, spacing_mm)
    share /= np.maximum(share.sum(axis=1, keepdims=True), 1e-9)
    back = np.clip(1 - np.abs(at[:, None] - middles[None]) / thickness_mm, 0, None)
    back /= np.maximum(back.sum(axis=1, keepdims=True), 1e-9)
    return np.asarray(back @ share, dtype=np.float32)


def scan_one(rng: np.random.Generator, tissue: NDArray[np.float32], spacing_mm: float) -> NDArray[np.float32]:
    """One image of a head as one scanner might give it.

    Args:
        rng: What decides the scanner.
        tissue: (X, Y, Z) brightness without any fault, about 0 to 2.
        spacing_mm: Of the grid.

    Returns:
        (X, Y, Z), never negative: field, resolution, movement, noise and a scale of its own.
    """
    shape = tissue.shape
    image = tissue * np.exp(np.float32(rng.uniform(0, 0.2)) * smooth_noise(rng, shape, spacing_mm, 90))
    if rng.random() < 0.6:
        axis = rng.choice(3, p=(0.15, 0.15, 0.7))
        matrix = thick_slices(shape[axis], spacing_mm, rng.uniform(2, 6), rng.uniform(0, 3))
        image = np.moveaxis(np.tensordot(matrix, image, (1, axis)), 0, axis)
    if rng.random() < 0.3:
        image = shift(image, rng.uniform(-1, 1, 3) / spacing_mm, order=1)  # not quite on the other images
    blur_mm = rng.uniform(0, 0.8)
    if blur_mm / spacing_mm > 0.2:
        image = gaussian_filter(image, blur_mm / spacing_mm, truncate=3)
    if rng.random() < 0.15:
        step, axis = int(rng.integers(6, 40) / spacing_mm), int(rng.integers(3))
        ghost = np.roll(image, step, axis) + np.roll(image, -step, axis)
        image = image + np.float32(rng.uniform(0, 0.05)) * ghost
    noise = np.float32(rng.uniform(0.005, 0.05))
    real = image + noise * rng.standard_normal(shape, np.float32)
    return np.asarray(np.hypot(real, noise * rng.standard_normal(shape, np.float32)), dtype=np.float32)
