"""Quiz items: one question, a few options, and for every option the reason it is right or wrong."""

import difflib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dyplab.course import progress
from dyplab.course.catalogue import lessons
from dyplab.course.showing import Card
from dyplab.errors import UnknownLesson
from dyplab.text import Said, Sentence
from dyplab.text import course as says


@dataclass(frozen=True)
class Option:
    """One answer to choose, and what a reader is told who chose it."""

    text: Sentence
    why: Sentence
    right: bool


@dataclass(frozen=True)
class Item:
    """One quiz item; exactly one option is right."""

    id: str
    lesson: str
    question: Sentence
    options: tuple[Option, ...]


@lru_cache(maxsize=1)
def items() -> dict[str, Item]:
    """All quiz items of all lessons, from their id."""
    found = {}
    for info in lessons():
        path = info.folder / "quiz.toml"
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["item"] if path.exists() else []:
            options = tuple(
                Option(Sentence(**option["text"]), Sentence(**option["why"]), option.get("right", False))
                for option in row["option"]
            )
            found[row["id"]] = Item(row["id"], info.id, Sentence(**row["question"]), options)
    return found


def quiz(item: str, answer: Any = ...) -> Card:
    """Ask one question, or say whether the chosen letter is right, and why.

    Args:
        item: the item's id.
        answer: "a", "b", … or `...` while it has not been answered.

    Raises:
        UnknownLesson: there is no such item.
    """
    if item not in items():
        near = difflib.get_close_matches(item, items(), cutoff=0.3) or list(items())
        raise UnknownLesson(says.UNKNOWN_QUIZ(name=item, near=", ".join(near)))
    asked = items()[item]
    letters = "abcdefgh"[: len(asked.options)]
    lines = [asked.question(), *(_line(letter, option) for letter, option in zip(letters, asked.options, strict=True))]
    if answer is ...:
        return Card(says.QUIZ(), (*lines, says.CHOOSE(item=item)))
    letter = str(answer).strip().lower()
    if len(letter) != 1 or letter not in letters:
        return Card(says.QUIZ(), (*lines, says.NO_SUCH_LETTER(letters=", ".join(letters))))
    chosen = asked.options[letters.index(letter)]
    trouble = progress.record(asked.lesson, item, "quiz", "right" if chosen.right else "wrong")
    verdict = says.QUIZ_RIGHT if chosen.right else says.QUIZ_WRONG
    lines += [verdict(letter=letter, why=chosen.why()), *([trouble] if trouble else [])]
    return Card(says.QUIZ(), tuple(lines), "good" if chosen.right else "bad")


def _line(letter: str, option: Option) -> Said:
    return Sentence(nb="{letter}) {text}", en="{letter}) {text}")(letter=letter, text=option.text())
