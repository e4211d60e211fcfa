"""scikit-learn's own checks of an estimator, with the shipped network."""

import numpy as np
import pytest
from sklearn.base import BaseEstimator, clone
from sklearn.datasets import make_blobs, make_friedman1
from sklearn.model_selection import cross_val_predict, cross_val_score
from sklearn.utils.estimator_checks import parametrize_with_checks

from dyplab.pfn import PFNClassifier, PFNRegressor

EXPECTED_FAILURES: dict[str, str] = {}  # name of a check: why it cannot pass


@parametrize_with_checks(
    [PFNClassifier(members=2), PFNRegressor(members=2)], expected_failed_checks=lambda _: EXPECTED_FAILURES
)
@pytest.mark.filterwarnings("default")  # the checks give estimators odd data on purpose
def test_scikit_learn_accepts_the_estimator(estimator, check):
    check(estimator)


def test_blobs_that_lie_apart_are_told_apart():
    x, y = make_blobs(120, centers=4, n_features=6, cluster_std=1.0, random_state=0)
    assert cross_val_score(PFNClassifier(members=4), x, y, cv=3).min() >= 0.95


def test_blobs_are_nothing_to_a_network_when_classes_are_shuffled():
    x, y = make_blobs(120, centers=2, n_features=6, random_state=0)
    y = np.random.default_rng(0).permutation(y)
    sure = cross_val_predict(PFNClassifier(members=4), x, y, cv=3, method="predict_proba").max(axis=1)
    assert np.median(sure) < 0.75


def test_a_curved_relation_is_found_and_its_uncertainty_stated():
    x, y = make_friedman1(150, n_features=6, noise=1.0, random_state=0)
    model = PFNRegressor(members=4).fit(x[:100], y[:100])
    assert np.corrcoef(model.predict(x[100:]), y[100:])[0, 1] > 0.8
    low, high = model.predict_quantiles(x[100:], [0.1, 0.9]).T
    assert 0.6 <= np.mean((low <= y[100:]) & (y[100:] <= high)) <= 0.97


@pytest.mark.parametrize("model", [PFNClassifier(members=3, seed=5), PFNRegressor(members=3, seed=5)])
def test_a_clone_has_the_settings_and_no_patients(model: BaseEstimator, any_network):
    x, y = make_blobs(20, centers=2, random_state=0)
    copy = clone(model.fit(x, y))
    assert copy.get_params() == {"members": 3, "seed": 5}
    assert not [name for name in vars(copy) if name.endswith("_")]


def test_the_network_is_not_kept_in_the_estimator(any_network):
    x, y = make_blobs(20, centers=2, random_state=0)
    model = PFNClassifier(members=2).fit(x, y)
    model.predict(x)
    kept = {name: type(value) for name, value in vars(model).items()}
    assert set(kept.values()) <= {int, list, np.ndarray}, kept
