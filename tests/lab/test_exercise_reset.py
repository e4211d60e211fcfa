"""An exercise begun again: its cell as the lesson has it, all else as the learner left it, nothing lost."""

import json
from pathlib import Path

import nbformat
import pytest

from dyplab.course.notebook import build
from dyplab.errors import LabError, UnknownLesson
from dyplab.lab.copies import copy_of
from dyplab.lab.exercise_reset import reset_exercise

LESSON, EXERCISE = "00-start", "first-function"
WORK = "def first_function():\n    return 'mitt eget svar'"
OUTPUT = {"output_type": "stream", "name": "stdout", "text": "it worked once\n"}


@pytest.fixture
def learners() -> Path:
    """A copy the learner has worked in: the exercise done, and a note of their own behind it."""
    path = copy_of(LESSON, "nb")
    notebook = read(path)
    at = place_of(notebook)
    notebook["cells"][at] |= {"source": WORK.splitlines(keepends=True), "outputs": [OUTPUT]}
    notebook["cells"].insert(at + 1, {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": "huskelapp"})
    write(path, notebook)
    return path


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def write(path: Path, notebook: dict) -> None:
    path.write_text(json.dumps(notebook), encoding="utf-8")


def place_of(notebook: dict) -> int:
    return next(at for at, cell in enumerate(notebook["cells"]) if cell["id"] == EXERCISE)


def ids(notebook: dict) -> list[str]:
    return [cell["id"] for cell in notebook["cells"]]


def test_the_exercise_is_as_the_lesson_has_it_and_all_else_is_untouched(learners):
    before = read(learners)
    done = reset_exercise(LESSON, EXERCISE, "nb")
    after = read(learners)
    fresh = build(LESSON, "nb")["cells"]
    assert done.copy == learners and ids(after) == ids(before)
    assert after["cells"][place_of(after)] == next(cell for cell in fresh if cell["id"] == EXERCISE)
    others = [[cell for cell in notebook["cells"] if cell["id"] != EXERCISE] for notebook in (before, after)]
    assert others[0] == others[1] and before["metadata"] == after["metadata"]


def test_what_was_there_is_kept_in_a_notebook_beside_with_its_output(learners):
    first = reset_exercise(LESSON, EXERCISE, "nb").kept
    [cell] = read(first)["cells"]
    assert "".join(cell["source"]) == WORK and cell["outputs"] == [OUTPUT]
    assert first.parent == learners.parent and EXERCISE in first.name
    notebook = read(learners)
    notebook["cells"][place_of(notebook)]["source"] = "a second try"
    write(learners, notebook)
    second = reset_exercise(LESSON, EXERCISE, "nb").kept
    assert second != first and "".join(read(first)["cells"][0]["source"]) == WORK
    for path in (first, second, learners):
        nbformat.validate(nbformat.read(path, as_version=4))


def test_an_exercise_that_was_never_begun_is_left_as_it_is(learners):
    reset_exercise(LESSON, EXERCISE, "nb")
    before, files = learners.read_bytes(), len(list(learners.parent.iterdir()))
    assert reset_exercise(LESSON, EXERCISE, "nb") == (learners, False, None)
    assert learners.read_bytes() == before and len(list(learners.parent.iterdir())) == files


def test_a_cell_the_learner_split_becomes_one_again_and_both_halves_are_kept(learners):
    notebook = read(learners)
    at = place_of(notebook)
    notebook["cells"].insert(at + 1, {**notebook["cells"][at], "id": "half", "source": "the other half"})
    write(learners, notebook)
    kept = reset_exercise(LESSON, EXERCISE, "nb").kept
    assert [cell["id"] for cell in read(kept)["cells"]] == [EXERCISE, "half"]
    assert ids(read(learners)) == [name for name in ids(notebook) if name != "half"]


def test_a_cell_the_learner_deleted_comes_back_where_it_belongs(learners):
    notebook = read(learners)
    del notebook["cells"][place_of(notebook)]
    write(learners, notebook)
    assert reset_exercise(LESSON, EXERCISE, "nb") == (learners, True, None)
    after = [name for name in ids(read(learners)) if name != "mine"]
    assert after == ids(build(LESSON, "nb"))


def test_an_exercise_of_another_lesson_and_one_that_does_not_exist_are_refused(learners):
    before = learners.read_bytes()
    for lesson, exercise in ((LESSON, "no-such"), (LESSON, "sigmoid-slope"), ("../x", EXERCISE), ("", EXERCISE)):
        with pytest.raises(UnknownLesson) as error:
            reset_exercise(lesson, exercise, "nb")
        assert error.value.said.nb and error.value.said.en
    assert learners.read_bytes() == before


@pytest.mark.parametrize("cells", [None, "x", ["x"], 3])
def test_a_copy_that_is_no_longer_a_notebook_is_left_alone(learners, cells):
    write(learners, {**read(learners), "cells": cells})
    before = learners.read_bytes()
    with pytest.raises(LabError) as error:
        reset_exercise(LESSON, EXERCISE, "nb")
    assert str(learners) in error.value.said.nb and str(learners) in error.value.said.en
    assert learners.read_bytes() == before
