"""Scores with intervals, paired comparisons, and figures of both.

A score is higher the better unless its name ends in `_error` or `_loss`. Each comes as a `Score`: a value, a 95%
interval by bootstrap (over patients, or over `groups` where a patient has several rows), and how many patients it rests
on. Figures are drawn in the language of the moment; they alone load matplotlib, when first asked for.
"""

from typing import TYPE_CHECKING, Any

from dyplab.evaluation.calibration import CalibrationCurve, brier_loss, calibration_curve
from dyplab.evaluation.calibration_error import CalibrationError, expected_calibration_error
from dyplab.evaluation.calibration_line import calibration_intercept, calibration_slope
from dyplab.evaluation.classification import accuracy, f1, npv, ppv, sensitivity, specificity
from dyplab.evaluation.counts import TwoByTwo, confusion_matrix, two_by_two
from dyplab.evaluation.crossval import CrossValidation, cross_validate
from dyplab.evaluation.crossval_paired import compare_cross_validated
from dyplab.evaluation.decision import DecisionCurve, cost_threshold, decision_curve, net_benefit
from dyplab.evaluation.growth import LearningCurve, learning_curve
from dyplab.evaluation.model_card import ModelCard
from dyplab.evaluation.paired import PairedComparison, compare_paired
from dyplab.evaluation.prevalence import npv_at_prevalence, ppv_at_prevalence, probabilities_at_prevalence
from dyplab.evaluation.procedure import Procedure
from dyplab.evaluation.ranking import auroc, auroc_one_against_rest
from dyplab.evaluation.regression import interval_coverage, mean_absolute_error, r_squared, root_mean_squared_error
from dyplab.evaluation.score import Score
from dyplab.evaluation.segmentation import (
    Lesions,
    PatientScore,
    RegionScore,
    RegionSummary,
    SegmentationScores,
    dice,
    find_flair_threshold,
    flair_threshold_mask,
    hd95,
    lesionwise,
    region_masks,
    repeatability_coefficient,
    score_patient,
    score_patients,
    surface_dice,
    volume_error_ml,
    volume_ml,
)
from dyplab.evaluation.subgroups import Subgroup, SubgroupTable, subgroup_table

if TYPE_CHECKING:
    from dyplab.evaluation.figures import (
        figure_calibration,
        figure_confusion,
        figure_contact_sheet,
        figure_decision_curve,
        figure_dice,
        figure_essentials,
        figure_histograms,
        figure_learning,
        figure_learning_curve,
        figure_maps,
        figure_pixel_map,
        figure_prevalence,
        figure_roc,
        figure_scores,
        figure_signals,
        figure_slices,
        figure_spectrum,
        figure_volumes,
    )

__all__ = [
    "CalibrationCurve",
    "CalibrationError",
    "CrossValidation",
    "DecisionCurve",
    "LearningCurve",
    "Lesions",
    "ModelCard",
    "PairedComparison",
    "PatientScore",
    "Procedure",
    "RegionScore",
    "RegionSummary",
    "Score",
    "SegmentationScores",
    "Subgroup",
    "SubgroupTable",
    "TwoByTwo",
    "accuracy",
    "auroc",
    "auroc_one_against_rest",
    "brier_loss",
    "calibration_curve",
    "calibration_intercept",
    "calibration_slope",
    "compare_cross_validated",
    "compare_paired",
    "confusion_matrix",
    "cost_threshold",
    "cross_validate",
    "decision_curve",
    "dice",
    "expected_calibration_error",
    "f1",
    "figure_calibration",
    "figure_confusion",
    "figure_contact_sheet",
    "figure_decision_curve",
    "figure_dice",
    "figure_essentials",
    "figure_histograms",
    "figure_learning",
    "figure_learning_curve",
    "figure_maps",
    "figure_pixel_map",
    "figure_prevalence",
    "figure_roc",
    "figure_scores",
    "figure_signals",
    "figure_slices",
    "figure_spectrum",
    "figure_volumes",
    "find_flair_threshold",
    "flair_threshold_mask",
    "hd95",
    "interval_coverage",
    "learning_curve",
    "lesionwise",
    "mean_absolute_error",
    "net_benefit",
    "npv",
    "npv_at_prevalence",
    "ppv",
    "ppv_at_prevalence",
    "probabilities_at_prevalence",
    "r_squared",
    "region_masks",
    "repeatability_coefficient",
    "root_mean_squared_error",
    "score_patient",
    "score_patients",
    "sensitivity",
    "specificity",
    "subgroup_table",
    "surface_dice",
    "two_by_two",
    "volume_error_ml",
    "volume_ml",
]


def __getattr__(name: str) -> Any:
    if name.startswith("figure_") and name in __all__:
        from dyplab.evaluation import figures

        return getattr(figures, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
