"""Which room may import which: the table of the design, held by reading every import in the source."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "dyplab"
EVERYONES = {"errors", "text", "system"}
# What a room may import besides those three. A better cut changes the design's table and this one together.
MAY_IMPORT = {
    "text": set(),
    "errors": set(),
    "system": set(),
    "data": set(),
    "evaluation": set(),
    "audit": {"evaluation"},
    "models": set(),
    "training": set(),
    "pfn": {"data", "evaluation", "training"},
    "tumour": {"data", "evaluation", "training"},
    "explain": {"training"},
    "autograd": set(),
    "widgets": {"evaluation"},
    "course": {"autograd", "data", "evaluation", "audit"},
    "site": {"course", "data", "widgets"},
    "lab": {"course", "data", "widgets", "site"},
    "cli": {"audit", "course", "data", "evaluation", "lab", "models", "pfn", "site", "training", "tumour"},
}
NEED_TORCH = {"models", "training", "explain", "pfn", "tumour"}
WITHOUT_TORCH = set(MAY_IMPORT) - NEED_TORCH


def allowed(room: str) -> set[str]:
    """`text` stands on nothing, `errors` on `text`, and everyone on those and `system`."""
    return {"text": set(), "errors": {"text"}}.get(room, EVERYONES | MAY_IMPORT[room]) | {room}


def imported_rooms(code: str) -> Iterator[tuple[int, str]]:
    """Every room that a file imports, also inside functions and for types only, with the line it does so on."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import; write dyplab.ROOM"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ("import_module", "__import__"):
            names = [word.value for word in node.args if isinstance(word, ast.Constant)]
        else:
            continue
        for name in names:
            house, _, rest = name.partition(".")
            if house == "dyplab" and rest.split(".")[0] in MAY_IMPORT:
                yield node.lineno, rest.split(".")[0]


def test_every_room_is_in_the_table():
    assert {path.parent.name for path in SOURCE.glob("*/__init__.py")} == set(MAY_IMPORT)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_the_table_lets_it(room):
    trespasses = [
        f"{path.relative_to(SOURCE)}:{line} imports {other}"
        for path in (SOURCE / room).rglob("*.py")
        for line, other in imported_rooms(path.read_text(encoding="utf-8"))
        if other not in allowed(room)
    ]
    assert trespasses == []


def test_a_lesson_imports_no_server_and_no_command():
    lessons = SOURCE.parents[1] / "lessons"
    seen = {
        f"{path.relative_to(lessons)}:{line} imports {other}"
        for path in lessons.rglob("*.py")
        for line, other in imported_rooms(path.read_text(encoding="utf-8"))
        if other in ("lab", "cli")
    }
    assert seen == set()


def test_no_chain_of_imports_comes_back_to_where_it_began():
    reached = {room: allowed(room) - {room} for room in MAY_IMPORT}
    for _ in reached:
        reached = {room: near.union(*(reached[other] for other in near)) for room, near in reached.items()}
    assert [room for room, far in reached.items() if room in far] == []


def test_the_reader_sees_imports_wherever_they_stand():
    code = """
import dyplab.data.idx
from dyplab import lab
def later():
    from dyplab.training import train
    importlib.import_module("dyplab.models")
from dyplab.errors import DataError
import torch
"""
    assert {room for _, room in imported_rooms(code)} == {"data", "lab", "training", "models", "errors"}


LIGHT = """
import sys, pkgutil, importlib
sys.modules["torch"] = None  # whoever imports it now meets ImportError
import dyplab
for room in sys.argv[1:]:
    package = importlib.import_module(f"dyplab.{room}")
    for name in getattr(package, "__all__", []):
        getattr(package, name)
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
"""


def test_rooms_that_must_work_without_torch_are_imported_whole_without_it():
    done = subprocess.run([sys.executable, "-c", LIGHT, *sorted(WITHOUT_TORCH)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
