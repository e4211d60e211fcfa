"""Net benefit and decision curves, against counting patient by patient and examples worked by hand."""

import numpy as np
import pytest
from scipy.special import expit

from dyplab import evaluation as ev


def simulated(seed, n=200):
    rng = np.random.default_rng(seed)
    promised = expit(rng.normal(-1, 1.5, n)).round(2)  # some exactly on a threshold
    return rng.random(n) < promised, promised


def counted(ill, promised, threshold):
    """Vickers and Elkin's formula, patient by patient."""
    true_positives = false_positives = 0
    for is_ill, probability in zip(ill, promised, strict=True):
        if probability >= threshold:
            true_positives += int(is_ill)
            false_positives += int(not is_ill)
    return true_positives / len(ill) - false_positives / len(ill) * threshold / (1 - threshold)


@pytest.mark.parametrize("seed", range(5))
def test_the_decision_curve_equals_counting_patient_by_patient(seed):
    ill, promised = simulated(seed)
    curve = ev.decision_curve(ill, promised)
    assert curve.threshold.round(9).tolist() == [k / 100 for k in range(2, 100, 2)]
    for k, threshold in enumerate(curve.threshold):
        assert curve.model[k] == pytest.approx(counted(ill, promised, threshold), abs=1e-12)
        assert curve.treat_all[k] == pytest.approx(counted(ill, np.ones(len(ill)), threshold), abs=1e-12)
    assert (curve.treat_none == 0).all()
    assert (curve.low <= curve.model).all() and (curve.model <= curve.high).all()


def test_the_curve_is_the_net_benefit_at_each_of_its_thresholds():
    ill, promised = simulated(0)
    groups = np.arange(200) // 4
    curve = ev.decision_curve(ill, promised, [0.1, 0.35], groups=groups, seed=3)
    for k, threshold in enumerate([0.1, 0.35]):
        score = ev.net_benefit(ill, promised, threshold, groups=groups, seed=3)
        assert (score.value, score.low, score.high) == (curve.model[k], curve.low[k], curve.high[k])


@pytest.mark.parametrize(
    ("found", "alarmed", "n", "threshold", "expected"),
    [
        (65, 225, 902, 0.1, 0.0443),  # (65 − 225/9)/902
        (87, 815, 902, 0.1, -0.0039),  # everyone: (87 − 815/9)/902
        (30, 20, 100, 0.5, 0.1),  # even odds: found less alarmed
        (8, 40, 100, 0.2, -0.02),  # four alarms cost one found
    ],
)
def test_examples_worked_by_hand(found, alarmed, n, threshold, expected):
    ill = np.r_[np.ones(found), np.zeros(n - found)].astype(int)
    promised = np.r_[np.full(found + alarmed, 0.9), np.zeros(n - found - alarmed)]
    assert ev.net_benefit(ill, promised, threshold).value == pytest.approx(expected, abs=5e-5)


def test_at_a_threshold_of_nothing_everyone_is_acted_on_and_the_benefit_is_the_prevalence():
    ill, promised = simulated(1)
    score, share = ev.net_benefit(ill, promised, 0), ev.accuracy(ill, np.ones(200, int))
    assert score.value == pytest.approx(ill.mean())
    assert (score.low, score.high) == pytest.approx((share.low, share.high), abs=0.01)


def test_a_patient_exactly_at_the_threshold_is_acted_on():
    assert ev.net_benefit([1, 0], [0.3, 0.1], 0.3).value == 0.5
    assert ev.net_benefit([1, 0], [0.3, 0.1], 0.30001).value == 0


