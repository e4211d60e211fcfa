"""The reference every network must beat: what is bright on FLAIR is tumour."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation.given import array_of
from dyplab.evaluation.segmentation.given import Mask, mask_of, same_grid
from dyplab.text import segmentation as words

_THRESHOLDS = np.arange(0, 8.01, 0.05).round(2)  # no brighter than the middle of the brain, to far above it


def find_flair_threshold(
    flair_images: Sequence[ArrayLike], brains: Sequence[ArrayLike], truths: Sequence[ArrayLike]
) -> float:
    """The brightness on FLAIR above which to call a voxel tumour: the one that gives the highest mean Dice.

    Choose it on the patients a network is trained on, never on those it is tested on.

    Args:
        flair_images: N images (X, Y, Z), on any scale.
        brains: N masks, true in the brain.
        truths: N label maps or masks; whatever is not 0 is whole tumour. Patients without a tumour do not count.

    Returns:
        The threshold, in spreads above the middle of the patient's own brain: (value − median) by half the distance
        from the 10th to the 90th percentile.

    Raises:
        DataError: not as many of each, shapes that differ, a brain that is empty, or no tumour at all.

    >>> flair = np.r_[np.zeros(40), np.ones(40), np.full(20, 9.0)].reshape(1, 10, 10)
    >>> find_flair_threshold([flair], [np.ones_like(flair)], [flair > 5])
    0.0
    """
    if not len(flair_images):
        raise DataError(words.NO_PATIENTS(name="flair_images"))
    for name, given in (("brains", brains), ("truths", truths)):
        if len(given) != len(flair_images):
            raise DataError(words.NOT_AS_MANY(patients=len(flair_images), got=len(given), name=name))
    curves = []
    for row, (flair, brain, truth) in enumerate(zip(flair_images, brains, truths, strict=True)):
        inside = mask_of(brain, "brains")
        tumour = np.asarray(array_of(truth, "truths") != 0)
        same_grid(tumour, "truths", inside, "brains")
        if tumour.any():
            curves.append(_dice_at_each(_standardised(flair, inside, row), tumour[inside], int(tumour.sum())))
    if not curves:
        raise DataError(words.NO_TUMOUR(n=len(flair_images)))
    return float(_THRESHOLDS[np.mean(curves, axis=0).argmax()])


def flair_threshold_mask(flair: ArrayLike, brain: ArrayLike, threshold: float) -> Mask:
    """Whole tumour by brightness alone: every voxel of the brain that is brighter on FLAIR than the threshold.

    Args:
        flair: (X, Y, Z), on any scale.
        brain: (X, Y, Z), true in the brain.
        threshold: in spreads above the middle of this brain, from `find_flair_threshold`.

    Returns:
        (X, Y, Z), true where it is brighter.

    Raises:
        DataError: shapes that differ, or an empty brain.

    >>> flair_threshold_mask([[[1, 2, 3, 4, 9, 0]]], [[[1, 1, 1, 1, 1, 0]]], threshold=1.5)
    array([[[False, False, False, False,  True, False]]])
    """
    inside = mask_of(brain, "brain")
    found = np.zeros(inside.shape, dtype=bool)
    found[inside] = _standardised(flair, inside, 0) > threshold
    return found


def _standardised(flair: ArrayLike, brain: Mask, row: int) -> NDArray[np.float64]:
    """The values in the brain (V,), 0 in the middle and 1 a usual spread above it."""
    image: NDArray[Any] = array_of(flair, "flair")
    same_grid(image, "flair", brain, "brain")
    values = image[brain].astype(np.float64)
    if not len(values):
        raise DataError(words.NO_BRAIN(row=row))
    broken = np.count_nonzero(~np.isfinite(values))
    if broken:
        raise DataError(words.NOT_FINITE(row=row, count=broken))
    low, middle, high = np.percentile(values, (10, 50, 90))
    return np.asarray((values - middle) / max((high - low) / 2, 1e-6))


def _dice_at_each(values: NDArray[np.float64], tumour: Mask, size: int) -> NDArray[np.float64]:
    """Dice at each of the thresholds, from how many voxels lie above it."""
    called = len(values) - np.searchsorted(np.sort(values), _THRESHOLDS, side="right")
    own = values[tumour]
    right = len(own) - np.searchsorted(np.sort(own), _THRESHOLDS, side="right")
    return 2 * right / (called + size)
