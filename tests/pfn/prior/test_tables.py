"""Invented tables, judged from outside: by scikit-learn's models, and by what tables of patients are like."""

import numpy as np
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from dyplab.pfn.prior.outcome import as_classes
from dyplab.pfn.prior.tables import MECHANISMS, SHARES, invent_tables


def rng(seed=0):
    return np.random.default_rng(seed)


@pytest.mark.parametrize("classes", [0, 2, 3, 10])
def test_tables_have_the_shape_that_was_asked_for(classes):
    x, y = invent_tables(rng(), tables=6, rows=70, columns=5, classes=classes)
    assert (x.shape, x.dtype) == ((6, 70, 5), np.float32)
    assert y.shape == (6, 70)
    assert y.dtype == (np.int64 if classes else np.float32)
    assert not np.isinf(x).any()
    assert np.isfinite(y).all()


@pytest.mark.parametrize("columns", [1, 2, 40])
@pytest.mark.parametrize("mechanism", MECHANISMS.values(), ids=MECHANISMS)
def test_each_mechanism_gives_any_number_of_columns(mechanism, columns):
    x, score = mechanism(rng(), 3, 20, columns)
    assert (x.shape, score.shape) == ((3, 20, columns), (3, 20))
    assert np.isfinite(x).all()
    assert np.isfinite(score).all()


def test_one_seed_gives_the_same_tables_and_another_other_ones():
    first, again, other = (invent_tables(rng(seed), 5, 40, 6, 2) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first[0], again[0])
    np.testing.assert_array_equal(first[1], again[1])
    assert (np.nan_to_num(first[0]) != np.nan_to_num(other[0])).mean() > 0.5


def test_both_of_two_classes_are_there_and_one_may_be_rare():
    _, y = invent_tables(rng(), 300, 100, 3, 2)
    assert set(y.ravel()) == {0, 1}
    share = y.mean(axis=1)
    rarest = np.minimum(share, 1 - share)
    assert rarest.min() >= 0.04
    assert (rarest < 0.15).mean() > 0.05
    assert 0.4 < share.mean() < 0.6  # neither class is the common one by its number


def test_of_ten_classes_a_table_may_lack_some_but_never_has_an_eleventh():
    _, y = invent_tables(rng(), 50, 200, 3, 10)
    there = [len(set(table)) for table in y]
    assert y.min() == 0
    assert y.max() == 9
    assert min(there) >= 2
    assert np.mean(there) > 8


def test_a_number_has_mean_nought_and_deviation_one_and_is_sometimes_skewed():
    _, y = invent_tables(rng(), 200, 300, 3, 0)
    np.testing.assert_allclose(y.mean(axis=1), 0, atol=1e-4)
    np.testing.assert_allclose(y.std(axis=1), 1, atol=1e-3)
    skew = (y**3).mean(axis=1)
    assert 0.05 < (skew > 1).mean() < 0.5


def test_the_shares_of_the_mechanisms_are_a_whole():
    assert list(SHARES) == list(MECHANISMS)
    assert sum(SHARES.values()) == pytest.approx(1)


def aurocs(mechanism, tables=16, rows=400):
    """Mean AUROC of logistic regression and of a forest over tables of one mechanism; half of the rows train."""
    x, score = mechanism(rng(3), tables, rows, 6)
    y = as_classes(rng(4), score, 2)
    found, half = [], rows // 2
    for table, truth in zip(x, y, strict=True):
        models = LogisticRegression(), RandomForestClassifier(25, min_samples_leaf=3, random_state=0)
        fitted = [model.fit(table[:half], truth[:half]) for model in models]
        found.append([roc_auc_score(truth[half:], model.predict_proba(table[half:])[:, 1]) for model in fitted])
    return np.mean(found, axis=0)


def test_a_line_beats_a_forest_where_the_outcome_is_a_sum():
    line, forest = aurocs(MECHANISMS["linear"])
    assert line > forest > 0.6


@pytest.mark.parametrize("name", ["trees", "clusters"])
def test_a_forest_beats_a_line_where_the_outcome_follows_questions_or_kinds(name):
    line, forest = aurocs(MECHANISMS[name])
    assert forest > line + 0.02


def test_columns_tell_of_the_outcome_in_a_causal_model_and_not_all_of_it():
    assert 0.6 < max(aurocs(MECHANISMS["causal"])) < 0.97
