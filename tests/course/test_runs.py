"""Every lesson from its first cell to its last, as a reader runs it, where there is no network at all."""

import json
import shutil
import subprocess
import sys
from importlib import metadata

import pytest
from conftest import missing
from packaging.requirements import Requirement

from dyplab.course import catalogue, progress
from dyplab.course import run as running
from dyplab.course.notebook import build
from dyplab.course.page import page
from dyplab.course.source import exercise_homes, read_lesson, with_solution

LESSONS = [info.id for info in catalogue.lessons()]
CORE = [info.id for info in catalogue.lessons() if info.needs == "core"]
FRESH = [(lesson, "en", "fresh", "to do") for lesson in LESSONS]
SOLVED = [(lesson, "nb", "solved", "passed") for lesson in LESSONS if lesson not in CORE]  # those of CORE: below
MOST_MEMORY = 1.5 * 2**30

RUN = """
import json, socket, sys
from dyplab.course.run import run_lesson
try:
    socket.create_connection(("192.0.2.1", 80), 1)
except OSError as error:
    network = type(error).__name__
else:
    network = "there is one"
run = run_lesson(sys.argv[1], sys.argv[2], solved=sys.argv[3] == "solved")
print(json.dumps([run.outcomes, run.peak_bytes, run.error and run.error.en, network]))
"""


def cut_off(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a network namespace that has nothing in it, not even a loopback that is up."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rn", "true"], capture_output=True).returncode:
        missing("a network namespace (unshare -rn)")
    return subprocess.run([str(unshare), "-rn", *command], capture_output=True, text=True, encoding="utf-8")


@pytest.mark.parametrize(("lesson", "lang", "state", "outcome"), SOLVED + FRESH)
def test_a_lesson_runs_to_its_end_without_any_network(lesson, lang, state, outcome):
    done = cut_off(sys.executable, "-c", RUN, lesson, lang, state)
    assert done.returncode == 0, done.stderr
    outcomes, peak_bytes, error, network = json.loads(done.stdout.splitlines()[-1])
    assert network != "there is one"
    assert error is None
    assert outcomes and set(outcomes.values()) == {outcome}
    assert 0 < peak_bytes < MOST_MEMORY


def core_packages() -> set[str]:
    """The import names of what `pip install dyplab` brings, without any extra."""
    wanted, found = ["dyplab"], set()
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        found.add(name)
        for line in metadata.requires(name) or []:
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                wanted.append(requirement.name.lower().replace("_", "-"))
    brought = {dist.lower().replace("_", "-") for dist in found}
    names = metadata.packages_distributions()
    core = {name for name, dists in names.items() if {dist.lower().replace("_", "-") for dist in dists} & brought}
    for dist in brought:  # compiled modules beside the packages, which Python 3.11 does not count
        core |= {file.name.partition(".")[0] for file in metadata.files(dist) or [] if len(file.parts) == 1}
    return core | {"dyplab"}  # an editable install brings no files of its own


CORE_ONLY = """
import importlib.machinery, sys
allowed, cells = set(sys.argv[1].split(",")), sys.argv[2]

class Core(importlib.machinery.PathFinder):  # what is not core is not there
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        top = name.partition(".")[0]
        private = top.startswith("_")  # of the standard library, or of an allowed package
        core = private or top in allowed | sys.stdlib_module_names
        return super().find_spec(name, path, target) if core else None

sys.meta_path[sys.meta_path.index(importlib.machinery.PathFinder)] = Core
from dyplab.course import check, hint, lesson, quiz, say, show, solution
exec(compile(open(cells, encoding="utf-8").read(), cells, "exec"))
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.parametrize("lesson", CORE)
def test_a_solved_core_lesson_passes_with_core_packages_alone_and_without_any_network(lesson, tmp_path, monkeypatch):
    cells = [cell for cell in read_lesson(lesson) if cell.kind == "code" and not cell.wrong]
    script = tmp_path / "lesson.py"
    script.write_text("\n\n".join(with_solution(cell.text) for cell in cells), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DYPLAB_LANG", "nb")
    done = cut_off(sys.executable, "-c", CORE_ONLY, ",".join(core_packages()), str(script))
    assert done.returncode == 0, done.stderr
    outcomes = {item.item: item.outcome for item in progress.summary() if item.kind == "exercise"}
    assert outcomes == {cell.exercise: "passed" for cell in cells if cell.exercise}
    assert int(done.stdout.splitlines()[-1]) * 1024 < MOST_MEMORY


def run_cells(monkeypatch, *cells, on_cell=None):
    """Run a few cells in place of the first lesson."""
    made = running.build(LESSONS[0], "en")
    code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    made["cells"] = [code | {"id": f"cell-{at}", "source": source} for at, source in enumerate(cells)]
    monkeypatch.setattr(running, "build", lambda *_: made)
    return running.run_lesson(LESSONS[0], "en", on_cell=on_cell)


def test_a_run_tells_time_memory_and_outcomes_and_leaves_the_readers_own_progress_alone(monkeypatch):
    told = []
    check = f'from dyplab.course import check\ncheck("{next(iter(exercise_homes()))}", lambda *_: None)'
    run = run_cells(monkeypatch, "print(1)", check, on_cell=lambda done, of: told.append((done, of)))
    assert run.error is None and run.seconds > 0 and run.peak_bytes > 10**7
    assert told == [(1, 2), (2, 2)]
    assert list(run.outcomes.values())[:2] == ["failed", "to do"]
    assert progress.summary() == []


def test_a_cell_that_fails_is_told_by_number_and_error(monkeypatch):
    run = run_cells(monkeypatch, "x = 1", "1 / 0", "x = 2")
    assert "ZeroDivisionError" in run.error.nb and "number 2" in run.error.en
    assert "ZeroDivisionError" in page(run.notebook)


def test_a_kernel_that_dies_is_told_and_not_waited_for(monkeypatch):
    run = run_cells(monkeypatch, "import os; os._exit(1)")
    assert "number 1" in run.error.en and "nummer 1" in run.error.nb


def test_a_page_needs_nothing_from_elsewhere_and_has_its_formulas_as_mathml():
    for lesson in LESSONS:
        text = page(build(lesson, "nb"))
        assert '<html lang="nb">' in text and "<script" not in text and "<link" not in text
        assert 'src="http' not in text and "$" not in "".join(part for part in text.split("<pre")[0:1])
