"""Masks and voxel sizes are looked at before anything is computed; what will not do is refused in one sentence."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation.given import array_of
from dyplab.text import segmentation as words

Mask = NDArray[np.bool_]
_BRATS = (0, 1, 2, 3)


def mask_of(values: ArrayLike, name: str) -> Mask:
    """A mask of any number of axes, from True and False or 0 and 1.

    Raises:
        DataError: other values than these, or no voxels.
    """
    array = _with_voxels(values, name)
    if array.dtype == bool:
        return array
    return np.asarray(_only(array, (0, 1), name, words.NOT_A_MASK) == 1)


def pair_of_masks(truth: ArrayLike, predicted: ArrayLike) -> tuple[Mask, Mask]:
    """The same region in the truth and in the answer, on the same grid.

    Raises:
        DataError: as `mask_of`; the shapes differ.
    """
    first, second = mask_of(truth, "truth"), mask_of(predicted, "predicted")
    same_grid(second, "predicted", first, "truth")
    return first, second


def brats_labels(values: ArrayLike, name: str) -> NDArray[Any]:
    """A label map of BraTS 2023: 0, 1, 2 and 3.

    Raises:
        DataError: any other label (as 4, which older BraTS has), or no voxels.
    """
    return _only(_with_voxels(values, name), _BRATS, name, words.NOT_BRATS)


def voxel_size(spacing_mm: ArrayLike, axes: int) -> NDArray[np.float64]:
    """The size of a voxel along each of the axes, in mm.

    Raises:
        DataError: not one positive number for each axis.
    """
    given = array_of(spacing_mm, "spacing_mm")
    if given.shape != (axes,) or given.dtype.kind not in "uif" or not (np.isfinite(given) & (given > 0)).all():
        raise DataError(words.BAD_SPACING(got=str(spacing_mm)[:60], axes=axes, example=(1.0, 1.0, 5.0)[-axes:]))
    return given.astype(np.float64)


def same_grid(array: NDArray[Any], name: str, other: NDArray[Any], other_name: str) -> None:
    """Refuse two arrays that cannot lie voxel upon voxel."""
    if array.shape != other.shape:
        raise DataError(words.SHAPES_DIFFER(name=name, got=array.shape, other=other_name, needed=other.shape))


def _with_voxels(values: ArrayLike, name: str) -> NDArray[Any]:
    array = array_of(values, name)
    if array.size == 0 or array.ndim == 0:
        raise DataError(words.NO_VOXELS(name=name, shape=array.shape))
    return array


def _only(array: NDArray[Any], allowed: tuple[int, ...], name: str, said: Any) -> NDArray[Any]:
    """The array itself when it holds only the allowed labels."""
    if array.dtype.kind not in "buif":
        raise DataError(said(name=name, example=repr(array.flat[0])))
    known = np.zeros(array.shape, dtype=bool)
    for label in allowed:
        known |= array == label
    if not known.all():
        raise DataError(said(name=name, example=f"{array[~known].flat[0]:g}"))
    return array
