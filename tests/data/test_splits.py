"""Splits, judged by counting."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dyplab.data import load_mnist, split_by_group, split_stratified
from dyplab.errors import DataError

shares = st.floats(0.01, 0.99)
seeds = st.integers(0, 2**32 - 1)
names = st.lists(st.sampled_from(["ill", "well", "unknown"]), min_size=2, max_size=80)
few = settings(deadline=None, max_examples=150)


def complete_and_disjoint(train, test, rows):
    return sorted([*train.tolist(), *test.tolist()]) == list(range(rows)) and len(train) > 0 and len(test) > 0


@few
@given(labels=names, share=shares, seed=seeds)
def test_each_class_has_its_share_on_both_sides_within_one_row(labels, share, seed):
    counts = Counter(labels)
    assume(min(counts.values()) >= 2)
    train, test = split_stratified(labels, share, seed)
    assert complete_and_disjoint(train, test, len(labels))
    for label, count in counts.items():
        on_test = sum(labels[row] == label for row in test)
        assert abs(on_test - share * count) < 1 and 1 <= on_test < count


@few
@given(groups=st.lists(st.integers(0, 15), min_size=2, max_size=80), share=shares, seed=seeds)
def test_a_patient_is_never_on_both_sides_of_a_split(groups, share, seed):
    assume(len(set(groups)) >= 2)
    train, test = split_by_group(groups, share, seed)
    assert complete_and_disjoint(train, test, len(groups))
    assert not {groups[row] for row in train} & {groups[row] for row in test}


@few
@given(groups=st.lists(st.integers(0, 15), min_size=2, max_size=80), share=shares, seed=seeds)
def test_a_split_by_patient_misses_its_share_by_less_than_the_largest_patient(groups, share, seed):
    assume(len(set(groups)) >= 2)
    _, test = split_by_group(groups, share, seed)
    assert abs(len(test) - share * len(groups)) <= max(Counter(groups).values())


@pytest.mark.parametrize("split", [split_stratified, split_by_group])
def test_the_same_seed_gives_the_same_split_and_another_seed_another(split):
    labels = load_mnist().labels[::10] if split is split_stratified else np.arange(500) // 5
    first, again, other = split(labels, 0.2, 1), split(labels, 0.2, 1), split(labels, 0.2, 2)
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(np.sort(first[1]), np.sort(other[1]))


def test_a_fifth_of_the_sorted_digits_is_a_hundred_of_each_in_random_order():
    labels = load_mnist().labels
    train, test = split_stratified(labels, 0.2, 0)
    assert Counter(labels[test].tolist()) == dict.fromkeys(range(10), 100)
    assert set(labels[train[:200]].tolist()) == set(range(10))


def test_labels_may_be_names_in_a_list_an_array_or_a_column_of_a_table():
    for labels in (["ill", "well"] * 5, np.array(["ill", "well"] * 5), pd.Series(["ill", "well"] * 5)):
        assert len(split_stratified(labels, 0.2, 0)[1]) == 2
        assert len(split_by_group(labels, 0.4, 0)[1]) == 5


@pytest.mark.parametrize("split", [split_stratified, split_by_group])
@pytest.mark.parametrize("share", [0, 1, -0.2, 1.5, 20, float("nan")])
def test_a_share_that_is_none_is_refused(split, share):
    with pytest.raises(DataError) as refused:
        split([0, 0, 1, 1], share, 0)
    assert str(share) in refused.value.said.nb and str(share) in refused.value.said.en


@pytest.mark.parametrize("split", [split_stratified, split_by_group])
@pytest.mark.parametrize(
    "values", [[], [[1, 2], [1, 2]], [1.0, float("nan"), 1.0], pd.Series(["a", None, "a"]), pd.Series([1, pd.NA, 1])]
)
def test_a_missing_label_or_id_is_refused(split, values):
    with pytest.raises(DataError) as refused:
        split(values, 0.5, 0)
    assert refused.value.said.nb and refused.value.said.en


def test_a_class_with_one_row_is_refused_by_name():
    with pytest.raises(DataError) as refused:
        split_stratified(["ill", "well", "well"], 0.5, 0)
    assert "ill" in refused.value.said.nb and "ill" in refused.value.said.en


def test_a_single_patient_cannot_be_divided():
    with pytest.raises(DataError) as refused:
        split_by_group(["Kari"] * 5, 0.5, 0)
    assert "Kari" in refused.value.said.nb and "Kari" in refused.value.said.en
