"""Were features chosen on all rows, or on the training rows alone? Which of the two explains the choice better?"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.audit.association import strengths
from dyplab.audit.columns import as_table
from dyplab.audit.finding import Count, Finding, Findings
from dyplab.errors import DataError
from dyplab.text import Said
from dyplab.text import audit_split as said

FEWEST_ROWS = 6
BY_CHANCE = 0.01  # of so one-sided a choice among the features that tell the two apart
EXPLAINED = 0.8  # of the chosen must be among the strongest on the better side; else they were chosen in another way
EXACTLY = 2  # or: all chosen are the strongest in all rows, and at least so many are not in the training rows


class Fit(NamedTuple):
    """How well the choice agrees with the strongest in all rows and in the training rows."""

    fit_all: int
    fit_train: int
    differ: int  # features among the strongest in all rows but not in the training rows; as many the other way
    from_all: int
    from_train: int


def audit_selection(x: Any, y: ArrayLike, train_rows: ArrayLike, chosen: Sequence[Any]) -> Findings:
    """Tell whether features were chosen with the test patients' answers in view.

    The chosen features are compared with as many that are most strongly associated with the outcome, one feature at a
    time (ANOVA F, or ranks when those explain the choice better), in all rows and in the training rows.

    Args:
        x: (N, F) table or array of numbers, values may be missing.
        y: (N,) the outcome: classes, or a number when it has more than ten values.
        train_rows: the rows the model was trained on, as row numbers or as a mask (N,).
        chosen: names of columns, or their numbers from 0.

    Returns:
        Findings named "chosen-on-all" (serious) or, when neither explains the choice better, "not-examined". None when
        the choice fits the training rows better.

    Raises:
        DataError: columns that are not there or no numbers, all columns chosen, rows that are not there.

    >>> import numpy as np
    >>> rng = np.random.default_rng(0)
    >>> x, y, train = rng.normal(size=(80, 500)), np.arange(80) % 2, np.arange(60)
    >>> from sklearn.feature_selection import f_classif
    >>> best = np.argsort(f_classif(x, y)[0])[-20:]
    >>> [finding.name for finding in audit_selection(x, y, train, best)]
    ['chosen-on-all']
    >>> audit_selection(x, y, train, np.argsort(f_classif(x[train], y[train])[0])[-20:])
    []
    """
    table, names = as_table(x)
    outcome = np.asarray(y)
    if outcome.ndim != 1 or len(outcome) != len(table):
        raise DataError(said.ROWS_DIFFER(x=len(table), y=outcome.shape[0] if outcome.ndim else 0))
    train = _rows(train_rows, len(table))
    columns = _columns(chosen, names)
    fit = _best_fit(table, outcome, train, columns)
    numbers = {name: Count(value) for name, value in fit._asdict().items()}
    numbers |= {"k": Count(len(columns)), "n": Count(len(table)), "n_train": Count(len(train))}
    looked = said.LOOKED_SELECTION(**numbers, features=Count(len(names)))
    return Findings(_judged(fit, numbers), looked, said.BLIND_SELECTION())


def _judged(fit: Fit, numbers: dict[str, Any]) -> list[Finding]:
    from scipy.stats import binom

    if max(fit.fit_all, fit.fit_train) < EXPLAINED * numbers["k"]:
        return [_finding("not-examined", said.CHOICE_FITS_NEITHER(), numbers)]
    told_apart = fit.from_all + fit.from_train
    luck = float(binom.sf(fit.from_all - 1, told_apart, 0.5)) if told_apart else 1.0
    exact = fit.from_all == fit.differ >= EXACTLY and fit.fit_all == numbers["k"]
    if exact or luck < BY_CHANCE:
        return [_finding("chosen-on-all", said.CHOSEN_ON_ALL(k=numbers["k"]), numbers)]
    if fit.from_train > fit.from_all:
        return []
    return [_finding("not-examined", said.CHOICE_FITS_BOTH(k=numbers["k"]), numbers)]


def _finding(name: str, what: Said, numbers: dict[str, Any]) -> Finding:
    serious = name == "chosen-on-all"
    return Finding(
        name=name,
        serious=serious,
        what=what,
        evidence=said.CHOSEN_EVIDENCE(**numbers),
        why=said.WHY_CHOSEN() if serious else said.WHY_CHOICE_UNKNOWN(),
        cure=said.CURE_CHOSEN() if serious else said.CURE_CHOICE_UNKNOWN(),
    )


def _best_fit(table: NDArray[np.float64], outcome: NDArray[Any], train: NDArray[np.int64], columns: set[int]) -> Fit:
    """By values or by ranks: the way of measuring that explains the choice better, on either set of rows."""
    fits = [
        _fit(columns, strengths(table, outcome, by_rank), strengths(table[train], outcome[train], by_rank))
        for by_rank in (False, True)
    ]
    return max(fits, key=lambda fit: max(fit.fit_all, fit.fit_train))


def _fit(columns: set[int], in_all: NDArray[np.float64], in_train: NDArray[np.float64]) -> Fit:
    best_all, best_train = (set(np.argsort(-values, kind="stable")[: len(columns)]) for values in (in_all, in_train))
    only_all, only_train = best_all - best_train, best_train - best_all
    return Fit(
        fit_all=len(columns & best_all),
        fit_train=len(columns & best_train),
        differ=len(only_all),
        from_all=len(columns & only_all),
        from_train=len(columns & only_train),
    )


def _rows(train_rows: ArrayLike, n: int) -> NDArray[np.int64]:
    given = np.asarray(train_rows)
    rows = np.flatnonzero(given) if given.dtype == bool and given.shape == (n,) else given
    fine = rows.ndim == 1 and rows.dtype.kind in "iu" and len(set(rows.tolist())) == len(rows)
    if not fine or not FEWEST_ROWS <= len(rows) < n or rows.min() < 0 or rows.max() >= n:
        got = len(rows) if rows.ndim else 0
        raise DataError(said.TRAIN_ROWS_WANTED(n=n, last=n - 1, least=FEWEST_ROWS, got=got))
    return np.asarray(rows, np.int64)


def _columns(chosen: Sequence[Any], names: list[Any]) -> set[int]:
    """Where the chosen columns stand; a column's name goes before its number."""
    found: set[int] = set()
    for column in chosen:
        number = isinstance(column, int | np.integer) and 0 <= column < len(names)
        at = names.index(column) if column in names else int(column) if number else -1
        if at < 0 or at in found:
            raise DataError(said.CHOSEN_WANTED(column=column))
        found.add(at)
    if not 0 < len(found) < len(names):
        raise DataError(said.CHOSEN_EMPTY(k=len(found), features=len(names)))
    return found
