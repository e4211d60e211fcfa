"""Questions in the wild: what people ask about deep learning in medicine, and a short answer with a place to look."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from dyplab.course.catalogue import lessons_source
from dyplab.text import Sentence
from dyplab.text.wild import TOPICS


@dataclass(frozen=True)
class Place:
    """Where in the lessons something can be seen.

    Attributes:
        lesson: the lesson's id.
        cell: the cell's id in the built notebook.
    """

    lesson: str
    cell: str

    @property
    def exercise(self) -> str | None:
        """The exercise whose cell it is, or None: other cells are named by a fingerprint of their words.

        >>> Place("03-mlp", "best-epoch").exercise, Place("03-mlp", "d6616fd04e").exercise
        ('best-epoch', None)
        """
        return None if re.fullmatch(r"[0-9a-f]{10}(-\d+)?", self.cell) else self.cell


@dataclass(frozen=True)
class Source:
    """What somebody else has shown or laid down: first author or body, year, title, address, the title's language."""

    who: str
    year: int
    what: str
    where: str
    lang: str = "en"


@dataclass(frozen=True)
class WildQuestion:
    """One question, by the course's template.

    Attributes:
        id: such as "heat-map"; never renamed.
        topic: a key of `dyplab.text.wild.TOPICS`, which has its title.
        question: as somebody might ask it.
        answer: 90 words at the most.
        look: where in the lessons to see it, the best place first.
        mistake: what people often get wrong.
        sources: for what is claimed; empty when nothing needs one.
    """

    id: str
    topic: str
    question: Sentence
    answer: Sentence
    look: tuple[Place, ...]
    mistake: Sentence
    sources: tuple[Source, ...]


@lru_cache(maxsize=1)
def wild() -> list[WildQuestion]:
    """All the questions, topic by topic.

    >>> [asked.question.en for asked in wild() if asked.id == "need-a-gpu"]
    ['Do I need a GPU?']
    """
    file = tomllib.loads((lessons_source() / "wild.toml").read_text(encoding="utf-8"))
    sources = {key: Source(**row) for key, row in file["sources"].items()}
    found = [
        WildQuestion(
            id=row["id"],
            topic=row["topic"],
            question=Sentence(nb=row["nb"]["question"], en=row["en"]["question"]),
            answer=Sentence(nb=row["nb"]["answer"], en=row["en"]["answer"]),
            look=tuple(Place(*place.split(":")) for place in row["look"]),
            mistake=Sentence(nb=row["nb"]["mistake"], en=row["en"]["mistake"]),
            sources=tuple(sources[key] for key in row.get("source", ())),
        )
        for row in file["question"]
    ]
    return sorted(found, key=lambda asked: list(TOPICS).index(asked.topic))
