"""What every lesson must keep to. Nothing here is written for one lesson: a new one is tested by being there."""

import ast
import importlib.util
import re
import time
from collections.abc import Callable
from typing import Any

import nbformat
import numpy as np
import pytest
from packaging.requirements import Requirement
from threadpoolctl import threadpool_limits

from dyplab.course import catalogue, notebook
from dyplab.course.checking import hints_of, judge
from dyplab.course.lint import complaints
from dyplab.course.source import Cell, exercise_homes, read_lesson, solved_function, with_solution, without_solution
from dyplab.errors import UnknownLesson
from dyplab.text import LANGUAGES, use

LESSONS = [info.id for info in catalogue.lessons()]
EXERCISES = list(exercise_homes())
MISTAKES = [(cell.wrong, cell.hint) for lesson in LESSONS for cell in read_lesson(lesson) if cell.wrong]


def imports_of(lesson: str) -> str:
    """The import lines of a lesson, which an exercise may count on."""
    code = [without_solution(cell.text) for cell in read_lesson(lesson) if cell.kind == "code" and not cell.wrong]
    lines = [node for text in code for node in ast.parse(text).body if isinstance(node, ast.Import | ast.ImportFrom)]
    return "\n".join(dict.fromkeys(ast.unparse(line) for line in lines))


def function(exercise: str, code: str) -> Callable[..., Any]:
    """What a learner has after running such a cell."""
    space: dict[str, Any] = {}
    exec(imports_of(exercise_homes()[exercise]), space)
    exec(code, space)
    return space[exercise.replace("-", "_")]


def planted(exercise: str, hint: str) -> Cell:
    cells = read_lesson(exercise_homes()[exercise])
    return next(cell for cell in cells if (cell.wrong, cell.hint) == (exercise, hint))


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_keeps_to_the_rules_of_the_house(lesson):
    assert [str(complaint) for complaint in complaints(lesson)] == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_goal_is_shown_by_an_exercise_of_its_lesson(lesson):
    assert {goal.exercise for goal in catalogue.find(lesson).goals} <= {
        cell.exercise for cell in read_lesson(lesson) if cell.exercise
    }


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_solution_passes_on_twenty_seeds(exercise, threads):
    solved = function(exercise, solved_function(exercise))
    with threadpool_limits(threads):
        assert {judge(exercise, solved, seed).outcome for seed in range(20)} == {"passed"}


@pytest.mark.parametrize(("exercise", "hint"), MISTAKES)
def test_a_planted_mistake_is_rejected_with_its_own_hint(exercise, hint):
    mistaken = function(exercise, planted(exercise, hint).text)
    verdicts = [judge(exercise, mistaken, seed) for seed in range(20)]
    assert {(verdict.outcome, verdict.hint) for verdict in verdicts} == {("failed", hint)}
    said = set()
    for lang in LANGUAGES:
        use(lang)
        said.add(str(verdicts[0]))
    assert len(said) == len(LANGUAGES) and not any(re.search(r"\{\w+\}", text) for text in said)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_fresh_exercise_is_to_do(exercise):
    cell = next(cell for cell in read_lesson(exercise_homes()[exercise]) if cell.exercise == exercise)
    fresh = without_solution(cell.text)[: without_solution(cell.text).rindex("check(")]
    assert judge(exercise, function(exercise, fresh)).outcome == "to do"


def stopped(*_: Any) -> None:
    raise ZeroDivisionError("on purpose")


STRANGE = {
    "nothing": lambda *_: None,
    "a text": lambda *_: "tekst",
    "an object": lambda *_: object(),
    "an exception": stopped,
    "no arguments": lambda: 1,
    "an enormous array": lambda *_: np.broadcast_to(np.float64(1), (10**6, 10**6)),
    "an enormous list": lambda *_: [0] * 10**7,
    "a pair of enormous arrays": lambda *_: (np.broadcast_to(1, 10**12), np.broadcast_to(1, 10**12)),
    "nan": lambda *_: float("nan"),
    "an empty array": lambda *_: np.empty(0),
    "a dictionary": lambda *_: {},
    "a class": lambda *_: int,
    "not a function": 42,
}


