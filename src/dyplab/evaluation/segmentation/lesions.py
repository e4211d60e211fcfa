"""Lesions one by one: how many were found, how many missed, how many are not there."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.evaluation.segmentation.given import Mask, pair_of_masks, voxel_size
from dyplab.evaluation.segmentation.surfaces import box_around
from dyplab.evaluation.segmentation.volumes import MM3_IN_ML

SMALLEST_ML = 0.05  # 50 voxels of 1 mm, as BraTS 2023 has it; smaller than a ball of 5 mm
_JUST_BELOW = SMALLEST_ML * (1 - 1e-9)  # so that 50 voxels of 0.001 ml are not too few by rounding


@dataclass(frozen=True)
class Lesions:
    """The lesions of a region in one patient.

    Args:
        dice: of each lesion in the truth, the largest first: with all of the answer's lesions that touch it; 0 missed.
        volumes_ml: of each lesion in the truth, in the same order.
        false_ml: the volume of each lesion in the answer that touches none in the truth, the largest first.
    """

    dice: tuple[float, ...]
    volumes_ml: tuple[float, ...]
    false_ml: tuple[float, ...]

    @property
    def found(self) -> int:
        """How many lesions of the truth the answer covers at least one voxel of."""
        return sum(one > 0 for one in self.dice)

    @property
    def missed(self) -> int:
        """How many lesions of the truth the answer does not touch."""
        return len(self.dice) - self.found

    @property
    def false(self) -> int:
        """How many lesions of the answer touch none in the truth."""
        return len(self.false_ml)

    @property
    def mean_dice(self) -> float:
        """The mean over all lesions, the false ones with 0; nan when there are none at all."""
        n = len(self.dice) + self.false
        return sum(self.dice) / n if n else float("nan")


def lesionwise(truth: ArrayLike, predicted: ArrayLike, spacing_mm: ArrayLike) -> Lesions:
    """Score each lesion by itself: a small metastasis-like focus weighs as much as the large tumour beside it.

    Voxels that touch, if only by a corner (26 neighbours), are one lesion. Those smaller than 0.05 ml are not counted:
    in the truth they may be a slip of the hand, in the answer they are false only as speckles are. An answer that
    touches such a small lesion of the truth is not false either.

    Args:
        truth: (X, Y, Z) one region, True and False or 1 and 0.
        predicted: the answer's mask, on the same grid.
        spacing_mm: (3,) the size of a voxel along each axis.

    Returns:
        Dice of each lesion, how many were found and missed, and the false ones.

    Raises:
        DataError: shapes that differ, not masks, or not three positive sizes.

    Source:
        The size limit and the mean over lesions are those of BraTS 2023; that widens the truth before it tells lesions
        apart, which is not done here.

    >>> truth = np.zeros((9, 9, 9)); truth[:3], truth[6:] = 1, 1  # two lesions
    >>> answer = np.zeros((9, 9, 9)); answer[:3] = 1
    >>> lesions = lesionwise(truth, answer, (1, 1, 1))
    >>> lesions.found, lesions.missed, lesions.false
    (1, 1, 0)
    """
    from scipy.ndimage import label

    first, second = pair_of_masks(truth, predicted)
    voxel = float(voxel_size(spacing_mm, first.ndim).prod()) / MM3_IN_ML
    if not (first.any() or second.any()):
        return Lesions((), (), ())
    here = box_around(first | second)
    corners = np.ones((3,) * first.ndim)
    true_number, n_true = label(first[here], corners)
    own_number, n_own = label(second[here], corners)
    true_size, own_size = (
        np.bincount(x.ravel(), minlength=n + 1) for x, n in ((true_number, n_true), (own_number, n_own))
    )
    shared = _shared(true_number, own_number, first[here] & second[here], (n_true + 1, n_own + 1))

    order = [one for one in np.argsort(-true_size[1:], kind="stable") + 1 if true_size[one] * voxel >= _JUST_BELOW]
    scores = [2 * shared[one].sum() / (true_size[one] + own_size[shared[one] > 0].sum()) for one in order]
    alone = [one for one in range(1, n_own + 1) if not shared[:, one].any() and own_size[one] * voxel >= _JUST_BELOW]
    return Lesions(
        tuple(float(score) for score in scores),
        tuple(float(true_size[one] * voxel) for one in order),
        tuple(sorted((float(own_size[one] * voxel) for one in alone), reverse=True)),
    )


def _shared(first: NDArray[Any], second: NDArray[Any], both: Mask, shape: tuple[int, int]) -> NDArray[np.int64]:
    """How many voxels each lesion of the one has in common with each of the other; row and column 0 are outside."""
    pairs = first[both].astype(np.int64) * shape[1] + second[both]
    return np.bincount(pairs, minlength=shape[0] * shape[1]).reshape(shape)
