"""What the table is to predict: classes, or a number."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.tables.columns import as_column

MOST_CLASSES = 20
RARE = 10  # patients in the rarest class, below which few methods can say anything


@dataclass(frozen=True)
class Outcome:
    """The outcome of the rows looked at.

    Args:
        name: of the target column.
        kind: "classes", "number", or "many" (text with too many values to be classes).
        codes: (N,) class of each row from 0, −1 where missing; for a number, the fifth of the rows it falls in.
        values: (N,) the number itself, or the class code; nan where missing.
        classes: names of the classes; empty for a number.
    """

    name: str
    kind: Literal["classes", "number", "many"]
    codes: NDArray[np.int64]
    values: NDArray[np.float64]
    classes: tuple[str, ...]

    @property
    def known(self) -> NDArray[np.bool_]:
        """(N,) rows whose outcome is known."""
        return self.codes >= 0

    def at(self, rows: NDArray[Any]) -> "Outcome":
        """The outcome of some of the rows."""
        return Outcome(self.name, self.kind, self.codes[rows], self.values[rows], self.classes)

    def sides(self) -> list[NDArray[np.bool_]]:
        """Every two-sided question the outcome asks: ill or well, each class or not, above the median or not."""
        if self.kind == "number":
            return [self.values > np.nanmedian(self.values)]
        if len(self.classes) == 2:
            return [self.codes == 1]
        return [self.codes == label for label in range(len(self.classes)) if np.any(self.codes == label)]

    def signal(self) -> NDArray[np.float64]:
        """(N, K) what a linear model is to hit, centred: one column for two classes or a number, else one a class."""
        if self.kind == "number":
            from scipy.stats import rankdata

            hit = rankdata(self.values)[:, None]
        elif len(self.classes) == 2:
            hit = (self.codes == 1)[:, None].astype(float)
        else:
            hit = np.eye(len(self.classes))[self.codes]
        spread = hit.std(axis=0)
        return np.asarray((hit - hit.mean(axis=0)) / np.where(spread > 0, spread, 1))


def as_outcome(values: Any, name: str) -> Outcome:
    """Decide whether the target is classes or a number: few values, or words, are classes."""
    column = as_column(values, name)
    different = column.different
    if column.kind in ("number", "date") and different > MOST_CLASSES:
        numbers = np.where(np.isfinite(column.numbers), column.numbers, np.nan)
        known = np.isfinite(numbers)
        edges = np.quantile(numbers[known], [0.2, 0.4, 0.6, 0.8]) if known.any() else [0.0]
        fifths = np.where(known, np.searchsorted(edges, numbers), -1)
        return Outcome(name, "number", fifths.astype(np.int64), numbers, ())
    codes, names = column.levels()
    kind: Literal["classes", "many"] = "classes" if len(names) <= MOST_CLASSES else "many"
    return Outcome(name, kind, codes, np.where(codes < 0, np.nan, codes).astype(float), tuple(map(str, names)))
