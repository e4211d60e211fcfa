"""Run a lesson without a screen, as a reader would with "Run all", and say how each exercise went."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from dyplab.course.catalogue import find
from dyplab.course.checking import VERDICT
from dyplab.course.notebook import Notebook, build
from dyplab.course.source import read_lesson
from dyplab.system.extras import require_extra
from dyplab.text import Said
from dyplab.text import course as says

STALLED_AFTER = 600  # seconds one cell may take before the run is given up


@dataclass
class Run:
    """What came of running one lesson.

    Attributes:
        lesson: its id.
        seconds: from the kernel's start to the last cell's end.
        peak_bytes: the most memory the kernel held at once.
        outcomes: from each exercise to "passed", "failed" or "to do".
        error: why it stopped early, or None.
        notebook: the notebook with its outputs.
    """

    lesson: str
    seconds: float = 0.0
    peak_bytes: int = 0
    outcomes: dict[str, str] = field(default_factory=dict)
    error: Said | None = None
    notebook: Notebook = field(default_factory=dict)


def run_lesson(lesson: str, lang: str, solved: bool = False, on_cell: Callable[[int, int], None] | None = None) -> Run:
    """Run every cell of a lesson in a kernel of its own; the reader's own progress and files stay untouched.

    Args:
        lesson: its id, or the beginning of one.
        lang: "nb" or "en".
        solved: with the solutions in place; else as a learner first meets it.
        on_cell: told how many cells are done, and of how many, after each.

    Returns:
        Run: an error in a cell is in `Run.error`, not raised.

    Raises:
        UnknownLesson: there is no such lesson.
        MissingExtra: the lesson, or running lessons at all, needs an extra that is not installed.
    """
    info = find(lesson)
    require_extra("lab")
    if info.needs != "core":
        require_extra(info.needs)
    with tempfile.TemporaryDirectory(prefix="dyplab-") as home:
        return _run_in(home, Run(info.id, notebook=build(info.id, lang, solved)), lang, on_cell)


def _run_in(home: str, run: Run, lang: str, on_cell: Callable[[int, int], None] | None) -> Run:
    """Execute `run.notebook` with all it writes kept in `home`, and read the outcomes from its outputs."""
    import nbformat
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    if sys.platform == "win32":  # zmq needs a loop that can watch sockets
        asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
    notebook = nbformat.from_dict(run.notebook)  # type: ignore[no-untyped-call]
    # Over ipc a kernel needs no network at all, not even the loopback; Windows has no such sockets.
    # The sockets' place is given in full, since kernel and client stand in different folders.
    place = {} if sys.platform == "win32" else {"transport": "ipc", "ip": f"{home}/kernel"}
    manager = AsyncKernelManager(kernel_name="python3", **place)
    at, stopped = 0, False

    def begun(cell_index: int, **_: Any) -> None:
        nonlocal at
        at = cell_index + 1

    def finished(**_: Any) -> None:
        run.peak_bytes = max(run.peak_bytes, _memory(manager))
        if on_cell:
            on_cell(at, len(notebook.cells))

    def stop_on_ctrl_c(**_: Any) -> None:  # nbclient's own answer is to kill the kernel and call it dead
        task: Any = asyncio.current_task()

        def stop() -> None:
            nonlocal stopped
            stopped = True
            task.cancel()

        with suppress(RuntimeError, ValueError):  # Windows; not the main thread
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, stop)

    hooks = {"on_notebook_start": stop_on_ctrl_c, "on_cell_start": begun, "on_cell_complete": finished}
    client = NotebookClient(notebook, km=manager, timeout=STALLED_AFTER, **hooks)
    environment = {**os.environ, "DYPLAB_HOME": home, "DYPLAB_LANG": lang, "MPLBACKEND": "agg"}
    started = time.perf_counter()
    try:
        client.execute(env=environment, cwd=home, stderr=subprocess.DEVNULL)  # what cells say comes another way
    except CellExecutionError as error:
        run.error = says.CELL_FAILED(error=f"{error.ename}: {error.evalue}"[:300], cell=at)
    except CellTimeoutError:
        run.error = says.CELL_STALLED(seconds=STALLED_AFTER, cell=at)
    except (asyncio.CancelledError, RuntimeError):  # DeadKernelError among them, and a kernel that never answered
        if stopped:
            raise KeyboardInterrupt from None
        run.error = says.KERNEL_DIED(cell=at)
    run.seconds = time.perf_counter() - started
    run.notebook = dict(notebook)
    run.outcomes = _outcomes(run.lesson, run.notebook)
    return run


def _memory(manager: Any) -> int:
    """The most memory the kernel has held so far, in bytes; 0 where the system does not tell."""
    import psutil  # ipykernel brings it

    try:
        process = psutil.Process(manager.provisioner.pid)
        if sys.platform == "linux":
            with open(f"/proc/{process.pid}/status", encoding="ascii") as status:  # noqa: PTH123
                return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
        memory = process.memory_info()
        return int(getattr(memory, "peak_wset", memory.rss))
    except (psutil.Error, OSError, StopIteration, AttributeError):
        return 0


def _outcomes(lesson: str, notebook: Notebook) -> dict[str, str]:
    """How each exercise of the lesson ended, read from the verdicts the notebook holds."""
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    verdicts = [output["data"][VERDICT] for output in outputs if VERDICT in output.get("data", {})]
    reached = {verdict["exercise"]: verdict["outcome"] for verdict in verdicts}
    return {cell.exercise: reached.get(cell.exercise, "to do") for cell in read_lesson(lesson) if cell.exercise}
