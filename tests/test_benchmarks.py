"""The benchmarks: the baseline is the one that was given, and each script is there to be run."""

import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_courses_recipe_is_measured_as_it_was_given(shared):
    given = (shared / "benchmarks" / "course_recipe.py").read_bytes()
    assert (ROOT / "benchmarks" / "course_recipe.py").read_bytes() == given


def test_make_bench_runs_every_benchmark_that_writes_results():
    named = set(runpy.run_path(str(ROOT / "benchmarks" / "run.py"))["BENCHMARKS"])
    writing = {
        path.stem for path in (ROOT / "benchmarks").glob("*.py") if "keep_section(NAME" in path.read_text("utf-8")
    }
    assert named == writing


def test_each_section_of_the_results_is_one_that_a_benchmark_writes():
    results = (ROOT / "benchmarks" / "RESULTS.md").read_text("utf-8")
    sections = [line.removeprefix("## ") for line in results.splitlines() if line.startswith("## ")]
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "benchmarks").glob("*.py"))
    assert all(f'NAME = "{section}"' in sources for section in sections)


def test_the_two_steps_of_pretraining_are_measured_on_networks_of_one_size(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
    benchmark = runpy.run_path(str(ROOT / "benchmarks" / "pfn_throughput.py"))
    (reference, _), (network, _) = benchmark["plain"](), benchmark["ours"]()
    plain, ours = (sum(values.numel() for values in side.parameters()) for side in (reference, network))
    assert plain == 356_066  # nanoTabPFN's
    assert 0.9 * plain <= ours <= 1.1 * plain
