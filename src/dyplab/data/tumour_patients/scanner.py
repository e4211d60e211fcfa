"""What a scanner makes of a head: uneven field, thick slices, movement, noise."""

import numpy as np
from numpy.typing import NDArray

from dyplab.data.tumour_patients.along import along, blur_line, shift_line
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


def draw_slices(rng: np.random.Generator) -> tuple[int, float]:
    """The axis across the slices and their thickness in mm; 0 where the scan is a whole volume."""
    if rng.random() < 0.4:
        return 2, 0.0
    return int(rng.choice(3, p=(0.15, 0.15, 0.7))), float(rng.uniform(2, 6))


def scan_one(
    rng: np.random.Generator, tissue: NDArray[np.float32], spacing_mm: float, slices: tuple[int, float]
) -> NDArray[np.float32]:
    """One image of a head as one scanner might give it, before noise.

    Args:
        rng: What decides the scanner.
        tissue: (X, Y, Z) brightness without any fault, about 0 to 2.
        spacing_mm: Of the grid.
        slices: Of `draw_slices`.

    Returns:
        (X, Y, Z): field, slices, place, resolution and movement of its own.
    """
    shape = tissue.shape
    field = np.float32(rng.uniform(0, 0.2)) * smooth_noise(rng, shape, spacing_mm, 90)
    axes = [np.eye(length, dtype=np.float32) for length in shape]
    across, thickness_mm = slices
    if thickness_mm:
        axes[across] = thick_slices(shape[across], spacing_mm, thickness_mm, rng.uniform(0, 3))
    if rng.random() < 0.3:  # not quite on the other images
        away = rng.uniform(-1, 1, 3) / spacing_mm
        axes = [shift_line(length, voxels) @ line for length, voxels, line in zip(shape, away, axes, strict=True)]
    blur_mm = rng.uniform(0, 0.8)
    axes = [blur_line(length, blur_mm / spacing_mm) @ line for length, line in zip(shape, axes, strict=True)]
    image = along(tissue * np.exp(field, out=field), *axes)
    if rng.random() < 0.15:
        step, axis = int(rng.integers(6, 40) / spacing_mm), int(rng.integers(3))
        ghost = np.roll(image, step, axis) + np.roll(image, -step, axis)
        image += np.float32(rng.uniform(0, 0.05)) * ghost
    return image


def with_noise(rng: np.random.Generator, values: NDArray[np.float32], noise: float) -> NDArray[np.float32]:
    """The magnitude of a signal with Gaussian noise in both its halves, as a scanner shows it: never negative.

    Source:
        Gudbjartsson H, Patz S. The Rician distribution of noisy MRI data. Magnetic Resonance in Medicine 34(6), 1995.
    """
    real, imaginary = np.float32(noise) * rng.standard_normal((2, *values.shape), np.float32)
    return np.asarray(np.hypot(values + real, imaginary), dtype=np.float32)
