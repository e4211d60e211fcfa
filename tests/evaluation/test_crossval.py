"""Cross-validation: nobody on both sides, every patient tested once a repeat, scores as scikit-learn takes them."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import BaseEstimator, ClassifierMixin, clone
from sklearn.compose import make_column_transformer
from sklearn.datasets import load_breast_cancer, load_diabetes
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression, RidgeClassifier
from sklearn.metrics import roc_auc_score, root_mean_squared_error
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from dyplab.errors import DataError
from dyplab.evaluation import auroc, brier_loss, compare_cross_validated, cross_validate, crossval
from dyplab.evaluation.folds import deal, strata_of

X, Y = load_breast_cancer(return_X_y=True, as_frame=True)
Y = (Y == 0).astype(int)
X, Y = X.iloc[:200, :8], Y.iloc[:200]
LOGISTIC = make_pipeline(StandardScaler(), LogisticRegression())
PEOPLE = np.random.default_rng(0).integers(0, 60, 200)


class FirstColumn(ClassifierMixin, BaseEstimator):
    """Answers with the first column: quick, and nothing to learn."""

    def fit(self, x, y):
        assert set(np.unique(y)) == {0, 1}  # every training part has both
        self.classes_, self.seen_ = np.unique(y), len(y)
        return self

    def predict(self, x):
        return (self.decision_function(x) > 0).astype(int)

    def decision_function(self, x):
        return np.asarray(x)[:, 0]


@st.composite
def studies(draw, most=60):
    """Groups of any size, ill rows anywhere, and folds for which there are enough groups with each."""
    folds = draw(st.integers(2, 5))
    n = draw(st.integers(2 * folds, most))
    groups = np.array(draw(st.lists(st.integers(0, draw(st.integers(folds, n))), min_size=n, max_size=n)))
    ill = np.array(draw(st.lists(st.booleans(), min_size=n, max_size=n)))
    return folds, groups, ill, draw(st.integers(0, 1000))


def enough(folds, groups, ill):
    return min(len(np.unique(groups[ill])), len(np.unique(groups[~ill]))) >= folds


@given(studies())
@settings(max_examples=150, deadline=None)
def test_with_groups_nobody_is_on_both_sides_and_each_fold_has_ill_and_well(study):
    folds, groups, ill, seed = study
    if not enough(folds, groups, ill):
        with pytest.raises(DataError):
            cross_validate(
                FirstColumn(), np.zeros((len(ill), 1)), ill, groups=groups, folds=folds, repeats=2, seed=seed
            )
        return
    found = cross_validate(
        FirstColumn(), np.arange(len(ill))[:, None], ill, groups=groups, folds=folds, repeats=2, seed=seed
    )
    for fold in found.fold:
        for person in np.unique(groups):
            assert len(np.unique(fold[groups == person])) == 1
        for k in range(folds):
            assert ill[fold == k].any() and (~ill[fold == k]).any()
        assert np.ptp([len(np.unique(groups[fold == k])) for k in range(folds)]) <= 1
        with_ill = [len(np.unique(groups[ill & (fold == k)])) for k in range(folds)]
        with_well = [len(np.unique(groups[~ill & (fold == k)])) for k in range(folds)]
        assert max(np.ptp(with_ill), np.ptp(with_well)) <= 1
    assert np.array_equal(found.predicted, np.tile(np.arange(len(ill)), (2, 1)))  # each row answered from its own row


@given(st.integers(2, 10), st.integers(10, 80), st.integers(10, 80), st.integers(0, 1000))
@settings(max_examples=100, deadline=None)
def test_each_row_is_tested_once_a_repeat_and_the_ill_are_spread_as_scikit_learn_spreads_them(folds, ill, well, seed):
    y = np.random.default_rng(seed).permutation(np.repeat([1, 0], [ill, well]))
    found = cross_validate(FirstColumn(), np.zeros((len(y), 1)), y, folds=folds, repeats=3, seed=seed)
    reference = StratifiedKFold(folds, shuffle=True, random_state=0).split(y, y)
    theirs = sorted(int(y[test].sum()) for _, test in reference)
    for fold in found.fold:
        assert fold.shape == y.shape and set(fold) == set(range(folds))
        assert sorted(int(y[fold == k].sum()) for k in range(folds)) == theirs
        assert np.ptp(np.bincount(fold)) <= 1


def test_the_same_seed_gives_the_same_folds_and_more_repeats_leave_the_first_ones_as_they_were():
    few, many = (cross_validate(FirstColumn(), X, Y, repeats=repeats, seed=3) for repeats in (2, 4))
    assert np.array_equal(few.fold, many.fold[:2])
    assert not np.array_equal(many.fold[2], many.fold[3])
    assert not np.array_equal(few.fold, cross_validate(FirstColumn(), X, Y, repeats=2, seed=4).fold)


def test_by_patient_the_order_of_the_rows_changes_nothing():
    order = np.random.default_rng(1).permutation(len(X))
    names = np.array([f"p{person:02}" for person in PEOPLE])
    as_given = cross_validate(FirstColumn(), X, Y, groups=names, repeats=2)
    shuffled = cross_validate(FirstColumn(), X.iloc[order], Y.iloc[order], groups=names[order], repeats=2)
    assert np.array_equal(as_given.fold[:, order], shuffled.fold)
    assert shuffled.score.value == pytest.approx(as_given.score.value, abs=1e-12)
    assert shuffled.score.low == pytest.approx(as_given.score.low, abs=1e-12)


def test_patients_of_different_sizes_are_dealt_otherwise_in_each_repeat_yet_evenly():
    sizes = np.arange(1, 41)  # where scikit-learn's shuffling changes next to nothing
    groups, ill = np.repeat(np.arange(40), sizes), np.repeat(np.arange(40) % 2 == 0, sizes)
    dealt = [deal(strata_of(ill, groups), sizes, 5, np.random.default_rng(seed)) for seed in range(20)]
    assert len({(fold == fold[:, None]).tobytes() for fold in dealt}) == 20  # who is with whom
    rows = np.array([np.bincount(fold, sizes) for fold in dealt])
    assert rows.min() > 0.75 * rows.mean() and rows.max() < 1.25 * rows.mean()


def test_the_auroc_is_scikit_learns_mean_over_the_folds():
    found = cross_validate(LOGISTIC, X, Y, folds=4, repeats=2, seed=5)
    for fold, predicted, by_fold in zip(found.fold, found.predicted, found.by_fold, strict=True):
        splits = [(np.flatnonzero(fold != k), np.flatnonzero(fold == k)) for k in range(4)]
        theirs = cross_val_score(clone(LOGISTIC), X, Y, cv=splits, scoring="roc_auc")
        assert by_fold == pytest.approx(theirs, abs=1e-12)
        assert [roc_auc_score(Y.iloc[test], predicted[test]) for _, test in splits] == pytest.approx(theirs)
    assert found.score.value == pytest.approx(found.by_fold.mean(), abs=1e-12)
    assert found.score.n == min(Y.sum(), (1 - Y).sum())


def test_a_draw_is_the_mean_of_the_folds_weighed_by_the_pairs_left_in_each():
    from dyplab.evaluation.crossval import measure_of

    found = cross_validate(LOGISTIC, X.iloc[80:120], Y.iloc[80:120], folds=4, repeats=2)
    truth = found.truth == 1
    counts = np.random.default_rng(0).multinomial(40, np.full(40, 1 / 40), 30).astype(float)
    counts[0][(found.fold[0] == 1) & truth] = 0  # a fold that has lost its ill
    with np.errstate(invalid="ignore"):
        draws = measure_of(found)(counts)
    for weights, got in zip(counts, draws, strict=True):
        areas, pairs = [], []
        for fold, predicted in zip(found.fold, found.predicted, strict=True):
            for k in range(4):
                inside = fold == k
                full = truth[inside].sum() * (~truth[inside]).sum()
                left = weights[inside & truth].sum() * weights[inside & ~truth].sum()
                pairs.append(left / full)
                defined = left > 0
                areas.append(
                    roc_auc_score(truth[inside], predicted[inside], sample_weight=weights[inside]) if defined else 0
                )
        assert got == pytest.approx(np.average(areas, weights=pairs), abs=1e-9)


def test_the_rmse_is_scikit_learns_over_all_out_of_fold_predictions():
    x, y = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
    found = cross_validate(LinearRegression(), x, y, repeats=3)
    assert found.kind == "number" and found.score.unit == "number"
    assert found.score.value == pytest.approx(root_mean_squared_error(np.tile(y, 3), found.predicted.ravel()))
    inside = found.fold[1] == 2
    assert found.by_fold[1, 2] == pytest.approx(root_mean_squared_error(y[inside], found.predicted[1, inside]))
    assert found.score.low < found.score.value < found.score.high


def test_a_data_frame_reaches_the_model_as_one_and_an_array_gives_the_same():
    by_name = make_pipeline(make_column_transformer((StandardScaler(), list(X.columns))), LogisticRegression())
    named = cross_validate(by_name, X, Y, repeats=1)
    assert named.score == cross_validate(LOGISTIC, X.to_numpy(), list(Y), repeats=1).score


def test_the_model_itself_is_never_fitted():
    model = LogisticRegression(max_iter=1000)
    cross_validate(model, StandardScaler().fit_transform(X), Y, repeats=1)
    assert not hasattr(model, "coef_")


def test_y_may_be_true_and_false_and_the_probability_is_that_of_the_ill():
    found = cross_validate(LOGISTIC, X, Y == 1, repeats=2)
    assert found.score.value > 0.9
    assert found.probabilities == pytest.approx(found.predicted.mean(axis=0))
    assert brier_loss(found.truth, found.probabilities).value < 0.1


def test_a_model_without_probabilities_is_ranked_by_its_decision_function():
    for model in (RidgeClassifier(), SVC(kernel="linear")):
        found = cross_validate(make_pipeline(StandardScaler(), model), X, Y, repeats=1)
        assert found.kind == "decision" and found.score.value > 0.9
        with pytest.raises(DataError) as caught:
            _ = found.probabilities
        assert "predict_proba" in caught.value.said.nb and "predict_proba" in caught.value.said.en


def test_a_regression_has_no_probabilities():
    found = cross_validate(LinearRegression(), X, X.iloc[:, 0], repeats=1)
    with pytest.raises(DataError) as caught:
        _ = found.probabilities
    assert ".predicted" in caught.value.said.nb and ".predicted" in caught.value.said.en


def test_a_model_that_knows_nothing_scores_a_half():
    found = cross_validate(DummyClassifier(), X, Y, repeats=2)
    assert found.score.value == 0.5 and found.score.low < 0.45 and found.score.high > 0.55


def test_the_interval_is_wider_than_that_of_a_fixed_models_answers_and_than_one_that_ignores_the_patients():
    rng = np.random.default_rng(0)
    person = np.repeat(np.arange(40), 5)
    ill = person % 2 == 0
    x = (rng.normal(size=40)[person] + 0.8 * ill + 0.1 * rng.normal(size=200))[:, None]
    by_patient = cross_validate(LogisticRegression(), x, ill, groups=person, repeats=2)
    by_row = auroc(ill, by_patient.probabilities)
    assert by_patient.score.high - by_patient.score.low > 1.5 * (by_row.high - by_row.low)
    assert by_patient.score.n == 20


def test_the_interval_is_wider_than_the_luck_of_the_test_by_the_share_trained_on(monkeypatch):
    with_training = cross_validate(LOGISTIC, X, Y, repeats=2).score
    monkeypatch.setattr(crossval, "luck_of_training", lambda fold: 1.0)
    test_alone = cross_validate(LOGISTIC, X, Y, repeats=2).score
    widths = with_training.high - with_training.low, test_alone.high - test_alone.low
    assert widths[0] / widths[1] == pytest.approx(np.sqrt(5 / 4), rel=0.1)
    assert with_training.value == test_alone.value


def test_it_says_what_the_interval_covers_in_both_languages():
    from dyplab.text import use

    found = cross_validate(LOGISTIC, X, Y, repeats=2)
    use("nb")
    assert "2 × 5 folder" in str(found) and "hvilke pasienter" in str(found)
    use("en")
    assert "2 × 5 folds" in str(found) and "which patients came" in str(found)


def test_the_paired_difference_is_that_of_the_scores_and_swaps_sign_with_the_models():
    weak = make_pipeline(StandardScaler(), LogisticRegression(C=1e-3))
    a, b = cross_validate(LOGISTIC, X, Y, repeats=2), cross_validate(weak, X.iloc[:, 4:], Y, repeats=2)
    found, swapped = compare_cross_validated(a, b), compare_cross_validated(b, a)
    assert found.value == pytest.approx(a.score.value - b.score.value, abs=1e-12)
    assert (swapped.low, swapped.high) == pytest.approx((-found.high, -found.low), abs=1e-9)
    assert found.high - found.low < (a.score.high - a.score.low) + (b.score.high - b.score.low)


def test_a_model_does_not_differ_from_itself():
    a = cross_validate(LOGISTIC, X, Y, repeats=1)
    found = compare_cross_validated(a, a)
    assert found.value == 0 and found.low < 0 < found.high


X4, Y4 = np.zeros((40, 2)), np.tile([0, 1], 20)
NAN = float("nan")
REFUSED = {
    "one class": (lambda: cross_validate(FirstColumn(), X4, np.ones(40)), ["40", "0", "5"]),
    "fewer ill than folds": (lambda: cross_validate(FirstColumn(), X4, np.arange(40) < 4), ["4", "36", "5"]),
    "missing outcome": (lambda: cross_validate(FirstColumn(), X4, [NAN, None, *Y4[2:]]), ["y", "2", "40"]),
    "missing number": (lambda: cross_validate(LinearRegression(), X4, np.full(40, NAN)), ["y", "40"]),
    "three classes": (lambda: cross_validate(FirstColumn(), X4, np.arange(40) % 3), ["0, 1, 2", "y == 2"]),
    "words as outcome": (lambda: cross_validate(FirstColumn(), X4, ["ill", "well"] * 20), ["ill, well"]),
    "words as numbers": (lambda: cross_validate(LinearRegression(), X4, ["high", "low"] * 20), ["y"]),
    "x too short": (lambda: cross_validate(FirstColumn(), X4[:39], Y4), ["x", "39", "40"]),
    "groups too short": (lambda: cross_validate(FirstColumn(), X4, Y4, groups=range(39)), ["groups", "39", "40"]),
    "a missing patient id": (lambda: cross_validate(FirstColumn(), X4, Y4, groups=[None] * 40), ["groups", "40"]),
    "fewer groups than folds": (
        lambda: cross_validate(FirstColumn(), X4, Y4, groups=np.arange(40) % 4),
        ["4", "5"],
    ),
    "few ill groups": (
        lambda: cross_validate(FirstColumn(), X4, Y4, groups=np.where(Y4, 0, range(40))),
        ["1", "20", "5"],
    ),
    "numbers of few patients": (lambda: cross_validate(LinearRegression(), X4[:4], Y4[:4]), ["4", "5"]),
    "a flat x": (lambda: cross_validate(FirstColumn(), X4[:, 0], Y4), ["x", "(40,)"]),
    "one fold": (lambda: cross_validate(FirstColumn(), X4, Y4, folds=1), ["folds", "1", "2"]),
    "half a fold": (lambda: cross_validate(FirstColumn(), X4, Y4, folds=2.5), ["folds", "2.5"]),
    "no repeats": (lambda: cross_validate(FirstColumn(), X4, Y4, repeats=0), ["repeats", "0"]),
    "the class itself": (lambda: cross_validate(LogisticRegression, X4, Y4), ["LogisticRegression"]),
    "no model": (lambda: cross_validate("forest", X4, Y4), ["str"]),
    "only yes and no": (
        lambda: cross_validate(SayNo(), X4, Y4),
        ["SayNo", "predict_proba", "decision_function"],
    ),
    "other folds": (
        lambda: compare_cross_validated(*(cross_validate(FirstColumn(), X4, Y4, repeats=1, seed=s) for s in (0, 1))),
        ["seed"],
    ),
    "other patients": (
        lambda: compare_cross_validated(*(cross_validate(FirstColumn(), X4, y, repeats=1) for y in (Y4, 1 - Y4))),
        ["y"],
    ),
    "groups in one only": (
        lambda: compare_cross_validated(
            *(cross_validate(FirstColumn(), X4, Y4, repeats=1, groups=g) for g in (None, range(40)))
        ),
        ["groups"],
    ),
}  # fmt: skip


class SayNo(ClassifierMixin, BaseEstimator):
    def fit(self, x, y):
        return self

    def predict(self, x):
        return np.zeros(len(x))


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_in_one_sentence_in_both_languages(refused, case):
    refused(*REFUSED[case])


def test_a_series_with_its_own_index_is_taken_by_place():
    shifted = pd.Series(Y.to_numpy(), index=np.arange(200)[::-1] + 1000)
    assert (
        cross_validate(FirstColumn(), X, shifted, repeats=1).score
        == cross_validate(FirstColumn(), X, Y, repeats=1).score
    )
