"""Near copies across a split, and the same patient on both sides: made by hand, so that the truth is known."""

import io

import numpy as np
import pytest
from PIL import Image

from dyplab.audit import audit_split
from dyplab.data import load_mnist, simulate_writers, split_by_group, split_stratified
from dyplab.errors import DataError

IMAGES, DIGITS = load_mnist()
TRAIN, TEST = split_stratified(DIGITS, 0.2, 0)
COPIED = TRAIN[::40]  # 100 training images


def as_jpeg(images):
    stored = [io.BytesIO() for _ in images]
    for image, file in zip(images, stored, strict=True):
        Image.fromarray(image).save(file, "JPEG", quality=50)
    return np.array([np.asarray(Image.open(file)) for file in stored])


def noisy(images):
    return np.clip(images + np.random.default_rng(0).normal(0, 20, images.shape), 0, 255).astype(np.uint8)


CHANGES = {
    "brighter": (lambda x: np.clip(x * 1.2 + 10, 0, 255).astype(np.uint8), 0.95),
    "darker": (lambda x: (x * 0.6).astype(np.uint8), 0.95),
    "noisy": (noisy, 0.85),
    "moved by a pixel": (lambda x: np.roll(x, 1, axis=2), 0.9),
    "moved both ways": (lambda x: np.roll(x, (1, -1), axis=(1, 2)), 0.75),
    "compressed": (as_jpeg, 0.95),
}


def names(found):
    return [finding.name for finding in found]


@pytest.mark.parametrize("change", CHANGES)
def test_changed_copies_are_found_and_each_is_paired_with_its_origin(change):
    changed, least = CHANGES[change][0](IMAGES[COPIED]), CHANGES[change][1]
    (finding,) = audit_split(IMAGES[TRAIN], np.concatenate([IMAGES[TEST], changed]))
    assert finding.name == "near-duplicates-across" and finding.serious
    assert min(finding.rows) >= 1000 and len(finding.rows) >= least * 100
    given = finding.evidence.values
    assert TRAIN[given["train_row"]] == COPIED[given["test_row"] - 1000]
    assert given["nearness"] < 0.4 and given["share"] == pytest.approx(len(finding.rows) / 1100)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_clean_split_has_hardly_any(seed):
    train, test = split_stratified(DIGITS, 0.2, seed)
    assert not any(finding.serious for finding in audit_split(IMAGES[train], IMAGES[test]))
    assert sum(len(finding.rows) for finding in audit_split(IMAGES[train], IMAGES[test])) <= 1


def test_images_augmented_before_the_split_are_found():
    rng = np.random.default_rng(0)
    some = IMAGES[::5]
    moved = np.roll(some, (1, 1), axis=(1, 2))
    every = np.concatenate([some, noisy(some), noisy(moved)])
    rows = rng.permutation(len(every))
    (finding,) = audit_split(every[rows[600:]], every[rows[:600]])
    assert finding.serious and len(finding.rows) > 0.8 * 600


def test_writers_on_both_sides_are_found_by_the_likeness_of_their_digits_and_split_apart_they_are_not():
    made = simulate_writers(IMAGES, DIGITS, n_writers=60, seed=0)
    rows = np.random.default_rng(0).permutation(len(made.images))
    train, test = rows[480:], rows[:480]
    found = audit_split(made.images[train], made.images[test], made.writers[train], made.writers[test])
    assert names(found) == ["near-duplicates-across", "patient-across"] and all(finding.serious for finding in found)
    train, test = split_by_group(made.writers, 0.2, 0)
    assert audit_split(made.images[train], made.images[test], made.writers[train], made.writers[test]) == []


@pytest.mark.parametrize("shape", [(-1, 784), (-1, 28, 28, 1), (-1, 7, 4, 28)], ids=str)
def test_rows_of_pixels_colours_and_volumes_are_compared_too(shape):
    train, test = IMAGES[TRAIN].reshape(shape), IMAGES[TEST].reshape(shape)
    assert audit_split(train, test) == []
    (finding,) = audit_split(train, noisy(IMAGES[COPIED]).reshape(shape))
    assert finding.name == "near-duplicates-across" and len(finding.rows) > 80


