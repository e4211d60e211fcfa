"""Names for the columns of a table: one each, none twice."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dyplab.data.layout import Layout
from dyplab.errors import DataError
from dyplab.text import Said
from dyplab.text.reading import EMPTY_COLUMN, NAMELESS, NO_NAMES, RAGGED, ROW_NAMES, SAME_NAMES

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 5


def name_columns(frame: "pd.DataFrame", layout: Layout, file: str) -> tuple[dict[int, str], list[Said]]:
    """Names for the columns, which are so far called 0, 1, 2 …

    Returns:
        For each column its name, without those that have neither name nor value; and what was assumed.

    Raises:
        DataError: the rows have one value more than there are names, and the first is no name of the row.
    """
    given, said = _given(frame, layout, file)
    gone = {at for at, name in enumerate(given) if not name and frame[at].isna().all()}
    kept = [at for at in range(len(given)) if at not in gone]
    called = [given[at] or f"column {at + 1}" for at in kept]
    names = apart(called)
    if gone:
        said.append(EMPTY_COLUMN(n=len(gone)))
    if nameless := [new for at, new in zip(kept, names, strict=True) if not given[at]]:
        said.append(NAMELESS(names=listed(nameless)))
    if renamed := [new for old, new in zip(called, names, strict=True) if new != old]:
        said.append(SAME_NAMES(names=listed(renamed)))
    return dict(zip(kept, names, strict=True)), said


def _given(frame: "pd.DataFrame", layout: Layout, file: str) -> tuple[list[str], list[Said]]:
    """A name for each column as the file has it, some perhaps empty or the same."""
    if layout.names is None:
        names = [f"column {at + 1}" for at in range(layout.width)]
        return names, [NO_NAMES(names=listed(names))]
    names = [_plain(name) for name in layout.names]
    names[0] = names[0].lstrip("# ")
    if len(names) == layout.width:
        return names, []
    if frame[layout.width - 1].isna().all():  # a separator at the end of each row
        return [*names, ""], []
    if not _names_rows(frame[0]):
        raise DataError(RAGGED(file=file, line=layout.skip, got=len(names), need=layout.width))
    return ["row", *names], [ROW_NAMES(name="row")]


def apart(names: Sequence[str]) -> list[str]:
    """Names that are all different: the second `x` becomes `x (2)`.

    >>> apart(["x", "y", "x"])
    ['x', 'y', 'x (2)']
    """
    taken, seen, different = set(names), Counter[str](), []
    for name in names:
        seen[name] += 1
        new = name
        while seen[name] > 1 and (new := f"{name} ({seen[name]})") in taken:
            seen[name] += 1
        taken.add(new)
        different.append(new)
    return different


def listed(names: Sequence[object]) -> str:
    """The first few names for a sentence."""
    return ", ".join(map(str, names[:SHOWN])) + (", …" if names[SHOWN:] else "")


def _plain(name: str) -> str:
    """One line that a screen shows as it is."""
    return "".join(letter for letter in " ".join(name.split()) if letter.isprintable())


def _names_rows(first: "pd.Series[str]") -> bool:
    """Whether a column looks like the names R gives to rows: all different, and in order if they are numbers."""
    import pandas as pd

    return bool(first.is_unique and (not pd.api.types.is_numeric_dtype(first) or first.is_monotonic_increasing))
