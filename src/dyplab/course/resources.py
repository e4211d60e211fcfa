"""Where to go on: videos by length, courses, books and slides made by others, and what to watch for in each."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dyplab.course.catalogue import lessons_source
from dyplab.text import Sentence


@dataclass(frozen=True)
class Resource:
    """Something made by others. It is linked to, never shown inside our own pages.

    Attributes:
        id: such as "micrograd"; never renamed.
        kind: "video", "course", "book" or "slides".
        title: as its author wrote it.
        author: who made it.
        minutes: how long a video lasts; 0 for what has no length.
        address: where it opens.
        lang: the language it is in.
        watch_for: what to look for in it, and what it leaves out.
        lessons: the lessons it belongs to; none when it belongs to the course as a whole.
    """

    id: str
    kind: str
    title: str
    author: str
    minutes: int
    address: str
    lang: str
    watch_for: Sentence
    lessons: tuple[str, ...]


@lru_cache(maxsize=1)
def resources() -> list[Resource]:
    """All of them: the videos first, the shortest first, then the rest as they stand in the file.

    >>> [found.kind for found in resources()][:2]
    ['video', 'video']
    """
    found = [
        Resource(
            id=row["id"],
            kind=row["kind"],
            title=row["title"],
            author=row["author"],
            minutes=row.get("minutes", 0),
            address=row["address"],
            lang=row.get("lang", "en"),
            watch_for=Sentence(**row["watch_for"]),
            lessons=tuple(row.get("lessons", ())),
        )
        for row in _file()["resource"]
    ]
    return sorted(found, key=lambda one: (one.kind != "video", one.minutes))


def elsewhere() -> Sentence:
    """What a reader is told before following a link: it opens at others, whose rules of privacy then apply."""
    return Sentence(**_file()["elsewhere"])


def _file() -> dict[str, Any]:
    return tomllib.loads((lessons_source() / "resources.toml").read_text(encoding="utf-8"))
