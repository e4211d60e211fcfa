"""Made-up patients: a brain is an ellipsoid with noise, a head is a larger one with bone and skin around."""

from pathlib import Path

import nibabel as nib
import numpy as np
from numpy.typing import NDArray

NAMES = ("t1", "t1c", "t2", "flair")
AFFINE = np.array([[-4.0, 0, 0, 98], [0, -4, 0, 130], [0, 0, 4, -70], [0, 0, 0, 1]])  # LPS, as BraTS
SHAPE = (46, 56, 48)


def ellipsoid(
    semi_axes_mm: tuple[float, float, float], off: tuple[float, float, float] = (0, 0, 0)
) -> NDArray[np.bool_]:
    """True inside, about a point that is not the middle of the volume."""
    at = np.moveaxis(np.indices(SHAPE), 0, -1) * 4.0 - np.array([90, 106, 88]) - np.array(off)
    return np.asarray(((at / np.array(semi_axes_mm)) ** 2).sum(axis=-1) < 1)


def make_brain() -> NDArray[np.bool_]:
    """1,430 ml, with no plane of symmetry: a lobe on one side, behind and below."""
    return ellipsoid((68, 82, 60)) | ellipsoid((26, 28, 20), (32, 40, -40))


def make_images(seed: int = 0) -> dict[str, NDArray[np.float32]]:
    brain, rng = make_brain(), np.random.default_rng(seed)
    return {
        name: np.where(brain, rng.normal(300 + 100 * n, 40, SHAPE), 0).astype(np.float32)
        for n, name in enumerate(NAMES)
    }


def make_mask() -> NDArray[np.uint8]:
    mask = np.zeros(SHAPE, np.uint8)
    for label, radius in ((2, 24), (3, 16), (1, 9)):
        mask[ellipsoid((radius, radius, radius), (-25, 20, 10))] = label
    return mask


def save(path: Path, values: NDArray, affine: NDArray = AFFINE) -> Path:
    nib.save(nib.Nifti1Image(values, affine), path)
    return path