def test_where_no_one_is_acted_on_the_limits_say_what_a_few_could_give_or_take():
    ill = np.arange(60) < 20
    score = ev.net_benefit(ill, np.full(60, 0.1), 0.5)
    most = 1 - 0.025 ** (1 / 60)
    assert score.value == 0
    assert (score.low, score.high) == pytest.approx((-most, most))
    by_group = ev.net_benefit(ill, np.full(60, 0.1), 0.8, groups=np.arange(60) // 6)
    assert by_group.n == 10
    assert by_group.low == pytest.approx(4 * -(1 - 0.025 ** (1 / 10)))


@pytest.mark.parametrize("ill", [0, 1])
def test_of_only_ill_or_only_well_the_benefit_is_what_it_is(ill):
    score = ev.net_benefit([ill] * 30, [0.9] * 30, 0.2)
    assert score.value == pytest.approx(1 if ill else -0.25)
    assert -0.25 <= score.low <= score.value <= score.high <= 1
    assert score.high - score.low > 0.05


def test_no_other_way_of_calling_beats_probabilities_that_hold():
    rng = np.random.default_rng(0)
    promised = rng.random(20_000)
    ill = rng.random(20_000) < promised
    curve = ev.decision_curve(ill, promised, [0.1, 0.3, 0.5, 0.8])
    assert (curve.model > np.maximum(curve.treat_all, 0)).all()
    shifted = ev.decision_curve(ill, promised**3, [0.1, 0.3, 0.5, 0.8])
    assert (curve.model > shifted.model).all()


def test_groups_widen_the_interval_when_a_patients_rows_agree():
    ill, promised = simulated(2, 100)
    rows = np.repeat(np.arange(100), 9)
    once = ev.net_benefit(ill, promised, 0.2)
    told = ev.net_benefit(ill[rows], promised[rows], 0.2, groups=rows)
    ignored = ev.net_benefit(ill[rows], promised[rows], 0.2)
    assert told.high - told.low == pytest.approx(once.high - once.low, rel=1e-6)
    assert ignored.high - ignored.low < 0.4 * (once.high - once.low)


def test_the_threshold_from_costs_is_the_one_where_acting_and_waiting_cost_the_same():
    for false_alarm, missed in ((1, 9), (3, 1), (0, 5), (2.5, 2.5), (5, 0)):
        t = ev.cost_threshold(false_alarm, missed)
        assert (1 - t) * false_alarm == pytest.approx(t * missed)


def test_among_all_thresholds_the_one_from_costs_is_the_cheapest_for_probabilities_that_hold():
    rng = np.random.default_rng(0)
    promised = rng.random(50_000)
    ill = rng.random(50_000) < promised
    thresholds = np.linspace(0.01, 0.99, 99)
    costs = [1 * np.sum(~ill & (promised >= t)) + 4 * np.sum(ill & (promised < t)) for t in thresholds]
    assert thresholds[np.argmin(costs)] == pytest.approx(ev.cost_threshold(1, 4), abs=0.03)


REFUSED = {
    "a threshold of one": (lambda: ev.net_benefit([0, 1], [0.1, 0.9], 1), ["threshold", "1"]),
    "a threshold in percent": (lambda: ev.net_benefit([0, 1], [0.1, 0.9], 20), ["threshold", "20"]),
    "a threshold below zero": (lambda: ev.decision_curve([0, 1], [0.1, 0.9], [0.1, -0.2]), ["thresholds", "-0.2"]),
    "a threshold that is missing": (lambda: ev.net_benefit([0, 1], [0.1, 0.9], float("nan")), ["nan"]),
    "thresholds with a hole": (lambda: ev.decision_curve([0, 1], [0.1, 0.9], [0.1, np.nan]), ["thresholds", "1"]),
    "no thresholds": (lambda: ev.decision_curve([0, 1], [0.1, 0.9], []), ["thresholds"]),
    "logits": (lambda: ev.net_benefit([0, 1], [-1, 3], 0.2), ["-1"]),
    "nan": (lambda: ev.decision_curve([0, 1], [np.nan, 0.3]), ["probabilities", "1", "2"]),
    "two lengths": (lambda: ev.net_benefit([0, 1, 1], [0.1, 0.3], 0.2), ["3", "2"]),
    "labels": (lambda: ev.net_benefit(["ill", "well"], [0.1, 0.3], 0.2), ["ill, well"]),
    "nothing costs": (lambda: ev.cost_threshold(0, 0), ["0"]),
    "a gain as a cost": (lambda: ev.cost_threshold(-1, 2), ["-1", "2"]),
    "a cost without end": (lambda: ev.cost_threshold(1, float("inf")), ["inf"]),
    "a cost that is missing": (lambda: ev.cost_threshold(float("nan"), 1), ["nan"]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_will_not_do_is_refused_in_one_sentence_in_each_language(refused, case):
    refused(*REFUSED[case])


def test_the_score_rests_on_those_acted_on():
    ill, promised = simulated(0)
    assert ev.net_benefit(ill, promised, 0.4).n == np.sum(promised >= 0.4)
    assert ev.net_benefit(ill, promised, 0.4, groups=np.arange(200) // 50).n == 4
    lonely = ev.net_benefit(ill, np.where(np.arange(200) == 7, 0.9, 0.1), 0.5)
    assert lonely.n == 200 and -0.05 < lonely.low <= lonely.value <= lonely.high < 0.05
