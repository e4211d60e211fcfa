"""How far the reader has come, lesson by lesson, and what to do next."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from dyplab.course.catalogue import LessonInfo, lessons
from dyplab.course.progress import Item
from dyplab.site.facts import Exercise, facts


@dataclass(frozen=True)
class Standing:
    """What is done of how much: exercises passed, quiz items answered correctly."""

    passed: int
    exercises: int
    right: int
    quiz: int

    def __add__(self, other: "Standing") -> "Standing":
        return Standing(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


def standing(lesson: str, progress: Sequence[Item]) -> Standing:
    """How far the reader has come with one lesson.

    >>> standing("00-start", [])
    Standing(passed=0, exercises=3, right=0, quiz=10)
    """
    known = facts(lesson)
    reached = {(item.item, item.outcome) for item in progress}
    passed = sum((exercise.id, "passed") in reached for exercise in known.exercises)
    right = sum((item, "right") in reached for item in known.quiz)
    return Standing(passed, len(known.exercises), right, len(known.quiz))


def whole(progress: Sequence[Item]) -> Standing:
    """How far the reader has come with the course."""
    return sum((standing(info.id, progress) for info in lessons()), Standing(0, 0, 0, 0))


def next_step(progress: Sequence[Item]) -> tuple[LessonInfo, Exercise] | None:
    """The first exercise of an essential part that is not passed yet, the core lessons before the others.

    Returns:
        The lesson and the exercise, or None when all of them are passed.

    >>> lesson, exercise = next_step([])
    >>> lesson.id, exercise.id
    ('00-start', 'first-function')
    """
    passed = {item.item for item in progress if item.outcome == "passed"}
    for info in sorted(lessons(), key=lambda info: info.priority):
        for exercise in facts(info.id).exercises:
            if not exercise.more and exercise.id not in passed:
                return info, exercise
    return None


def last_touched(progress: Sequence[Item]) -> LessonInfo | None:
    """The lesson the reader worked with last, or None before the first."""
    known = {info.id: info for info in lessons()}
    met = [item for item in progress if item.lesson in known]
    return known[max(met, key=lambda item: item.last).lesson] if met else None
