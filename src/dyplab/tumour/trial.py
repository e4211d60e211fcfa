"""How good the network is, on patients it has not seen, beside the FLAIR threshold."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from torch import nn

from dyplab.data import BrainScan, simulate_cohort
from dyplab.evaluation import SegmentationScores, find_flair_threshold, flair_threshold_mask, score_patients
from dyplab.tumour.inference import segment

HELD_OUT, FOR_THRESHOLD = 900, 901  # seeds of cohorts; training draws its patients otherwise
PATIENTS_FOR_THRESHOLD = 10
SPACING_MM = 2.0


def held_out_scans(patients: int) -> list[BrainScan]:
    """Simulated patients that no training has seen."""
    return [patient.scan for patient in simulate_cohort(patients, HELD_OUT, SPACING_MM)]


def flair_threshold() -> float:
    """The reference's threshold, chosen on simulated patients that are neither trained nor tested on."""
    scans = [patient.scan for patient in simulate_cohort(PATIENTS_FOR_THRESHOLD, FOR_THRESHOLD, SPACING_MM)]
    return find_flair_threshold([scan.image("flair") for scan in scans], [scan.brain for scan in scans], truths(scans))


def score(network: nn.Module, scans: Sequence[BrainScan], threshold: float) -> SegmentationScores:
    """Segment each scan and hold it against its mask, with the FLAIR threshold beside."""
    return score_patients(
        [scan.patient for scan in scans],
        truths(scans),
        [segment(scan, network).mask for scan in scans],
        [scan.spacing_mm for scan in scans],
        flair_masks=[flair_threshold_mask(scan.image("flair"), scan.brain, threshold) for scan in scans],
    )


def truths(scans: Sequence[BrainScan]) -> list[NDArray[np.uint8]]:
    return [scan.mask for scan in scans if scan.mask is not None]
