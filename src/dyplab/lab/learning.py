"""What the pages ask about the learner: progress, quiz answers, language; and about the computer."""

import hashlib
import time
from dataclasses import asdict
from typing import Any, get_args

from jupyter_server.auth.decorator import authorized

from dyplab.course import progress
from dyplab.course.catalogue import find
from dyplab.course.progress_file import progress_path
from dyplab.course.quizzing import items
from dyplab.course.source import exercise_homes
from dyplab.errors import UnknownLesson
from dyplab.lab.handling import Api, Refused, reading, web, writing
from dyplab.lab.recording import record
from dyplab.system.settings import save_setting
from dyplab.text import LANGUAGES, speaking
from dyplab.text import course as course_says

_UNSETTLED = 50_000_000  # nanoseconds: the coarsest clock a file system stamps its files with


def state_of_progress() -> str:
    """A mark that changes when the progress does; costs a look at two files, and opens none."""
    path = progress_path()
    seen = []
    for file in (path, path.with_name(f"{path.name}-wal")):
        try:
            status = file.stat()
        except OSError:
            continue
        if not status.st_size:  # somebody is reading
            continue
        seen.append((status.st_ino, status.st_size, status.st_mtime_ns))
        if time.time_ns() - status.st_mtime_ns < _UNSETTLED:  # more may be written before the clock ticks
            seen.append((time.time_ns(), 0, 0))
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


class Progress(Api):
    """How far the learner has come; asked every few seconds by a page that is looked at."""

    _track_activity = False  # a page left open must not keep a hub from stopping an idle server
    state = ""

    def compute_etag(self) -> str | None:
        return f'"{self.state}"' if self.state else None

    @web.authenticated
    @authorized
    async def get(self) -> None:
        self.state = state_of_progress()  # before the reading: what comes in between is met the next time
        self.set_etag_header()
        if self.check_etag_header():
            self.set_status(304)
            self.finish()
            return
        found = await reading(progress.summary)
        self.answer({"items": [asdict(item) for item in found], "stamp": self.state})


class Export(Api):
    """All that is kept of the learner's progress, as a file to keep or hand in."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        text = await reading(progress.exported)
        self.set_attachment_header("dyplab-progress.json")
        self.finish(text)


class Delete(Api):
    """Delete all progress."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        self.given()
        await writing(progress.delete)
        self.answer({})


class Record(Api):
    """Write one event down."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        kind, outcome = self.text("kind", get_args(progress.Kind)), self.text("outcome", get_args(progress.Outcome))
        lesson, item = find(self.text("lesson")).id, self.text("item")
        check_item(lesson, item, kind)
        trouble = await record(lesson, item, kind, outcome)
        if trouble:
            raise Refused(507, trouble)
        self.answer({})


def check_item(lesson: str, item: str, kind: str) -> None:
    """Let through what the course has.

    Raises:
        UnknownLesson: the lesson has no such exercise or quiz item.
    """
    if kind == "lesson" and item != lesson:
        raise UnknownLesson(course_says.UNKNOWN_LESSON(name=item, near=lesson))
    if kind == "exercise" and exercise_homes().get(item) != lesson:
        near = [name for name, home in exercise_homes().items() if home == lesson]
        raise UnknownLesson(course_says.UNKNOWN_EXERCISE(name=item, near=", ".join(near)))
    if kind == "quiz" and (item not in items() or items()[item].lesson != lesson):
        near = [name for name, quiz in items().items() if quiz.lesson == lesson]
        raise UnknownLesson(course_says.UNKNOWN_QUIZ(name=item, near=", ".join(near)))


class Quiz(Api):
    """Answer one question: whether it was right, and why."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        name, letter = self.text("item"), self.text("answer").strip().lower()
        item = items().get(name)
        if item is None:
            raise UnknownLesson(course_says.UNKNOWN_QUIZ(name=name, near=", ".join(sorted(items())[:8])))
        letters = tuple("abcdefgh"[: len(item.options)])
        if letter not in letters:
            raise Refused(400, course_says.NO_SUCH_LETTER(letters=", ".join(letters)))
        chosen = item.options[letters.index(letter)]
        trouble = await record(item.lesson, name, "quiz", "right" if chosen.right else "wrong")
        reasons: list[dict[str, Any]] = [
            {"answer": other, "right": option.right, "why": self.said(option.why())}
            for other, option in zip(letters, item.options, strict=True)
        ]
        said = self.said(trouble) if trouble else None
        self.answer({"right": chosen.right, "why": self.said(chosen.why()), "why_all": reasons, "trouble": said})


class Language(Api):
    """Remember the reader's choice of language."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        lang = self.text("lang", LANGUAGES)
        await writing(lambda: save_setting("language", lang))
        self.answer({})


class Machine(Api):
    """What the doctor finds on this computer."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        from dyplab.system.doctor import examine

        with speaking(self.lang):  # the numbers in what is found
            found = [symptom for symptom in await reading(examine) if symptom.name != "port"]  # the lab itself has it
        symptoms = [
            {
                "name": symptom.name,
                "ok": symptom.ok,
                "said": self.said(symptom.said),
                "cure": self.said(symptom.cure) if symptom.cure else None,
            }
            for symptom in found
        ]
        self.answer({"symptoms": symptoms})
