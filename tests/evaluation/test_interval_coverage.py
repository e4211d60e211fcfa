"""A 95% interval holds the truth in 95 of 100 studies: a thousand simulated studies for each kind of score.

To be quick, with 400 bootstrap draws instead of 2,000, which makes the intervals no better. The fuller table, with few
patients too, is printed by benchmarks/interval_coverage.py.
"""

import importlib.util
from pathlib import Path

import pytest

from dyplab.evaluation import bootstrap


def benchmark(name):
    """A file of benchmarks/, which is no package."""
    path = Path(__file__).parents[2] / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


simulated, procedures = benchmark("interval_coverage"), benchmark("coverage_of_procedures")
CASES = dict(simulated.cases())
PROCEDURES = dict(procedures.cases())


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


@pytest.mark.parametrize(
    "case", ["RMSE, N = 100", "MAE, N = 300", "R² 0.75, N = 300", "share in 90% intervals, N = 300"]
)
def test_so_do_the_intervals_of_regression_scores(case, monkeypatch):
    monkeypatch.setattr(bootstrap, "REPEATS", 400)
    covers, below, above, _ = simulated.coverage(*PROCEDURES[case](), simulations=1_000)
    assert 0.93 <= covers <= 0.97
    assert max(below, above) < 0.045


@pytest.mark.parametrize(
    "case", ["cross-validated AUROC, N = 100, 5 variables", "cross-validated AUROC by patient, 40 patients"]
)
def test_the_interval_of_a_cross_validation_holds_the_expected_score_of_models_made_so(case, monkeypatch):
    """Only 200 studies, to be quick, which tell the coverage to within 3 percentage points."""
    monkeypatch.setattr(bootstrap, "REPEATS", 200)
    monkeypatch.setattr(procedures, "TRAINING_SETS", 300)
    covers, below, above, _ = simulated.coverage(*PROCEDURES[case](), simulations=200)
    assert 0.91 <= covers <= 0.99
    assert max(below, above) < 0.06
