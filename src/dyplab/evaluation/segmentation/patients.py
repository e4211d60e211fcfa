"""Many patients' segmentations: the mean with its interval, the median, and the patient it went worst for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation.bootstrap import score_with_interval
from dyplab.evaluation.given import array_of
from dyplab.evaluation.score import Score
from dyplab.evaluation.segmentation import table
from dyplab.evaluation.segmentation.given import brats_labels, mask_of, same_grid, voxel_size
from dyplab.evaluation.segmentation.patient import PatientScore, RegionScore, score_patient, score_region
from dyplab.evaluation.segmentation.regions import REGIONS
from dyplab.text import segmentation as words


@dataclass(frozen=True)
class RegionSummary:
    """One region over all patients; the means are over those who have the region in the truth.

    Args:
        n: how many have it.
        dice: mean with interval; None when nobody has the region, as for those below.
        median_dice: half the patients are below.
        worst_patient: whose Dice is lowest; "" when nobody has the region.
        worst_dice: that Dice.
        hd95_mm: mean with interval.
        surface_dice: mean with interval, at 2 mm.
        volume_error_ml: mean with interval, too large and too small alike.
        found: lesions found, of all patients together. missed, false: likewise.
        without: the patients who do not have it, each with the false-positive volume in ml.
    """

    n: int
    dice: Score | None
    median_dice: float
    worst_patient: str
    worst_dice: float
    hd95_mm: Score | None
    surface_dice: Score | None
    volume_error_ml: Score | None
    found: int
    missed: int
    false: int
    without: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class SegmentationScores:
    """The scores of many patients; shown as a table with the rule for empty regions under it.

    Args:
        patients: one each.
        regions: "whole", "core" and "enhancing" over all patients.
        flair_patients: the FLAIR threshold's score of the whole tumour in each patient; empty when it was not given.
        flair: these over all patients, or None.
    """

    patients: tuple[PatientScore, ...]
    regions: dict[str, RegionSummary]
    flair_patients: tuple[RegionScore, ...] = ()
    flair: RegionSummary | None = None

    def __getitem__(self, region: str) -> RegionSummary:
        return self.regions[region]

    def frame(self) -> Any:
        """A pandas table with one row for each patient and region."""
        return table.frame(self.patients)

    def __str__(self) -> str:
        return table.as_text(self.regions, self.flair)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

    def _repr_html_(self) -> str:
        return table.as_html(self.regions, self.flair)


def score_patients(
    patients: Sequence[str],
    truths: Sequence[ArrayLike],
    predictions: Sequence[ArrayLike],
    spacing_mm: ArrayLike,
    *,
    flair_masks: Sequence[ArrayLike] | None = None,
    seed: int = 0,
) -> SegmentationScores:
    """How good a model is, region by region, beside the FLAIR threshold: every patient weighs the same.

    The intervals say how much the mean may move with other patients of the same kind; patients are drawn again, with
    replacement. Two scans with the same patient id are drawn together.

    Args:
        patients: N ids.
        truths: N label maps (X, Y, Z) of BraTS 2023; the shapes may differ between patients.
        predictions: N label maps, each on the grid of its truth.
        spacing_mm: (3,) for all patients, or (N, 3).
        flair_masks: N masks of the whole tumour from `flair_threshold_mask`, to be shown beside.
        seed: of the bootstrap draws.

    Returns:
        Each patient's scores and the summary of each region.

    Raises:
        DataError: not as many of each, or as `score_patient`.

    >>> truth = np.zeros((6, 6, 6), int); truth[1:4] = 2
    >>> scores = score_patients(["a", "b"], [truth, truth], [truth, 0 * truth], (1, 1, 1))
    >>> scores["whole"].dice.value, scores["whole"].worst_patient, scores["core"].n
    (0.5, 'b', 0)
    """
    names = [str(name) for name in patients]
    if not names:
        raise DataError(words.NO_PATIENTS(name="patients"))
    _as_many(
        len(names),
        truths=truths,
        predictions=predictions,
        **({} if flair_masks is None else {"flair_masks": flair_masks}),
    )
    sizes = array_of(spacing_mm, "spacing_mm")
    if sizes.ndim == 2:
        _as_many(len(names), spacing_mm=sizes)
    each = [sizes[row] if sizes.ndim == 2 else sizes for row in range(len(names))]
    scored = tuple(
        score_patient(truth, predicted, size, name)
        for name, truth, predicted, size in zip(names, truths, predictions, each, strict=True)
    )
    largest = max(float(np.linalg.norm(np.shape(truth) * size)) for truth, size in zip(truths, each, strict=True))
    regions = {region: summarise(names, [one[region] for one in scored], largest, seed) for region in REGIONS}
    if flair_masks is None:
        return SegmentationScores(scored, regions)
    beside = tuple(_flair(*one) for one in zip(truths, flair_masks, each, strict=True))
    return SegmentationScores(scored, regions, beside, summarise(names, beside, largest, seed))


def summarise(names: Sequence[str], scores: Sequence[RegionScore], largest_mm: float, seed: int) -> RegionSummary:
    """One region over all patients; `largest_mm` is the worst possible HD95."""
    have = [(name, one) for name, one in zip(names, scores, strict=True) if one.present]
    dices = np.array([one.dice for _, one in have])
    worst = int(dices.argmin()) if have else -1
    errors = np.array([one.volume_error_ml for _, one in have])
    groups = np.unique([name for name, _ in have], return_inverse=True)[1].astype(np.int64)

    def mean(values: Any, most: float) -> Score | None:
        return _mean(np.array(values, dtype=float), groups, most, seed) if have else None

    return RegionSummary(
        n=len(have),
        dice=mean(dices, 1.0),
        median_dice=float(np.median(dices)) if have else float("nan"),
        worst_patient=have[worst][0] if have else "",
        worst_dice=float(dices[worst]) if have else float("nan"),
        hd95_mm=mean([one.hd95_mm for _, one in have], largest_mm),
        surface_dice=mean([one.surface_dice for _, one in have], 1.0),
        volume_error_ml=mean(errors, max([*errors, *(one.truth_ml for _, one in have), 0.0])),
        found=sum(one.lesions.found for one in scores),
        missed=sum(one.lesions.missed for one in scores),
        false=sum(one.lesions.false for one in scores),
        without=tuple((name, one.predicted_ml) for name, one in zip(names, scores, strict=True) if not one.present),
    )


def _mean(values: NDArray[np.float64], groups: NDArray[np.int64], most: float, seed: int) -> Score:
    everyone = np.ones(len(values), dtype=bool)
    return score_with_interval(
        lambda weights: (weights @ values) / weights.sum(axis=1),
        [everyone],
        groups=groups,
        seed=seed,
        unit="number",
        bounds=(0.0, most),
    )


def _flair(truth: ArrayLike, mask: ArrayLike, size: NDArray[Any]) -> RegionScore:
    whole, bright = brats_labels(truth, "truths") != 0, mask_of(mask, "flair_masks")
    same_grid(bright, "flair_masks", whole, "truths")
    return score_region(whole, bright, voxel_size(size, whole.ndim))


def _as_many(n: int, **given: Any) -> None:
    for name, values in given.items():
        if len(values) != n:
            raise DataError(words.NOT_AS_MANY(patients=n, got=len(values), name=name))
