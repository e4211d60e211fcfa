"""From a lesson's source to the notebook a learner opens: one language, solutions out (or in), nothing executed."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from dyplab.course.catalogue import colab_address, find, lessons, source_address
from dyplab.course.source import Cell, in_language, read_lesson, with_solution, without_solution
from dyplab.text import LANGUAGES
from dyplab.text.course import OPEN_IN_COLAB, RUN_ME_FIRST

Notebook = dict[str, Any]

# Where dyplab is missing (Colab), it is installed without moving what the runtime already has: pip's constraint
# file keeps these five, and everything else is a lower bound. See the test against Colab's own list of packages.
_FIRST_CELL = """# {run_me}
try:
    from dyplab.course import check, hint, lesson, quiz, say, show, solution
except ModuleNotFoundError:
    kept = "numpy|pandas|torch|ipython|ipykernel"
    get_ipython().system(f"pip list --format=freeze | grep -E '^({{kept}})==' > /tmp/keep.txt")
    get_ipython().system("pip install -q -c /tmp/keep.txt '{wanted} @ {address}/archive/refs/heads/main.zip'")
    from dyplab.course import check, hint, lesson, quiz, say, show, solution

lesson("{lesson}", lang="{lang}")"""


def build(lesson: str, lang: str, solved: bool = False) -> Notebook:
    """The notebook of a lesson, as nbformat 4.5 has it.

    Args:
        lesson: its id, or the beginning of one.
        lang: "nb" or "en".
        solved: keep the solutions, for a teacher and for the tests.

    Raises:
        UnknownLesson: there is no such lesson.
    """
    info = find(lesson)
    source = [cell for cell in read_lesson(info.id) if not cell.wrong]
    run_me = getattr(RUN_ME_FIRST, lang)
    wanted = "dyplab" if info.needs == "core" else f"dyplab[{info.needs}]"
    first = _FIRST_CELL.format(run_me=run_me, wanted=wanted, address=source_address(), lesson=info.id, lang=lang)
    cells = [_code(first, "first", hidden=True)]
    taken = {"first"}
    for at, cell in enumerate(source):
        if cell.kind == "markdown" and cell.lang != lang:
            continue
        twin = source[at - 1] if cell.lang == "en" else cell  # both languages give the cell the same id
        name = _cell_id(cell.exercise or twin.text, bool(cell.exercise), taken)
        cells.append(_built(cell, lang, solved, name))
    title = next(cell for cell in cells if cell["cell_type"] == "markdown")
    title["source"] += f"\n\n[{getattr(OPEN_IN_COLAB, lang)}]({colab_address(info.id, lang)})"
    return {"cells": cells, "metadata": _metadata(info.id, lang), "nbformat": 4, "nbformat_minor": 5}


def _built(cell: Cell, lang: str, solved: bool, name: str) -> dict[str, Any]:
    if cell.kind == "markdown":
        return {"cell_type": "markdown", "id": name, "metadata": {}, "source": cell.text}
    code = in_language(with_solution(cell.text) if solved else without_solution(cell.text), lang)
    return _code(code, name, hidden=code.startswith(("say(", "show(")), exercise=cell.exercise)


def _code(text: str, name: str, hidden: bool = False, exercise: str = "") -> dict[str, Any]:
    metadata: dict[str, Any] = {"dyplab": {"exercise": exercise}} if exercise else {}
    if hidden:  # the reader meets the sentence or figure, not both languages' words for it; Jupyter's way and Colab's
        metadata |= {"jupyter": {"source_hidden": True}, "cellView": "form"}
    return {
        "cell_type": "code",
        "id": name,
        "metadata": metadata,
        "source": text,
        "outputs": [],
        "execution_count": None,
    }


def _cell_id(text: str, exercise: bool, taken: set[str]) -> str:
    """An id that stays when other cells come and go: the exercise's own, else made from the cell's words."""
    stem = text if exercise else hashlib.sha256(text.encode()).hexdigest()[:10]
    name, more = stem, 1
    while name in taken:
        more += 1
        name = f"{stem}-{more}"
    taken.add(name)
    return name


def _metadata(lesson: str, lang: str) -> dict[str, Any]:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    about = {"lesson": lesson, "version": version_of(lesson), "lang": lang}
    return {"dyplab": about, "kernelspec": kernel, "language_info": {"name": "python"}}


def version_of(lesson: str) -> str:
    """A short fingerprint of a lesson's source: another source, another version, unless only its slides are others."""
    source = (find(lesson).folder / "lesson.py").read_bytes()
    return hashlib.sha256(re.sub(rb' slide="[^"\n]*"', b"", source)).hexdigest()[:8]


def as_text(notebook: Notebook) -> str:
    """The notebook as the text of an .ipynb file; the same notebook always gives the same bytes."""
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def built_files() -> dict[str, str]:
    """Every lesson in every language: from its path inside `notebooks/` to the text it should have."""
    return {f"{lang}/{info.id}.ipynb": as_text(build(info.id, lang)) for lang in LANGUAGES for info in lessons()}


def write_all(folder: Path) -> list[Path]:
    """Write all notebooks into `folder/{nb,en}/` and take away those no lesson makes; returns what changed."""
    changed = [folder / name for name in differences(folder)]
    texts = built_files()
    for path in changed:
        name = path.relative_to(folder).as_posix()
        if name not in texts:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts[name], encoding="utf-8", newline="\n")
    return changed


def differences(folder: Path) -> list[str]:
    """The notebooks in `folder` that are missing, old or left over; empty when it equals a fresh build."""
    texts = built_files()
    there = {path.relative_to(folder).as_posix(): path for path in folder.glob("*/*.ipynb")}
    old = [name for name, text in texts.items() if name in there and there[name].read_text(encoding="utf-8") != text]
    return sorted({*old, *(texts.keys() ^ there.keys())})
