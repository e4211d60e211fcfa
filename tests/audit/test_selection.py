"""Features chosen on all rows, judged by scikit-learn's own choice on either set of rows."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import mannwhitneyu, pearsonr
from sklearn.datasets import load_breast_cancer
from sklearn.feature_selection import f_classif, mutual_info_classif

from dyplab.audit import audit_selection
from dyplab.audit.association import strengths
from dyplab.errors import DataError


def noise(seed, n=100, features=300):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, features)), rng.permutation(n) % 2, np.sort(rng.permutation(n)[: int(0.8 * n)])


def best(x, y, k=20):
    return np.argsort(-f_classif(x, y)[0])[:k]


def names(found):
    return [finding.name for finding in found]


def test_a_choice_on_all_rows_is_found_and_one_on_the_training_rows_is_not():
    for seed in range(20):
        x, y, train = noise(seed)
        (finding,) = audit_selection(x, y, train, best(x, y))
        assert finding.name == "chosen-on-all" and finding.serious and finding.evidence.values["fit_all"] == 20
        assert audit_selection(x, y, train, best(x[train], y[train])) == []


def test_a_choice_by_ranks_is_told_too_and_missing_values_do_no_harm():
    def by_rank(x, y):
        return np.argsort(mannwhitneyu(x[y == 0], x[y == 1]).pvalue)[:20]

    for seed in range(5):
        x, y, train = noise(seed)
        x = np.exp(2 * x)
        assert names(audit_selection(x, y, train, by_rank(x, y))) == ["chosen-on-all"]
        assert audit_selection(x, y, train, by_rank(x[train], y[train])) == []
        x[::7, 5] = np.nan
        assert names(audit_selection(x, y, train, by_rank(np.nan_to_num(x), y))) == ["chosen-on-all"]


@pytest.mark.parametrize("rows", ["all", "train"])
def test_where_both_or_neither_fit_it_says_that_it_cannot_tell(rows):
    x, y = load_breast_cancer(return_X_y=True)
    train = np.arange(500)
    some = slice(None) if rows == "all" else train
    (finding,) = audit_selection(x, y, train, best(x[some], y[some], 5))
    assert (finding.name, finding.serious) == ("not-examined", False) and "practically the same" in finding.what.en
    x, y, train = noise(0)
    chosen = np.argsort(-mutual_info_classif(x, y, random_state=0))[:20]
    (finding,) = audit_selection(x, y, train, chosen)
    assert finding.name == "not-examined" and "no more like" in finding.what.en


def test_columns_are_taken_by_name_rows_as_a_mask_and_outcomes_as_text_or_measurements():
    x, y, train = noise(3)
    frame = pd.DataFrame(x, columns=[f"gene {at}" for at in range(300)])
    mask = np.isin(np.arange(100), train)
    assert names(audit_selection(frame, np.where(y, "ill", "well"), mask, frame.columns[best(x, y)])) == [
        "chosen-on-all"
    ]
    dose = np.random.default_rng(0).normal(size=100)
    for some, found in ((np.arange(100), ["chosen-on-all"]), (train, [])):
        strength = [abs(pearsonr(column, dose[some])[0]) for column in x[some].T]
        assert names(audit_selection(frame, dose, mask, np.argsort(strength)[-20:].tolist())) == found


def test_the_strength_ranks_as_scikit_learn_does():
    x = noise(1)[0]
    classes = np.random.default_rng(0).integers(0, 4, 100)
    assert np.array_equal(np.argsort(strengths(x, classes)), np.argsort(f_classif(x, classes)[0]))
    dose = np.random.default_rng(0).normal(size=100)
    assert strengths(x, dose) == pytest.approx([pearsonr(column, dose)[0] ** 2 for column in x.T])
    assert strengths(np.full((6, 1), 0.1), np.arange(6) % 2)[0] == 0


X, Y, TRAIN = noise(0, 40, 6)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((X, Y[1:], TRAIN, [0]), "39"),
        ((X, Y, [0, 0, 1, 2, 3, 4, 5], [0]), "39"),
        ((X, Y, np.arange(40), [0]), "40"),
        ((X, Y, [1, 2], [0]), "2"),
        ((X, Y, TRAIN, [9]), "9"),
        ((X, Y, TRAIN, ["age"]), "age"),
        ((X, Y, TRAIN, [1, 1]), "1"),
        ((X, Y, TRAIN, []), "0"),
        ((X, Y, TRAIN, range(6)), "6"),
        ((X, np.zeros(40), TRAIN, [0]), "1"),
        ((pd.DataFrame({"a": ["x"] * 40, "b": 1}), Y, TRAIN, ["b"]), "a"),
    ],
)
def test_what_will_not_do_is_refused(given, told):
    with pytest.raises(DataError) as error:
        audit_selection(*given)
    assert told in error.value.said.nb and told in error.value.said.en and error.value.said.nb != error.value.said.en
