"""Rows and columns in plain text, for a person and for `grep`."""

from collections.abc import Sequence
from typing import Any

from dyplab.text.cli import HEADS


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """A table; numbers stand to the right.

    Args:
        columns: names out of `HEADS`.
        rows: whatever `str` can show.
    """
    lines = [[str(HEADS[name]) for name in columns], *([str(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    right = [all(isinstance(row[at], int | float) for row in rows) for at in range(len(columns))]

    def line(cells: Sequence[str]) -> str:
        spaced = (c.rjust(w) if r else c.ljust(w) for c, w, r in zip(cells, widths, right, strict=True))
        return "  ".join(spaced).rstrip()

    return "\n".join(map(line, lines))
