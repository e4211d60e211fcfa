"""What is done to columns to make them like those of patients: how often, how much, and what is left alone."""

import numpy as np
import pytest
from scipy import stats

from dyplab.pfn.prior.bends import BENDS, bent
from dyplab.pfn.prior.causes import correlated
from dyplab.pfn.prior.measured import as_measured, beside_the_point, categorised, warped, with_gaps, with_outliers


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.fixture
def quantities(rng):
    return correlated(rng, 300, 120, 8)[0].astype(np.float32)


def test_hidden_causes_give_standardised_columns_that_hang_together(quantities):
    np.testing.assert_allclose(quantities.mean(axis=1), 0, atol=1e-3)
    np.testing.assert_allclose(quantities.std(axis=1), 1, atol=1e-3)
    r = np.abs([np.corrcoef(table.T)[np.triu_indices(8, 1)] for table in quantities])
    assert 0.1 < r.mean() < 0.6
    assert (r > 0.7).any()


def test_a_quarter_of_the_tables_have_gaps_and_no_column_is_a_gap_altogether(rng, quantities):
    gone = np.isnan(with_gaps(rng, quantities))
    assert 0.17 < gone.any(axis=(1, 2)).mean() < 0.31
    assert 0.005 < gone.mean() < 0.04
    assert gone.mean(axis=1).max() < 0.95


def test_values_that_stay_are_unchanged_by_gaps(rng, quantities):
    kept = with_gaps(rng, quantities)
    there = ~np.isnan(kept)
    np.testing.assert_array_equal(kept[there], quantities[there])


def test_in_some_columns_high_values_are_missing_oftener(rng, quantities):
    gone = np.isnan(with_gaps(rng, quantities))
    higher = [
        quantities[table, gone[table, :, column], column].mean()
        for table, column in zip(*np.nonzero(gone.sum(axis=1) > 15), strict=True)
    ]
    assert stats.ttest_1samp(higher, 0).pvalue < 0.001
    assert np.mean(higher) > 0


def test_a_column_beside_the_point_keeps_its_values_and_loses_its_rows(rng, quantities):
    x = beside_the_point(rng, quantities)
    np.testing.assert_array_equal(np.sort(x, axis=1), np.sort(quantities, axis=1))
    moved = (x != quantities).any(axis=1)
    assert (~moved).any(axis=1).all()  # one at least is left
    assert 0.1 < moved.mean() < 0.4


def test_outliers_are_few_and_in_one_table_of_ten(rng, quantities):
    x = with_outliers(rng, quantities)
    hit = x != quantities
    assert 0.04 < hit.any(axis=(1, 2)).mean() < 0.17
    assert hit.mean() < 0.003
    assert (np.abs(x[hit]) >= 2.9 * np.abs(quantities[hit])).all()


def test_some_columns_become_a_few_groups(rng):
    few = 0
    for _ in range(30):
        x, _ = correlated(rng, 10, 120, 5)
        found = categorised(rng, x)
        groups = np.array([[len(set(column)) for column in table.T] for table in found])
        assert ((groups <= 10) | (groups > 100)).all()
        few += (groups <= 10).mean() / 30
    assert 0.08 < few < 0.3


def test_scales_keep_the_order_of_the_values(rng, quantities):
    x = warped(rng, quantities)
    for table, before in zip(x[:40], quantities[:40], strict=True):
        for column, original in zip(table.T, before.T, strict=True):
            assert (np.diff(column[original.argsort()]) >= 0).all()


@pytest.mark.parametrize("value", [0, 1, -7])
def test_constant_columns_stay_finite(rng, value):
    x = as_measured(rng, np.full((20, 50, 4), value, np.float32))
    assert not np.isinf(x).any()


def test_each_bend_is_used_by_its_number_and_stays_finite():
    x = np.linspace(-6, 6, 200, dtype=np.float32)[:, None].repeat(len(BENDS), axis=1)
    found = bent(x, np.arange(len(BENDS)))
    for column, bend in zip(found.T, BENDS.values(), strict=True):
        np.testing.assert_allclose(column, bend(x[:, 0]), rtol=1e-6)
    assert np.isfinite(found).all()
    assert np.abs(np.corrcoef(found.T)[np.triu_indices(len(BENDS), 1)]).max() < 0.99  # no two are the same
