"""Patients made by bending the bundled average brain; a patient on both sides is found, by number or by the slices."""

import numpy as np
import pytest

from dyplab.audit import audit_slices
from dyplab.errors import DataError

PATIENTS = 6


@pytest.fixture(scope="module")
def slices():
    """(N, H, W) slices 3 mm apart in six bent brains, and whose each is."""
    nib = pytest.importorskip("nibabel")
    from importlib.resources import as_file, files

    from scipy.ndimage import gaussian_filter, map_coordinates

    with as_file(files("dyplab.data") / "bundled" / "mni152-maps" / "grey.nii.gz") as path:
        brain = np.asarray(nib.load(path).dataobj, dtype=np.float32)[::2, ::2, 30:120:3]
    rng, images = np.random.default_rng(0), []
    at = np.indices(brain.shape).astype(np.float32)
    for _ in range(PATIENTS):
        bent = at.copy()
        for axis, reach in ((0, 2.0), (1, 2.0), (2, 1.0)):
            noise = gaussian_filter(rng.normal(size=brain.shape), (6, 6, 3))
            bent[axis] += reach * noise / noise.std()
        volume = map_coordinates(brain, bent, order=1)
        images.append(np.moveaxis(volume + rng.normal(0, 1, brain.shape) * volume.std() * 0.05 * (volume > 0), 2, 0))
    return np.concatenate(images), np.repeat(np.arange(PATIENTS), brain.shape[2])


def test_a_split_by_patient_is_left_in_peace(slices):
    images, who = slices
    test = who >= 4
    assert audit_slices(images[~test], images[test]) == []
    assert audit_slices(images[~test], images[test], who[~test], who[test]) == []


def test_a_split_by_slice_is_found_without_a_patient_number(slices):
    images, who = slices
    test = np.random.default_rng(0).random(len(who)) < 0.25
    (finding,) = audit_slices(images[~test], images[test])
    assert (finding.name, finding.serious) == ("neighbours-across", True)
    assert len(finding.rows) > 0.3 * test.sum()
    given = finding.evidence.values
    assert who[test][given["test_row"]] == who[~test][given["train_row"]]
    assert given["alike"] >= 0.75


def test_one_patient_on_both_sides_is_found_and_nobody_else_accused(slices):
    images, who = slices
    test = (who >= 4) | ((who == 2) & (np.arange(len(who)) % 2 == 0))
    (finding,) = audit_slices(images[~test], images[test])
    assert {who[test][row] for row in finding.rows} == {2}
    (named,) = audit_slices(images[~test], images[test], who[~test], who[test])
    assert named.name == "patient-across" and named.rows == tuple(np.flatnonzero(who[test] == 2))


def test_a_patient_under_two_numbers_is_found_by_the_slices(slices):
    images, who = slices
    test = (who >= 4) | ((who == 2) & (np.arange(len(who)) % 2 == 0))
    (finding,) = audit_slices(images[~test], images[test], who[~test], who[test] + 100)
    assert finding.name == "neighbours-across" and {who[test][row] for row in finding.rows} == {2}


def test_a_caption_on_every_slice_accuses_nobody_and_scale_does_not_matter(slices):
    images, who = slices
    marked = images * 40 + 7
    marked[:, 2:8, 2:30] = 7 + 60 * (np.random.default_rng(1).random((6, 28)) < 0.5)
    test = who >= 4
    assert audit_slices(marked[~test], marked[test]) == []


def test_with_few_slices_only_the_numbers_are_compared_and_it_says_so(slices):
    images, _ = slices
    found = audit_slices(images[:5], images[:5], [1] * 5, [2] * 5)
    assert found == [] and "too few" in found.looked.en and "for få" in found.looked.nb
    assert "too few" in audit_slices(images[:5], images[5:9]).looked.en
    assert audit_slices(images[:40], images[:0]) == []


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        ((np.zeros((3, 4)), np.zeros((3, 4))), "(3, 4)"),
        ((np.zeros((3, 4, 4)), np.zeros((3, 5, 4))), "(5, 4)"),
        ((np.zeros((3, 4, 4)), np.zeros((3, 4, 4)), [1, 2, 3]), "test_patients"),
        ((np.zeros((3, 4, 4)), np.zeros((3, 4, 4)), [1, 2], [1, 2, 3]), "train_patients"),
        ((np.zeros((3, 4, 4)), np.full((3, 4, 4), np.nan)), "3"),
    ],
)
def test_what_will_not_do_is_refused_in_a_sentence(arguments, value):
    with pytest.raises(DataError) as caught:
        audit_slices(*arguments)
    assert value in caught.value.said.nb and value in caught.value.said.en
