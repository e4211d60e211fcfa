"""A 95% interval holds the truth in 95 of 100 studies: a thousand simulated studies for each kind of score.

To be quick, with 400 bootstrap draws instead of 2,000, which makes the intervals no better. The fuller table, with few
patients too, is printed by benchmarks/interval_coverage.py.
"""

import importlib.util
from pathlib import Path

import pytest

from dyplab.evaluation import bootstrap

_SPEC = importlib.util.spec_from_file_location(
    "interval_coverage", Path(__file__).parents[2] / "benchmarks" / "interval_coverage.py"
)
simulated = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(simulated)
CASES = dict(simulated.cases())


@pytest.mark.parametrize(
    "case",
    [
        "accuracy 0.9, N = 200",
        "sensitivity, N = 300, 30% ill",
        "PPV, N = 300",
        "F1, N = 300",
        "AUROC 0.76, N = 300, 20% ill",
        "Brier loss 0.17, N = 100",
        "accuracy by group, 50 groups",
        "paired difference 8% − 4%, N = 300",
    ],
)
def test_the_interval_holds_the_truth_as_often_as_it_says(case, monkeypatch):
    monkeypatch.setattr(bootstrap, "REPEATS", 400)
    draw, truth = CASES[case]
    covers, below, above, _ = simulated.coverage(draw, truth, simulations=1_000)
    assert 0.93 <= covers <= 0.97
    assert max(below, above) < 0.045  # and the misses lie on both sides


def test_an_interval_that_ignores_the_groups_holds_the_truth_too_seldom(monkeypatch):
    monkeypatch.setattr(bootstrap, "REPEATS", 400)
    draw, truth = CASES["the same 100 groups ignored"]
    assert simulated.coverage(draw, truth, simulations=200)[0] < 0.90
