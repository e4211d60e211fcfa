"""What is given of a scan: images that have a place."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.errors import DataError
from dyplab.evaluation.segmentation.orientation import to_ras
from dyplab.text import audit_scans as words


@dataclass(frozen=True)
class File:
    """One file: what it holds and where it says that lies.

    Args:
        name: of the image, or "mask".
        shape: as stored.
        affine: (4, 4) as stored, from voxel number to mm to the right, front and up.
        values: (X, Y, Z) with the axes turned to right, front and up.
        turned: (4, 4) the affine of `values`.
    """

    name: str
    shape: tuple[int, ...]
    affine: NDArray[np.float64]
    values: NDArray[Any]
    turned: NDArray[np.float64]


def as_file(given: Any, name: str) -> File:
    """A pair (image, affine), checked.

    Raises:
        DataError: not a pair, not three axes of finite numbers, an affine without an inverse, or one value throughout.
    """
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise DataError(words.PAIR_WANTED(name=name, got=type(given).__name__))
    image, affine = np.asarray(given[0]), np.asarray(given[1])
    if image.ndim != 3 or image.size == 0 or image.dtype.kind not in "buif":
        raise DataError(words.VOLUME_WANTED(name=name, shape=image.shape, dtype=image.dtype))
    if image.dtype.kind == "f" and not np.isfinite(image).all():
        raise DataError(words.VALUES_MISSING(name=name, count=int((~np.isfinite(image)).sum())))
    if affine.shape != (4, 4) or affine.dtype.kind not in "uif" or not _places(affine.astype(np.float64)):
        raise DataError(words.AFFINE_WANTED(name=name))
    if image.min() == image.max():
        raise DataError(words.NOTHING_THERE(name=name))
    affine = affine.astype(np.float64)
    return File(name, image.shape, affine, *to_ras(image, affine))


def _places(affine: NDArray[np.float64]) -> bool:
    if not np.isfinite(affine).all() or not np.allclose(affine[3], (0, 0, 0, 1)):
        return False
    lengths = np.linalg.norm(affine[:3, :3], axis=0)
    return bool((lengths > 0).all() and abs(np.linalg.det(affine[:3, :3] / lengths)) > 1e-3)
