"""Every score equals scikit-learn's, on many random sets of patients."""

import numpy as np
import pytest
from sklearn import metrics

from dyplab import evaluation
from dyplab.evaluation import (
    TwoByTwo,
    accuracy,
    auroc,
    auroc_one_against_rest,
    bootstrap,
    brier_loss,
    calibration_curve,
    confusion_matrix,
    two_by_two,
)
from dyplab.evaluation.ranking import roc_curve

SEEDS = range(25)


@pytest.fixture(autouse=True)
def few_draws(monkeypatch):
    """Only the value is judged here, so the interval may be rough."""
    monkeypatch.setattr(bootstrap, "REPEATS", 20)


def binary_patients(seed):
    """From 10 to 400 patients, common or rare disease, at least one ill and well, called and not called."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(10, 400))
    truth = (rng.random(n) < rng.choice([0.02, 0.3, 0.5, 0.97])).astype(int)
    predicted = np.where(rng.random(n) < 0.8, truth, 1 - truth)
    truth[:4], predicted[:4] = [0, 0, 1, 1], [0, 1, 0, 1]
    return truth, predicted


@pytest.mark.parametrize("seed", SEEDS)
def test_the_scores_of_a_two_by_two_table_equal_scikit_learns(seed):
    truth, predicted = binary_patients(seed)
    same = {
        "accuracy": metrics.accuracy_score(truth, predicted),
        "sensitivity": metrics.recall_score(truth, predicted),
        "specificity": metrics.recall_score(truth, predicted, pos_label=0),
        "ppv": metrics.precision_score(truth, predicted),
        "npv": metrics.precision_score(truth, predicted, pos_label=0),
        "f1": metrics.f1_score(truth, predicted),
    }
    for name, expected in same.items():
        assert getattr(evaluation, name)(truth, predicted).value == pytest.approx(expected, abs=1e-12), name


@pytest.mark.parametrize("seed", SEEDS)
def test_any_label_can_be_the_positive_one(seed):
    rng = np.random.default_rng(seed)
    truth, predicted = rng.choice(["benign", "malignant"], size=(2, 200))
    for name, score in {"sensitivity": "recall", "ppv": "precision", "f1": "f1"}.items():
        ours = getattr(evaluation, name)(truth, predicted, positive="malignant")
        theirs = getattr(metrics, f"{score}_score")(truth, predicted, pos_label="malignant")
        assert ours.value == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_by_two_and_confusion_matrix_equal_scikit_learns(seed):
    truth, predicted = binary_patients(seed)
    (tn, fp), (fn, tp) = metrics.confusion_matrix(truth, predicted)
    assert two_by_two(truth, predicted) == TwoByTwo(tp=tp, fn=fn, fp=fp, tn=tn)
    rng = np.random.default_rng(seed)
    many, answers = rng.integers(0, 10, (2, 300))
    many[many == 3] = 4  # a class the truth never has
    assert np.array_equal(confusion_matrix(many, answers), metrics.confusion_matrix(many, answers))
    names = np.array(list("abcdefghij"))
    assert np.array_equal(confusion_matrix(names[many], names[answers]), metrics.confusion_matrix(many, answers))


@pytest.mark.parametrize("seed", SEEDS)
def test_auroc_equals_scikit_learns_with_and_without_ties(seed):
    truth, _ = binary_patients(seed)
    rng = np.random.default_rng(seed)
    smooth = rng.normal(size=len(truth)) + truth
    for scores in (smooth, np.round(smooth), np.round(smooth, 1), np.zeros(len(truth)), smooth * 1e-300):
        assert auroc(truth, scores).value == pytest.approx(metrics.roc_auc_score(truth, scores), abs=1e-12)
        # The curve too, at every threshold.
        theirs = metrics.roc_curve(truth, scores, drop_intermediate=False)
        for ours, expected in zip(roc_curve(truth == 1, scores), theirs, strict=False):
            np.testing.assert_allclose(ours, expected, atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_auroc_by_class_and_brier_loss_equal_scikit_learns(seed):
    rng = np.random.default_rng(seed)
    classes = int(rng.integers(3, 11))
    truth = np.concatenate([np.arange(classes), rng.integers(0, classes, 200)])
    table = rng.dirichlet(np.full(classes, 0.5), len(truth)).round(2) + 0.01  # rounded: ties
    table /= table.sum(axis=1, keepdims=True)
    ours = [score.value for score in auroc_one_against_rest(truth, table)]
    theirs = [metrics.roc_auc_score(truth == k, table[:, k]) for k in range(classes)]
    np.testing.assert_allclose(ours, theirs, atol=1e-12)
    expected = metrics.brier_score_loss(truth, table, labels=np.arange(classes))
    assert brier_loss(truth, table).value == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_brier_loss_of_two_classes_is_the_same_from_one_column_and_from_two(seed):
    truth, _ = binary_patients(seed)
    promised = np.random.default_rng(seed).random(len(truth))
    expected = metrics.brier_score_loss(truth, promised)
    assert brier_loss(truth, promised).value == pytest.approx(expected, abs=1e-12)
    assert brier_loss(truth, np.column_stack([1 - promised, promised])).value == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_calibration_curve_equals_scikit_learns(seed):
    from sklearn.calibration import calibration_curve as theirs

    rng = np.random.default_rng(seed)
    promised = rng.beta(0.5, 0.5, 300)
    truth = rng.random(300) < promised
    for bins in (2, 5, 10):
        ours = calibration_curve(truth, promised, bins)
        observed, predicted = theirs(truth, promised, n_bins=bins, strategy="quantile")
        np.testing.assert_allclose(ours.observed, observed, atol=1e-12)
        np.testing.assert_allclose(ours.predicted, predicted, atol=1e-12)
        assert ours.n.sum() == 300


def test_calibration_of_many_classes_holds_the_answer_against_its_probability():
    from sklearn.calibration import calibration_curve as theirs

    rng = np.random.default_rng(0)
    truth, table = rng.integers(0, 5, 400), rng.dirichlet(np.ones(5), 400)
    ours = calibration_curve(truth, table)
    observed, predicted = theirs(truth == table.argmax(axis=1), table.max(axis=1), n_bins=10)
    np.testing.assert_allclose(ours.observed, observed, atol=1e-12)
    np.testing.assert_allclose(ours.predicted, predicted, atol=1e-12)


def test_accuracy_takes_lists_series_booleans_text_and_tensors():
    import pandas as pd
    import torch

    truth, predicted = [1, 0, 1, 1], [1, 1, 1, 1]
    for kind in (
        list,
        np.array,
        pd.Series,
        torch.tensor,
        pd.array,
        lambda x: np.array(x, float),
        lambda x: np.array(x, bool),
    ):
        assert accuracy(kind(truth), kind(predicted)).value == 0.75
    assert accuracy(pd.Series(["a", "b"]), ["a", "c"]).value == 0.5
