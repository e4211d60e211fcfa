"""A patient who never lived: a brain, a tumour that grew in it, and its four images with the truth."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.data.scan import BrainScan
from dyplab.data.tumour_patients.growing import Grown, grow_patient
from dyplab.data.tumour_patients.lesion import KINDS
from dyplab.data.tumour_patients.picture import picture

SHARES = (0.5, 0.2, 0.3)  # of the kinds, in the order of `KINDS`
AGES = {"glioblastoma": (62, 11), "anaplastic glioma": (48, 12), "low-grade glioma": (41, 12)}  # mean and sd, years
BRATS_SHAPE = (240, 240, 155)  # of every BraTS file, 1 mm, axes going left, back and up


@dataclass(frozen=True)
class TumourPatient:
    """One simulated patient.

    Attributes:
        patient: An id.
        age_years: Older patients have wider sulci and more often a glioblastoma.
        kind: "glioblastoma", "anaplastic glioma" (part of the core enhances) or "low-grade glioma" (nothing does).
        scan: The four images, and the mask, which is the exact truth about the simulation and about no real patient.
    """

    patient: str
    age_years: int
    kind: str
    scan: BrainScan


def simulate_patient(seed: int, spacing_mm: float = 1.0, kind: str | None = None) -> TumourPatient:
    """Grow a tumour in a brain that is nobody's, and take its four MR images.

    Args:
        seed: Decides everything; another seed is another patient.
        spacing_mm: 1 gives the geometry of BraTS, 240 × 240 × 155; 2 or 3 a box round the brain.
        kind: Of the tumour; drawn by how common it is when absent.

    Returns:
        The patient, with images, mask, age and kind.

    Raises:
        ValueError: the spacing is not 1, 2 or 3, or the kind is unknown.
        MissingExtra: nibabel is not installed, which reads the average brain.

    Source:
        Contrast and resolution drawn at random: Billot B et al. SynthSeg. Medical Image Analysis 86, 2023.

    >>> patient = simulate_patient(3, spacing_mm=3)
    >>> patient.kind, patient.scan.images.shape
    ('glioblastoma', (4, 53, 64, 52))
    """
    if spacing_mm not in (1, 2, 3):
        raise ValueError(f"spacing_mm is 1, 2 or 3, not {spacing_mm}")
    rng = np.random.default_rng(seed)
    kind = str(rng.choice(KINDS, p=SHARES)) if kind is None else kind
    if kind not in KINDS:
        raise ValueError(f"kind is one of {', '.join(KINDS)}, not {kind}")
    age_years = int(np.clip(rng.normal(*AGES[kind]), 18, 89))
    grown = grow_patient(rng, spacing_mm, kind, age_years)
    images, brain = picture(rng, grown, spacing_mm)
    return _patient(f"simulated-{seed:04d}", age_years, grown, images, brain, spacing_mm)


def simulate_cohort(patients: int, seed: int = 0, spacing_mm: float = 2.0) -> list[TumourPatient]:
    """A number of patients, each of their own seed.

    Args:
        patients: N, how many.
        seed: Another seed is another cohort, with nobody in common with this one.
        spacing_mm: As in `simulate_patient`.

    >>> [patient.patient for patient in simulate_cohort(2, seed=1, spacing_mm=3)]
    ['simulated-10000', 'simulated-10001']
    """
    return [simulate_patient(10_000 * seed + number, spacing_mm) for number in range(patients)]


def _patient(
    name: str,
    age_years: int,
    grown: Grown,
    images: NDArray[np.float32],
    brain: NDArray[np.bool_],
    spacing_mm: float,
) -> TumourPatient:
    """On the grid and with the affine that a file would have; millimetre 0 is the middle of the box."""
    mask = grown.lesion.mask * brain
    steps = np.full(3, spacing_mm)
    if spacing_mm == 1:
        images, mask = as_brats(images), as_brats(mask)
        steps[:2] = -1
    affine = np.diag([*steps, 1.0])
    affine[:3, 3] = -steps * (np.array(mask.shape) - 1) / 2
    return TumourPatient(name, age_years, grown.kind, BrainScan(name, images, affine, mask))


def as_brats(array: NDArray[Any]) -> NDArray[Any]:
    """Turn (…, X, Y, Z) that goes right, front and up to left, back and up, and put it in the middle of a BraTS box."""
    x, y, z = (min(length, full) for length, full in zip(array.shape[-3:], BRATS_SHAPE, strict=True))
    low_x, low_y, low_z = ((full - length) // 2 for full, length in zip(BRATS_SHAPE, (x, y, z), strict=True))
    out = np.zeros((*array.shape[:-3], *BRATS_SHAPE), array.dtype)
    turned = array[..., ::-1, ::-1, :]
    out[..., low_x : low_x + x, low_y : low_y + y, low_z : low_z + z] = turned[..., -x:, -y:, -z:]
    return out
