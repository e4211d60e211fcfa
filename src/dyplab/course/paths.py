"""The ways through the course: what to take with two hours, a day or a week, and what is then left out."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from dyplab.course.catalogue import find, lessons_source
from dyplab.text import Sentence


@dataclass(frozen=True)
class Step:
    """One stop on the way.

    Attributes:
        lesson: its id.
        minutes: a reader's; the lesson's own where the whole essential part is taken.
        only: the exercises, where less than that is taken.
        what: what to take of it; None when nothing need be said.
        day: the day of the week; None on a way shorter than that.
    """

    lesson: str
    minutes: int
    only: tuple[str, ...]
    what: Sentence | None
    day: Sentence | None


@dataclass(frozen=True)
class LearningPath:
    """One way through the course; `missing` says what it does not reach."""

    id: str
    title: Sentence
    about: Sentence
    missing: Sentence
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        """A reader's, all steps together."""
        return sum(step.minutes for step in self.steps)


@lru_cache(maxsize=1)
def paths() -> list[LearningPath]:
    """The three, the shortest first.

    >>> [path.minutes for path in paths()] == sorted(path.minutes for path in paths())
    True
    """
    rows = tomllib.loads((lessons_source() / "paths.toml").read_text(encoding="utf-8"))["path"]
    return [
        LearningPath(
            id=row["id"],
            title=Sentence(**row["title"]),
            about=Sentence(**row["about"]),
            missing=Sentence(**row["missing"]),
            steps=tuple(
                Step(
                    lesson=step["lesson"],
                    minutes=step.get("minutes", find(step["lesson"]).minutes),
                    only=tuple(step.get("only", ())),
                    what=Sentence(**step["what"]) if "what" in step else None,
                    day=Sentence(**step["day"]) if "day" in step else None,
                )
                for step in row["step"]
            ),
        )
        for row in rows
    ]
