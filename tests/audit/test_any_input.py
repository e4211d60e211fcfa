"""Images and labels of any kind are audited, or refused in one sentence."""

import numpy as np
import pandas as pd
import pytest

from dyplab.audit import audit_labels, audit_split
from dyplab.data import load_mnist
from dyplab.errors import DataError

IMAGES, DIGITS = (part[::10] for part in load_mnist())
NAMES = [found.name for found in audit_labels(IMAGES, np.random.default_rng(0).permutation(DIGITS))]


def names(images, labels):
    return [finding.name for finding in audit_labels(images, labels)]


@pytest.mark.parametrize(
    "images",
    [
        IMAGES,
        IMAGES / 255,
        (IMAGES / 255).astype(np.float32),
        IMAGES.reshape(500, -1),
        IMAGES.reshape(500, 4, 7, 28),
        np.stack([IMAGES] * 3, axis=-1),
        IMAGES.repeat(3, axis=1).repeat(2, axis=2),
        IMAGES > 100,
        IMAGES.astype(np.int64) * 2**50,
        IMAGES * 7e305,
        IMAGES / 255 + 10_000,
        IMAGES[:, :27, 3:26],
        IMAGES.tolist(),
    ],
    ids=lambda images: str(np.shape(images)),
)
def test_the_same_is_found_in_images_of_any_shape_and_type(images):
    clean = audit_labels(images, DIGITS)
    assert clean == [] and clean.looked.values["agreement"] > 0.8
    assert names(images, np.random.default_rng(0).permutation(DIGITS)) == NAMES == ["labels-parted"]


def test_very_large_images_take_little_time_and_memory():
    import tracemalloc

    rng = np.random.default_rng(0)
    images, labels = rng.integers(0, 256, (200, 200, 200, 3), np.uint8), rng.integers(0, 2, 200)
    images[labels == 1, :100] //= 2
    tracemalloc.start()
    assert names(images, labels) == []
    assert tracemalloc.get_traced_memory()[1] < 250e6
    tracemalloc.stop()


@pytest.mark.parametrize(
    "labels",
    [
        [f"digit {digit}" for digit in DIGITS],
        pd.Series(DIGITS).map(str),
        pd.Series(DIGITS).astype("category"),
        DIGITS.astype(float),
        (DIGITS * 7919) % 10_007,
        np.array([{"digit": 1}, "a", 2, *DIGITS[3:]], object),
    ],
    ids=["text", "column", "category", "float", "other numbers", "mixed"],
)
def test_a_label_is_a_name_and_its_value_means_nothing(labels):
    assert names(IMAGES, labels) == []
    rows = np.random.default_rng(0).permutation(500)
    assert names(IMAGES, np.asarray(labels)[rows]) == ["labels-parted"]


def test_two_classes_are_audited():
    images, digits = load_mnist()
    images, ill = images[digits < 2][::3], (digits[digits < 2] == 1)[::3]
    assert names(images, ill) == []
    assert names(images, np.random.default_rng(0).permutation(ill)) == ["labels-parted"]
    block = ill.copy()
    block[90:130] = ~block[90:130]
    assert names(images, block) == ["block-parted"]


def test_two_classes_of_which_one_was_relabelled_by_lot_are_found():
    images, digits = load_mnist()
    rows = np.flatnonzero(digits < 2)
    ill = digits[rows] == 1
    ill[ill] = np.random.default_rng(0).random(ill.sum()) < 0.5
    found = audit_labels(images[rows[::-1]], ill[::-1])
    assert found and found[0].name in ("class-parted", "block-parted", "region-parted")


@pytest.mark.parametrize("value", [0.0, 3.3, 255])
def test_images_that_are_all_the_same_say_nothing_about_the_label(value):
    assert names(np.full((100, 5, 5), value), np.arange(100) % 3) == ["labels-parted"]


@pytest.mark.parametrize(
    ("n", "labels"), [(100, ["ill"] * 100), (100, list(range(100))), (10, [0, 1] * 5), (0, []), (1, ["ill"])]
)
def test_where_nothing_can_be_compared_it_says_so_instead_of_nothing(n, labels):
    found = audit_labels(np.zeros((n, 4, 4)), labels)
    assert [(finding.name, finding.serious) for finding in found] == [("not-examined", False)]
    assert str(n) in found[0].what.nb and str(n) in found[0].what.en


def test_a_label_that_stands_once_does_no_harm():
    assert names(IMAGES, [*map(str, DIGITS[:-1]), "unknown"]) == []


def test_the_same_seed_finds_the_same():
    parted = np.random.default_rng(0).permutation(DIGITS)
    one, again = audit_labels(IMAGES, parted, seed=3), audit_labels(IMAGES, parted, seed=3)
    assert one == again and str(one[0]) == str(again[0])


def test_what_was_given_is_not_changed():
    images, labels = IMAGES.copy(), DIGITS.copy()
    audit_labels(images, labels)
    audit_split(images, images)
    assert np.array_equal(images, IMAGES) and np.array_equal(labels, DIGITS)


def refused(audit, *given):
    with pytest.raises(DataError) as error:
        audit(*given)
    nb, en = error.value.said.nb, error.value.said.en
    assert nb and en and nb != en
    return nb, en


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_pixels_that_are_missing_or_infinite_are_told_by_row(bad):
    broken = IMAGES / 255
    broken[17, 3, 4] = broken[20, 0, 0] = bad
    for audit, given in ((audit_labels, (broken, DIGITS)), (audit_split, (IMAGES, broken))):
        assert all("17" in text and "2 " in text for text in refused(audit, *given))


def test_unequal_numbers_of_images_and_labels_are_told():
    assert all("500" in text and "499" in text for text in refused(audit_labels, IMAGES, DIGITS[1:]))


@pytest.mark.parametrize(
    "labels",
    [DIGITS[:, None], np.where(DIGITS == 3, np.nan, DIGITS), [None, *DIGITS[1:].tolist()]],
    ids=["a column", "nan", "None"],
)
def test_missing_labels_are_refused(labels):
    refused(audit_labels, IMAGES, labels)


@pytest.mark.parametrize(
    "images",
    [
        DIGITS,
        np.array(3),
        np.array([["a", "b"]] * 500),
        IMAGES.astype(complex),
        np.zeros((500, 0)),
        IMAGES.astype(object),
    ],
    ids=["one dimension", "a number", "text", "complex", "no pixels", "objects"],
)
def test_what_is_no_images_is_refused(images):
    refused(audit_labels, images, DIGITS)
    refused(audit_split, images, IMAGES)


def test_training_and_test_images_of_different_shapes_are_told():
    nb, en = refused(audit_split, IMAGES, IMAGES[:, :27])
    assert "(28, 28)" in nb and "(27, 28)" in en
