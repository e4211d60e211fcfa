"""Simulated patients: what holds of every one of them, their files, and what is refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nibabel
import numpy as np
import pytest

from dyplab.data import TumourPatient, simulate_cohort, simulate_patient
from dyplab.data.scans import read_scan, write_scan
from dyplab.data.tumour_patients import patient as room
from dyplab.data.tumour_patients.lesion import KINDS
from dyplab.errors import DataError


@pytest.fixture(scope="module")
def patients() -> dict[str, TumourPatient]:
    """One of each kind."""
    return {kind: simulate_patient(seed, 3, kind) for seed, kind in enumerate(KINDS)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_mask_has_the_regions_its_kind_has_inside_the_brain(patients: dict[str, TumourPatient], kind: str) -> None:
    scan = patients[kind].scan
    assert scan.mask is not None and scan.mask.dtype == np.uint8
    assert set(np.unique(scan.mask)) <= {0, 1, 2, 3}
    whole, core, enhancing = scan.mask > 0, np.isin(scan.mask, (1, 3)), scan.mask == 3
    assert whole.sum() > core.sum() > 0
    assert (kind == "low-grade glioma") == (not enhancing.any())
    assert not (whole & ~scan.brain).any()
    assert 0.2 < whole.sum() * 27 / 1000 < 400  # ml


@pytest.mark.parametrize("kind", KINDS)
def test_images_are_0_outside_the_brain_and_positive_in_it(patients: dict[str, TumourPatient], kind: str) -> None:
    scan = patients[kind].scan
    assert scan.images.dtype == np.float32 and np.isfinite(scan.images).all()
    assert ((scan.images > 0) == scan.brain).all()
    assert not (scan.images < 0).any()
    assert 900 < scan.brain.sum() * 27 / 1000 < 2000  # ml


def test_a_glioblastoma_enhances_and_swelling_is_bright_in_flair(patients: dict[str, TumourPatient]) -> None:
    scan = patients["glioblastoma"].scan
    assert scan.mask is not None
    healthy = scan.brain & (scan.mask == 0)

    def beside_healthy(modality: str, label: int) -> float:
        return float(scan.image(modality)[scan.mask == label].mean() / np.median(scan.image(modality)[healthy]))

    assert beside_healthy("t1c", 3) > 1.05 * beside_healthy("t1", 3)
    assert beside_healthy("flair", 2) > 1.05 and beside_healthy("t2", 2) > 1


def test_the_same_seed_is_the_same_patient_and_another_seed_another(patients: dict[str, TumourPatient]) -> None:
    first = patients[KINDS[0]].scan
    again, other = (simulate_patient(seed, 3, KINDS[0]).scan for seed in (0, 1))
    assert np.array_equal(first.images, again.images)
    assert first.mask is not None and again.mask is not None and other.mask is not None
    assert np.array_equal(first.mask, again.mask)
    assert not np.array_equal(first.mask, other.mask)
    assert np.corrcoef(first.images[0].ravel(), other.images[0].ravel())[0, 1] < 0.99


def test_at_1_mm_a_patient_has_the_geometry_of_brats() -> None:
    scan = simulate_patient(0).scan
    assert scan.images.shape == (4, 240, 240, 155) and scan.mask is not None and scan.mask.shape == (240, 240, 155)
    assert nibabel.aff2axcodes(scan.affine) == ("L", "P", "S")
    assert scan.spacing_mm == (1, 1, 1)
    edges = [scan.brain.any(axis=tuple(other for other in range(3) if other != axis)) for axis in range(3)]
    widths = [np.ptp(np.flatnonzero(edge)) for edge in edges]
    assert widths[1] > widths[0] > 110 and widths[1] < 195  # a head is longer than it is wide
    higher = np.count_nonzero(scan.brain[:, :, 130:]), np.count_nonzero(scan.brain[:, :, :25])
    assert higher[0] > 0 and higher[1] > 0


def cohort(monkeypatch: pytest.MonkeyPatch, patients: int, seed: int) -> list[Any]:
    """The seeds a cohort is made of."""
    monkeypatch.setattr(room, "simulate_patient", lambda seed, *_: seed)
    return list(simulate_cohort(patients, seed))


def test_two_cohorts_have_nobody_in_common(monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = [one for seed in range(4) for one in cohort(monkeypatch, 10_000, seed)]
    assert len(set(seeds)) == 40_000


def test_a_patient_of_a_cohort_is_the_one_of_that_seed() -> None:
    (patient,) = simulate_cohort(1, seed=2, spacing_mm=3)
    assert patient.patient == patient.scan.patient == "simulated-20000"


def test_ages_and_kinds_are_those_of_a_clinic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "grow_patient", lambda *_: None)
    monkeypatch.setattr(room, "scan_of", lambda *_: None)
    seen = [(one.kind, one.age_years) for one in map(simulate_patient, range(2000))]
    ages = {kind: np.array([age for one, age in seen if one == kind]) for kind in KINDS}  # type: ignore[misc]
    glioblastoma, anaplastic, low = (ages[kind] for kind in KINDS)
    assert glioblastoma.mean() == pytest.approx(62, abs=2)  # median 65 in the registry CBTRUS, 60 in trials
    assert glioblastoma.mean() > anaplastic.mean() + 8 > low.mean() + 8
    assert min(map(np.min, ages.values())) >= 18 and max(map(np.max, ages.values())) <= 89
    assert [len(one) / 2000 for one in ages.values()] == pytest.approx([0.5, 0.2, 0.3], abs=0.04)


def test_a_simulated_patient_written_as_nifti_is_read_back_unchanged(
    patients: dict[str, TumourPatient], tmp_path: Path
) -> None:
    scan = patients["glioblastoma"].scan
    *images, mask = write_scan(tmp_path, scan)
    back = read_scan(*images, mask=mask, patient=scan.patient)
    assert np.array_equal(back.images, scan.images)
    assert scan.mask is not None and back.mask is not None and np.array_equal(back.mask, scan.mask)
    assert back.affine == pytest.approx(scan.affine)


@pytest.mark.parametrize(
    ("call", "given"),
    [
        (lambda: simulate_patient(0, 1.5), "1.5"),
        (lambda: simulate_patient(0, 3, "meningioma"), "meningioma"),
        (lambda: simulate_patient(-4, 3), "-4"),
        (lambda: simulate_patient(2.5, 3), "2.5"),  # type: ignore[arg-type]
        (lambda: simulate_cohort(0), "0"),
        (lambda: simulate_cohort(10_001), "10001"),
        (lambda: simulate_cohort(3, seed=-1), "-1"),
    ],
)
def test_what_cannot_be_simulated_is_refused_in_both_languages(call: Callable[[], object], given: str) -> None:
    with pytest.raises(DataError) as refused:
        call()
    for sentence in (refused.value.said.nb, refused.value.said.en):
        assert given in sentence and "{" not in sentence
