"""Ctrl-C, heeded where the work can be left."""

import signal
import threading
from types import FrameType, TracebackType
from typing import Self


class CtrlC:
    """Within it the first Ctrl-C is only noted, and a second stops at once.

    Outside the main thread, which alone is told of signals, Ctrl-C is as it was.

    >>> with CtrlC() as ctrl_c:
    ...     signal.raise_signal(signal.SIGINT)
    ...     ctrl_c.pressed
    True
    """

    def __init__(self) -> None:
        self.pressed = False
        self._in_charge = threading.current_thread() is threading.main_thread()

    def __enter__(self) -> Self:
        if self._in_charge:
            self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._in_charge:
            signal.signal(signal.SIGINT, self._before)

    def _note(self, number: int, at: FrameType | None) -> None:
        self.pressed = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
