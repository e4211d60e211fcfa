"""What the audit of a table reckons with, judged from outside."""

import re

import numpy as np
import pandas as pd
import pytest
from audit.tables.faults import national_number
from scipy.stats import mannwhitneyu
from sklearn.linear_model import Ridge
from sklearn.metrics import roc_auc_score

from dyplab.audit.tables.alike import alikeness
from dyplab.audit.tables.columns import as_column
from dyplab.audit.tables.order import _changes_by_chance
from dyplab.audit.tables.outcome import as_outcome
from dyplab.audit.tables.personal import is_national_number
from dyplab.audit.tables.persons import stems
from dyplab.audit.tables.quick import area, folds_in_order, ridge, shuffled_folds, spread_of_area

RNG = np.random.default_rng(0)


def test_the_area_is_that_of_scikit_learn():
    ill, scores = RNG.random(200) < 0.3, RNG.integers(0, 9, 200).astype(float)
    assert area(ill, scores) == pytest.approx(roc_auc_score(ill, scores))


def test_the_spread_of_the_area_is_that_of_mann_and_whitney():
    ill = np.arange(60) < 25
    scores = RNG.normal(size=60)
    z = (area(ill, scores) - 0.5) / spread_of_area(ill)
    p = mannwhitneyu(scores[ill], scores[~ill], method="asymptotic", use_continuity=False).pvalue
    from scipy.special import ndtr

    assert 2 * ndtr(-abs(z)) == pytest.approx(p)


def test_the_linear_model_is_ridge_regression():
    x, y = RNG.normal(size=(50, 4)), RNG.normal(size=(50, 1))
    weights, middle = ridge(x, y)
    judge = Ridge(alpha=(x - x.mean(axis=0)).var(axis=0).sum()).fit(x, y)
    np.testing.assert_allclose((x - middle) @ weights, judge.predict(x).reshape(-1, 1) - y.mean(), atol=1e-10)


def test_how_often_the_class_changes_by_chance_is_as_in_shuffled_rows():
    classes = np.repeat([0, 1, 2], [20, 30, 50])
    drawn = [int(np.sum(np.diff(RNG.permutation(classes)) != 0)) for _ in range(4000)]
    mean, spread = _changes_by_chance(np.bincount(classes), 100)
    assert mean == pytest.approx(np.mean(drawn), abs=0.3) and spread == pytest.approx(np.std(drawn), rel=0.05)


def test_folds_keep_classes_even_and_persons_whole():
    strata = np.repeat([0, 1], [60, 40])
    persons = np.arange(100) // 4
    ordered, shuffled = folds_in_order(strata, 5), shuffled_folds(strata, 5, RNG, persons)
    for fold in (ordered, shuffled):
        assert np.all(np.abs(np.bincount(fold) - 20) <= 4)
    assert all(len(set(shuffled[persons == one])) == 1 for one in range(25))
    assert ordered[strata == 0].tolist() == sorted(ordered[strata == 0].tolist())


def test_alikeness_is_the_intraclass_correlation():
    person = np.repeat(np.arange(200), 3)
    x = np.sqrt(0.4) * RNG.normal(size=(200, 5))[person] + np.sqrt(0.6) * RNG.normal(size=(600, 5))
    strata = (np.arange(200) % 2)[person]
    found = alikeness(x, person, strata, RNG)
    assert found.between == pytest.approx(0.4, abs=0.06) and found.beyond > 10
    lot = alikeness(x, RNG.permutation(person), strata, RNG)
    assert abs(lot.between) < 0.05 and lot.beyond < 4


def test_national_numbers_are_known_by_their_check_digits():
    numbers = [national_number(RNG) for _ in range(200)]
    assert all(map(is_national_number, numbers))
    wrong = [number[:-1] + str((int(number[-1]) + 1) % 10) for number in numbers]
    assert not any(map(is_national_number, wrong))
    lost_zero = [number.lstrip("0") for number in numbers if re.match("0[1-9]", number)]
    assert lost_zero and all(map(is_national_number, lost_zero))
    random = [f"{number:011}" for number in RNG.integers(0, 10**11, 5000)]
    assert np.mean([is_national_number(number) for number in random]) < 0.005


@pytest.mark.parametrize(
    ("codes", "stem"),
    [
        ([f"phon_R01_S{p:02}_{r}" for p in range(10) for r in range(6)], "phon_R01_S00"),
        ([f"P{p:03}{r}" for p in range(10) for r in "abc"], "P000"),
        ([f"v{r}-{p}" for p in range(100, 110) for r in range(3)], "100"),
        ([f"{p}.{r}.wav" for p in range(10) for r in range(3)], "0"),
    ],
)
def test_persons_are_among_the_stems_of_their_codes(codes, stem):
    found = [set(names) for _, names in stems(as_column(pd.Series(codes), "code"))]
    assert any(stem in names and len(names) == 10 for names in found)


def test_running_codes_have_no_stem():
    assert list(stems(as_column(pd.Series([f"P{k:03}" for k in range(100)]), "code"))) == []


def test_columns_are_read_for_what_they_hold():
    kinds = {
        "1,5;2;;3": "number",
        "a;b;;a": "words",
        "2020-01-01;2021-05-06;;2022-02-02": "date",
        "1.3.1950;24.12.1999;;3.4.2001": "date",
        "1;2;3;x": "number",
        "1;x;y;z": "words",
    }
    for cells, kind in kinds.items():
        column = as_column(pd.Series(cells.split(";")), "c")
        assert (cells, column.kind) == (cells, kind)
    assert as_column(pd.Series(["1,5", "2", "", "<3"] * 3), "c").stray == ()  # half text: words
    assert as_column(pd.Series(["1,5", "2", "4", "<3"] * 3), "c").stray == ("<3",)


def test_an_outcome_is_classes_or_a_number():
    assert as_outcome(pd.Series([0, 1] * 20), "y").kind == "classes"
    assert as_outcome(pd.Series(RNG.normal(size=50)), "y").kind == "number"
    assert as_outcome(pd.Series([f"v{k}" for k in range(50)]), "y").kind == "many"
    assert as_outcome(pd.Series(["a", None, "b"]), "y").known.tolist() == [True, False, True]
