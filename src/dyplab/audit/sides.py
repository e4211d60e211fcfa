"""Training and test of a table laid on top of each other, and how unlike the two sides are."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.finding import Count, Finding, Number, Share
from dyplab.audit.people import as_people
from dyplab.audit.tables.columns import Column
from dyplab.audit.tables.identifiers import find_identifiers
from dyplab.audit.tables.looked import Looked, look
from dyplab.audit.tables.persons import find_persons
from dyplab.audit.tables.quick import area, forest_scores, matrix, shuffled_folds
from dyplab.evaluation import auroc
from dyplab.text import Said
from dyplab.text import audit_split as said

MOST_COMPARED = 3000  # rows by which the two sides are told apart
UNLIKE = 0.55  # lower limit of the AUROC from which the sides differ
QUITE_UNLIKE = 0.9
BY_CHANCE = 1e-3
RARE = 5  # rows of a class so rare that chance may put all on one side
MOST_NAMED = 3


@dataclass(frozen=True)
class Sides:
    """Both sides as one table.

    Args:
        looked: the rows of the training set, then those of the test set.
        in_test: (R,) which are the test set's.
        rows: (R,) the row's number on its own side.
        features: columns that identify nobody.
        people: (R,) the person of each row, "" where none is given; None when nobody knows.
        by: the column that tells the people.
    """

    looked: Looked
    in_test: NDArray[np.bool_]
    rows: NDArray[np.int64]
    features: tuple[Column, ...]
    people: NDArray[np.str_] | None
    by: str


def both_sides(train: Any, test: Any, target: str, group: str | None, most: int) -> Sides:
    """Lay the common columns of both on top of each other; of a long side a sample is taken."""
    from pandas import concat

    rng = np.random.default_rng(0)
    shared = [name for name in train.columns if name in set(test.columns)]
    rows = [np.sort(rng.permutation(len(side))[:most]) for side in (train, test)]
    frame = concat([side[shared].iloc[at] for side, at in zip((train, test), rows, strict=True)], ignore_index=True)
    looked = look(frame, shared.index(target), None if group is None else shared.index(group), 0)
    hidden = {one.place for one in find_identifiers(looked)}
    features = looked.without(hidden).columns
    people, by = None, ""
    if group is not None:
        known = frame[group].notna().to_numpy()
        people, by = np.full(len(frame), "", dtype=object), group
        people[known] = as_people(frame[group][known], int(known.sum()), group)
    elif (found := find_persons(looked, features, rng)) is not None:
        people, by = found.numbers.astype(str), found.column
        features = tuple(column for column in features if column.name != by)
    in_test = np.repeat([False, True], [len(at) for at in rows])
    return Sides(looked, in_test, np.concatenate(rows), features, None if people is None else people.astype(str), by)


def find_shift(sides: Sides) -> list[Finding]:
    """Whether a model can tell from which side a row comes; people are kept together."""
    rng = np.random.default_rng(0)
    rows = np.sort(rng.permutation(len(sides.rows))[:MOST_COMPARED])
    side = sides.in_test[rows]
    x = _with_missing(sides.features, rows, rng)
    people = None if sides.people is None else np.unique(_own(sides.people)[rows], return_inverse=True)[1]
    units = len(side) if people is None else len(np.unique(people))
    if x.shape[1] == 0 or min(side.sum(), (~side).sum()) < 10 or units < 10:
        return []
    fold = shuffled_folds(side.astype(np.int64), 5, rng, people)
    scores = forest_scores(x, side, fold, 0)
    known = ~np.isnan(scores)
    if side[known].all() or not side[known].any():
        return []
    score = auroc(side[known], scores[known], groups=None if people is None else people[known])
    if score.low < UNLIKE:
        return []
    each = sorted(((_tells(column, sides.in_test), column.name) for column in sides.features), reverse=True)
    named = ", ".join(f"{name} ({Number(tells)})" for tells, name in each[:MOST_NAMED])
    return [
        Finding(
            name="sides-differ",
            serious=score.low >= QUITE_UNLIKE,
            what=said.SIDES_DIFFER(auroc=Number(score.value)),
            evidence=said.SIDES_EVIDENCE(low=Number(score.low), high=Number(score.high), columns=named),
            why=said.WHY_SIDES(),
            cure=said.CURE_SIDES(),
        )
    ]


def find_outcome(sides: Sides) -> list[Finding]:
    """Whether the outcome is as common on both sides, and every class on both."""
    outcome = sides.looked.outcome
    first = np.arange(len(sides.rows))
    if sides.people is not None:
        own = np.char.add(_own(sides.people), np.where(sides.in_test, "|1", "|0"))
        first = np.sort(np.unique(own, return_index=True)[1])
    rows = first[outcome.known[first]]
    in_test = sides.in_test[rows]
    if outcome.kind == "many" or in_test.all() or not in_test.any():
        return []
    target = outcome.name
    if outcome.kind == "number":
        return _numbers_differ(outcome.values[rows], in_test, target)
    counts = np.array(
        [np.bincount(outcome.codes[rows][side], minlength=len(outcome.classes)) for side in (~in_test, in_test)]
    )
    missing = [at for at in range(counts.shape[1]) if (counts[:, at] == 0).any() and counts[:, at].any()]
    findings = [_one_sided(str(outcome.classes[at]), counts[:, at], in_test) for at in missing]
    return findings or _classes_differ(counts, outcome.classes, target)


def _numbers_differ(values: NDArray[np.float64], in_test: NDArray[np.bool_], target: str) -> list[Finding]:
    from scipy.stats import ks_2samp

    if ks_2samp(values[in_test], values[~in_test]).pvalue > BY_CHANCE:
        return []
    medians = {"train": Number(np.median(values[~in_test])), "test": Number(np.median(values[in_test]))}
    return [_outcome_differs(target, said.OUTCOME_MEDIANS(**medians))]


def _classes_differ(counts: NDArray[np.int64], classes: tuple[str, ...], target: str) -> list[Finding]:
    from scipy.stats import chi2_contingency

    table = counts[:, counts.any(axis=0)]
    if table.shape[1] < 2 or chi2_contingency(table).pvalue > BY_CHANCE:
        return []
    shares = counts / counts.sum(axis=1, keepdims=True)
    at = int(np.abs(shares[0] - shares[1]).argmax())
    told = said.OUTCOME_SHARES(value=classes[at], train=Share(shares[0, at]), test=Share(shares[1, at]))
    return [_outcome_differs(target, told)]


def _outcome_differs(target: str, evidence: Said) -> Finding:
    what, why, cure = said.OUTCOME_DIFFERS(target=target), said.WHY_OUTCOME(), said.CURE_OUTCOME()
    return Finding(name="outcome-differs", serious=False, what=what, evidence=evidence, why=why, cure=cure)


def _one_sided(value: str, counts: NDArray[np.int64], in_test: NDArray[np.bool_]) -> Finding:
    """Serious when chance would hardly have put all rows of the class on one side."""
    share = float(np.mean(in_test)) if counts[0] else float(np.mean(~in_test))
    return Finding(
        name="class-one-side",
        serious=int(counts.sum()) >= RARE and (1 - share) ** int(counts.sum()) < BY_CHANCE,
        what=said.CLASS_ONE_SIDE(value=value),
        evidence=said.CLASS_COUNTS(train=Count(counts[0]), test=Count(counts[1])),
        why=said.WHY_CLASS(),
        cure=said.CURE_CLASS(),
    )


def _own(people: NDArray[np.str_]) -> NDArray[np.str_]:
    """A row without a person is a person of its own."""
    return np.where(people == "", np.char.add("row ", np.arange(len(people)).astype(str)), people)


def _with_missing(
    columns: tuple[Column, ...], rows: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.float64]:
    gaps = [column.missing[rows].astype(float) for column in columns if column.missing.any()]
    return np.column_stack([matrix(columns, rows, rng), *gaps])


def _tells(column: Column, in_test: NDArray[np.bool_]) -> float:
    """AUROC of one column alone for the side, by its values or by its gaps, whichever way round."""
    by_value = area(in_test, column.ordered)
    by_gap = area(in_test, column.missing.astype(float))
    return max(by_value, 1 - by_value, by_gap, 1 - by_gap)
