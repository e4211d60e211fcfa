"""Whether a lesson must be run again: a fingerprint of all that its outputs can depend on; its prose is not."""

import ast
import hashlib
import json
import platform
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

import dyplab
from dyplab.course.catalogue import find
from dyplab.course.notebook import build
from dyplab.course.quizzing import items

_PACKAGE = Path(dyplab.__file__).parent
# In these rooms a lesson uses some of the files; what the others hold (sentences of the pages, the tutor) is not its.
_FILE_BY_FILE = {"text", "course"}
_ALWAYS = {"dyplab.course.run"}
_NO_PART = "dyplab.course.tutor"  # at hand in every notebook, and asked in no run


def fingerprint(lesson: str, lang: str) -> str:
    """Another fingerprint means other outputs, perhaps: the lesson, the code it can reach, Python or a library changed.

    Args:
        lesson: its id.
        lang: "nb" or "en".
    """
    info = find(lesson)
    checks = info.folder / "checks.py"
    code = [cell["source"] for cell in build(info.id, lang, solved=True)["cells"] if cell["cell_type"] == "code"]
    asked = [repr(items().get(name)) for name in re.findall(r"""quiz\(["']([\w-]+)""", "\n".join(code))]
    told = hashlib.sha256(json.dumps([code, asked, _versions()]).encode())
    files = {file for name in _reached((info.folder / "lesson.py", checks)) for file in _files(name)}
    for file in [checks, *sorted(files)]:
        told.update(file.read_bytes())
    return told.hexdigest()


@lru_cache(maxsize=64)
def _reached(start: tuple[Path, ...]) -> frozenset[str]:
    """The rooms a lesson can reach, "dyplab.evaluation", and of some rooms the modules, "dyplab.text.numbers"."""
    found: set[str] = set()
    wanted = {*_ALWAYS, *(name for path in start if path.is_file() for name in _imports(path))}
    while wanted:
        name = wanted.pop()
        if name not in found and not name.startswith(_NO_PART):
            found.add(name)
            wanted |= {other for file in _files(name) if file.suffix == ".py" for other in _imports(file)}
    return frozenset(found)


@lru_cache(maxsize=1024)
def _imports(path: Path) -> frozenset[str]:
    """What one file imports of the house, wherever in the file it does."""
    return frozenset(_names(ast.parse(path.read_text(encoding="utf-8"))))


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            house, *rest = name.split(".")
            if house == "dyplab" and rest:
                yield from _node(rest)


def _node(rest: list[str]) -> Iterator[str]:
    """The room, or the module of a room that is looked at file by file, and the `__init__` every import runs."""
    if rest[0] not in _FILE_BY_FILE:
        yield f"dyplab.{rest[0]}"
        return
    yield f"dyplab.{rest[0]}.__init__"
    for end in range(2, len(rest) + 1):
        yield f"dyplab.{'.'.join(rest[:end])}"


@lru_cache(maxsize=256)
def _files(name: str) -> tuple[Path, ...]:
    """The files a name stands for: all of a room, its data among them, or one module."""
    place = _PACKAGE.joinpath(*name.split(".")[1:])
    if place.is_dir():
        own = [file for file in place.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
        return tuple(sorted(own))
    module = place.with_suffix(".py")
    return (module,) if module.is_file() else ()


@lru_cache(maxsize=1)
def _versions() -> tuple[str, ...]:
    """Python, and every library the lessons may ask for."""
    names = {Requirement(line).name for line in metadata.requires("dyplab") or []} - {"dyplab"}
    return (platform.python_version(), *(f"{name} {_version(name)}" for name in sorted(names)))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
