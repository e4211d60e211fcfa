"""A patient who never lived: a brain, a tumour that grew in it, and its four images with the truth."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.data.scan import BrainScan
from dyplab.data.tumour_patients.growing import Grown, grow_patient
from dyplab.data.tumour_patients.lesion import KINDS
from dyplab.data.tumour_patients.picture import picture
from dyplab.errors import DataError
from dyplab.text import tumour_patients as says

SHARES = (0.5, 0.2, 0.3)  # of the kinds, in the order of `KINDS`
AGES = {"glioblastoma": (62, 11), "anaplastic glioma": (48, 12), "low-grade glioma": (41, 12)}  # mean and sd, years
MOST = 10_000  # patients of a cohort: the seeds between one cohort and the next
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


def simulate_patient(
    seed: int, spacing_mm: float = 1.0, kind: str | None = None, scanner: int | None = None
) -> TumourPatient:
    """Grow a tumour in a brain that is nobody's, and take its four MR images.

    Args:
        seed: Decides everything; another seed is another patient.
        spacing_mm: 1 gives the geometry of BraTS, 240 × 240 × 155; 2 or 3 a box round the brain.
        kind: Of the tumour; drawn by how common it is when absent.
        scanner: The number of a scanner: its patients' images have the same brightness, slices and noise. When absent,
            each patient is scanned on one that nobody else is.

    Returns:
        The patient, with images, mask, age and kind.

    Raises:
        DataError: the spacing is not 1, 2 or 3, the kind is unknown, or a number is not whole and from 0 up.
        MissingExtra: nibabel is not installed, which reads the average brain.

    Source:
        Contrast and resolution drawn at random: Billot B et al. SynthSeg. Medical Image Analysis 86, 2023.

    >>> patient = simulate_patient(3, spacing_mm=3)
    >>> patient.kind, patient.scan.images.shape
    ('glioblastoma', (4, 53, 64, 52))
    """
    if spacing_mm not in (1, 2, 3):
        raise DataError(says.WRONG_SPACING(got=spacing_mm))
    if kind is not None and kind not in KINDS:
        raise DataError(says.UNKNOWN_KIND(got=kind, kinds=", ".join(KINDS)))
    _check_seed(seed)
    _check_seed(scanner or 0)
    rng = np.random.default_rng(seed)
    kind = str(rng.choice(KINDS, p=SHARES)) if kind is None else kind
    age_years = int(np.clip(rng.normal(*AGES[kind]), 18, 89))
    grown = grow_patient(rng, spacing_mm, kind, age_years)
    name = f"simulated-{seed:04d}"
    return TumourPatient(name, age_years, kind, scan_of(name, rng, grown, spacing_mm, scanner))


def simulate_cohort(
    patients: int, seed: int = 0, spacing_mm: float = 2.0, kind: str | None = None, scanner: int | None = None
) -> list[TumourPatient]:
    """A number of patients, each of their own seed.

    Args:
        patients: N, how many.
        seed: Another seed is another cohort, with nobody in common with this one.
        spacing_mm, kind, scanner: As in `simulate_patient`.

    Raises:
        DataError: patients is not from 1 to 10,000, or as in `simulate_patient`.

    >>> [patient.patient for patient in simulate_cohort(2, seed=1, spacing_mm=3)]
    ['simulated-10000', 'simulated-10001']
    """
    if not isinstance(patients, int | np.integer) or not 1 <= patients <= MOST:
        raise DataError(says.WRONG_COHORT(got=patients))
    _check_seed(seed)
    return [simulate_patient(MOST * seed + which, spacing_mm, kind, scanner) for which in range(patients)]


def _check_seed(seed: int) -> None:
    if not isinstance(seed, int | np.integer) or seed < 0:
        raise DataError(says.WRONG_SEED(got=seed))


def scan_of(
    name: str, rng: np.random.Generator, grown: Grown, spacing_mm: float, scanner: int | None = None
) -> BrainScan:
    """Four images on the grid and with the affine that a file would have; millimetre 0 is the middle of the box."""
    images, brain = picture(rng, grown, spacing_mm, scanner)
    mask = grown.lesion.mask * brain
    steps = np.full(3, spacing_mm)
    if spacing_mm == 1:
        images, mask = as_brats(images), as_brats(mask)
        steps[:2] = -1
    affine = np.diag([*steps, 1.0])
    affine[:3, 3] = -steps * (np.array(mask.shape) - 1) / 2
    return BrainScan(name, images, affine, mask)


def as_brats(array: NDArray[Any]) -> NDArray[Any]:
    """Turn (…, X, Y, Z) that goes right, front and up to left, back and up, and put it in the middle of a BraTS box."""
    x, y, z = (min(length, full) for length, full in zip(array.shape[-3:], BRATS_SHAPE, strict=True))
    low_x, low_y, low_z = ((full - length) // 2 for full, length in zip(BRATS_SHAPE, (x, y, z), strict=True))
    out = np.zeros((*array.shape[:-3], *BRATS_SHAPE), array.dtype)
    turned = array[..., ::-1, ::-1, :]
    out[..., low_x : low_x + x, low_y : low_y + y, low_z : low_z + z] = turned[..., -x:, -y:, -z:]
    return out
