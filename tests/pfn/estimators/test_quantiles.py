"""A regressor that says how far off it may be."""

import numpy as np
import pytest
from numpy.random import default_rng

from dyplab.errors import DataError
from dyplab.pfn import QUANTILES, PFNRegressor

X = default_rng(0).normal(size=(60, 4))
Y = 100 + 20 * X[:, 0]

pytestmark = pytest.mark.usefixtures("any_network")


@pytest.fixture
def model(any_network):
    return PFNRegressor(members=3).fit(X[:40], Y[:40])


def test_quantiles_never_fall_as_the_level_rises(model):
    assert (np.diff(model.predict_quantiles(X[40:], np.linspace(0.02, 0.98, 50)), axis=1) >= 0).all()


def test_the_mean_lies_between_the_outermost_quantiles(model):
    outermost = model.predict_quantiles(X[40:], [QUANTILES[0], QUANTILES[-1]])
    mean = model.predict(X[40:])
    assert ((outermost[:, 0] <= mean) & (mean <= outermost[:, 1])).all()


def test_quantiles_come_in_the_order_they_were_asked_for(model):
    there, back = model.predict_quantiles(X[40:], [0.1, 0.9]), model.predict_quantiles(X[40:], [0.9, 0.1])
    np.testing.assert_array_equal(back, there[:, ::-1])
    assert model.predict_quantiles(X[40:], 0.5).shape == (20, 1)


def test_between_two_of_the_networks_levels_lies_between_the_two_answers(model):
    low, middle, high = model.predict_quantiles(
        X[40:], [QUANTILES[3], (QUANTILES[3] + QUANTILES[4]) / 2, QUANTILES[4]]
    ).T
    np.testing.assert_allclose(middle, (low + high) / 2)


def test_an_outcome_that_is_always_the_same_is_expected_again():
    model = PFNRegressor(members=2).fit(X[:40], np.full(40, 7.5))
    np.testing.assert_array_equal(model.predict(X[40:]), np.full(20, 7.5))
    np.testing.assert_array_equal(model.predict_quantiles(X[40:], [0.1, 0.9]), np.full((20, 2), 7.5))


@pytest.mark.parametrize("levels", [0.0, [0.5, 1.0], [np.nan], [[0.5]], 0.014, "half", None])
def test_levels_where_the_network_says_nothing_are_refused(model, levels):
    with pytest.raises(DataError) as refused:
        model.predict_quantiles(X[40:], levels)
    for said in (refused.value.said.nb, refused.value.said.en):
        assert "levels=" in said
        assert "0.05" in said
