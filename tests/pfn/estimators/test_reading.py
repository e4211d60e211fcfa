"""Tables as people have them: groups, gaps, and what is refused."""

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array
from sklearn.exceptions import NotFittedError

from dyplab.errors import DataError
from dyplab.pfn import PFNClassifier, PFNRegressor
from dyplab.pfn.estimators.reading import Table

nan = np.nan
Y = [0, 1] * 6


def read(column, **settings):
    """One column of a DataFrame as numbers."""
    table = Table(pd.DataFrame({"given": pd.Series(column, **settings)}))
    return table.numbers(table.groups())[:, 0].tolist()


@pytest.mark.parametrize(
    ("column", "dtype", "numbers"),
    [
        ([True, False, True], "bool", [1, 0, 1]),
        ([True, False, None], "object", [1, 0, nan]),
        ([True, None, False], "boolean", [1, nan, 0]),
        ([3, None, 5], "Int64", [3, nan, 5]),
        ([3.5, None, 5], "Float64", [3.5, nan, 5]),
        ([3, None, 5.5], "object", [3, nan, 5.5]),
        (["3", "5", None], "object", [3, 5, nan]),
        (["b", "a", "b", None], "object", [0, 1, 0, nan]),
        (["b", "a", "b", None], "string", [0, 1, 0, nan]),
        (["b", "a", "b", None], "category", [0, 1, 0, nan]),
        (["a", "b"], "object", [0, 1]),  # equally common: in order of the alphabet
        ([1, 2, 1], "category", [1, 2, 1]),
    ],
)
def test_columns_become_numbers(column, dtype, numbers):
    np.testing.assert_array_equal(read(column, dtype=dtype), numbers)


def test_groups_with_an_order_keep_it():
    stage = pd.CategoricalDtype(["mild", "moderate", "severe"], ordered=True)
    assert read(["severe", "mild", "mild"], dtype=stage) == [2, 0, 0]


@pytest.mark.parametrize("beside", [[0.5, 1.5, 2.5], ["x", "y", "z"]])
def test_stages_that_are_numbers_are_met_again_when_some_are_missing(beside):
    stage = pd.Series(pd.Categorical([3, None, 1], categories=[1, 2, 3], ordered=True))
    table = Table(pd.DataFrame({"stage": stage, "beside": beside}))
    np.testing.assert_array_equal(table.numbers(table.groups())[:, 0], [2, nan, 0])


def test_a_group_that_fit_never_met_is_missing():
    known = Table(pd.DataFrame({"ward": ["A", "A", "B"]}))
    np.testing.assert_array_equal(
        Table(pd.DataFrame({"ward": ["B", "C", None]})).numbers(known.groups()), [[1], [nan], [nan]]
    )


def test_which_category_codes_pandas_uses_does_not_matter():
    as_text = pd.Series(["x", "y", "y", "z"], dtype="object")
    one, other = (as_text.astype(pd.CategoricalDtype(order)) for order in (["x", "y", "z"], ["unused", "z", "y", "x"]))
    assert read(one) == read(other) == read(as_text)


def test_a_table_with_groups_and_gaps_is_answered(any_network):
    rng = np.random.default_rng(0)
    x = pd.DataFrame(
        {
            "age": rng.integers(20, 90, 60).astype(float),
            "sex": pd.Categorical(rng.choice(["f", "m"], 60)),
            "smoker": rng.random(60) < 0.3,
            "ward": pd.Series(rng.choice(["A", "B", "C"], 60), dtype="object"),
        }
    )
    x.loc[::5, "age"] = nan
    x.loc[::7, "ward"] = None
    y = rng.integers(0, 2, 60)
    model = PFNClassifier(members=2).fit(x[:40], y[:40])
    assert model.feature_names_in_.tolist() == ["age", "sex", "smoker", "ward"]
    answer = model.predict_proba(x[40:])
    np.testing.assert_allclose(answer.sum(axis=1), 1)
    unknown = x[40:].assign(ward="D")
    missing = x[40:].assign(ward=None)
    np.testing.assert_array_equal(model.predict_proba(unknown), model.predict_proba(missing))
    assert np.abs(model.predict_proba(missing) - answer).max() > 1e-4


def test_a_table_in_which_nothing_varies_is_answered_with_one_answer_for_all(any_network):
    answer = PFNClassifier(members=2).fit(np.ones((12, 3)), Y).predict_proba([[1, 2, 3], [nan, 0, 1]])
    np.testing.assert_array_equal(answer[0], answer[1])
    assert np.isfinite(answer).all()


NUMBERS = np.arange(12.0)[:, None]
DATES = pd.DataFrame({"seen": pd.date_range("2026-01-01", periods=12)})


