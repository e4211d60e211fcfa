"""scikit-learn's reference models, judged by scikit-learn itself."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_digits
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits

from dyplab.models import make_boosting, make_forest, make_logistic, make_mlp_classifier, make_table_forest


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


@pytest.fixture
def patients():
    """A table as clinics have them: a gap, a category, and a category that only the new patients have."""
    rng = np.random.default_rng(0)
    table = pd.DataFrame({"age": rng.normal(60, 10, 90), "crp": rng.exponential(20, 90)})
    table["ward"] = pd.Categorical(rng.choice(["A", "B", "C"], 90), categories=["A", "B", "C", "D"])
    ill = (table["age"] + 8 * (table["ward"] == "B") + rng.normal(0, 8, 90) > 62).astype(int).to_numpy()
    table.loc[::7, "crp"] = np.nan
    new = table.iloc[60:].copy()
    new.iloc[0, 2] = "D"
    return table.iloc[:60], ill[:60], new


def by_hand(table, middle, mean, sd):
    numbers = (table[["age", "crp"]].fillna(middle) - mean) / sd
    return np.column_stack([*(table["ward"] == ward for ward in "ABC"), numbers]).astype(float)


def test_logistic_regression_fills_scales_and_spreads_by_the_training_patients_alone(patients):
    x, y, new = patients
    middle = x[["age", "crp"]].median()
    filled = x[["age", "crp"]].fillna(middle)
    told = (middle, filled.mean(), filled.std(ddof=0))
    theirs = LogisticRegression(max_iter=2000).fit(by_hand(x, *told), y).predict_proba(by_hand(new, *told))
    np.testing.assert_allclose(make_logistic(seed=0).fit(x, y).predict_proba(new), theirs, atol=1e-4)


def test_boosting_is_scikit_learns_own_with_nothing_tuned(patients):
    x, y, new = patients
    theirs = HistGradientBoostingClassifier(random_state=3).fit(x, y).predict_proba(new)
    np.testing.assert_array_equal(make_boosting(seed=3).fit(x, y).predict_proba(new), theirs)


def test_the_forest_for_tables_is_the_forest_with_each_category_a_yes_or_a_no(patients):
    x, y, new = patients

    def spread(table):
        return np.column_stack([*(table["ward"] == ward for ward in "ABC"), table[["age", "crp"]]]).astype(float)

    theirs = RandomForestClassifier(random_state=3).fit(spread(x), y).predict_proba(spread(new))
    np.testing.assert_array_equal(make_table_forest(seed=3).fit(x, y).predict_proba(new), theirs)


def test_all_three_take_a_plain_array_too(digits):
    x, y, new = digits
    for make in (make_logistic, make_boosting, make_table_forest):
        assert make(seed=0).fit(x[:, :20], y < 5).predict(new[:, :20]).shape == (300,)
