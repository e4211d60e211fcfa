"""How a CSV table is laid out: what separates its columns, where its names stand, whether each row is whole."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dyplab.data.lines import Lines
from dyplab.errors import DataError
from dyplab.text.reading import EMPTY, ONLY_NAMES, QUOTES, RAGGED

SEPARATORS = ("\t", ";", "|", ",")  # in order of trust when two fit equally well
HEAD_ROWS = 1000
TITLE_ROWS = 50
NUMBER = re.compile(r"[+−-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:[eE][+-]?\d+)?")
FRACTION = re.compile(r"[+−-]?\d*([.,])\d+(?:[eE][+-]?\d+)?")


class Row(NamedTuple):
    """One row of the head."""

    line: int  # the last line it stands on
    cells: list[str]

    @property
    def filled(self) -> list[str]:
        return [cell for cell in self.cells if cell.strip()]

    @property
    def numbers(self) -> list[str]:
        return [cell for cell in self.cells if NUMBER.fullmatch(cell.strip())]

    @property
    def comment(self) -> bool:
        return self.cells[0].startswith("#")


class Layout(NamedTuple):
    """What the first rows of a table tell."""

    sep: str
    skip: int  # lines before the first row with values
    titles: int  # of them, lines with something on them before the names
    names: list[str] | None  # None when the first line holds values
    width: int  # values in a row
    decimal: str


def find_layout(lines: Lines) -> Layout:
    """Look at the beginning of the file.

    Raises:
        DataError: the file is empty, holds names only, or its names are more or fewer than the values below.
    """
    head = _head(lines)
    told = re.match(r"sep=(.)\n", head, re.IGNORECASE)  # how Excel is told
    if told:
        head = head[told.end() - 1 :]  # its line end stays, so that lines are counted as an editor does
    sep = told[1] if told and told[1] != '"' else max(SEPARATORS, key=lambda sep: _evenness(_rows(head, sep)))
    rows = _rows(head, sep)
    if not rows:
        raise DataError(EMPTY(file=lines.path.name))
    width = _width(rows)
    first = _first(rows, width)
    if _holds_values(rows[first]):
        above = rows[first - 1].line if first else int(bool(told))
        return Layout(sep, above, first, None, width, _decimal(sep, rows[first:]))
    line, names = rows[first]
    if len(names) == width + 1 and not names[-1].strip():
        names = names[:-1]
    if len(names) not in (width, width - 1):
        raise DataError(RAGGED(file=lines.path.name, line=line, got=len(names), need=width))
    if not rows[first + 1 :]:
        raise DataError(ONLY_NAMES(file=lines.path.name))
    return Layout(sep, line, first, names, width, _decimal(sep, rows[first + 1 :]))


def check_rows(lines: Lines, layout: Layout) -> tuple[int, list[int]]:
    """Go through all rows, and see that each has as many values as the others.

    Returns:
        How many rows there are, and which of them, counted from 0, hold nothing.

    Raises:
        DataError: a row is too short or too long, or a quotation mark is left open; the message names the line.
    """
    file = lines.path.name
    n, line, empty = 0, 0, list[int]()  # `line` is the last of the row before
    text = io.TextIOWrapper(lines.stream(layout.skip), encoding="utf-8", newline="\n")
    reader = csv.reader(text, delimiter=layout.sep, skipinitialspace=True, strict=True)
    try:
        for row in reader:
            blank = len(row) <= 1 and not "".join(row).strip()
            if layout.width > 1 and blank:
                line = reader.line_num
                continue
            if len(row) != layout.width and not blank:
                wrong = {"file": file, "line": layout.skip + line + 1}
                if reader.line_num > line + 1:
                    raise DataError(QUOTES(**wrong))
                raise DataError(RAGGED(**wrong, got=len(row), need=layout.width))
            if not any(row):
                empty.append(n)
            n, line = n + 1, reader.line_num
    except csv.Error:  # text behind a closing mark, none before the end of the file, or a cell as long as a book
        raise DataError(QUOTES(file=file, line=layout.skip + line + 1)) from None
    return n, empty


def _head(lines: Lines) -> str:
    """The first block, or as many as it takes to see a few lines."""
    head = b""
    for block in lines.blocks():
        head += block
        if head.count(b"\n") > 5:
            break
    return head.decode()


def _rows(head: str, sep: str) -> list[Row]:
    """The first rows with something in them."""
    lines = [f"{line}\n" for line in head.split("\n")[:HEAD_ROWS]]
    reader = csv.reader(lines, delimiter=sep, skipinitialspace=True)
    rows = []
    try:
        for cells in reader:
            rows.append(Row(reader.line_num, cells))
    except csv.Error:  # a quotation mark that does not close; `check_rows` names the line
        pass
    return [row for row in rows if row.filled]


def _evenness(rows: Sequence[Row]) -> float:
    """The share of the rows that have as many values as most have, and more than one."""
    widths = Counter(len(row.cells) for row in rows if len(row.cells) > 1 and not row.comment)
    return max(widths.values(), default=0) / max(len(rows), 1)


def _width(rows: Sequence[Row]) -> int:
    """How many values most rows have; lines above the table count for nothing."""
    widths = [0 if row.comment else len(row.cells) for row in rows]
    for width, n in Counter(width for width in widths if width > 1).most_common(1):
        first = widths.index(width)
        if 2 * n >= len(rows) - first and first <= TITLE_ROWS and (n > 1 or first == 0):
            return width
    return 1


def _first(rows: Sequence[Row], width: int) -> int:
    """Which row holds the names, or the first values when there are none."""
    at = next((at for at, row in enumerate(rows) if len(row.cells) == width), 0)
    while at + 1 < len(rows) and _is_title(rows[at], rows[at + 1], width):
        at += 1
    above = rows[at - 1] if at else None
    if above and not above.comment and len(above.filled) > 1 and not above.numbers and rows[at].numbers:
        return at - 1  # the names are more or fewer than the values
    return at


def _is_title(row: Row, below: Row, width: int) -> bool:
    """A line above the names that has the width of the table: a comment, or a heading that Excel filled up."""
    if row.comment:
        return len(below.cells) == width and not below.numbers
    return width > 2 and len(row.filled) == 1 and len(below.filled) > 1


def _holds_values(row: Row) -> bool:
    numbers = [number.strip() for number in row.numbers]
    if any(map(FRACTION.fullmatch, numbers)):
        return 2 * len(numbers) >= len(row.filled)
    counted = [str(i) for start in (0, 1) for i in range(start, start + len(numbers))]
    return len(numbers) == len(row.filled) and (
        numbers not in (counted[: len(numbers)], counted[len(numbers) :]) or len(numbers) < 3
    )


def _decimal(sep: str, rows: Sequence[Row]) -> str:
    if sep == ",":
        return "."
    signs = Counter(sign[1] for row in rows for cell in row.cells if (sign := FRACTION.fullmatch(cell.strip())))
    return "," if signs[","] > signs["."] else "."
