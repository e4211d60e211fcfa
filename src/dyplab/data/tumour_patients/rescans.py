"""One tumour scanned twice: how much a measurement differs when nothing has happened."""

import numpy as np

from dyplab.data.scan import BrainScan
from dyplab.data.tumour_patients.growing import grow_patient
from dyplab.data.tumour_patients.patient import scan_of


def simulate_rescans(
    patients: int, seed: int = 0, spacing_mm: float = 3.0, kind: str = "glioblastoma", scanner: int | None = None
) -> list[tuple[BrainScan, BrainScan]]:
    """Patients who were scanned twice on one day, each time with a contrast, noise and shading of its own.

    Args:
        patients: N, how many.
        seed: Another seed is other patients, none of whom any other simulation makes.
        spacing_mm: 2 or 3.
        kind: Of the tumour.
        scanner: The number of the scanner all were scanned on, both times, as in `simulate_patient`; when absent, each
            scan is from a machine of its own.

    Returns:
        N pairs of scans; the tumour is the same in both, the masks only differ where the skull stripping does.

    >>> first, second = simulate_rescans(1, seed=5)[0]
    >>> bool((first.images != second.images).any()), first.images.shape == second.images.shape
    (True, True)
    """
    pairs = []
    for number in range(patients):
        rng = np.random.default_rng((seed, number))
        grown = grow_patient(rng, spacing_mm, kind, float(rng.uniform(45, 80)))
        once, again = (scan_of(f"rescanned-{seed}-{number}", rng, grown, spacing_mm, scanner) for _ in range(2))
        pairs.append((once, again))
    return pairs
