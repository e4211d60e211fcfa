"""How an audit of a table writes figures, rows and lists of columns in a sentence."""

from collections.abc import Iterable, Sequence

from dyplab.audit.finding import Count
from dyplab.text import Sentence, number
from dyplab.text.audit_tables import AND_MORE, QUOTED

MOST_NAMED = 5


class Area(float):
    """An AUROC or a correlation, written with two decimals in the language of the moment."""

    def __format__(self, spec: str) -> str:
        digits = 3 if 0.995 <= float(self) < 1 else 2
        return number(float(self), digits).replace("-", "−")


class Names(tuple[str, ...]):
    """Names of columns or the like; a sentence writes the first few and how many more there are."""

    def __format__(self, spec: str) -> str:
        shown = ", ".join(str(QUOTED(name=name)) for name in self[:MOST_NAMED])
        return shown if len(self) <= MOST_NAMED else f"{AND_MORE(names=shown, more=Count(len(self) - MOST_NAMED))}"


class Ranges(tuple[tuple[int, int], ...]):
    """Stretches of rows, first and last included: 4–9, 20–31; a sentence writes the longest few."""

    def __format__(self, spec: str) -> str:
        longest = sorted(sorted(self, key=lambda one: one[0] - one[1])[:MOST_NAMED])
        shown = ", ".join(f"{first}–{last}" if last > first else f"{first}" for first, last in longest)
        rest = Count(sum(last - first + 1 for first, last in self if (first, last) not in longest))
        return f"{AND_MORE(names=shown, more=rest)}" if rest else shown


class Areas(tuple[float, ...]):
    """Several AUROCs in a row."""

    def __format__(self, spec: str) -> str:
        return " · ".join(f"{Area(area)}" for area in self)


def names(some: Iterable[object]) -> Names:
    """Column names for a sentence."""
    return Names(str(one) for one in some)


def ranges(rows: Sequence[int]) -> Ranges:
    """Row numbers in order as stretches."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], int(row))
        else:
            found.append((int(row), int(row)))
    return Ranges(found)


def joined(*sentences: Sentence) -> Sentence:
    """Several sentences as one."""
    return Sentence(nb="".join(one.nb for one in sentences), en="".join(one.en for one in sentences))
