"""What the pages know of a lesson from its own source: its question, its exercises, its quiz."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dyplab.course.quizzing import items
from dyplab.course.source import read_lesson
from dyplab.text import Sentence

_QUESTION = re.compile(r"^(?:\*\*|## )(?:Klinisk spørsmål: |Clinical question: )?(.+?)(?:\*\*)?$", re.M)
_TITLE = re.compile(r"^#+ (?P<more>(?:Mer|More) · )?(?:Oppgave|Exercise) \d+ · (?P<title>.+)$", re.M)


@dataclass(frozen=True)
class Exercise:
    """One exercise of a lesson; `more` when it lies beyond the essential part."""

    id: str
    title: Sentence
    more: bool


@dataclass(frozen=True)
class Facts:
    """What stands in a lesson.

    Attributes:
        question: the clinical question it begins with.
        exercises: in the order they are met.
        quiz: the ids of its quiz items.
    """

    question: Sentence
    exercises: tuple[Exercise, ...]
    quiz: tuple[str, ...]


@lru_cache(maxsize=32)
def facts(lesson: str) -> Facts:
    """Read them from the lesson's source.

    >>> facts("03-mlp").exercises[0].title.en
    'Carry an image through the network'
    """
    question, exercises = {"nb": "", "en": ""}, []
    heading = {"nb": ("", False), "en": ("", False)}
    for cell in read_lesson(lesson):
        if cell.kind == "markdown":
            if not question[cell.lang]:
                found = _QUESTION.search(cell.text)
                question[cell.lang] = found[1] if found else " "
            for title in _TITLE.finditer(cell.text):
                heading[cell.lang] = title["title"], bool(title["more"])
        elif cell.exercise:
            titles = Sentence(nb=heading["nb"][0], en=heading["en"][0])
            exercises.append(Exercise(cell.exercise, titles, heading["nb"][1]))
    quiz = tuple(item.id for item in items().values() if item.lesson == lesson)
    return Facts(Sentence(**question), tuple(exercises), quiz)
