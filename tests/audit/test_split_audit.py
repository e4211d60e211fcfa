"""Exact duplicates across a split, judged by comparing every pair."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dyplab.audit import audit_split
from dyplab.audit.split import _copies
from dyplab.data import load_mnist, split_stratified


@settings(deadline=None, max_examples=100)
@given(
    train=arrays.arrays(np.int8, st.tuples(st.integers(1, 8), st.just(2)), elements=st.integers(0, 2)),
    test=arrays.arrays(
        np.float64, st.tuples(st.integers(1, 8), st.just(2)), elements=st.sampled_from([0.0, -0.0, 1, 2.5])
    ),
)
def test_what_is_found_is_what_comparing_every_pair_finds(train, test):
    pairs = [row for row, image in enumerate(test) if any(np.array_equal(image, other) for other in train)]
    found = audit_split(train, test)
    assert [finding.rows for finding in found] == ([tuple(pairs)] if pairs else [])


def test_the_example_it_gives_is_a_pair():
    images, labels = load_mnist()
    train, test = split_stratified(labels, 0.2, 0)
    assert audit_split(images[train], images[test]) == []
    (finding,) = audit_split(images[train], np.concatenate([images[test], images[train[7:10]]]))
    given = finding.evidence.values
    assert (given["test_row"], given["train_row"]) == (1000, 7)
    assert finding.serious and finding.rows == (1000, 1001, 1002)
    assert given["share"] == pytest.approx(3 / 1003)


def test_the_official_split_has_no_duplicates(mnist_full):
    assert _copies(np.asarray(mnist_full.train_images), np.asarray(mnist_full.test_images))[0] == []
    assert audit_split(mnist_full.train_images[::6], mnist_full.test_images[::10]) == []  # nearly equal ones neither


def test_an_empty_side_has_no_duplicates():
    images = load_mnist().images[:5]
    assert audit_split(images[:0], images) == [] == audit_split(images, images[:0])
