"""Predictive values at a prevalence, against counting people."""

import numpy as np
import pytest
from sklearn.metrics import precision_score

from dyplab.errors import DataError
from dyplab.evaluation import (
    npv,
    npv_at_prevalence,
    ppv,
    ppv_at_prevalence,
    probabilities_at_prevalence,
    sensitivity,
    specificity,
)

NAN = float("nan")


@pytest.mark.parametrize("ill", [10, 100, 500, 750])
def test_predictive_values_are_what_counting_a_thousand_people_gives(ill):
    truth = np.r_[np.ones(ill, int), np.zeros(1000 - ill, int)]
    found, kept = int(0.9 * ill), int(0.8 * (1000 - ill))
    called = np.r_[np.ones(found), np.zeros(ill - found), np.zeros(kept), np.ones(1000 - ill - kept)].astype(int)
    shares = found / ill, kept / (1000 - ill), ill / 1000
    assert ppv_at_prevalence(*shares) == pytest.approx(precision_score(truth, called), abs=1e-12)
    assert npv_at_prevalence(*shares) == pytest.approx(precision_score(truth, called, pos_label=0), abs=1e-12)


def test_at_the_study_prevalence_the_scores_agree_with_each_other():
    rng = np.random.default_rng(0)
    truth, called = rng.integers(0, 2, (2, 500))
    found, kept = sensitivity(truth, called), specificity(truth, called)
    assert ppv_at_prevalence(found, kept, truth.mean()) == pytest.approx(ppv(truth, called).value, abs=1e-12)
    assert npv_at_prevalence(found, kept, truth.mean()) == pytest.approx(npv(truth, called).value, abs=1e-12)


def test_when_nobody_or_everybody_is_ill():
    assert ppv_at_prevalence(0.9, 0.9, 0) == 0
    assert npv_at_prevalence(0.9, 0.9, 0) == 1
    assert ppv_at_prevalence(0.9, 0.9, 1) == 1
    assert npv_at_prevalence(0.9, 0.9, 1) == 0


def test_probabilities_at_another_prevalence_are_bayes_on_the_odds():
    promised = np.array([0.02, 0.3, 0.5, 0.75, 0.999])
    there = probabilities_at_prevalence(promised, study_prevalence=0.75, prevalence=0.01)
    for before, after in zip(promised, there, strict=True):
        evidence = (before / (1 - before)) / (0.75 / 0.25)  # the likelihood ratio
        assert after / (1 - after) == pytest.approx(evidence * 0.01 / 0.99, rel=1e-12)


def test_probabilities_that_hold_in_the_study_hold_where_another_share_is_ill():
    rng = np.random.default_rng(0)
    ill = rng.random(400_000) < 0.5
    x = rng.normal(size=400_000) + ill  # log odds x − 1/2 when half are ill
    kept = ill & (rng.random(400_000) < 0.05) | ~ill  # now about one in twenty-one is
    there = probabilities_at_prevalence(1 / (1 + np.exp(0.5 - x[kept])), 0.5, 1 / 21)
    for low, high in ((0, 0.05), (0.05, 0.1), (0.1, 0.2), (0.2, 0.4)):
        inside = (there >= low) & (there < high)
        assert ill[kept][inside].mean() == pytest.approx(there[inside].mean(), abs=0.01)


def test_the_same_prevalence_changes_nothing_there_and_back_is_where_one_was_and_certainty_stays():
    promised = np.random.default_rng(0).random(50)
    np.testing.assert_allclose(probabilities_at_prevalence(promised, 0.3, 0.3), promised, atol=1e-15)
    there = probabilities_at_prevalence(promised, 0.3, 0.01)
    np.testing.assert_allclose(probabilities_at_prevalence(there, 0.01, 0.3), promised, atol=1e-12)
    assert probabilities_at_prevalence([0, 1], 0.5, 0.001).tolist() == [0, 1]
    assert float(probabilities_at_prevalence(0.75, 0.75, 0.01)) == pytest.approx(0.01)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (([0.2], 0, 0.1), ["study_prevalence", "0"]),
        (([0.2], 0.5, 1), ["prevalence", "1"]),
        (([0.2], 0.5, 10), ["prevalence", "10"]),
        (([0.2], NAN, 0.1), ["study_prevalence", "nan"]),
        (([20, 0.1], 0.5, 0.1), ["probabilities", "20"]),
        (([0.1, NAN], 0.5, 0.1), ["probabilities", "1", "2"]),
        (([[0.1, 0.9]], 0.5, 0.1), ["probabilities", "(1, 2)"]),
    ],
)
def test_a_prevalence_that_leaves_no_odds_is_refused_in_both_languages(asked, said):
    with pytest.raises(DataError) as caught:
        probabilities_at_prevalence(*asked)
    for text in (caught.value.said.nb, caught.value.said.en):
        assert "{" not in text and all(word in text for word in said)
