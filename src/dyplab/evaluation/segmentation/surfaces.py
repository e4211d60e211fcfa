"""How far the surface of one mask lies from that of another: HD95 and surface Dice, as MONAI takes them."""

from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation.segmentation.empty import diagonal_mm, when_empty
from dyplab.evaluation.segmentation.given import Mask, pair_of_masks, voxel_size
from dyplab.text import segmentation as words

Distances = NDArray[np.float64]


def hd95(truth: ArrayLike, predicted: ArrayLike, spacing_mm: ArrayLike) -> float:
    """How far the two surfaces lie apart where they lie far apart: the 95th percentile of the Hausdorff distance.

    From each voxel on the surface of one mask to the nearest on that of the other, and the other way; the 95th
    percentile of either; the larger of the two. A voxel is on the surface when one of its neighbours (six, in space)
    is outside the mask; beyond the edge of the image is outside.

    Args:
        truth: a mask, True and False or 1 and 0.
        predicted: the answer's mask, on the same grid.
        spacing_mm: the size of a voxel along each axis.

    Returns:
        Millimetres; lower is better. nan when the truth is empty, the diagonal of the image when only the answer is:
        see `dyplab.evaluation.segmentation.empty`.

    Raises:
        DataError: shapes that differ, not masks, or not a positive size for each axis.

    Source:
        Equal to MONAI's compute_hausdorff_distance(percentile=95). Menze et al. (2015), IEEE Trans Med Imaging 34:1993.

    >>> hd95([[1, 0, 0, 0]], [[0, 0, 0, 1]], spacing_mm=(1, 2))
    6.0
    """
    first, second = pair_of_masks(truth, predicted)
    spacing = voxel_size(spacing_mm, first.ndim)
    decided = when_empty(first, second, missed=diagonal_mm(first.shape, spacing))
    return hd95_of(*surface_distances(first, second, spacing)) if decided is None else decided


def surface_dice(truth: ArrayLike, predicted: ArrayLike, spacing_mm: ArrayLike, tolerance_mm: float) -> float:
    """The share of both surfaces that lies within a tolerance of the other one.

    Args:
        truth: a mask, True and False or 1 and 0.
        predicted: the answer's mask, on the same grid.
        spacing_mm: the size of a voxel along each axis.
        tolerance_mm: how far apart still counts as right, in mm: as far as two who draw by hand differ.

    Returns:
        From 0 to 1. nan when the truth is empty, 0 when only the answer is: see
        `dyplab.evaluation.segmentation.empty`.

    Raises:
        DataError: shapes that differ, not masks, or sizes that are not positive.

    Source:
        Equal to MONAI's compute_surface_dice, which counts voxels. Nikolov et al. (2021), J Med Internet Res 23:e26151.

    >>> surface_dice([[0, 1, 0, 0]], [[0, 0, 1, 0]], spacing_mm=(1, 1), tolerance_mm=1)
    1.0
    """
    first, second = pair_of_masks(truth, predicted)
    spacing = voxel_size(spacing_mm, first.ndim)
    if not isinstance(tolerance_mm, Real) or not 0 <= float(tolerance_mm) < np.inf:
        raise DataError(words.BAD_TOLERANCE(got=str(tolerance_mm)[:60]))
    decided = when_empty(first, second, missed=0.0)
    return surface_dice_of(*surface_distances(first, second, spacing), tolerance_mm) if decided is None else decided


def surface_distances(first: Mask, second: Mask, spacing: NDArray[np.float64]) -> tuple[Distances, Distances]:
    """From each surface voxel of the first to the nearest of the second, and the other way; neither is empty."""
    from scipy.spatial import KDTree

    here = box_around(first | second)  # the rest of the image cannot matter, and is most of it
    points = [np.argwhere(_surface(mask[here])) * spacing for mask in (first, second)]
    there = KDTree(points[1], leafsize=32).query(points[0])[0]
    back = KDTree(points[0], leafsize=32).query(points[1])[0]
    return np.asarray(there), np.asarray(back)


def hd95_of(there: Distances, back: Distances) -> float:
    """The larger 95th percentile of the distances one way and the other."""
    return float(max(np.percentile(there, 95), np.percentile(back, 95)))


def surface_dice_of(there: Distances, back: Distances, tolerance_mm: float) -> float:
    """The share of all distances within the tolerance."""
    # In single precision, so that three voxels of 0.1 mm lie within 0.3 mm.
    distances = np.concatenate([there, back]).astype(np.float32)
    return float(np.mean(distances <= np.float32(tolerance_mm)))


def box_around(mask: Mask) -> tuple[slice, ...]:
    """The smallest box that holds the whole mask, which is not empty."""
    box = []
    for axis in range(mask.ndim):
        others = tuple(other for other in range(mask.ndim) if other != axis)
        inside = np.flatnonzero(mask.any(axis=others))
        box.append(slice(int(inside[0]), int(inside[-1]) + 1))
    return tuple(box)


def _surface(mask: Mask) -> Any:
    from scipy.ndimage import binary_erosion

    return mask & ~binary_erosion(mask)
