"""An exercise begun again in a copy of an older edition: as it was there, or a sentence that says why not."""

import json
from pathlib import Path

import pytest

from dyplab.errors import LabError
from dyplab.lab.copies import copy_of
from dyplab.lab.exercise_reset import reset_exercise

LESSON, EXERCISE = "00-start", "first-function"
THEN = "def first_function(values):\n    return ...  # as the older edition had it"


def cell_of(notebook: dict) -> dict:
    return next(cell for cell in notebook["cells"] if cell["id"] == EXERCISE)


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def change(path: Path, source: str = "mitt svar", **about: object) -> None:
    """Write in the exercise, and change what the copy says of itself."""
    notebook = read(path)
    cell_of(notebook)["source"] = source
    notebook["metadata"]["dyplab"] |= about
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture
def older() -> Path:
    """A copy of an older edition, in which the exercise was another, and which the learner has worked in."""
    path = copy_of(LESSON, "nb")
    change(path, version="aaaa1111", exercises={EXERCISE: THEN})
    return path


def test_a_copy_keeps_its_exercises_as_they_were_when_it_was_made():
    notebook = read(copy_of(LESSON, "nb"))
    assert notebook["metadata"]["dyplab"]["exercises"][EXERCISE] == cell_of(notebook)["source"]


def test_the_exercise_of_an_older_edition_becomes_what_it_was_in_that_edition(older):
    new = copy_of(LESSON, "nb")
    before = new.read_bytes()
    done = reset_exercise(LESSON, EXERCISE, "nb")
    assert done.copy == older != new and cell_of(read(older))["source"] == THEN
    assert cell_of(read(done.kept))["source"] == "mitt svar" and new.read_bytes() == before


def test_work_in_the_present_edition_comes_first(older):
    new = copy_of(LESSON, "nb")
    change(new)
    before = older.read_bytes()
    assert reset_exercise(LESSON, EXERCISE, "nb").copy == new and older.read_bytes() == before
    assert reset_exercise(LESSON, EXERCISE, "nb").copy == older, "asked for once more"


def test_an_older_edition_in_which_the_exercise_is_untouched_is_left_alone(older):
    change(older, THEN)
    before = older.read_bytes()
    assert reset_exercise(LESSON, EXERCISE, "nb") == (copy_of(LESSON, "nb"), False, None)
    assert older.read_bytes() == before


def test_an_older_copy_that_does_not_tell_how_it_was_is_left_alone_and_said_so(older):
    change(older, exercises=None)
    before = older.read_bytes()
    with pytest.raises(LabError) as error:
        reset_exercise(LESSON, EXERCISE, "nb")
    new = copy_of(LESSON, "nb").name
    assert older.read_bytes() == before
    assert all(older.name in said and new in said for said in (error.value.said.nb, error.value.said.en))
    assert "eldre utgave" in error.value.said.nb and "older edition" in error.value.said.en
