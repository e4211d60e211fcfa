"""A table split in training and test: what stands on both sides, and what sets the sides apart."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.finding import Count, Finding, Findings, Share
from dyplab.audit.near import near_rows
from dyplab.audit.people import shared_people
from dyplab.audit.sides import Sides, both_sides, find_outcome, find_shift
from dyplab.audit.tables.columns import Column
from dyplab.audit.tables.given import checked
from dyplab.audit.tables.quick import matrix
from dyplab.errors import DataError
from dyplab.text import Said
from dyplab.text import audit_split as said

FEWEST_ROWS = 5
MOST_ROWS = 20_000  # of each side
SELDOM = 0.2  # different values as a share of the rows, from which a value seldom recurs
FEWEST_COLUMNS = 3
MOSTLY_EQUAL = 0.6  # of those columns, for two rows to be the same
BY_CHANCE = 1e-3  # expected number of rows found where no two are of one person
MANY, FEW = 0.01, 5  # share of the test set, and rows, from which near rows are told: fewer may be chance


def audit_table_split(train: Any, test: Any, target: str, group: str | None = None) -> Findings:
    """Find what makes a test of a table easier than the next patient, or about other patients.

    Args:
        train: (N, F + 1) pandas DataFrame.
        test: (M, F + 1) pandas DataFrame with the same columns.
        target: the column with the outcome.
        group: the column that says which person a row is about; without it, people are inferred where a column tells.

    Returns:
        Findings named "rows-across", "near-rows-across", "person-across", "class-one-side", "types-differ" (serious as
        a rule), "sides-differ", "outcome-differs" and "columns-differ" (worth a look as a rule), serious ones first.
        `rows` are rows of the test set.

    Raises:
        DataError: no DataFrames, fewer than five rows on a side, or no such target or group on one of them.

    >>> from sklearn.datasets import load_breast_cancer
    >>> frame = load_breast_cancer(as_frame=True).frame.sample(frac=1, random_state=0)
    >>> audit_table_split(frame[:400], frame[400:], "target")
    []
    >>> [finding.name for finding in audit_table_split(frame[:400], frame[390:], "target")]
    ['rows-across']
    """
    from pandas import DataFrame

    sizes = [len(side) if isinstance(side, DataFrame) else type(side).__name__ for side in (train, test)]
    if any(isinstance(size, str) or size < FEWEST_ROWS for size in sizes):
        raise DataError(said.FRAMES_WANTED(train=sizes[0], test=sizes[1], least=FEWEST_ROWS))
    for side in (train, test):
        checked(side, target, group)
    first, second = (side.loc[:, ~side.columns.duplicated()] for side in (train, test))
    sides = both_sides(first, second, target, group, MOST_ROWS)
    findings = [*_columns(train, test), *_people(sides), *_rows(sides), *find_outcome(sides), *find_shift(sides)]
    looked = said.LOOKED_TABLE_SPLIT(
        train=Count(len(train)), test=Count(len(test)), columns=Count(len(sides.looked.columns)), target=target
    )
    return Findings(sorted(findings, key=lambda found: not found.serious), looked, said.BLIND_TABLE_SPLIT())


def _people(sides: Sides) -> list[Finding]:
    if sides.people is None:
        return []
    train, test = (np.flatnonzero((sides.in_test == side) & (sides.people != "")) for side in (False, True))
    both, rows, train_row = shared_people(sides.people[train], sides.people[test])
    if not both:
        return []
    at = sides.rows[test[rows]]
    everyone = len(np.unique(sides.people[test]))
    evidence = said.TABLE_PERSON_EVIDENCE(
        rows=Count(len(at)),
        test=Count(int(sides.in_test.sum())),
        share=Share(len(at) / int(sides.in_test.sum())),
        test_row=int(at[0]),
        train_row=int(sides.rows[train[train_row]]),
    )
    what = said.TABLE_PERSON_ACROSS(found=Count(both), people=Count(everyone), column=sides.by)
    return [_finding("person-across", True, what, evidence, said.WHY_PATIENT(), said.CURE_PATIENT(), at)]


def _rows(sides: Sides) -> list[Finding]:
    """Rows that are the same in most columns whose values seldom recur, and rows that are nearly so."""
    n = len(sides.rows)
    fine = [column for column in sides.features if max(20, SELDOM * n) <= column.different]
    if len(fine) < FEWEST_COLUMNS:
        return []
    train, test = np.flatnonzero(~sides.in_test), np.flatnonzero(sides.in_test)
    same, with_row = _most_equal(fine, train, test)
    equal = same >= max(FEWEST_COLUMNS, MOSTLY_EQUAL * len(fine))
    equal &= _surprise(sides.features, test, train[with_row]) > np.log(len(train) * len(test) / BY_CHANCE)
    findings = []
    share = Share(equal.mean())
    if equal.any():
        at = int(np.flatnonzero(equal)[0])
        evidence = said.TABLE_ROW_PAIR(
            share=share,
            test_row=int(sides.rows[test[at]]),
            train_row=int(sides.rows[train[with_row[at]]]),
            same=Count(same[at]),
            columns=Count(len(fine)),
        )
        what = said.TABLE_ROWS_ACROSS(found=Count(int(equal.sum())), test=Count(len(test)))
        findings.append(_row_finding("rows-across", True, what, evidence, sides.rows[test[equal]]))
    return findings + _near(sides, tuple(fine), train, test[~equal], len(test))


def _near(
    sides: Sides, fine: tuple[Column, ...], train: NDArray[np.int64], test: NDArray[np.int64], n_test: int
) -> list[Finding]:
    numbers = tuple(column for column in fine if column.kind == "number")
    x = matrix(numbers, np.concatenate([train, test]), np.random.default_rng(0))
    if x.shape[1] < FEWEST_COLUMNS or not len(test):
        return []
    found = near_rows(x[: len(train)], x[len(train) :])
    if len(found.test_rows) < max(FEW, MANY * n_test):
        return []
    closest = int(found.nearness.argmin())
    rows = sides.rows[test[found.test_rows]]
    evidence = said.TABLE_ROW_CLOSE(
        share=Share(len(rows) / n_test),
        test_row=int(rows[closest]),
        train_row=int(sides.rows[train[found.train_rows[closest]]]),
        nearness=Share(found.nearness[closest]),
    )
    what = said.TABLE_ROWS_NEAR(found=Count(len(rows)), test=Count(n_test))
    return [_row_finding("near-rows-across", True, what, evidence, rows)]


def _most_equal(
    columns: list[Column], train: NDArray[np.int64], test: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each test row, in how many columns a training row has just its value, and which training row has most."""
    from scipy.sparse import csr_matrix, hstack

    def as_marks(rows: NDArray[np.int64]) -> Any:
        parts = []
        for column in columns:
            known = np.flatnonzero(column.codes[rows] >= 0)
            place = (known, column.codes[rows][known])
            parts.append(csr_matrix((np.ones(len(known), np.float32), place), shape=(len(rows), column.different)))
        return hstack(parts, format="csr")

    shared = as_marks(test) @ as_marks(train).T
    best = np.asarray(shared.max(axis=1).todense()).ravel().astype(np.int64)
    return best, np.asarray(shared.argmax(axis=1)).ravel()


