"""One patient's segmentation, scored region by region."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.evaluation.segmentation.empty import diagonal_mm, when_empty
from dyplab.evaluation.segmentation.given import Mask, brats_labels, same_grid, voxel_size
from dyplab.evaluation.segmentation.lesions import Lesions, lesionwise
from dyplab.evaluation.segmentation.overlap import dice
from dyplab.evaluation.segmentation.regions import region_masks
from dyplab.evaluation.segmentation.surfaces import hd95_of, surface_dice_of, surface_distances
from dyplab.evaluation.segmentation.volumes import volume_ml

TOLERANCE_MM = 2.0  # of the surface Dice: about what two who draw by hand differ by


@dataclass(frozen=True)
class RegionScore:
    """How well one region was found in one patient; for empty regions see `dyplab.evaluation.segmentation.empty`.

    Args:
        dice: 0–1; nan when the truth has no such region.
        hd95_mm: lower is better; nan when the truth has no such region, the image's diagonal when the answer has none.
        surface_dice: 0–1, the share of the surfaces within 2 mm of each other; nan when the truth has no such region.
        truth_ml: the volume in the truth.
        predicted_ml: the volume in the answer.
        lesions: one by one.
    """

    dice: float
    hd95_mm: float
    surface_dice: float
    truth_ml: float
    predicted_ml: float
    lesions: Lesions

    @property
    def present(self) -> bool:
        """Whether the truth has the region."""
        return self.truth_ml > 0

    @property
    def volume_error_ml(self) -> float:
        """How far the volume is off, too large or too small alike."""
        return abs(self.predicted_ml - self.truth_ml)

    @property
    def false_positive_ml(self) -> float:
        """What was called tumour where the truth has none; nan when the truth has the region."""
        return float("nan") if self.present else self.predicted_ml


@dataclass(frozen=True)
class PatientScore:
    """One patient: `score["whole"].dice`, and the same for "core" and "enhancing"."""

    patient: str
    regions: dict[str, RegionScore]

    def __getitem__(self, region: str) -> RegionScore:
        return self.regions[region]


def score_patient(
    truth_mask: ArrayLike, predicted_mask: ArrayLike, spacing_mm: ArrayLike, patient: str = ""
) -> PatientScore:
    """Score a patient's segmentation: Dice, HD95, surface Dice at 2 mm, volumes and lesions of each region.

    Args:
        truth_mask: (X, Y, Z) labels of BraTS 2023.
        predicted_mask: (X, Y, Z) the answer's labels, on the same grid.
        spacing_mm: (3,) the size of a voxel along each axis.
        patient: who it is, an id.

    Returns:
        A score for "whole", "core" and "enhancing".

    Raises:
        DataError: other labels, shapes that differ, or not three positive sizes.

    >>> truth = np.zeros((6, 6, 6), int); truth[1:4] = 2
    >>> answer = np.zeros((6, 6, 6), int); answer[2:5] = 2
    >>> score = score_patient(truth, answer, (1, 1, 1))
    >>> round(score["whole"].dice, 3), score["whole"].hd95_mm, score["core"].dice, score["core"].false_positive_ml
    (0.667, 1.0, nan, 0.0)
    """
    truth, predicted = brats_labels(truth_mask, "truth_mask"), brats_labels(predicted_mask, "predicted_mask")
    same_grid(predicted, "predicted_mask", truth, "truth_mask")
    spacing = voxel_size(spacing_mm, truth.ndim)
    own = region_masks(predicted)
    regions = {name: score_region(mask, own[name], spacing) for name, mask in region_masks(truth).items()}
    return PatientScore(str(patient), regions)


def score_region(truth: Mask, predicted: Mask, spacing: NDArray[np.float64]) -> RegionScore:
    """All scores of one region; the distances, which take the time, are found once."""
    distance = when_empty(truth, predicted, missed=diagonal_mm(truth.shape, spacing))
    near = when_empty(truth, predicted, missed=0.0)
    if distance is None or near is None:
        there, back = surface_distances(truth, predicted, spacing)
        distance, near = hd95_of(there, back), surface_dice_of(there, back, TOLERANCE_MM)
    return RegionScore(
        dice=dice(truth, predicted),
        hd95_mm=distance,
        surface_dice=near,
        truth_ml=volume_ml(truth, spacing),
        predicted_ml=volume_ml(predicted, spacing),
        lesions=lesionwise(truth, predicted, spacing),
    )
