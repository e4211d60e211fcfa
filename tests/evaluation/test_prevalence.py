"""Predictive values at a prevalence, against counting people."""

import numpy as np
import pytest
from sklearn.metrics import precision_score

from dyplab.evaluation import npv, npv_at_prevalence, ppv, ppv_at_prevalence, sensitivity, specificity


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
