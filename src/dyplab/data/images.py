"""Images with their labels: what every reader of this room gives back, and what every writer asks for."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text.data import IMAGE_TYPE, LABELS_WANTED, UNEQUAL_LENGTHS

MOST_BYTES = (
    2**30
)  # twenty times the largest file of MNIST; whatever claims more is damaged, hostile or not for this lab


class Images(NamedTuple):
    """Grey images and the label of each, row by row: image 17 belongs to label 17."""

    images: NDArray[np.uint8]  # (N, H, W), 0 black to 255 white
    labels: NDArray[np.int64]  # (N,), 0 to 9


def check_images(images: ArrayLike, labels: ArrayLike) -> Images:
    """Images and labels that can be written to files and read back unchanged.

    Args:
        images: (N, H, W), whole numbers 0–255 stored as uint8.
        labels: (N,), whole numbers 0–9.

    Returns:
        The same as arrays.

    Raises:
        DataError: another shape or number type, or not as many labels as images; the message says which.
    """
    pictures: NDArray[Any] = np.asarray(images)
    digits: NDArray[Any] = np.asarray(labels)
    if pictures.ndim != 3 or pictures.dtype != np.uint8:
        raise DataError(IMAGE_TYPE(shape=pictures.shape, dtype=pictures.dtype))
    if digits.ndim != 1 or digits.dtype.kind not in "iu" or not np.isin(digits, np.arange(10)).all():
        raise DataError(LABELS_WANTED(shape=digits.shape, dtype=digits.dtype))
    if len(pictures) != len(digits):
        raise DataError(UNEQUAL_LENGTHS(images=len(pictures), labels=len(digits)))
    return Images(pictures, digits.astype(np.int64))
