"""scikit-learn's reference models, judged by scikit-learn itself."""

import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits

from dyplab.models import make_forest, make_mlp_classifier


@pytest.fixture(autouse=True)
def one_thread():
    """Two workers with two threads each are slower than one thread on matrices this small."""
    with threadpool_limits(1):
        yield


@pytest.fixture(scope="module")
def digits():
    x, y = load_digits(return_X_y=True)
    return x[:300] / 16, y[:300], x[300:600] / 16


def test_the_forest_is_scikit_learns_own_with_nothing_tuned(digits):
    x, y, new = digits
    theirs = RandomForestClassifier(random_state=4).fit(x, y)
    np.testing.assert_array_equal(make_forest(seed=4).fit(x, y).predict_proba(new), theirs.predict_proba(new))


def test_the_mlp_is_scikit_learns_own_with_our_two_layers(digits):
    x, y, new = digits
    theirs = MLPClassifier((100, 50), max_iter=500, random_state=4).fit(x, y)
    np.testing.assert_array_equal(make_mlp_classifier(seed=4).fit(x, y).predict_proba(new), theirs.predict_proba(new))


def test_scikit_learns_mlp_has_as_many_parameters_as_ours():
    x, y = np.random.default_rng(0).random((30, 784)), np.arange(30) % 10
    model = make_mlp_classifier(seed=0).fit(x, y)
    assert sum(values.size for values in model.coefs_ + model.intercepts_) == 84_060


def test_another_seed_gives_another_model(digits):
    x, y, new = digits
    for make in (make_forest, make_mlp_classifier):
        one, other = (make(seed=seed).fit(x, y).predict_proba(new) for seed in (0, 1))
        assert not np.array_equal(one, other)


def test_the_mlp_has_settled_on_a_few_hundred_patients_without_a_warning(digits):
    x, y, _ = digits
    assert make_mlp_classifier(seed=0).fit(x, y).n_iter_ < 500
