"""A CSV table as people have it, made a DataFrame; and what was taken for granted on the way."""

import os
import re
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dyplab.data.cells import MISSING, MISSING_AMONG_NUMBERS, PERSON_DIGITS, as_numbers
from dyplab.data.layout import Layout, check_rows, find_layout
from dyplab.data.lines import Lines
from dyplab.data.names import listed, name_columns
from dyplab.errors import DataError
from dyplab.text import Said
from dyplab.text import reading as says

if TYPE_CHECKING:
    import pandas as pd


def read_table(path: str | os.PathLike[str]) -> "pd.DataFrame":
    """A CSV table as people have it: from Excel in Norwegian or English, from R, from a hospital system.

    Separator, character set, decimal comma, missing codes and lines above the names are found by looking. Numbers
    that are names (leading zeros, eleven digits, more digits than a float keeps) stay text, and nothing is repaired.

    Args:
        path: the file, plain or gzipped.

    Returns:
        R rows and their columns, numbers as numbers and the rest as text. `frame.attrs["read"]` is a list of
        sentences, each something that was assumed: print them, so that the reader can object.

    Raises:
        DataError: no such file, another kind of file, an empty one, a row that is too short or too long, a quotation
            mark left open; the message names the line and what to do.
        UnsafeFile: a pickle.

    >>> import tempfile
    >>> from dyplab.text import use
    >>> use("en")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "prøver.csv")
    ...     _ = file.write_text("pasient;crp;syk\\n007;1 204,5;1\\n012;;0\\n", encoding="utf-8")
    ...     frame = read_table(file)
    >>> frame
      pasient     crp  syk
    0     007  1204.5    1
    1     012     NaN    0
    >>> for said in frame.attrs["read"]:
    ...     print(said)
    Between the columns: semicolon.
    Kept as text because numbers begin with 0 (codes, not amounts): pasient
    Read as numbers after decimal signs and thousands gaps were interpreted: crp
    >>> use(None)
    """
    import pandas as pd

    lines = Lines(Path(path))
    file = lines.path.name
    try:
        layout = find_layout(lines)
        n, empty = check_rows(lines, layout)
        said = [*_about(layout), *lines.assumed()]
        frame = _values(lines, layout)
        if len(frame) != n:
            raise DataError(says.UNREADABLE(file=file))
        stayed, rewritten = _look_again(frame, lines, layout)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, OverflowError) as error:
        raise DataError(says.UNREADABLE(file=file)) from error
    except MemoryError as error:
        raise DataError(says.NO_MEMORY(file=file)) from error
    if empty:
        frame = _without(frame, empty)
        said.append(says.EMPTY_ROWS(n=len(empty)))
    if frame.empty:
        raise DataError(says.ONLY_NAMES(file=file))
    names, about_names = name_columns(frame, layout, file)
    for at in set(frame.columns) - set(names):
        del frame[at]
    frame.columns = list(names.values())
    said += about_names
    for why, columns in stayed.items():
        said.append(says.LEFT_AS_TEXT[why](names=listed([names[at] for at in columns])))
    if rewritten:
        said.append(says.REWRITTEN(names=listed([names[at] for at in rewritten])))
    frame.attrs["read"] = said
    return frame


def _about(layout: Layout) -> list[Said]:
    said = [says.SEPARATORS[layout.sep]() if layout.sep in says.SEPARATORS else says.SEPARATOR(sep=layout.sep)]
    if layout.width == 1:
        said = [says.ONE_COLUMN()]
    if layout.decimal == ",":
        said.append(says.DECIMAL_COMMA())
    if layout.titles:
        said.append(says.SKIPPED(n=layout.titles))
    return said


def _values(lines: Lines, layout: Layout, as_text: Sequence[int] = ()) -> "pd.DataFrame":
    """The rows as pandas takes them, or only some columns, as text."""
    import pandas as pd

    how: dict[str, Any] = {"na_values": [*MISSING, *MISSING_AMONG_NUMBERS]}
    if as_text:
        how = {"na_values": list(MISSING), "usecols": list(as_text), "dtype": str}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pd.errors.DtypeWarning)  # mixed columns are looked at again
        frame: pd.DataFrame = pd.read_csv(
            lines.stream(layout.skip),
            sep=layout.sep,
            header=None,
            names=list(range(layout.width)),
            index_col=False,
            decimal=layout.decimal,
            skipinitialspace=True,
            skip_blank_lines=layout.width > 1,
            keep_default_na=False,
            **how,
        )
    return frame


def _without(frame: "pd.DataFrame", empty: Sequence[int]) -> "pd.DataFrame":
    """The table without its empty rows; whole numbers became floats for their sake alone."""
    kept = frame.drop(index=list(empty)).reset_index(drop=True)
    for at in kept.columns[kept.dtypes == "float64"]:
        values = kept[at].to_numpy()
        if np.isfinite(values).all() and (values == np.floor(values)).all() and np.abs(values).max(initial=0) < 2**53:
            kept[at] = values.astype(np.int64)
    return kept


def _look_again(frame: "pd.DataFrame", lines: Lines, layout: Layout) -> tuple[dict[str, list[int]], list[int]]:
    """Put right, in place, what pandas takes for numbers and is none, and the other way about.

    Returns:
        The columns that stayed text though they look like numbers, by reason; and those that became numbers.
    """
    zeros = _some_number_begins_with_zero(lines, layout.sep)
    number = [dtype.kind in "biuf" for dtype in frame.dtypes]
    again = [at for at, (_, column) in enumerate(frame.items()) if _doubtful(column, zeros)]
    texts = dict(_values(lines, layout, again).items()) if again else {}
    stayed: dict[str, list[int]] = {}
    rewritten = []
    for at in range(layout.width):
        if number[at] and at not in texts:
            continue
        text = texts.pop(at) if at in texts else frame[at]
        if text.isna().all():
            continue
        reading = as_numbers(text, layout.decimal)
        if reading.why:
            stayed.setdefault(reading.why, []).append(at)
        if reading.numbers is None:
            frame[at] = text
        elif not number[at]:
            frame[at] = reading.numbers
            rewritten.append(at)
    return stayed, rewritten


def _doubtful(column: "pd.Series[Any]", zeros: bool) -> bool:
    """Whether the text itself must be seen: what pandas made of it may not be all it says."""
    import pandas as pd

    if column.dtype.kind not in "biuf":
        return bool(column.hasnans) or pd.api.types.infer_dtype(column) != "string"
    if column.dtype.kind == "b" or not len(column):
        return False
    values = column.to_numpy()
    values = values[np.isfinite(values)]
    if column.dtype.kind == "f" and not (values == np.floor(values)).all():
        return False
    return zeros or not len(values) or bool(np.abs(values).max() >= 10 ** (PERSON_DIGITS - 1))


def _some_number_begins_with_zero(lines: Lines, sep: str) -> bool:
    patterns = [re.compile(begins + rb' *"?0[0-9]') for begins in (re.escape(sep).encode(), b"\n")]
    return any(pattern.search(block) for block in lines.blocks() for pattern in patterns)