def test_large_colour_images_are_compared():
    rng = np.random.default_rng(0)
    large = np.stack([IMAGES[::10].repeat(3, axis=1).repeat(5, axis=2)] * 3, axis=-1)
    rows = rng.permutation(500)
    train, test = large[rows[100:]], large[rows[:100]]
    assert audit_split(train, test) == []
    (finding,) = audit_split(train, noisy(train[:50]))
    assert len(finding.rows) >= 45


def test_exact_copies_are_not_told_twice():
    found = audit_split(IMAGES[TRAIN], np.concatenate([IMAGES[TEST], IMAGES[COPIED], noisy(IMAGES[COPIED])]))
    assert names(found) == ["duplicates-across", "near-duplicates-across"]
    assert not set(found[0].rows) & set(found[1].rows)


@pytest.mark.parametrize("value", [0, 7])
def test_blank_images_are_no_near_copies_of_anything(value):
    blank = np.full((300, 20, 20), value)
    assert names(audit_split(blank[:200], blank[200:] + 1)) == []


def test_pure_noise_has_no_near_copies():
    noise = np.random.default_rng(0).normal(size=(600, 20, 20))
    assert audit_split(noise[100:], noise[:100]) == []


def test_the_same_patient_on_both_sides_is_found_by_comparing_every_pair():
    rng = np.random.default_rng(0)
    train, test = rng.integers(0, 40, 100), rng.integers(30, 60, 50)
    images = rng.normal(size=(150, 3, 3))
    (finding,) = audit_split(images[:100], images[100:], train, test)
    assert finding.rows == tuple(row for row, patient in enumerate(test) if patient in set(train.tolist()))
    given = finding.evidence.values
    assert train[given["train_row"]] == test[given["test_row"]]
    assert finding.what.values == {"found": len(set(train) & set(test)), "patients": len(set(test))}


@pytest.mark.parametrize("kind", [int, float, str, lambda patient: f" {patient} "])
def test_a_patient_is_known_again_whether_written_as_number_or_text(kind):
    images = np.arange(40).reshape(10, 2, 2)
    found = audit_split(images[:5], images[5:], [1, 2, 3, 4, 5], [kind(patient) for patient in (5, 6, 7, 8, 9)])
    assert [finding.rows for finding in found] == [(0,)]


@pytest.mark.parametrize(
    ("patients", "told"),
    [
        (([1, 2], None), "train_patients"),
        (([1, 2, 3], [1, 2]), "(3,)"),
        (([1, None], [1, 2]), "1"),
        (([1, np.nan], [1, 2]), "1"),
    ],
)
def test_patients_that_will_not_do_are_refused(patients, told):
    images = np.zeros((2, 4, 4))
    with pytest.raises(DataError) as error:
        audit_split(images, images, *patients)
    assert told in error.value.said.nb and told in error.value.said.en
    assert error.value.said.nb != error.value.said.en


def test_what_was_looked_for_is_said_as_it_was():
    images = np.random.default_rng(0).normal(size=(220, 4, 4))
    patients = np.arange(220)
    few = audit_split(images[:50], images[120:])
    assert "were not looked for" in few.looked.en and "nearly equal" in few.blind.en
    many = audit_split(images[:120], images[120:])
    assert "or nearly do" in many.looked.en and "turned, mirrored" in many.blind.en and "same patient" in many.blind.en
    known = audit_split(images[:120], images[120:], patients[:120], patients[120:])
    assert "patients who stand on both sides" in known.looked.en and "two different numbers" in known.blind.en
    assert (
        "patients who stand on both sides" in audit_split(images[:9], images[9:], patients[:9], patients[9:]).looked.en
    )
