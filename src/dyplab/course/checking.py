"""`check`, `hint` and `solution`: what a learner asks, and what they are told."""

import difflib
import importlib.util
from dataclasses import dataclass, replace
from functools import lru_cache
from types import ModuleType
from typing import Any

from dyplab.course import progress
from dyplab.course.catalogue import find
from dyplab.course.judging import Outcome, Settled
from dyplab.course.showing import Card
from dyplab.course.source import exercise_homes, solved_function
from dyplab.course.values import shown
from dyplab.errors import UnknownLesson
from dyplab.text import Said, Sentence
from dyplab.text import course as says

VERDICT = "application/vnd.dyplab.verdict+json"  # what a program reads of a verdict; people see the card

_hints_given: dict[str, int] = {}  # how far down the list of hints this kernel has come
_tried: set[str] = set()  # exercises answered in this kernel, for when the progress file cannot be read


@dataclass(frozen=True, kw_only=True)
class Verdict(Card):
    """What `check` says of an answer.

    Attributes:
        exercise: its id.
        outcome: "passed", "failed" or "to do".
        hint: the name of the hint given; empty when passed.
    """

    exercise: str
    outcome: Outcome
    hint: str = ""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        told = {"exercise": self.exercise, "outcome": self.outcome, "hint": self.hint}
        return super()._repr_mimebundle_() | {VERDICT: told}


def check(exercise: str, answer: Any) -> Verdict:
    """Judge an answer; it never raises for what the learner wrote, and says what to try next.

    Args:
        exercise: the exercise's id.
        answer: the learner's function (or value).

    Returns:
        Verdict: shown by the notebook as a card; `outcome` is "passed", "failed" or "to do".

    Raises:
        UnknownLesson: there is no such exercise.
    """
    verdict = judge(exercise, answer)
    if verdict.outcome != "to do":
        _tried.add(exercise)
    trouble = progress.record(exercise_homes()[exercise], exercise, "exercise", verdict.outcome)
    return replace(verdict, parts=(*verdict.parts, trouble)) if trouble else verdict


def judge(exercise: str, answer: Any, seed: int = 0) -> Verdict:
    """The verdict alone, without a word to the progress file.

    Args:
        exercise: the exercise's id.
        answer: the learner's function (or value).
        seed: which random cases are tried; a learner always meets those of seed 0.
    """
    import numpy as np

    judging = getattr(checks_of(_home(exercise)), exercise.replace("-", "_"))
    try:
        judging(answer, np.random.default_rng(seed))
    except Settled as settled:
        return _verdict(exercise, answer, settled)
    except Exception as error:  # our own check broke on the answer; say so instead of a traceback
        broke = says.CHECK_BROKE(error=f"{type(error).__name__}: {error}"[:200], got=shown(answer))
        return _verdict(exercise, answer, Settled("check-broke", broke))
    return Verdict(says.PASSED(), (says.WELL_DONE(exercise=exercise),), "good", exercise=exercise, outcome="passed")


def _verdict(exercise: str, answer: Any, settled: Settled) -> Verdict:
    names = {"exercise": exercise, "name": exercise.replace("-", "_")}
    said = Said(settled.said.sentence, names | settled.said.values)
    if settled.outcome == "to do":
        return Verdict(says.TO_DO(), (said,), exercise=exercise, outcome="to do", hint=settled.hint)
    return Verdict(
        says.FAILED(),
        (said, says.NEXT(exercise=exercise)),
        "bad",
        exercise=exercise,
        outcome="failed",
        hint=settled.hint,
    )


def hint(exercise: str) -> Card:
    """The next hint; each call gives one more, the last one stays.

    Args:
        exercise: the exercise's id.

    Raises:
        UnknownLesson: there is no such exercise.
    """
    lesson = _home(exercise)
    hints = hints_of(exercise)
    at = min(_hints_given.get(exercise, 0), len(hints) - 1)
    _hints_given[exercise] = at + 1
    progress.record(lesson, exercise, "exercise", "hint")
    what_next = says.NO_MORE_HINTS(exercise=exercise) if at == len(hints) - 1 else says.MORE_HINTS()
    return Card(says.HINT(), (hints[at](), what_next))


def hints_of(exercise: str) -> list[Sentence]:
    """The hints of an exercise, from gentle to near."""
    hints: list[Sentence] = checks_of(_home(exercise)).HINTS[exercise]
    return hints


def solution(exercise: str) -> Card:
    """One solution of an exercise, once it has been tried.

    Args:
        exercise: the exercise's id.

    Raises:
        UnknownLesson: there is no such exercise.
    """
    lesson = _home(exercise)
    if exercise not in _tried and not progress.tries(exercise):
        return Card(says.TO_DO(), (says.TRY_FIRST(),))
    progress.record(lesson, exercise, "exercise", "solution")
    return Card(says.SOLUTION(), (says.ONE_SOLUTION(exercise=exercise),), code=solved_function(exercise))


def _home(exercise: str) -> str:
    homes = exercise_homes()
    if exercise not in homes:
        near = difflib.get_close_matches(exercise, homes, cutoff=0.3) or list(homes)
        raise UnknownLesson(says.UNKNOWN_EXERCISE(name=exercise, near=", ".join(near)))
    return homes[exercise]


@lru_cache(maxsize=32)
def checks_of(lesson: str) -> ModuleType:
    """The lesson's `checks.py`, loaded from its folder (a lesson's id is no Python name)."""
    path = find(lesson).folder / "checks.py"
    spec = importlib.util.spec_from_file_location(f"dyplab_checks_{lesson.replace('-', '_')}", path)
    assert spec and spec.loader  # a path that ends in .py always has them
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
