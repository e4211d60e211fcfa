"""What must not matter does not: the order of patients and columns, who else is asked about, units, containers."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_breast_cancer

from dyplab.pfn import PFNClassifier, PFNRegressor

X, CLASSES = (part[:150] for part in load_breast_cancer(return_X_y=True))
X = X[:, :9].copy()
X[::7, 2] = np.nan
NUMBER = X[:, 0] ** 2 + 30 * X[:, 5]
KNOWN, ASKED = slice(0, 100), slice(100, 150)
ROUNDING = 1e-6  # of a probability; of the spread of y for a number

pytestmark = pytest.mark.usefixtures("any_network")


def probabilities(known, y, asked, **settings):
    return PFNClassifier(**{"members": 4, **settings}).fit(known, y).predict_proba(asked)


def numbers(known, y, asked, **settings):
    return PFNRegressor(**{"members": 4, **settings}).fit(known, y).predict(asked)


BOTH = pytest.mark.parametrize(
    ("answer", "y", "near"), [(probabilities, CLASSES, ROUNDING), (numbers, NUMBER, ROUNDING * NUMBER.std())]
)


@BOTH
def test_the_order_of_the_known_patients_changes_nothing(answer, y, near):
    shuffled = np.random.default_rng(0).permutation(100)
    before, after = answer(X[KNOWN], y[KNOWN], X[ASKED]), answer(X[:100][shuffled], y[:100][shuffled], X[ASKED])
    np.testing.assert_allclose(after, before, rtol=0, atol=near)


@BOTH
def test_the_order_of_the_columns_changes_nothing(answer, y, near):
    shuffled = np.random.default_rng(0).permutation(9)
    before, after = answer(X[KNOWN], y[KNOWN], X[ASKED]), answer(X[KNOWN, shuffled], y[KNOWN], X[ASKED, shuffled])
    np.testing.assert_allclose(after, before, rtol=0, atol=near)


@BOTH
def test_a_patient_is_answered_alone_as_among_others(answer, y, near):
    together = answer(X[KNOWN], y[KNOWN], X[ASKED])
    alone = [answer(X[KNOWN], y[KNOWN], X[[row]])[0] for row in range(100, 105)]
    np.testing.assert_allclose(alone, together[:5], rtol=0, atol=near)
    np.testing.assert_allclose(answer(X[KNOWN], y[KNOWN], X[ASKED][::-1])[::-1], together, rtol=0, atol=near)


@BOTH
def test_another_unit_or_zero_point_changes_nothing_that_can_be_seen(answer, y, near):
    before = answer(X[KNOWN], y[KNOWN], X[ASKED])
    np.testing.assert_allclose(
        answer(1e6 * X[KNOWN] + 1e9, y[KNOWN], 1e6 * X[ASKED] + 1e9), before, rtol=0, atol=1e3 * near
    )


@BOTH
def test_a_column_that_does_not_vary_changes_nothing(answer, y, near):
    wider = np.column_stack([np.full(150, 7.0), X, np.full(150, np.nan)])
    wider[ASKED, 0] = 3
    before, after = answer(X[KNOWN], y[KNOWN], X[ASKED]), answer(wider[KNOWN], y[KNOWN], wider[ASKED])
    np.testing.assert_array_equal(after, before)


@BOTH
def test_a_table_of_pandas_is_answered_as_an_array(answer, y, near):
    table = pd.DataFrame(X, columns=[f"measure {place}" for place in range(9)])
    before = answer(X[KNOWN], y[KNOWN], X[ASKED])
    np.testing.assert_array_equal(answer(table[KNOWN], pd.Series(y[KNOWN]), table[ASKED]), before)
    np.testing.assert_array_equal(answer(X[KNOWN].tolist(), y[KNOWN].tolist(), X[ASKED].tolist()), before)


@BOTH
def test_the_same_seed_gives_the_same_answers_and_another_gives_others(answer, y, near):
    first, again, other = (answer(X[KNOWN], y[KNOWN], X[ASKED], seed=seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(again, first)
    assert np.abs(other - first).max() > 100 * near


@BOTH
def test_each_column_has_a_say(answer, y, near):
    before = answer(X[KNOWN], y[KNOWN], X[ASKED])
    for place in range(9):
        changed = X[ASKED].copy()
        changed[:, place] = np.nan
        assert np.abs(answer(X[KNOWN], y[KNOWN], changed) - before).max() > 100 * near


def test_names_of_classes_change_nothing_but_the_names():
    before = probabilities(X[KNOWN], CLASSES[KNOWN], X[ASKED])
    names = np.where(CLASSES == 0, "a benign one", "malignant")  # in the same order
    np.testing.assert_array_equal(probabilities(X[KNOWN], names[KNOWN], X[ASKED]), before)


def test_a_number_in_another_unit_is_the_same_answer_in_that_unit():
    before, after = numbers(X[KNOWN], NUMBER[KNOWN], X[ASKED]), numbers(X[KNOWN], 10 * NUMBER[KNOWN] - 5, X[ASKED])
    np.testing.assert_allclose(after, 10 * before - 5, rtol=1e-5)