@pytest.mark.parametrize(
    ("x", "y", "holds"),
    [
        (np.arange(12.0), Y, "(12,)"),
        (np.ones((12, 3, 2)), Y, "(12, 3, 2)"),
        (np.empty((0, 3)), [], "(0, 3)"),
        (np.empty((12, 0)), Y, "(12, 0)"),
        (NUMBERS + 1j, Y, "Complex data not supported"),
        (csr_array(NUMBERS), Y, ".toarray()"),
        ([[1], [2, 3]], [0, 1], "list"),
        (np.where(NUMBERS == 3, np.inf, NUMBERS), Y, "3"),
        (pd.DataFrame({"name": [f"patient {row}" for row in range(30)]}), [0, 1] * 15, "name"),
        (DATES, Y, "seen"),
        (DATES.assign(age=NUMBERS), Y, "Timestamp"),
        (pd.DataFrame({"hb": ["12,5", "11"] * 6}), Y, 'decimal=","'),
        (pd.DataFrame({"crp": ["<5", *map(str, np.arange(29) / 7)]}), [0, 1] * 15, "<5"),
        (pd.DataFrame(np.ones((12, 2)), columns=["age", "age"]), Y, "(age)"),
        (pd.DataFrame(np.ones((12, 2)), columns=["age", 7]), Y, "(7)"),
        (pd.DataFrame({"odd": [{"a": 1}] * 12}), Y, "dict"),
        (NUMBERS, Y[:-1], "[12, 11]"),
        (NUMBERS, None, "shape ()"),
        (NUMBERS, [nan] * 12, "NaN"),
    ],
)
@pytest.mark.parametrize("model", [PFNClassifier(), PFNRegressor()])
def test_what_cannot_be_used_is_refused_in_both_languages(model, x, y, holds):
    with pytest.raises(DataError) as refused:
        model.fit(x, y)
    assert isinstance(refused.value, ValueError)
    nb, en = refused.value.said.nb, refused.value.said.en
    assert nb != en
    assert holds in nb
    assert holds in en


@pytest.mark.parametrize(
    ("model", "y", "holds"),
    [
        (PFNClassifier(), np.linspace(0, 1, 12), "PFNRegressor"),
        (PFNClassifier(), [4] * 12, "4"),
        (PFNRegressor(), ["ill", "well"] * 6, "PFNClassifier"),
        (PFNRegressor(), [*Y[:-1], np.inf], "infinity"),
        (PFNRegressor(), DATES["seen"], "datetime64"),
        (PFNClassifier(members=0), Y, "members=0"),
        (PFNClassifier(members=2.5), Y, "members=2.5"),
        (PFNRegressor(members="8"), Y, "members=8"),
        (PFNRegressor(seed=-1), Y, "seed=-1"),
    ],
)
def test_outcomes_and_settings_that_will_not_do_are_refused(model, y, holds):
    with pytest.raises(DataError) as refused:
        model.fit(NUMBERS, y)
    assert holds in refused.value.said.nb
    assert holds in refused.value.said.en


@pytest.mark.parametrize("model", [PFNClassifier(members=1), PFNRegressor(members=1)])
def test_a_setting_changed_after_fit_is_looked_at_too(model, any_network):
    with pytest.raises(DataError) as refused:
        model.fit(NUMBERS, Y).set_params(members=0).predict(NUMBERS)
    assert "members=0" in refused.value.said.nb
    assert "members=0" in refused.value.said.en


@pytest.mark.parametrize("model", [PFNClassifier(), PFNRegressor()])
def test_asking_before_fit_is_refused_as_scikit_learn_wants_it(model):
    with pytest.raises(DataError) as refused:
        model.predict(NUMBERS)
    assert isinstance(refused.value, NotFittedError)
    assert "fit(X, y)" in refused.value.said.nb
    assert "fit(X, y)" in refused.value.said.en


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        (pd.DataFrame({"a": [1.0], "c": [2.0]}), "- c"),
        (pd.DataFrame({"b": [1.0], "a": [2.0]}), "same order"),
        (np.ones((1, 3)), "3 features"),
        (pd.DataFrame({"a": ["high"], "b": [2.0]}), "high"),
        (pd.DataFrame({"a": [np.inf], "b": [2.0]}), "inf"),
    ],
)
@pytest.mark.filterwarnings("ignore:X does not have valid feature names")
def test_other_columns_than_those_of_fit_are_refused(asked, holds):
    model = PFNClassifier().fit(pd.DataFrame({"a": np.arange(12.0), "b": np.arange(12.0) ** 2}), Y)
    with pytest.raises(DataError) as refused:
        model.predict(asked)
    assert holds in refused.value.said.nb
    assert holds in refused.value.said.en
