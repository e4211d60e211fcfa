"""Images as a CSV table: one image a row, its label first, then its pixels row by row."""

import csv
import io
import os
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.data.images import MOST_BYTES, Images, check_images
from dyplab.errors import DataError
from dyplab.system import write_atomically
from dyplab.text.data import (
    CANNOT_READ,
    FILE_TOO_LARGE,
    LABEL_OUTSIDE,
    NO_LABEL_COLUMN,
    NO_ROWS,
    NORWEGIAN_EXCEL,
    NOT_A_FILE,
    NOT_A_NUMBER,
    NOT_UTF8,
    PIXEL_OUTSIDE,
    ROW_LENGTH,
    WRONG_COLUMNS,
)

Lines = list[tuple[int, str]]  # the line's number as a text editor shows it, and its text


def write_csv(path: str | os.PathLike[str], images: ArrayLike, labels: ArrayLike) -> Path:
    """Write images and labels as a CSV table that `read_csv` gives back unchanged.

    Args:
        path: the file; an older one is replaced.
        images: (N, H, W) uint8.
        labels: (N,) whole numbers 0–9.

    Returns:
        The file.

    Raises:
        DataError: another shape or number type.
        FolderError: the folder cannot be written or the disk is full.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_csv(Path(folder, "two.csv"), np.zeros((2, 1, 2), np.uint8), [7, 1]).read_text()
    'label,pixel0,pixel1\\n7,0,0\\n1,0,0\\n'
    """
    given = check_images(images, labels)
    pixels = given.images.reshape(len(given.images), -1)
    lines = [",".join(["label", *(f"pixel{i}" for i in range(pixels.shape[1]))])]
    lines += [f"{label},{','.join(map(str, row.tolist()))}" for label, row in zip(given.labels, pixels, strict=True)]
    return write_atomically(path, "\n".join(lines) + "\n")


def read_csv(path: str | os.PathLike[str], shape: tuple[int, int] = (28, 28), sep: str = ",") -> Images:
    """Images and labels from a CSV table with a column `label` and one column for each pixel, row by row.

    Args:
        path: the file, UTF-8, its first line naming the columns.
        shape: height and width of the images, in pixels.
        sep: what stands between the columns; ";" for a table saved by Norwegian Excel, decimal commas and all.

    Returns:
        Images (N, H, W) and labels (N,), in the order of the file.

    Raises:
        DataError: no such file, no label column, a cell that is no number, a label outside 0–9, a pixel outside 0–255,
            semicolons, an empty file, rows too short or too long; the message says where and what to do.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = write_csv(Path(folder, "two.csv"), np.full((2, 1, 2), 255, np.uint8), [7, 1])
    ...     read_csv(file, shape=(1, 2)).labels
    array([7, 1])
    """
    path = Path(path)
    lines = _lines(path)
    columns = _columns(path.name, lines[0][1], sep, pixels=shape[0] * shape[1])
    rows = lines[1:]
    if not rows:
        raise DataError(NO_ROWS(file=path.name))
    _check_lengths(path.name, rows, sep, len(columns))
    values = _numbers(path.name, rows, sep, columns)
    at = columns.index("label")
    labels, pixels = values[:, at], np.delete(values, at, axis=1)
    for wrong in np.flatnonzero(~np.isin(labels, np.arange(10)))[:1]:
        raise DataError(LABEL_OUTSIDE(file=path.name, line=rows[wrong][0], got=_cell(rows[wrong], sep, at)))
    for row, column in np.argwhere((pixels < 0) | (pixels > 255) | (pixels != np.floor(pixels)))[:1]:
        name, place = columns[column + (column >= at)], rows[row][0]
        got = _cell(rows[row], sep, int(column + (column >= at)))
        raise DataError(PIXEL_OUTSIDE(file=path.name, line=place, column=name, got=got))
    return Images(pixels.astype(np.uint8).reshape(-1, *shape), labels.astype(np.int64))


def _lines(path: Path) -> Lines:
    """The lines with something on them; Excel's byte order mark is no part of the text."""
    if not path.is_file():
        raise DataError(NOT_A_FILE(file=path))
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DataError(FILE_TOO_LARGE(file=path.name, got=path.stat().st_size, most=MOST_BYTES))
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(NOT_UTF8(file=path.name)) from error
    except OSError as error:
        raise DataError(CANNOT_READ(file=path, reason=error.strerror or error)) from error
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines:
        raise DataError(NO_ROWS(file=path.name))
    return lines


def _columns(file: str, first: str, sep: str, pixels: int) -> list[str]:
    if sep != ";" and ";" in first and first.count(";") > first.count(sep):
        raise DataError(NORWEGIAN_EXCEL(file=file))
    columns = [name.strip() for name in _cells(first, sep)]
    if "label" not in columns:
        raise DataError(NO_LABEL_COLUMN(file=file, columns=", ".join(columns[:5]) + (", …" if columns[5:] else "")))
    if len(columns) != pixels + 1:
        raise DataError(WRONG_COLUMNS(file=file, got=len(columns), need=pixels + 1, pixels=pixels))
    return columns


def _check_lengths(file: str, rows: Lines, sep: str, need: int) -> None:
    for number, line in rows:
        got = len(_cells(line, sep)) if '"' in line else line.count(sep) + 1
        if got != need:
            raise DataError(ROW_LENGTH(file=file, line=number, got=got, need=need))


def _numbers(file: str, rows: Lines, sep: str, columns: list[str]) -> NDArray[np.float64]:
    """All cells as numbers; the first that is none, counted from the top, is named."""
    import pandas as pd

    table = pd.read_csv(
        io.StringIO("\n".join(line for _, line in rows)),
        sep=sep,
        decimal="," if sep == ";" else ".",
        header=None,
        low_memory=False,
    )
    for column in table.columns[[kind.kind not in "iuf" for kind in table.dtypes]]:
        table[column] = pd.to_numeric(table[column].astype(str), errors="coerce")
    values = table.to_numpy(np.float64)
    for row, column in np.argwhere(~np.isfinite(values))[:1]:
        got = _cell(rows[row], sep, int(column))
        raise DataError(NOT_A_NUMBER(file=file, line=rows[row][0], column=columns[column], got=got))
    return values


def _cells(line: str, sep: str) -> list[str]:
    return next(csv.reader([line], delimiter=sep))


def _cell(row: tuple[int, str], sep: str, column: int) -> str:
    """What stands in the file, not what became of it."""
    return _cells(row[1], sep)[column].strip()
