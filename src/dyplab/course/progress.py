"""The learner's own progress: what was opened, tried and solved, in one file on this computer.

Nobody is named in it, and nothing is sent anywhere. It can be seen, written out and deleted.
"""

import json
import os
import sqlite3
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args

from dyplab.course import progress_file
from dyplab.errors import DyplabError
from dyplab.system import now_utc, write_atomically
from dyplab.text import Said

Kind = Literal["exercise", "quiz", "lesson"]
Outcome = Literal["hint", "solution", "to do", "failed", "passed", "wrong", "right", "opened", "finished"]

_RANK = {outcome: rank for rank, outcome in enumerate(get_args(Outcome))}  # within a kind, a later one is better
_TRIES = ("failed", "passed", "wrong", "right")


@dataclass(frozen=True)
class Item:
    """How far the learner has come with one exercise, quiz item or lesson.

    Attributes:
        lesson: the lesson's id.
        item: the id of the exercise or quiz item; the lesson's own id for a lesson.
        kind: "exercise", "quiz" or "lesson".
        outcome: the best so far; what was once passed stays passed.
        tries: answers given; hints, and answers not yet begun, do not count.
        first: when it was first met, UTC.
        last: when it was last met, UTC.
    """

    lesson: str
    item: str
    kind: str
    outcome: str
    tries: int
    first: str
    last: str


def record(lesson: str, item: str, kind: Kind, outcome: Outcome) -> Said | None:
    """Add one event. Whatever is wrong with the file or the disk, it never raises: a check goes on without it.

    Args:
        lesson: the lesson's id.
        item: the id of the exercise or quiz item; the lesson's own id for a lesson.
        kind: "exercise", "quiz" or "lesson".
        outcome: what happened.

    Returns:
        None when it is written; else what to tell the learner.
    """
    return progress_file.append((lesson, item, kind, outcome, now_utc()))


def summary() -> list[Item]:
    """How far the learner has come, an entry for each item ever met, in the order they were met.

    Raises:
        DataError: the file was damaged and has been set aside, or comes from a newer dyplab.
        FolderError: the file cannot be read.
    """
    return _summary(progress_file.read())


def _summary(events: list[progress_file.Event]) -> list[Item]:
    met: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for lesson, item, kind, outcome, at in events:
        met.setdefault((lesson, item, kind), []).append((outcome, at))
    return [
        Item(
            *names,
            outcome=max((outcome for outcome, _ in history), key=lambda outcome: _RANK.get(outcome, -1)),
            tries=sum(outcome in _TRIES for outcome, _ in history),
            first=min(at for _, at in history),  # and not the one written first: a clock may be set back
            last=max(at for _, at in history),
        )
        for names, history in met.items()
    ]


def tries(item: str) -> int:
    """How many answers were given to an exercise or quiz item; 0 when the file cannot be read."""
    try:
        events = progress_file.peek(progress_file.progress_path())
    except (sqlite3.Error, DyplabError, OSError):  # the next `record` says what is wrong, and sets it right
        return 0
    return sum(event[1] == item and event[3] in _TRIES for event in events)


def export(path: str | os.PathLike[str]) -> Path:
    """Write everything that is kept as JSON, for the learner to read, keep or hand in.

    Args:
        path: the file to write.

    Returns:
        The file.

    Raises:
        DataError: the progress was damaged and has been set aside, or comes from a newer dyplab.
        FolderError: the progress cannot be read, or `path` cannot be written; choose another folder.
    """
    return write_atomically(path, exported())


def exported() -> str:
    """Everything that is kept, as the text of a JSON file.

    Raises:
        DataError: the progress was damaged and has been set aside, or comes from a newer dyplab.
        FolderError: the progress cannot be read.
    """
    events = progress_file.read()
    names = ("lesson", "item", "kind", "outcome", "at")
    content = {
        "version": progress_file.VERSION,
        "exported": now_utc(),
        "items": [asdict(item) for item in _summary(events)],
        "events": [dict(zip(names, event, strict=True)) for event in events],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def delete() -> None:
    """Delete all progress, damaged files that were set aside included.

    Raises:
        FolderError: a file cannot be deleted, for example because another program has it open.
    """
    progress_file.remove()
