"""A lesson that has been run, from the shelf if nothing it depends on has changed, else run now."""

import json
import os
import platform
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dyplab.course.notebook import Notebook
from dyplab.course.run import run_lesson
from dyplab.errors import LabError
from dyplab.site.freshness import fingerprint
from dyplab.system.clock import now_utc
from dyplab.system.files import write_atomically
from dyplab.system.folders import cache_folder
from dyplab.system.threads import cores
from dyplab.text import Said
from dyplab.text import site_build as says


@dataclass(frozen=True)
class Executed:
    """One run of one lesson in one language, with its solutions in place.

    Attributes:
        lesson: its id.
        lang: "nb" or "en".
        fingerprint: of all it depended on.
        notebook: with its outputs.
        seconds: from the kernel's start to the last cell's end.
        peak_bytes: the most memory the kernel held at once.
        when: the time it ended, in UTC.
        machine: what it ran on: cores, architecture, Python, torch, and the load beside it.
    """

    lesson: str
    lang: str
    fingerprint: str
    notebook: Notebook
    seconds: float
    peak_bytes: int
    when: str
    machine: dict[str, Any]


def shelf() -> Path:
    """Where runs are kept between two builds; it can be deleted at any time."""
    return cache_folder() / "site"


def on_shelf(lesson: str, lang: str) -> Executed | None:
    """The run that is kept, if it is whole and still says what a new run would say."""
    try:
        kept = Executed(**json.loads(_place(lesson, lang).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return kept if kept.fingerprint == fingerprint(lesson, lang) else None


def run_now(lesson: str, lang: str, on_cell: Callable[[int, int], None] | None = None) -> Executed:
    """Run a lesson and keep the run.

    Args:
        lesson: its id.
        lang: "nb" or "en".
        on_cell: told how many cells are done, and of how many.

    Raises:
        LabError: the lesson stopped early, or a solution was not accepted; nothing is kept.
        MissingExtra: the lesson needs an extra that is not installed.
    """
    before = fingerprint(lesson, lang)  # not after: a file saved during the run must lead to another run
    run = run_lesson(lesson, lang, solved=True, on_cell=on_cell)
    if trouble := run.error or _not_passed(run.outcomes):
        raise LabError(says.LESSON_FAILED(lesson=lesson, lang=lang, trouble=trouble))
    notebook = run.notebook | {
        "metadata": {"dyplab": run.notebook["metadata"]["dyplab"]}
    }  # widgets speak for themselves
    executed = Executed(lesson, lang, before, notebook, round(run.seconds, 1), run.peak_bytes, now_utc(), _machine())
    write_atomically(_place(lesson, lang), json.dumps(asdict(executed), ensure_ascii=False))
    return executed


def _place(lesson: str, lang: str) -> Path:
    return shelf() / f"{lesson}-{lang}.json"


def _not_passed(outcomes: dict[str, str]) -> Said | None:
    wrong = [exercise for exercise, outcome in outcomes.items() if outcome != "passed"]
    return says.NOT_PASSED(which=", ".join(wrong)) if wrong else None


def _machine() -> dict[str, Any]:
    return {
        "cores": cores(),
        "processor": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "torch": version("torch"),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
    }
