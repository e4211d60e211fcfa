"""How a model does in women and in men, in the young and in the old; and where the patients are too few to say."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.classification import accuracy
from dyplab.evaluation.ranking import auroc
from dyplab.evaluation.score import Score, in_unit
from dyplab.text import Said, number, percent
from dyplab.text import crossval as words

FEWEST = 10  # ill, and well: with fewer an AUROC's interval spans half the scale
MOST_LEVELS = 10
_UNKNOWN = "?"


class Subgroup(NamedTuple):
    """One row of the table.

    name: of the variable, "" for all. level: its value, "" for all. n, ill, well: patients. auroc, observed (share
    ill), promised (mean probability): None where the patients are too few. why: the sentence that then stands there.
    """

    name: str
    level: str
    n: int
    ill: int
    well: int
    auroc: Score | None
    promised: float | None
    observed: Score | None
    why: Said | None


@dataclass(frozen=True)
class SubgroupTable:
    """Scores by subgroup, all patients in the first row; shown as a table in a notebook.

    Args:
        rows: everyone first, then each level of each variable.
        caution: what must not be read out of the table.
    """

    rows: tuple[Subgroup, ...]
    caution: Said

    def __str__(self) -> str:
        cells = [[str(head) for head in words.HEAD], *(_cells(row) for row in self.rows)]
        columns = len(words.HEAD)
        width = [max(len(row[c]) for row in cells if len(row) == columns) for c in range(columns)]
        width[0] = max(len(row[0]) for row in cells)
        lines = ["  ".join(text.ljust(width[c]) for c, text in enumerate(row)).rstrip() for row in cells]
        return "\n".join([*lines, str(self.caution)])

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col" style="text-align:left">{head}</th>' for head in words.HEAD)
        body = "".join(f"<tr>{_row_html(_cells(row))}</tr>" for row in self.rows)
        caution = html.escape(str(self.caution), quote=False)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{caution}</p>"


def subgroup_table(
    truth: ArrayLike,
    probabilities: ArrayLike,
    subgroups: Mapping[str, ArrayLike],
    *,
    groups: ArrayLike | None = None,
    seed: int = 0,
) -> SubgroupTable:
    """How well a model ranks, and whether its probabilities hold, in each subgroup of the patients.

    A subgroup with fewer than ten ill or fewer than ten well patients gets no number but a sentence: an AUROC from so
    few would be read, and repeated, as if it were known.

    Args:
        truth: (N,) 1 for ill, 0 for well.
        probabilities: (N,) of being ill, 0–1, for patients the model has not seen.
        subgroups: name of a variable to its (N,) values, at most ten different ones (cut age into a few groups first);
            or a DataFrame of such columns. A missing value makes a subgroup of its own.
        groups: (N,) which patient each row belongs to, when one has several rows; then patients are counted.
        seed: of the bootstrap draws behind the intervals.

    Returns:
        The table: patients, ill, AUROC, mean probability and share ill, each score with its 95% interval.

    Raises:
        DataError: a variable with many values, lengths that differ, or not 0/1 and probabilities; the sentence says
            what to change.

    Source:
        Collins et al. (2024), BMJ 385:e078378 (TRIPOD+AI, items on subgroups and fairness).

    >>> import numpy as np
    >>> rng = np.random.default_rng(0)
    >>> risk = rng.random(300)
    >>> table = subgroup_table(rng.random(300) < risk, risk, {"sex": np.where(np.arange(300) < 8, "m", "f")})
    >>> [(row.level, row.n, row.why is None) for row in table.rows]
    [('', 300, True), ('f', 292, True), ('m', 8, False)]
    """
    ill, promised = given.binary(truth), given.probabilities(probabilities)
    given.same_length(promised, "probabilities", ill)
    patients = given.group_numbers(groups, ill)
    columns = _columns(subgroups, ill)
    everyone = np.ones(len(ill), dtype=bool)
    masks = [("", "", everyone), *((name, level, mask) for name in columns for level, mask in columns[name])]
    rows = tuple(_subgroup(name, level, mask, ill, promised, patients, seed) for name, level, mask in masks)
    caution = words.CAUTION(count=len(rows) - 1)
    if len(columns) > 1:
        caution = words.CAUTION_OVERLAP(count=len(rows) - 1, names=", ".join(columns))
    return SubgroupTable(rows, caution)


def _subgroup(
    name: str,
    level: str,
    mask: NDArray[np.bool_],
    ill: NDArray[np.bool_],
    promised: NDArray[np.float64],
    patients: NDArray[np.int64] | None,
    seed: int,
) -> Subgroup:
    of = None if patients is None else patients[mask]
    n, with_ill, with_well = (
        int(rows.sum()) if patients is None else len(np.unique(patients[rows]))
        for rows in (mask, mask & ill, mask & ~ill)
    )
    if min(with_ill, with_well) < FEWEST:
        why = words.TOO_FEW(ill=with_ill, well=with_well, least=FEWEST)
        return Subgroup(name, level, n, with_ill, with_well, None, None, None, why)
    area = auroc(ill[mask], promised[mask], groups=of, seed=seed)
    share_ill = accuracy(
        ill[mask], np.ones(mask.sum(), dtype=bool), groups=of, seed=seed
    )  # right if all were called ill
    return Subgroup(name, level, n, with_ill, with_well, area, float(promised[mask].mean()), share_ill, None)


def _columns(
    subgroups: Mapping[str, ArrayLike], ill: NDArray[np.bool_]
) -> dict[str, list[tuple[str, NDArray[np.bool_]]]]:
    """Of each variable its levels and who is in each, the missing last."""
    if not hasattr(subgroups, "items") or not dict(subgroups.items()):
        raise DataError(words.NO_SUBGROUPS())
    return {str(name): _levels(str(name), values, ill) for name, values in subgroups.items()}


def _levels(name: str, values: ArrayLike, ill: NDArray[np.bool_]) -> list[tuple[str, NDArray[np.bool_]]]:
    array = given.array_of(values, name)
    if array.ndim != 1:
        raise DataError(words.NOT_ONE_COLUMN(name=name, shape=array.shape))
    given.same_length(array, name, ill)
    unknown = np.array([given.absent(value) for value in array.tolist()])
    known = [value for value, gone in zip(array.tolist(), unknown, strict=True) if not gone]
    different = sorted(set(known), key=lambda value: (isinstance(value, str), value))
    if len(different) > MOST_LEVELS:
        raise DataError(words.TOO_MANY_LEVELS(name=name, levels=len(different), most=MOST_LEVELS))
    numbered = np.array([-1 if gone else different.index(v) for v, gone in zip(array.tolist(), unknown, strict=True)])
    levels = [(_written(value), numbered == place) for place, value in enumerate(different)]
    return levels + ([(_UNKNOWN, unknown)] if unknown.any() else [])


def _written(value: Any) -> str:
    """A level as the reader wrote it; 1.0 as 1."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _cells(row: Subgroup) -> list[str]:
    """The row in the language of the moment; a sentence takes the place of the numbers."""
    level = str(words.NOT_KNOWN) if row.level == _UNKNOWN else row.level
    label = f"{row.name}: {level}" if row.name else str(words.EVERYONE)
    counts = [label, number(row.n), number(row.ill)]
    if row.auroc is None or row.promised is None or row.observed is None:
        return [*counts, str(row.why)]
    return [*counts, _short(row.auroc), percent(row.promised), _short(row.observed)]


def _short(score: Score) -> str:
    """The score and its limits; the head of the column says that they are 95% limits."""
    value, low, high = (in_unit(x, score.unit, 1) for x in (score.value, score.low, score.high))
    return str(words.SHORT(value=percent(score.value) if score.unit == "share" else value, low=low, high=high))


def _row_html(cells: list[str]) -> str:
    left = 'style="text-align:left"'
    name, *numbers = (html.escape(cell, quote=False) for cell in cells)
    if len(cells) < len(words.HEAD):
        numbers[-1] = f"<em>{numbers[-1]}</em>"
    missing = len(words.HEAD) - len(cells)
    spans = [""] * (len(numbers) - 1) + [f' colspan="{1 + missing}"' if missing else ""]
    return f'<th scope="row" {left}>{name}</th>' + "".join(
        f"<td {left}{span}>{cell}</td>" for cell, span in zip(numbers, spans, strict=True)
    )
