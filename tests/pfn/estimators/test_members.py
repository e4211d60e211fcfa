"""The ensemble: who sees what."""

import numpy as np
import pytest
import torch
from numpy.random import default_rng

from dyplab.pfn import PFNClassifier
from dyplab.pfn.estimators.canonical import column_order, row_order
from dyplab.pfn.estimators.members import make_members


def test_half_of_the_members_see_principal_components():
    assert [member.turned for member in make_members(8, 0, rows=50, columns=5)] == [False, True] * 4


def test_one_column_cannot_be_turned():
    assert not any(member.turned for member in make_members(8, 0, rows=50, columns=1))


def test_every_member_sees_all_of_a_small_table_in_an_order_of_its_own():
    members = make_members(8, 0, rows=50, columns=20)
    assert all((member.rows == np.arange(50)).all() for member in members)
    assert all(sorted(member.columns) == list(range(20)) for member in members)
    assert len({tuple(member.columns) for member in members}) == 8


@pytest.mark.parametrize("rows", [1001, 1700, 9999])
def test_of_many_rows_each_member_sees_a_thousand_different_ones_spread_over_the_outcome(rows):
    members = make_members(8, 0, rows=rows, columns=3)
    for member in members:
        assert len(np.unique(member.rows)) == 1000
        assert member.rows.min() >= 0
        assert member.rows.max() < rows
        rare = member.rows < rows // 10  # the first tenth: a class of its own
        assert abs(rare.mean() - 0.1) <= 0.002
    seen = len(np.unique(np.concatenate([member.rows for member in members])))
    assert seen >= 0.75 * min(rows, 8000)


def test_of_many_columns_each_member_sees_two_hundred_of_its_own():
    members = make_members(8, 0, rows=50, columns=751)
    assert all(len(np.unique(member.columns)) == 200 for member in members)
    assert len(np.unique(np.concatenate([member.columns for member in members]))) > 600


def test_class_numbers_differ_between_members():
    assert {member.shift % 3 for member in make_members(8, 0, rows=50, columns=5)} == {0, 1, 2}
    seen = {(member.turned, member.shift % 2) for member in make_members(8, 0, rows=50, columns=5)}
    assert len(seen) == 4, "each class is called 0 as often by those who see columns as by the others"


def test_the_order_of_columns_depends_on_what_they_hold_alone():
    rng = default_rng(0)
    x, y = rng.normal(size=(40, 7)), rng.integers(0, 2, 40)
    x[:, 3:5] = x[:, 3:5] > 0  # two columns that may have as many noughts each
    x[5, 1] = np.nan
    rows, columns = rng.permutation(40), rng.permutation(7)
    there = x[:, column_order(x, y)]
    again = x[rows][:, columns][:, column_order(x[rows][:, columns], y[rows])]
    np.testing.assert_array_equal(again, there[rows])


def test_rows_are_put_in_order_of_outcome():
    rng = default_rng(0)
    x, y = rng.normal(size=(40, 3)), rng.integers(0, 3, 40).astype(float)
    shuffled = rng.permutation(40)
    order, again = row_order(x, y), row_order(x[shuffled], y[shuffled])
    assert (np.diff(y[order]) >= 0).all()
    np.testing.assert_array_equal(x[shuffled][again], x[order])


def test_each_members_numbers_of_the_classes_are_put_back(monkeypatch):
    def shares(table, outcome):
        """A network that answers with how common each class number is among the known patients."""
        counts = torch.nn.functional.one_hot(outcome, 10).sum(dim=1).double()
        return (counts / outcome.shape[1]).log().expand(table.shape[1] - outcome.shape[1], -1)[None]

    monkeypatch.setattr("dyplab.pfn.weights.load_network", lambda: shares)
    x, y = default_rng(0).normal(size=(10, 2)), list("aaaaabbbcc")
    answer = PFNClassifier(members=8).fit(x, y).predict_proba(x)
    np.testing.assert_allclose(answer, np.tile([0.5, 0.3, 0.2], (10, 1)))
