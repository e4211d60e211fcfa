"""How good a segmentation is: overlap, distance between surfaces, volume, lesions; by region and by patient.

What happens where a region is empty is decided in one place, `empty`.
"""

from dyplab.evaluation.segmentation.flair import find_flair_threshold, flair_threshold_mask
from dyplab.evaluation.segmentation.lesions import Lesions, lesionwise
from dyplab.evaluation.segmentation.overlap import dice
from dyplab.evaluation.segmentation.patient import PatientScore, RegionScore, score_patient
from dyplab.evaluation.segmentation.patients import RegionSummary, SegmentationScores, score_patients
from dyplab.evaluation.segmentation.regions import region_masks
from dyplab.evaluation.segmentation.repeats import repeatability_coefficient
from dyplab.evaluation.segmentation.surfaces import hd95, surface_dice
from dyplab.evaluation.segmentation.volumes import volume_error_ml, volume_ml

__all__ = [
    "Lesions",
    "PatientScore",
    "RegionScore",
    "RegionSummary",
    "SegmentationScores",
    "dice",
    "find_flair_threshold",
    "flair_threshold_mask",
    "hd95",
    "lesionwise",
    "region_masks",
    "repeatability_coefficient",
    "score_patient",
    "score_patients",
    "surface_dice",
    "volume_error_ml",
    "volume_ml",
]
