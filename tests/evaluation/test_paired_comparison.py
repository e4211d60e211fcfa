"""Two models on the same patients: counts, exact tests, intervals."""

import itertools

import numpy as np
import pytest
from scipy.stats import binomtest
from statsmodels.stats.contingency_tables import mcnemar

from dyplab.evaluation import accuracy, compare_paired
from dyplab.evaluation.paired import _sign_flip_p
from dyplab.text import use


def models(seed, n=300):
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, 4, n)
    a, b = (np.where(rng.random(n) < share, truth, rng.integers(0, 4, n)) for share in rng.uniform(0.5, 1, 2))
    return truth, a, b


@pytest.mark.parametrize("seed", range(25))
def test_mcnemar_equals_statsmodels_and_scipy(seed):
    truth, a, b = models(seed)
    right_a, right_b = truth == a, truth == b
    table = [[np.sum(right_a & right_b), np.sum(right_a & ~right_b)], [np.sum(~right_a & right_b), 0]]
    found = compare_paired(truth, a, b)
    assert (found.only_a, found.only_b) == (table[0][1], table[1][0])
    assert found.p_value == pytest.approx(mcnemar(table, exact=True).pvalue, rel=1e-9)
    assert found.p_value == pytest.approx(binomtest(found.only_a, found.only_a + found.only_b).pvalue, rel=1e-9)
    assert found.difference.value == pytest.approx(accuracy(truth, a).value - accuracy(truth, b).value, abs=1e-12)


def test_mcnemar_holds_for_thousands_of_patients_apart():
    net = np.r_[np.ones(2600, int), -np.ones(2400, int)]
    assert _sign_flip_p(net) == pytest.approx(binomtest(2600, 5000).pvalue, rel=1e-9)


@pytest.mark.parametrize("seed", range(25))
def test_the_test_by_group_counts_every_way_the_signs_could_fall(seed):
    rng = np.random.default_rng(seed)
    net = rng.integers(-4, 6, 11)
    sums = [sum(s * x for s, x in zip(signs, net, strict=True)) for signs in itertools.product([-1, 1], repeat=11)]
    brute = np.mean(np.abs(sums) >= abs(net.sum()))
    assert _sign_flip_p(net) == pytest.approx(brute, abs=1e-12)


def test_with_groups_the_rows_of_one_group_count_as_one_observation():
    truth = np.ones(60, int)
    a, b = truth, np.r_[np.zeros(20, int), np.ones(40, int)]
    groups = np.repeat(np.arange(6), 10)  # all twenty that only A has right are two patients' rows
    alone, grouped = compare_paired(truth, a, b), compare_paired(truth, a, b, groups=groups)
    assert alone.p_value < 1e-4
    assert grouped.p_value == 0.5
    assert grouped.difference.n == 6
    width = [x.difference.high - x.difference.low for x in (alone, grouped)]
    assert width[1] > 1.5 * width[0]


def test_swapping_the_models_swaps_everything():
    truth, a, b = models(3)
    one, other = compare_paired(truth, a, b), compare_paired(truth, b, a)
    assert (one.only_a, one.only_b) == (other.only_b, other.only_a)
    assert one.p_value == other.p_value
    assert one.difference.value == -other.difference.value
    assert (one.difference.low, one.difference.high) == pytest.approx(
        (-other.difference.high, -other.difference.low), abs=1e-12
    )


def test_two_models_never_apart_may_still_differ_in_the_next_patient():
    same = compare_paired([1] * 50, [1] * 45 + [0] * 5, [1] * 45 + [2] * 5)
    assert (same.only_a, same.only_b, same.p_value, same.difference.value) == (0, 0, 1.0, 0.0)
    assert (same.difference.low, same.difference.high) == pytest.approx((0.025 ** (1 / 50) - 1, 1 - 0.025 ** (1 / 50)))


def test_one_model_always_right_where_the_other_never_is():
    apart = compare_paired([1] * 20, [1] * 20, [0] * 20)
    assert (apart.difference.value, apart.difference.high) == (1.0, 1.0)
    assert apart.difference.low == pytest.approx(2 * 0.025 ** (1 / 20) - 1)


def test_the_comparison_reads_as_prose_in_both_languages():
    truth = np.ones(1000, int)
    a, b = np.r_[np.zeros(10, int), np.ones(990, int)], np.r_[np.ones(950, int), np.zeros(50, int)]
    found = compare_paired(truth, a, b)
    use("en")
    assert str(found).startswith(
        "Only A was right in 50, only B in 10. Difference in accuracy (A minus B): 4.0 percentage points (95% CI 2."
    )
    assert str(found).endswith("Exact McNemar test, p < 0.001.")
    use("nb")
    assert "4,0 prosentpoeng (95\u00a0% KI 2," in str(found)
    assert str(found).endswith("Eksakt McNemar-test, p < 0,001.")
    grouped = compare_paired(truth, a, b, groups=np.arange(1000) // 500)
    assert str(grouped).endswith("Eksakt permutasjonstest (fortegnsbytte per gruppe), p = 1,000.")
