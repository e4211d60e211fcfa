"""A bar that tells how far a training has come: in a terminal through rich, in a notebook as HTML."""

import sys
import time
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from dyplab.system import in_notebook
from dyplab.text import number
from dyplab.text.training import BAR, BAR_DONE
from dyplab.training.history import History

EVERY = 0.2  # seconds between two pictures: more often than this the eye does not need, and the disk does not want


class Bar:
    """Shown from when it is entered until it is left; without `shown`, or with nobody to see it, it does nothing.

    Args:
        epochs: how many the training has.
        shown: whether to show it at all.
    """

    def __init__(self, epochs: int, shown: bool):
        self.epochs, self.shown = epochs, shown
        self.started = self.last = 0.0
        self.first: float | None = None  # how far a resumed training had come when it was taken up
        self.history = History()
        self.place = ExitStack()

    def __enter__(self) -> Self:
        self.started = time.monotonic()
        self.draw = _place_to_draw(self.place) if self.shown else None
        return self

    def show(self, done: float, history: History) -> None:
        """Tell how much is done, 0–1; cheap when called at every step."""
        if self.draw is None or time.monotonic() - self.last < EVERY:
            return
        self.last, self.history = time.monotonic(), history
        self.first = done if self.first is None else self.first
        seconds = self.last - self.started
        left = seconds / (done - self.first) * (1 - done) if done > self.first else None
        self.draw(done, BAR(epoch=len(history) + 1, epochs=self.epochs, left=_clock(left)))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self.place:
            if self.draw is not None and self.first is not None:
                seconds = number(time.monotonic() - self.started, 1)
                done = len(self.history) / self.epochs
                self.draw(done, BAR_DONE(epochs=len(self.history), seconds=seconds))


def _clock(seconds: float | None) -> str:
    return "–" if seconds is None else f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _place_to_draw(until: ExitStack) -> Any:
    """A function that draws (share, words), or None where nobody looks."""
    if in_notebook():
        from IPython.display import display

        handle = display({"text/plain": ""}, raw=True, display_id=True)  # type: ignore[no-untyped-call]

        def draw(done: float, words: Any) -> None:
            picture = f'<progress max="1" value="{done:.3f}" aria-label="{words}"></progress> {words}'
            handle.update({"text/html": picture, "text/plain": str(words)}, raw=True)

        return draw
    if not sys.stderr.isatty():
        return None
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    bar = until.enter_context(Progress(BarColumn(), TextColumn("{task.description}"), console=Console(stderr=True)))
    task = bar.add_task("", total=1.0)
    return lambda done, words: bar.update(task, completed=done, description=str(words))
