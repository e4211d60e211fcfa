"""What `audit_table` is given: a DataFrame with a target, and perhaps a column of persons."""

from typing import Any

from dyplab.audit.tables.written import names
from dyplab.errors import DataError
from dyplab.text import audit_tables as words


def checked(frame: Any, target: str, group: str | None) -> tuple[int, int | None]:
    """Where target and group stand in the table."""
    from pandas import DataFrame

    if not isinstance(frame, DataFrame):
        raise DataError(words.FRAME_WANTED(kind=type(frame).__name__))
    place = _place(frame, target)
    group_place = None if group is None else _place(frame, group)
    if group_place == place:
        raise DataError(words.SAME_COLUMN(target=target))
    return place, group_place


def _place(frame: Any, name: str) -> int:
    from difflib import get_close_matches

    columns = [str(column) for column in frame.columns]
    places = [place for place, column in enumerate(frame.columns) if column == name or str(column) == str(name)]
    if len(places) == 1:
        return places[0]
    if len(places) > 1:
        raise DataError(words.TWO_TARGETS(target=name, count=len(places)))
    small = {column.lower().strip(): column for column in columns}
    near = [small[one] for one in get_close_matches(str(name).lower().strip(), small, n=3)]
    if not columns:
        raise DataError(words.NO_COLUMNS(target=name))
    sentence = words.NO_TARGET_NEAR if near else words.NO_TARGET
    raise DataError(sentence(target=name, names=names(near or columns)))
