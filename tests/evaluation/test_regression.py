"""Regression scores, held against scikit-learn; how often intervals hold, against counting."""

import numpy as np
import pytest
from sklearn import metrics

from dyplab.evaluation import interval_coverage, mean_absolute_error, r_squared, root_mean_squared_error

PAIRS = {
    "rmse": (root_mean_squared_error, metrics.root_mean_squared_error),
    "mae": (mean_absolute_error, metrics.mean_absolute_error),
    "r2": (r_squared, metrics.r2_score),
}
SCORES = [ours for ours, _ in PAIRS.values()]


def numbers(seed, n=80):
    rng = np.random.default_rng(seed)
    truth = rng.normal(rng.uniform(-1e4, 1e4), rng.uniform(0.1, 50), n)
    return truth, truth + rng.normal(rng.normal(), rng.uniform(0.1, 80), n)


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("seed", range(10))
def test_the_score_is_scikit_learns(name, seed):
    ours, theirs = PAIRS[name]
    truth, predicted = numbers(seed)
    found = ours(truth, predicted)
    assert found.value == pytest.approx(theirs(truth, predicted), rel=1e-9)
    assert found.low < found.value < found.high and found.n == 80 and found.unit == "number"


@pytest.mark.parametrize("name", PAIRS)
def test_a_draw_is_scikit_learns_score_with_weights(name, monkeypatch):
    ours, theirs = PAIRS[name]
    truth, predicted = numbers(3)
    seen = []

    def spy(measure, *args, **kwargs):
        weights = np.random.default_rng(0).multinomial(80, np.full(80, 1 / 80), 5).astype(float)
        seen.extend(zip(weights, measure(weights), strict=True))

    # through the function itself: doctests may have loaded its module a second time
    monkeypatch.setitem(ours.__globals__, "score_with_interval", spy)
    ours(truth, predicted)
    assert len(seen) == 5
    for weights, got in seen:
        assert got == pytest.approx(theirs(truth, predicted, sample_weight=weights), rel=1e-9)


def test_the_share_held_is_that_counted_and_the_limits_belong_to_the_interval():
    truth, low, high = [1.0, 2.0, 3.0, 4.0], [1, 0, 3.5, 0], [1, 1.9, 4, 9]
    found = interval_coverage(truth, low, high)
    assert found.value == 0.5 and found.unit == "share"
    assert interval_coverage(truth, truth, truth).value == 1


@pytest.mark.parametrize("score", SCORES)
def test_by_patient_the_interval_is_wider_when_a_patients_errors_are_alike(score):
    rng = np.random.default_rng(0)
    person = np.repeat(np.arange(30), 10)
    truth = rng.normal(size=300) * 3
    predicted = truth + rng.normal(size=30)[person] + 0.1 * rng.normal(size=300)
    by_row, by_person = score(truth, predicted), score(truth, predicted, groups=person)
    assert by_person.value == by_row.value and by_person.n == 30
    assert by_person.high - by_person.low > 1.5 * (by_row.high - by_row.low)


def test_always_answering_the_mean_has_the_standard_deviation_as_error_and_explains_nothing():
    truth, _ = numbers(1)
    mean = np.full(80, truth.mean())
    assert root_mean_squared_error(truth, mean).value == pytest.approx(truth.std())
    assert r_squared(truth, mean).value == pytest.approx(0, abs=1e-12)


def test_a_model_worse_than_the_mean_explains_less_than_nothing():
    truth, _ = numbers(1)
    found = r_squared(truth, 2 * truth.mean() - 3 * truth)
    assert found.value < 0 and found.low < found.value < found.high


def test_no_error_in_a_few_patients_does_not_promise_none_in_the_next():
    truth = np.arange(10.0)
    for score in (root_mean_squared_error, mean_absolute_error):
        found = score(truth, truth)
        assert found.value == 0 == found.low and 0 < found.high < 9
    assert r_squared(truth, truth).value == 1 and 0 < r_squared(truth, truth).low < 1
    constant = root_mean_squared_error([5.0, 5.0], [5.0, 5.0])
    assert (constant.value, constant.low) == (0, 0) and np.isfinite(constant.high)


@pytest.mark.parametrize("score", SCORES)
def test_one_patient_shows_nothing_of_how_others_differ(score):
    truth = np.arange(4.0)
    found = score(truth, truth + np.array([0, 1, 0, 1]), groups=[7, 7, 7, 7])
    assert found.n == 1 and found.low <= found.value <= found.high and np.isfinite([found.low, found.high]).all()


T = [1.0, 2.0, 3.0]
NAN = float("nan")
REFUSED = {
    "lengths": (lambda: root_mean_squared_error(T, T[:2]), ["predicted", "2", "3"]),
    "missing": (lambda: mean_absolute_error(T, [1, NAN, 3]), ["predicted", "1", "3"]),
    "infinite": (lambda: mean_absolute_error([1, np.inf, 3], T), ["truth", "1", "3"]),
    "words": (lambda: r_squared(T, ["a", "b", "c"]), ["predicted"]),
    "nobody": (lambda: root_mean_squared_error([], []), ["truth"]),
    "a table": (lambda: root_mean_squared_error([T], [T]), ["truth", "(1, 3)"]),
    "all alike": (lambda: r_squared([2, 2, 2], T), ["R²", "3"]),
    "crossed": (lambda: interval_coverage(T, [0, 5, 6], [4, 4, 4]), ["low", "high", "2", "3", "1"]),
    "short high": (lambda: interval_coverage(T, T, T[:2]), ["high", "2", "3"]),
    "groups": (lambda: mean_absolute_error(T, T, groups=[1, 2]), ["groups", "2", "3"]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_in_one_sentence_in_both_languages(refused, case):
    refused(*REFUSED[case])
