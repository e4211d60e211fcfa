"""Calibration slope, intercept, curve and error, against statsmodels, scikit-learn, torchmetrics and counting."""

import warnings

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.special import expit, logit

from dyplab import evaluation as ev
from dyplab.errors import DataError
from dyplab.evaluation.calibration import equal_count_bins
from dyplab.evaluation.calibration_line import CLIP, _intercepts, _lines
from dyplab.text import use


def simulated(seed, n=300, intercept=0.0, slope=1.0):
    rng = np.random.default_rng(seed)
    odds = rng.normal(-1, 1.5, n)
    return rng.random(n) < expit(intercept + slope * odds), expit(odds)


def slope_by_statsmodels(ill, promised, weights=None):
    x = sm.add_constant(logit(np.clip(promised, CLIP, 1 - CLIP)))
    return sm.GLM(ill.astype(float), x, family=sm.families.Binomial(), freq_weights=weights).fit(tol=1e-12).params[1]


def intercept_by_statsmodels(ill, promised, weights=None):
    family, offset = sm.families.Binomial(), logit(np.clip(promised, CLIP, 1 - CLIP))
    fit = sm.GLM(ill.astype(float), np.ones(len(ill)), family=family, offset=offset, freq_weights=weights).fit(
        tol=1e-12
    )
    return fit.params[0]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("n", [60, 300])
def test_slope_and_intercept_are_those_of_statsmodels(seed, n):
    ill, promised = simulated(seed, n, intercept=0.7, slope=0.5)
    assert ev.calibration_slope(ill, promised).value == pytest.approx(slope_by_statsmodels(ill, promised), abs=1e-6)
    expected = intercept_by_statsmodels(ill, promised)
    assert ev.calibration_intercept(ill, promised).value == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("seed", range(4))
def test_every_draw_is_fitted_as_statsmodels_fits_the_same_weights(seed):
    ill, promised = simulated(seed, 40, slope=2.5)  # few and well apart: some draws have no slope
    odds = logit(promised)
    rng = np.random.default_rng(seed)
    weights = rng.multinomial(40, np.full(40, 1 / 40), 60).astype(float)
    lines = _lines(weights, ill, odds, start=(3.0, -2.0))  # a start on the wrong side
    added = _intercepts(ill, odds)(weights)
    for w, (_, slope), more in zip(weights, lines, added, strict=True):
        drawn_ill, drawn_well = (odds[(w > 0) & who] for who in (ill, ~ill))
        if min(len(drawn_ill), len(drawn_well)) == 0:
            assert np.isnan(slope) and np.isnan(more)
            continue
        assert more == pytest.approx(intercept_by_statsmodels(ill, promised, w), abs=1e-6)
        if drawn_ill.min() >= drawn_well.max():
            assert np.isnan(slope)
        else:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                assert slope == pytest.approx(slope_by_statsmodels(ill, promised, w), rel=1e-4)


def test_no_draw_is_lost_that_has_a_slope_even_a_very_steep_one():
    rng = np.random.default_rng(0)
    for overlap in (1e-1, 3e-2, 1e-2):
        x = np.r_[rng.uniform(-3, 0, 30), rng.uniform(0, 3, 30), overlap, -overlap]
        ill = np.r_[np.zeros(30, bool), np.ones(30, bool), False, True]
        weights = rng.multinomial(62, np.full(62, 1 / 62), 500).astype(float)
        mixed = (weights[:, 60] > 0) & (weights[:, 61] > 0)
        assert mixed.sum() > 150
        assert np.isfinite(_lines(weights, ill, x)[mixed]).all()


def test_doubling_the_log_odds_halves_the_slope_and_leaves_the_interval_in_step():
    ill, promised = simulated(0)
    once, twice = ev.calibration_slope(ill, promised), ev.calibration_slope(ill, expit(2 * logit(promised)))
    for name in ("value", "low", "high"):
        assert getattr(once, name) == pytest.approx(2 * getattr(twice, name), rel=1e-4)
    assert once.low < once.value < once.high
    assert once.n == min(ill.sum(), (~ill).sum()) and once.unit == "number"


def test_adding_to_the_log_odds_moves_the_intercept_by_as_much():
    ill, promised = simulated(0)
    here, moved = ev.calibration_intercept(ill, promised), ev.calibration_intercept(ill, expit(logit(promised) + 1))
    assert here.value - moved.value == pytest.approx(1, abs=1e-6)
    assert here.low < here.value < here.high


def test_the_slope_interval_is_about_as_wide_as_the_one_of_statsmodels():
    ill, promised = simulated(1, 1000)
    low, high = sm.Logit(ill.astype(float), sm.add_constant(logit(promised))).fit(disp=0).conf_int()[1]
    ours = ev.calibration_slope(ill, promised)
    assert ours.high - ours.low == pytest.approx(high - low, rel=0.1)


