"""A course of one tiny lesson, so that the machinery can be tested apart from the real ones."""

from pathlib import Path

import pytest

from dyplab.course import catalogue, checking, quizzing, source

collect_ignore = ["small"]  # its lesson.py is no test
SMALL = Path(__file__).parent / "small"


def _forget() -> None:
    remembered = (catalogue.lessons, source.read_lesson, source.exercise_homes, quizzing.items, checking.checks_of)
    for answers in remembered:
        answers.cache_clear()
    checking._hints_given.clear()
    checking._tried.clear()


@pytest.fixture
def small_course(monkeypatch: pytest.MonkeyPatch):
    """The catalogue holds `9x-small` alone, in English."""
    monkeypatch.setenv("DYPLAB_LANG", "en")
    monkeypatch.setattr(catalogue, "lessons_source", lambda: SMALL)
    _forget()
    yield
    monkeypatch.undo()
    _forget()
