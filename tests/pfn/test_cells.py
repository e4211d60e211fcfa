"""What the network sees of a value, held against pandas and scipy."""

import numpy as np
import pandas as pd
import pytest
import torch
from scipy import stats

from dyplab.pfn.cells import BENT_FROM, CHANNELS, cells

KNOWN = 30


def tables(seed=0, missing=0.2):
    """Two tables of 50 patients and 4 columns: normal, skewed, in few steps, and a yes or no."""
    rng = np.random.default_rng(seed)
    x = np.stack(
        [
            rng.normal(5, 3, (2, 50)),
            rng.exponential(2, (2, 50)),
            rng.integers(0, 4, (2, 50)),
            rng.random((2, 50)) < 0.3,
        ],
        2,
    )
    return np.where(rng.random(x.shape) < missing, np.nan, x)


def seen(x, known=KNOWN, spread=None):
    given = None if spread is None else torch.tensor(spread)
    return cells(torch.tensor(x), known, given).numpy()


def test_a_value_is_seen_in_standard_deviations_from_the_known_rows_mean():
    x = tables()
    for table, values in zip(seen(x), x, strict=True):
        known = pd.DataFrame(values[:KNOWN])
        expected = (pd.DataFrame(values) - known.mean()) / known.std(ddof=0)
        near = (expected.abs() < BENT_FROM).to_numpy()
        assert near.sum() > 100
        np.testing.assert_allclose(table[..., 0][near], expected.to_numpy()[near], rtol=1e-5, atol=1e-6)


def test_an_outlier_is_drawn_in_and_still_the_furthest():
    x = np.random.default_rng(1).normal(size=(1, 50, 1))
    x[0, 40:43, 0] = 10, 1000, -1e30
    z = seen(x)[0, :, 0, 0]
    assert BENT_FROM < z[40] < z[41] < 20
    assert -40 < z[42] < -BENT_FROM
    assert np.argsort(z)[[0, -2, -1]].tolist() == [42, 40, 41]


def test_the_rank_of_a_known_value_is_its_normal_score():
    x = tables(missing=0)
    for table, values in zip(seen(x), x, strict=True):
        rank = stats.rankdata(values[:KNOWN], axis=0)  # ties share the mean of their places
        np.testing.assert_allclose(table[:KNOWN, :, 1], stats.norm.ppf(rank / (KNOWN + 1)), atol=1e-6)


def test_missing_values_take_no_place_among_the_ranks():
    x = tables()
    for table, values in zip(seen(x), x, strict=True):
        rank = pd.DataFrame(values[:KNOWN]).rank()
        expected = stats.norm.ppf(rank / (rank.count() + 1))
        there = ~np.isnan(values[:KNOWN])
        np.testing.assert_allclose(table[:KNOWN, :, 1][there], expected[there], atol=1e-6)


def test_an_asked_value_stands_halfway_between_the_known_ones_it_lies_between():
    x = np.array([1.0, 2, 3, 4, 0, 2.5, 9])[None, :, None]
    expected = stats.norm.ppf([0.5 / 5, 2.5 / 5, 4.5 / 5])
    np.testing.assert_allclose(seen(x, known=4)[0, 4:, 0, 1], expected, atol=1e-6)


def test_a_missing_value_is_marked_and_nothing_else_is_said_of_it():
    x = tables()
    found, gone = seen(x), np.isnan(x)
    assert found.shape == (*x.shape, CHANNELS)
    np.testing.assert_array_equal(found[..., 2], gone)
    assert not found[gone][:, :2].any()


def test_asked_rows_change_nothing_of_what_is_seen_elsewhere():
    x, other = tables(), tables()
    other[:, 40] = 99
    before, after = seen(x), seen(other)
    before[:, 40] = after[:, 40] = 0
    np.testing.assert_array_equal(before, after)


def test_only_the_order_of_the_values_decides_their_ranks():
    x = tables()
    np.testing.assert_allclose(seen(x)[..., 1], seen(np.exp(x))[..., 1], atol=1e-6)


@pytest.mark.parametrize("fill", [3.5, np.nan])
def test_a_column_that_says_nothing_is_seen_as_nothing(fill):
    x = tables()
    x[:, :, 1] = fill
    found = seen(x)
    assert np.isfinite(found).all()
    np.testing.assert_allclose(found[:, :, 1, :2], 0, atol=1e-5)


def test_a_column_known_of_nobody_is_seen_as_nothing_too():
    x = tables()
    x[:, :KNOWN, 1] = np.nan
    assert np.isfinite(seen(x)).all()


def test_the_spread_of_a_component_is_seen_as_its_logarithm():
    spread = np.array([[3.0, 1, 0.5, 1e-9], [2, 2, 2, 1e9]])
    found = seen(tables(), spread=spread)[..., 3]
    for row in (0, 49):
        np.testing.assert_allclose(found[:, row], np.log(np.clip(spread, 0.01, 10)), rtol=1e-6)
