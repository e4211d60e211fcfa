"""Which slides a lesson has: the cells marked `slide="…"` in its source, and the words for them in `slides.toml`."""

import tomllib
from dataclasses import dataclass
from typing import Any

from dyplab.course.catalogue import find
from dyplab.course.notebook import build
from dyplab.course.source import read_lesson


@dataclass(frozen=True)
class Words:
    """What one slide says in one language, as markdown.

    Attributes:
        title: its heading.
        text: what stands there at once; with a question it is the prediction.
        then: what the next key press brings, together with what the cells gave.
        notes: to the one who teaches: what to ask, what students answer.
    """

    title: str
    notes: str
    text: str = ""
    then: str = ""


@dataclass(frozen=True)
class Slide:
    """One slide of a lesson.

    Attributes:
        id: the same in both languages; the name that marks its cells in `lesson.py`.
        part: what it is for: "question", "idea", "fault", "result", "harm", "room" or "recap".
        minutes: how long a teacher needs for it.
        paragraphs: which paragraphs of computed prose are shown, from 1.
        computed: instead, from "nb" or "en" to the first words of the computed sentences that are shown; with " …" at
            the end, those after it come too.
        at_once: how many of the things its cells gave stand there with the question; the rest is the answer.
        code: whether the code of its cells is shown.
        nb: its words in Norwegian.
        en: its words in English.
    """

    id: str
    part: str
    minutes: float
    paragraphs: tuple[int, ...]
    computed: dict[str, tuple[str, ...]]
    at_once: int
    code: bool
    nb: Words
    en: Words

    def words(self, lang: str) -> Words:
        """What it says in "nb" or "en"."""
        return self.nb if lang == "nb" else self.en


def slides(lesson: str) -> tuple[Slide, ...]:
    """The slides of a lesson, in their order; none where the lesson has no `slides.toml`.

    Args:
        lesson: its id, or the beginning of one.

    Raises:
        UnknownLesson: there is no such lesson.
    """
    path = find(lesson).folder / "slides.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["slide"] if path.exists() else []
    return tuple(
        Slide(
            id=row["id"],
            part=row.get("part", "idea"),
            minutes=row["minutes"],
            paragraphs=tuple(row.get("paragraphs", [1])),
            computed={lang: tuple(begins) for lang, begins in row.get("computed", {}).items()},
            at_once=row.get("at_once", 0),
            code=row.get("code", True),
            nb=Words(**row["nb"]),
            en=Words(**row["en"]),
        )
        for row in rows
    )


def cells_of(lesson: str, lang: str) -> dict[str, list[dict[str, Any]]]:
    """From each slide's id to the notebook cells that its lesson's source marks for it, not yet run."""
    source = [cell for cell in read_lesson(lesson) if not cell.wrong and cell.lang in ("", lang)]
    built = build(lesson, lang)["cells"][1:]  # the first is the builder's own
    marked: dict[str, list[dict[str, Any]]] = {}
    for cell, made in zip(source, built, strict=True):
        if cell.slide:
            marked.setdefault(cell.slide, []).append(made)
    return marked
