"""What an audit is given: images that are numbers, labels that are names."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text.audit import IMAGES_WANTED, LABELS_WANTED, NOT_FINITE, UNEQUAL_LENGTHS


def as_images(images: ArrayLike) -> NDArray[Any]:
    """Images as an array of numbers, one image a row; none missing, none infinite."""
    pictures: NDArray[Any] = np.asarray(images)
    if pictures.ndim < 2 or 0 in pictures.shape[1:] or pictures.dtype.kind not in "buif":
        raise DataError(IMAGES_WANTED(shape=pictures.shape, dtype=pictures.dtype))
    if pictures.dtype.kind == "f":
        broken = ~np.isfinite(pictures).all(axis=tuple(range(1, pictures.ndim)))
        if broken.any():
            raise DataError(NOT_FINITE(count=int(broken.sum()), row=int(broken.argmax())))
    return pictures


def as_classes(labels: ArrayLike, n: int) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """The different labels, and for each of the `n` images which of them it has."""
    names: NDArray[Any] = np.asarray(labels)
    missing = names.dtype.kind == "f" and bool(np.isnan(names).any())
    if names.dtype == object:  # a list or a column of mixed things
        from pandas import isna

        missing = bool(np.any(isna(names)))
        names = names.astype(str)  # a label is a name
    if names.ndim != 1 or missing:
        raise DataError(LABELS_WANTED(shape=names.shape))
    if len(names) != n:
        raise DataError(UNEQUAL_LENGTHS(images=n, labels=len(names)))
    different, of_row = np.unique(names, return_inverse=True)
    return different, of_row.astype(np.int64)
