"""The one rule for regions that are empty; every score of a segmentation follows it, and tables print it.

- The truth is empty: there is nothing to overlap with, so Dice, HD95 and surface Dice do not exist (nan). The patient
  is scored by the volume wrongly called tumour, in ml, which is 0 when the answer is empty too. A Dice of 1 for two
  empty masks, or of 0 for a single wrong voxel, would say more about how many patients lack the region than about the
  model.
- Only the answer is empty: the tumour was missed altogether. Dice and surface Dice are 0. HD95 is the diagonal of the
  image in mm, than which no two voxels lie further apart: an infinite distance could not be averaged, and leaving the
  patient out would reward a model for saying nothing.

Source:
    BraTS up to 2022 has Dice 1 and HD95 0 mm where both are empty, and Dice 0 and the diagonal (373.13 mm for
    240 × 240 × 155 voxels of 1 mm) where one is. MONAI leaves the first out, as we do, and has an infinite distance
    for the second.
"""

import numpy as np
from numpy.typing import NDArray

from dyplab.evaluation.segmentation.given import Mask


def when_empty(truth: Mask, predicted: Mask, missed: float) -> float | None:
    """The score that the rule gives, or None when neither is empty and the score can be taken.

    Args:
        truth: the region in the truth.
        predicted: the region in the answer.
        missed: the score when a region that is there was missed altogether.
    """
    if not truth.any():
        return float("nan")
    return None if predicted.any() else missed


def diagonal_mm(shape: tuple[int, ...], spacing: NDArray[np.float64]) -> float:
    """The diagonal of the image: `HD95` of a tumour that was missed altogether.

    >>> round(diagonal_mm((240, 240, 155), np.ones(3)), 2)
    373.13
    """
    return float(np.linalg.norm(np.array(shape) * spacing))
