"""Begin an exercise again: its cell as the lesson has it, and what stood there kept in a notebook beside."""

import copy
import json
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from dyplab.course.catalogue import find
from dyplab.course.notebook import Notebook, as_text, build
from dyplab.course.source import exercise_homes
from dyplab.errors import LabError, UnknownLesson
from dyplab.lab.copies import copy_of, older_copies, original
from dyplab.system.files import write_atomically
from dyplab.text import course as course_says
from dyplab.text import lab as says

Cell = dict[str, Any]


class Reset(NamedTuple):
    """What came of it: the learner's copy, whether it was changed, and the file with what was there, if any."""

    copy: Path
    changed: bool
    kept: Path | None


def reset_exercise(lesson: str, exercise: str, lang: str) -> Reset:
    """Put one exercise back to what the lesson has, in the copy the learner has worked in.

    That is the copy of the present edition; or, if the exercise is untouched there, that of an older one, in which the
    exercise becomes what it was in that edition.

    Args:
        lesson: its id.
        exercise: the exercise's id.
        lang: "nb" or "en": which copy.

    Raises:
        UnknownLesson: there is no such lesson, or it has no such exercise.
        LabError: the copy is no longer a notebook (rename it, and a new one is made), or only one of an older edition
            was worked in and does not tell how it was.
        FolderError: the folder cannot be written; set DYPLAB_HOME to one that can.
    """
    lesson = find(lesson).id
    if exercise_homes().get(exercise) != lesson:
        near = ", ".join(name for name, home in exercise_homes().items() if home == lesson)
        raise UnknownLesson(course_says.UNKNOWN_EXERCISE(name=exercise, near=near))
    present = copy_of(lesson, lang)
    cells = build(lesson, lang)["cells"]
    order = [cell["id"] for cell in cells]
    fresh = next(cell for cell in cells if _exercise(cell) == exercise)
    notebook = _read(present)
    if not _is(notebook, fresh):
        return _reset(present, notebook, fresh, order)
    for path in older_copies(lesson, lang):
        notebook = _read(path)
        source = original(notebook, exercise)
        known = fresh if source is None else fresh | {"source": source}
        if _is(notebook, known) or not _mine(notebook, exercise):
            continue
        if source is None:
            raise LabError(says.RESET_UNKNOWN(exercise=exercise, file=path.name, new=present.name))
        return _reset(path, notebook, known, order)
    return Reset(present, False, None)


def _reset(path: Path, notebook: Notebook, fresh: Cell, order: list[str]) -> Reset:
    exercise = str(_exercise(fresh))
    mine = _mine(notebook, exercise)
    kept = _keep(path, exercise, {**notebook, "cells": mine}) if mine else None
    write_atomically(path, as_text(notebook | {"cells": _with(notebook["cells"], fresh, order)}))
    return Reset(path, True, kept)


def _mine(notebook: Notebook, exercise: str) -> list[Cell]:
    return [cell for cell in notebook["cells"] if _exercise(cell) == exercise]


def _is(notebook: Notebook, fresh: Cell) -> bool:
    """Whether the exercise stands in the notebook as it should from the start."""
    mine = _mine(notebook, str(_exercise(fresh)))
    return len(mine) == 1 and _source(mine[0]) == fresh["source"]


def _read(path: Path) -> Notebook:
    try:
        notebook: Notebook = json.loads(path.read_text(encoding="utf-8"))
        if all(isinstance(cell, dict) for cell in notebook["cells"]):
            return notebook
    except (OSError, ValueError, LookupError, TypeError):
        pass
    raise LabError(says.NOT_A_NOTEBOOK(file=path))


def _exercise(cell: Cell) -> str | None:
    """The exercise a cell belongs to; a learner who splits the cell has two that do."""
    try:
        return str(cell["metadata"]["dyplab"]["exercise"])
    except (LookupError, TypeError):
        return None


def _source(cell: Cell) -> str:
    """A file may hold a cell's text as one string or line by line."""
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def _with(cells: list[Cell], fresh: Cell, order: list[str]) -> list[Cell]:
    """The cells with the fresh one where the exercise stood, or else behind what comes before it in the lesson."""
    exercise = _exercise(fresh)
    stood = [at for at, cell in enumerate(cells) if _exercise(cell) == exercise]
    before = set(order[: order.index(fresh["id"])])
    place = stood[0] if stood else max((at + 1 for at, cell in enumerate(cells) if cell.get("id") in before), default=0)
    rest = [cell for cell in cells[place:] if _exercise(cell) != exercise]
    return [*cells[:place], copy.deepcopy(fresh), *rest]


def _keep(path: Path, exercise: str, notebook: Notebook) -> Path:
    """Write what stood there into a notebook of its own, outputs included, under a name that is free."""
    for number in count(1):
        kept = path.with_name(f"{path.stem}-{exercise}-{number}.ipynb")
        if not kept.exists():
            return write_atomically(kept, as_text(notebook))
    raise AssertionError("count() has no end")