def test_patients_copied_ten_times_make_the_interval_no_narrower_when_groups_tell():
    ill, promised = simulated(2, 80)
    for score in (ev.calibration_slope, ev.calibration_intercept):
        once = score(ill, promised)
        told = score(np.tile(ill, 10), np.tile(promised, 10), groups=np.tile(np.arange(80), 10))
        taken_as_others = score(np.tile(ill, 10), np.tile(promised, 10))
        assert told.high - told.low == pytest.approx(once.high - once.low, rel=1e-3)
        assert taken_as_others.high - taken_as_others.low < 0.5 * (once.high - once.low)


def test_probabilities_of_exactly_zero_and_one_are_taken_for_one_in_a_million():
    ill, promised = simulated(3)
    certain = np.where(promised < 0.1, 0, np.where(promised > 0.9, 1, promised))
    for score, theirs in (
        (ev.calibration_slope, slope_by_statsmodels),
        (ev.calibration_intercept, intercept_by_statsmodels),
    ):
        clipped = np.clip(certain, 1e-6, 1 - 1e-6)
        assert score(ill, certain).value == pytest.approx(theirs(ill, clipped), abs=1e-6)


OVERLAP = np.r_[np.linspace(0.01, 0.49, 25), 0.501, 0.499, np.linspace(0.51, 0.99, 25)]
REFUSED = {
    "barely overlapping": (lambda: ev.calibration_slope([0] * 26 + [1] * 26, OVERLAP), ["%"]),
    "apart but for rounding": (
        lambda: ev.calibration_slope([0, 0, 0, 1, 1, 1], [0.1, 0.2, 0.5 + 1e-9, 0.5, 0.7, 0.8]),
        [],
    ),
    "only ill": (lambda: ev.calibration_slope([1, 1], [0.2, 0.8]), ["2", "0"]),
    "only well": (lambda: ev.calibration_intercept([0, 0, 0], [0.2, 0.8, 0.5]), ["0", "3"]),
    "one probability": (lambda: ev.calibration_slope([1, 0, 1], [0.25] * 3), ["calibration_intercept"]),
    "wholly apart": (lambda: ev.calibration_slope([0, 0, 1, 1], [0.1, 0.2, 0.7, 0.8]), []),
    "wholly apart the wrong way": (lambda: ev.calibration_slope([1, 1, 0, 0], [0.1, 0.2, 0.7, 0.8]), []),
    "apart but for a tie": (lambda: ev.calibration_slope([0, 0, 1, 1], [0.1, 0.5, 0.5, 0.8]), []),
    "certain and right": (lambda: ev.calibration_slope([0, 0, 1, 1], [0, 0, 1, 1]), []),
    "a single ill": (lambda: ev.calibration_slope([0, 1, 0, 0], [0.1, 0.3, 0.5, 0.2]), ["1", "3", "4"]),
    "a single ill patient of many rows": (
        lambda: ev.calibration_intercept([1, 1, 0, 0], [0.1, 0.3, 0.5, 0.2], groups=[1, 1, 2, 3]),
        ["2", "3"],
    ),
    "logits": (lambda: ev.calibration_slope([0, 1], [-2, 3]), ["-2"]),
    "nan": (lambda: ev.calibration_intercept([0, 1], [0.1, np.nan]), ["probabilities", "1", "2"]),
    "labels of three kinds": (lambda: ev.calibration_slope([0, 1, 2], [0.1, 0.2, 0.3]), ["0, 1, 2"]),
    "too few": (lambda: ev.calibration_slope([0, 1], [0.1, 0.2, 0.3]), ["3", "2"]),
    "no bins": (lambda: ev.expected_calibration_error([0, 1], [0.1, 0.9], bins=0), ["0"]),
    "half a bin": (lambda: ev.calibration_curve([0, 1], [0.1, 0.9], bins=2.5), ["2.5"]),
    "percentages": (lambda: ev.expected_calibration_error([0, 1], [10, 90]), ["10"]),
    "probabilities per class": (lambda: ev.expected_calibration_error([0, 1], [[0.1, 0.9]] * 2), ["(2, 2)"]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_has_no_answer_is_refused_in_one_sentence_in_each_language(case):
    call, values = REFUSED[case]
    with pytest.raises(DataError) as caught:
        call()
    said = caught.value.said
    for text in (said.nb, said.en):
        assert "{" not in text and "\n" not in text and text.endswith(".")
        assert 40 < len(text) < 280
        assert all(value in text for value in values), text
    assert said.nb != said.en


def test_of_one_probability_the_intercept_says_how_far_it_is_from_the_share_of_ill():
    ill = np.arange(40) < 10
    score = ev.calibration_intercept(ill, np.full(40, 0.5))
    assert score.value == pytest.approx(logit(0.25), abs=1e-9)
    assert score.low < score.value < score.high


# Bins of equally many patients


@pytest.mark.parametrize("n", [100, 101, 107, 9, 3])
def test_without_ties_no_bin_holds_more_than_one_patient_more_than_another_and_none_is_out_of_order(n):
    promised = np.random.default_rng(n).random(n)
    bin_of = equal_count_bins(promised, 10)
    counts = np.bincount(bin_of, minlength=10)
    assert counts.max() - counts.min() <= 1
    assert (np.diff(bin_of[np.argsort(promised)]) >= 0).all()


def test_patients_with_the_same_probability_are_never_parted_and_lie_where_their_middle_one_would():
    rng = np.random.default_rng(0)
    for _ in range(200):
        n, bins = rng.integers(1, 60), rng.integers(1, 15)
        promised = rng.integers(0, 8, n) / 8
        bin_of = equal_count_bins(promised, bins)
        assert bin_of.min() >= 0 and bin_of.max() < bins
        for value in np.unique(promised):
            (its_bin,) = set(bin_of[promised == value])
            below, same = np.sum(promised < value), np.sum(promised == value)
            assert its_bin == int(np.floor((below + same / 2) * bins / n + 1e-12))


def test_a_curve_of_one_probability_is_one_point():
    curve = ev.calibration_curve([0, 1, 1, 0, 0], [0.3] * 5)
    assert curve.n.tolist() == [5]
    assert curve.predicted[0] == pytest.approx(0.3) and curve.observed[0] == pytest.approx(0.4)


# The expected calibration error


@pytest.mark.parametrize("seed", range(6))
def test_the_error_equals_counting_bin_by_bin_from_scikit_learns_curve(seed):
    from sklearn.calibration import calibration_curve

    ill, promised = simulated(seed, 240, slope=0.6)
    observed, predicted = calibration_curve(ill, promised, n_bins=10, strategy="quantile")
    expected = np.mean(np.abs(observed - predicted))  # 24 patients in each
    assert ev.expected_calibration_error(ill, promised).value == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("seed", range(4))
def test_the_error_equals_that_of_torchmetrics_where_equal_counts_are_equal_widths(seed):
    import torch
    from torchmetrics.functional.classification import binary_calibration_error

    rng = np.random.default_rng(seed)
    promised = ((np.arange(200) + rng.uniform(0.1, 0.9, 200)) / 200).astype(np.float32)  # twenty in each tenth
    ill = rng.random(200) < promised**2
    theirs = binary_calibration_error(torch.tensor(promised), torch.tensor(ill.astype(int)), n_bins=10, norm="l1")
    assert ev.expected_calibration_error(ill, promised).value == pytest.approx(float(theirs), abs=1e-6)


def test_the_luck_is_what_simulating_patient_by_patient_gives():
    _, promised = simulated(5, 120)
    ours = ev.expected_calibration_error(promised > 0.5, promised, bins=6)
    rng = np.random.default_rng(1)
    order = np.argsort(promised)
    errors = []
    for _ in range(3000):
        ill = rng.random(120) < promised
        errors.append(sum(abs(ill[b].mean() - promised[b].mean()) * len(b) / 120 for b in np.split(order, 6)))
    assert ours.by_luck == pytest.approx(np.mean(errors), abs=0.0025)
    assert (ours.low, ours.high) == pytest.approx(tuple(np.quantile(errors, [0.025, 0.975])), abs=0.006)


def test_of_models_whose_probabilities_hold_luck_covers_the_error_as_often_as_it_says():
    inside = []
    for seed in range(300):
        ill, promised = simulated(seed, 150)
        error = ev.expected_calibration_error(ill, promised)
        inside.append(error.low <= error.value <= error.high)
    assert 0.92 <= np.mean(inside) <= 0.98


def test_the_luck_grows_when_a_patients_rows_share_it():
    ill, promised = simulated(4, 40)
    rows = np.repeat(np.arange(40), 10)
    told = ev.expected_calibration_error(ill[rows], promised[rows], groups=rows)
    ignored = ev.expected_calibration_error(ill[rows], promised[rows])
    once = ev.expected_calibration_error(ill, promised)
    assert told.value == ignored.value
    assert told.by_luck == pytest.approx(once.by_luck, abs=0.01)
    assert ignored.by_luck < 0.5 * told.by_luck


def test_certain_probabilities_leave_nothing_to_luck():
    error = ev.expected_calibration_error([0, 1, 1, 0], [0, 1, 1, 1])
    assert (error.value, error.by_luck, error.high) == (0.25, 0, 0)


def test_the_error_is_written_in_both_languages():
    error = ev.expected_calibration_error([0, 1, 1, 0], [0.1, 0.8, 0.7, 0.3])
    assert float(error) == error.value and error.n == 4
    assert str(error).startswith(f"{error.value:.3f}. A perfectly calibrated model")
    use("nb")
    assert str(error).startswith(f"{error.value:.3f}. En perfekt kalibrert modell".replace(".", ",", 1))
