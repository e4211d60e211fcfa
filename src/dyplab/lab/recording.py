"""Progress that many pages write at once: what comes while the file is being written goes together into the next write.

A write waits for the disk and takes the same time for one event as for a hundred.
"""

import asyncio
from functools import partial

from dyplab.course import progress_file
from dyplab.course.progress_file import Event
from dyplab.lab.handling import writing
from dyplab.system import now_utc
from dyplab.text import Said

_waiting: list[tuple[Event, asyncio.Future[Said | None]]] = []
_writing: list[asyncio.Task[None]] = []  # the task that writes, while there is one


async def record(lesson: str, item: str, kind: str, outcome: str) -> Said | None:
    """Write one event down, and return when it is on the disk.

    Args:
        lesson: the lesson's id.
        item: the id of the exercise or quiz item; the lesson's own id for a lesson.
        kind: one of `course.progress.Kind`.
        outcome: one of `course.progress.Outcome`.

    Returns:
        None when it is written; else what to tell the learner.
    """
    told: asyncio.Future[Said | None] = asyncio.get_running_loop().create_future()
    _waiting.append(((lesson, item, kind, outcome, now_utc()), told))
    if not _writing:
        _writing.append(asyncio.create_task(_write()))
    return await told


async def _write() -> None:
    try:
        while _waiting:
            events, tellings = zip(*_waiting, strict=True)
            _waiting.clear()
            trouble = await writing(partial(progress_file.append, *events))
            for told in tellings:
                if not told.done():  # its page was left meanwhile
                    told.set_result(trouble)
    finally:
        _writing.clear()
