"""Which lessons there are, and where their files lie."""

import difflib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path

import dyplab
from dyplab.errors import UnknownLesson
from dyplab.text import Sentence
from dyplab.text.course import UNKNOWN_LESSON


@dataclass(frozen=True)
class Goal:
    """What a reader can do afterwards, and the exercise that shows it."""

    said: Sentence
    exercise: str


@dataclass(frozen=True)
class LessonInfo:
    """One line of the catalogue.

    Attributes:
        id: such as "03-mlp"; never renamed, progress is kept by it.
        title: both languages.
        priority: 1 core, 2 recommended, 3 optional, 4 advanced.
        minutes: a reader's, for the MUST part.
        seconds: the longest a run may take on two cores.
        needs: "core", or the extra the lesson imports.
        goals: what it teaches.
    """

    id: str
    title: Sentence
    priority: int
    minutes: int
    seconds: int
    needs: str
    goals: tuple[Goal, ...]

    @property
    def folder(self) -> Path:
        """The folder that holds lesson.py, checks.py and quiz.toml."""
        return lessons_source() / self.id


def lessons_source() -> Path:
    """The folder `lessons/`: inside the installed package, or beside `src/` in a checkout."""
    package = Path(dyplab.__file__).parent
    installed = package / "lessons"
    return installed if installed.is_dir() else package.parents[1] / "lessons"


@lru_cache(maxsize=1)
def lessons() -> list[LessonInfo]:
    """All lessons, in the order of the course.

    >>> [info.id for info in lessons()][-1]
    '07-tabpfn-neuro'
    """
    catalogue = tomllib.loads((lessons_source() / "catalogue.toml").read_text(encoding="utf-8"))
    return [
        LessonInfo(
            id=row["id"],
            title=Sentence(**row["title"]),
            priority=row["priority"],
            minutes=row["minutes"],
            seconds=row["seconds"],
            needs=row["needs"],
            goals=tuple(Goal(Sentence(nb=goal["nb"], en=goal["en"]), goal["exercise"]) for goal in row["goal"]),
        )
        for row in catalogue["lesson"]
    ]


@dataclass(frozen=True)
class Part:
    """Lessons that belong together, under one heading."""

    title: Sentence
    lessons: tuple[str, ...]


@lru_cache(maxsize=1)
def parts() -> list[Part]:
    """The course in parts, in the order of the course; every lesson stands in one.

    >>> [part.title.en for part in parts()][-1]
    'Tables'
    """
    catalogue = tomllib.loads((lessons_source() / "catalogue.toml").read_text(encoding="utf-8"))
    return [Part(Sentence(**row["title"]), tuple(row["lessons"])) for row in catalogue["part"]]


def find(name: str) -> LessonInfo:
    """The lesson with that id, with that number ("00" finds "00-start"), or whose id alone begins so.

    Args:
        name: an id or the beginning of one.

    Raises:
        UnknownLesson: none or several fit; the message lists the near ones.
    """
    ids = [info.id for info in lessons()]
    fitting = [info for info in lessons() if name in (info.id, info.id.partition("-")[0])] or [
        info for info in lessons() if name and info.id.startswith(name)
    ]
    if len(fitting) == 1:
        return fitting[0]
    near = [info.id for info in fitting] or difflib.get_close_matches(name, ids, cutoff=0.4) or ids
    raise UnknownLesson(UNKNOWN_LESSON(name=name, near=", ".join(near)))


def source_address() -> str:
    """The project's public address, from the one place that has it (`pyproject.toml`)."""
    addresses: list[str] = metadata.metadata("dyplab").get_all("Project-URL") or []
    for line in addresses:
        label, _, address = line.partition(", ")
        if label == "Source":
            return str(address)
    raise LookupError("no Source address in the package's metadata")


def colab_address(lesson: str, lang: str) -> str:
    """Where Colab opens this lesson in this language."""
    place = source_address().removeprefix("https://")
    host, _, repository = place.partition("/")
    return f"https://colab.research.google.com/{host.removesuffix('.com')}/{repository}/blob/main/notebooks/{lang}/{lesson}.ipynb"
