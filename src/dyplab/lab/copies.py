"""The learner's own copies of the lessons: theirs to write in, never written over."""

import json
from collections.abc import Iterator
from itertools import count, takewhile
from pathlib import Path

from dyplab.course.catalogue import lessons
from dyplab.course.notebook import Notebook, as_text, build, version_of
from dyplab.system.files import write_atomically
from dyplab.system.folders import lessons_folder


def refresh(lang: str) -> dict[str, Path]:
    """Put every lesson that is not there yet into the learner's folder.

    Args:
        lang: "nb" or "en".

    Returns:
        From each lesson's id to the learner's copy of its present edition.

    Raises:
        FolderError: the folder cannot be written; set DYPLAB_HOME to one that can.
    """
    return {info.id: copy_of(info.id, lang) for info in lessons()}


def copy_of(lesson: str, lang: str) -> Path:
    """The learner's copy of the present edition of a lesson, written now if it is missing.

    A copy of an older edition stays as it is, changed or not: the new one is put beside it, as `03-mlp-v2.ipynb`.

    Args:
        lesson: its id, in full.
        lang: "nb" or "en".

    Raises:
        FolderError: the folder cannot be written; set DYPLAB_HOME to one that can.
    """
    for path in _places(lesson, lang):
        if not path.exists():
            return write_atomically(path, as_text(_knowing_its_exercises(build(lesson, lang))))
        if _version(path) == version_of(lesson):
            return path
    raise AssertionError("count() has no end")


def older_copies(lesson: str, lang: str) -> list[Path]:
    """The learner's copies of the lesson's other editions, the newest first.

    Args:
        lesson: its id, in full.
        lang: "nb" or "en".
    """
    there = takewhile(Path.exists, _places(lesson, lang))
    return [path for path in there if _version(path) not in (None, version_of(lesson))][::-1]


def original(notebook: Notebook, exercise: str) -> str | None:
    """An exercise as it was when this copy was made; None for a copy that does not tell."""
    try:
        return str(notebook["metadata"]["dyplab"]["exercises"][exercise])
    except (LookupError, TypeError):
        return None


def _places(lesson: str, lang: str) -> Iterator[Path]:
    folder = lessons_folder(lang)
    return (folder / (f"{lesson}.ipynb" if edition == 1 else f"{lesson}-v{edition}.ipynb") for edition in count(1))


def _knowing_its_exercises(notebook: Notebook) -> Notebook:
    """A copy keeps its exercises as they were, since a later dyplab no longer has the lesson it was made from."""
    found = ((cell["metadata"].get("dyplab", {}).get("exercise"), cell["source"]) for cell in notebook["cells"])
    about = notebook["metadata"]["dyplab"] | {"exercises": {name: source for name, source in found if name}}
    return notebook | {"metadata": notebook["metadata"] | {"dyplab": about}}


def _version(path: Path) -> str | None:
    """Which edition a copy was made from; None for a file that no longer tells."""
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["metadata"]["dyplab"]["version"])
    except (OSError, ValueError, LookupError, TypeError):
        return None