@pytest.mark.parametrize("exercise", EXERCISES)
def test_whatever_a_learner_gives_is_answered_within_a_second(exercise):
    judge(exercise, lambda *_: 0)  # the first call loads numpy and the lesson's checks
    for what, answer in STRANGE.items():
        started = time.process_time()
        verdict = judge(exercise, answer)
        assert verdict.outcome == "failed" and verdict.hint != "check-broke", f"{what}: {verdict}"
        assert time.process_time() - started < 1, what
        assert len(str(verdict)) < 1500, what


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_exercise_has_two_hints_in_both_languages(exercise):
    hints = hints_of(exercise)
    assert len(hints) >= 2 and all(hint.nb.strip() and hint.en.strip() and hint.nb != hint.en for hint in hints)


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_student_build_holds_no_solution(lesson):
    for lang in LANGUAGES:
        student = notebook.as_text(notebook.build(lesson, lang))
        for cell in read_lesson(lesson):
            gone = set(with_solution(cell.text).splitlines()) - set(without_solution(cell.text).splitlines())
            body = [line for line in gone if len(line.strip()) > 12 and not line.strip().startswith("def ")]
            assert not [line for line in body if cell.exercise and line.replace('"', '\\"') in student]


@pytest.mark.parametrize("lesson", LESSONS)
def test_both_languages_have_the_same_code_after_the_first_cell(lesson):
    code = {}
    for lang in LANGUAGES:
        built = nbformat.from_dict(notebook.build(lesson, lang))
        nbformat.validate(built)
        cells = [cell.source for cell in built.cells if cell.cell_type == "code"][1:]
        code[lang] = [re.sub(r"^\s*# .*\n", "", source, flags=re.M) for source in cells]
    assert code["nb"] == code["en"]


def test_the_committed_notebooks_equal_a_fresh_build():
    beside = catalogue.lessons_source().parent / "notebooks"
    assert notebook.differences(beside) == [], "run `dyplab build`"


def test_no_two_lessons_share_an_exercise_or_a_mistakes_name():
    assert len(EXERCISES) == sum(bool(cell.exercise) for lesson in LESSONS for cell in read_lesson(lesson))
    assert len(MISTAKES) == len(set(MISTAKES))


def test_importing_a_lessons_checks_loads_nothing_heavy():
    assert importlib.util.find_spec("torch")  # else this test would say nothing
    for lesson in LESSONS:
        tree = ast.parse((catalogue.find(lesson).folder / "checks.py").read_text(encoding="utf-8"))
        top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        assert not [ast.unparse(node) for node in top if not ast.unparse(node).startswith("from dyplab.")]


def numbers(text: str, lang: str) -> set[float]:
    """The numbers in a text, as its language writes them."""
    thousands, decimal = ("[\u00a0 ]", ",") if lang == "nb" else (",", r"\.")
    found = re.findall(rf"\d{{1,3}}(?:{thousands}\d{{3}})+|\d+(?:{decimal}\d+)?", text)
    return {float(re.sub(thousands, "", one).replace(",", ".")) for one in found}


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_number_cited_from_the_benchmarks_stands_there(lesson):
    results = catalogue.lessons_source().parent / "benchmarks" / "RESULTS.md"
    measured = numbers(results.read_text(encoding="utf-8"), "en")
    for cell in read_lesson(lesson):
        for paragraph in cell.text.split("\n\n") if "benchmarks/RESULTS.md" in cell.text else []:
            if "benchmarks/RESULTS.md" in paragraph:
                cited = numbers(re.sub(r"\]\([^)]*\)", "", paragraph), cell.lang)
                assert cited and cited <= measured, f"line {cell.line}: {sorted(cited - measured)}"


def test_a_lesson_is_found_by_its_id_its_number_or_a_beginning_that_fits_no_other():
    for lesson in LESSONS:
        assert catalogue.find(lesson).id == catalogue.find(lesson.partition("-")[0]).id == lesson
    assert catalogue.find("00c-f").id == "00c-from-scratch"
    for name in ("0", "", "99-no-such"):
        with pytest.raises(UnknownLesson):
            catalogue.find(name)


@pytest.mark.parametrize("info", catalogue.lessons(), ids=lambda info: info.id)
def test_where_dyplab_is_missing_the_first_cell_installs_what_the_lesson_needs(info):
    first = next(cell["source"] for cell in notebook.build(info.id, "nb")["cells"] if cell["cell_type"] == "code")
    asked = Requirement(re.search(r"keep\.txt '(.+)'", "".join(first))[1])
    assert (asked.name, asked.extras) == ("dyplab", set() if info.needs == "core" else {info.needs})
    assert asked.url.startswith(catalogue.source_address())
