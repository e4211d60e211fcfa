"""Planted faults are found on twenty seeds each, in digits from MNIST's full training part."""

import numpy as np
import pytest

from dyplab.audit import audit_labels
from dyplab.data import copy_fault, load_mnist

SEEDS = range(20)


def only(found):
    """The one finding of an audit."""
    assert len(found) == 1, [finding.name for finding in found]
    return found[0]


def as_text(n):
    """The numbers of n files in the order in which their names come when sorted as text."""
    return np.array([int(name) for name in sorted(str(number) for number in range(n))])


def test_a_full_permutation_is_found_and_both_reasons_are_said(clean):
    for seed in SEEDS:
        images, labels = clean(seed, 2000)
        finding = only(audit_labels(images, np.random.default_rng(seed).permutation(labels), seed))
        assert finding.name == "labels-parted" and finding.serious
        assert abs(finding.evidence.values["agreement"] - finding.evidence.values["chance"]) < 0.03
        assert "Either" in finding.what.en and "or the images say nothing" in finding.what.en
        assert "Enten" in finding.what.nb and "eller så sier ikke bildene noe" in finding.what.nb


def test_files_sorted_as_text_are_found_and_named(clean):
    for seed in SEEDS:
        images, labels = clean(seed, 2000)
        order = as_text(2000) if seed % 2 else np.argsort(as_text(2000))  # either side may be the one sorted as text
        finding = only(audit_labels(images, labels[order], seed))
        assert finding.name == "order-changed" and "1, 10, 100, 2" in finding.what.en
        assert finding.evidence.values["mended"] > 0.85 > 0.2 > finding.evidence.values["agreement"]


def test_files_sorted_as_text_are_found_when_the_digits_are_sorted_too():
    images, labels = load_mnist()
    assert only(audit_labels(images, labels[as_text(5000)])).name == "order-changed"


@pytest.mark.parametrize("shift", [1, -1])
def test_a_shift_by_one_is_found_with_its_direction(clean, shift):
    for seed in SEEDS:
        images, labels = clean(seed, 1500)
        finding = only(audit_labels(images, np.roll(labels, shift), seed))
        assert finding.name == "order-changed" and finding.what.values["rows"] == 1
        assert ("further down" if shift == 1 else "further up") in finding.what.en


def test_a_shift_by_one_is_found_in_the_sorted_bundled_digits_where_ten_labels_are_wrong():
    images, labels = load_mnist()
    finding = only(audit_labels(images, np.roll(labels, 1)))
    assert finding.name == "order-changed" and "further down" in finding.what.en


def test_labels_in_opposite_order_are_found(clean):
    images, labels = clean(0, 1500)
    assert "opposite" in only(audit_labels(images, labels[::-1])).what.en


def test_any_other_shift_is_found_as_labels_that_parted(clean):
    images, labels = clean(0, 1500)
    assert only(audit_labels(images, np.roll(labels, 100))).name == "labels-parted"


def test_random_labels_in_one_class_are_found_and_the_class_is_named(clean):
    for seed in SEEDS:
        images, labels = clean(seed, 3000)
        rng, digit, parted = np.random.default_rng(seed), seed % 10, labels.copy()
        parted[labels == digit] = rng.integers(0, 10, (labels == digit).sum())
        finding = only(audit_labels(images, parted, seed))
        assert finding.name == "class-parted" and finding.what.values["label"] == digit
        assert set(finding.rows) == set(np.flatnonzero(parted == digit).tolist())


def test_in_a_file_sorted_by_digit_a_parted_class_is_told_with_its_rows():
    images, labels = load_mnist()
    parted = labels.copy()
    parted[2000:2500] = np.random.default_rng(0).integers(0, 10, 500)
    of_class, of_file = audit_labels(images, parted)
    assert (of_class.name, of_file.name) == ("class-parted", "block-parted")
    assert of_class.what.values["label"] == 4
    assert len(set(of_file.rows) & set(range(2000, 2500))) > 490 and len(of_file.rows) < 510


def test_a_class_whose_labels_all_became_others_is_found_by_its_likeness(clean):
    for seed in SEEDS:
        images, labels = clean(seed, 3000)
        rng, digit, parted = np.random.default_rng(seed), seed % 10, labels.copy()
        parted[labels == digit] = (digit + rng.integers(1, 10, (labels == digit).sum())) % 10
        finding = only(audit_labels(images, parted, seed))
        assert finding.name == "region-parted"
        assert np.mean(labels[list(finding.rows)] == digit) > 0.5


def test_one_class_whose_images_changed_places_with_random_ones_is_found_and_named(clean):
    for seed in SEEDS:
        images, labels = clean(seed, 3000)
        rng, rows = np.random.default_rng(seed), np.arange(3000)
        for row in np.flatnonzero(labels == seed % 10):
            other = rng.integers(3000)
            rows[[row, other]] = rows[[other, row]]
        finding = audit_labels(images[rows], labels, seed)[0]
        assert finding.name == "class-parted" and finding.what.values["label"] == seed % 10


def test_a_stretch_of_the_file_with_permuted_labels_is_found_with_its_ends(clean):
    for seed in SEEDS:
        images, labels = clean(seed, 2000)
        rng, parted = np.random.default_rng(seed), labels.copy()
        length = (40, 100, 400, 1000)[seed % 4]
        first = rng.integers(0, 2000 - length)
        parted[first : first + length] = rng.permutation(parted[first : first + length])
        finding = only(audit_labels(images, parted, seed))
        assert finding.name == "block-parted"
        planted, rows = set(range(first, first + length)), set(finding.rows)
        assert rows == set(range(finding.what.values["first"], finding.what.values["last"] + 1))
        assert len(planted & rows) / len(planted | rows) > 0.75
        assert finding.evidence.values["agreement"] < 0.3 < 0.45 < finding.evidence.values["rest"]


def test_both_halves_of_the_published_copy_fault_are_found():
    from dyplab.audit import audit_split

    images, labels = load_mnist()
    for seed in SEEDS:
        copied = copy_fault(images[::5], labels[::5], n_test=200, seed=seed)
        assert only(audit_labels(copied.train_images, copied.train_labels, seed)).name == "labels-parted"
        assert only(audit_split(copied.train_images, copied.test_images)).rows == tuple(range(200))


def test_labels_of_which_most_but_not_all_parted_are_worth_a_look(clean):
    images, labels = clean(0, 3000)
    rng, parted = np.random.default_rng(0), labels.copy()
    some = rng.choice(3000, 2250, replace=False)
    parted[some] = rng.permutation(parted[some])
    finding = only(audit_labels(images, parted))
    assert finding.name == "labels-parted" and not finding.serious and "hardly" in finding.what.en