def _surprise(columns: tuple[Column, ...], rows: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.float64]:
    """How improbable it is that each row equals its other where it does: minus the logarithm, columns independent."""
    total = np.zeros(len(rows))
    for column in columns:
        codes = column.codes
        rarity = -np.log(np.bincount(codes[codes >= 0], minlength=1) / max(1, int((codes >= 0).sum())) + 1e-12)
        total += np.where((codes[rows] == codes[others]) & (codes[rows] >= 0), rarity[codes[rows]], 0.0)
    return total


def _columns(train: Any, test: Any) -> list[Finding]:
    from pandas.api.types import is_numeric_dtype

    findings = []
    names = [list(map(str, side.columns)) for side in (train, test)]
    apart = [name for name in (*names[0], *names[1]) if (name in names[0]) != (name in names[1])]
    shared = [name for name in train.columns if name in set(test.columns)]
    if apart:
        evidence = said.COLUMNS_COUNTED(
            train=Count(len(names[0])), test=Count(len(names[1])), shared=Count(len(shared))
        )
        what = said.COLUMNS_DIFFER(columns=_named(apart))
        findings.append(_finding("columns-differ", False, what, evidence, said.WHY_COLUMNS(), said.CURE_COLUMNS()))
    once = [name for name in shared if list(train.columns).count(name) == list(test.columns).count(name) == 1]
    full = [name for name in once if train[name].notna().any() and test[name].notna().any()]
    other = [name for name in full if is_numeric_dtype(train[name]) != is_numeric_dtype(test[name])]
    if other:
        kinds = {"train": train[other[0]].dtype, "test": test[other[0]].dtype}
        evidence = said.TYPES_EVIDENCE(column=other[0], **kinds)
        what = said.TYPES_DIFFER(columns=_named(list(map(str, other))))
        findings.append(_finding("types-differ", True, what, evidence, said.WHY_COLUMNS(), said.CURE_COLUMNS()))
    return findings


def _named(names: list[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")


def _row_finding(name: str, serious: bool, what: Said, evidence: Said, rows: NDArray[np.int64]) -> Finding:
    return _finding(name, serious, what, evidence, said.WHY_TABLE_ROWS(), said.CURE_TABLE_ROWS(), rows)


def _finding(
    name: str, serious: bool, what: Said, evidence: Said, why: Said, cure: Said, rows: NDArray[np.int64] | None = None
) -> Finding:
    concerned = () if rows is None else tuple(int(row) for row in rows)
    return Finding(name=name, serious=serious, what=what, evidence=evidence, why=why, cure=cure, rows=concerned)
