"""What the pages do with the learner's own copies: open one, begin one of its exercises again."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from jupyter_server.auth.decorator import authorized

from dyplab.course.catalogue import find
from dyplab.errors import LabError
from dyplab.lab.copies import copy_of
from dyplab.lab.exercise_reset import reset_exercise
from dyplab.lab.handling import Api, web, writing
from dyplab.text import LANGUAGES
from dyplab.text import lab as says

PLACES = {"notebook": "notebooks", "lab": "lab/tree"}


class Open(Api):
    """Where a lesson can be worked on; the learner's own copy is made if there is none of this edition."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        lesson, lang = find(self.text("lesson")).id, self.text("lang", LANGUAGES)
        place = PLACES[self.text("where", tuple(PLACES))]
        copy = await writing(lambda: copy_of(lesson, lang))
        self.answer({"url": address(self, place, copy)})


class Reset(Api):
    """Begin an exercise again; what was there is kept in a file beside, and told."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        lesson, exercise, lang = self.text("lesson"), self.text("exercise"), self.text("lang", LANGUAGES)
        done = await writing(lambda: reset_exercise(lesson, exercise, lang))
        kept = done.kept.name if done.kept else None
        sentence = says.RESET_DONE if kept else says.RESET_PUT_BACK if done.changed else says.RESET_NOTHING
        said = self.said(sentence(exercise=exercise, file=done.copy.name, kept=kept))
        self.answer({"kept": kept, "said": said, "url": address(self, PLACES["notebook"], done.copy)})


def address(handler: Any, place: str, file: Path) -> str:
    """Where Jupyter opens a file.

    Raises:
        LabError: the file does not lie below the folder the server shows.
    """
    root = Path(handler.contents_manager.root_dir).resolve()
    try:
        inside = file.resolve().relative_to(root)
    except ValueError as error:
        raise LabError(says.NOT_BELOW(file=file, root=root)) from error
    return f"{handler.base_url}{place}/{quote(inside.as_posix())}"
