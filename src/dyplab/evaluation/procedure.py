"""A model and the patients it is to be tried on, looked at before any fold is trained."""

from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.folds import deal, strata_of
from dyplab.text import crossval as words

Kind = Literal["probability", "decision", "number"]


class Procedure(NamedTuple):
    """What is trained on whom, for those who cross-validate fold by fold; `cross_validate` does all of it at once.

    Args:
        model: any scikit-learn estimator, never fitted itself.
        x: (N, F).
        y: (N,) 0 and 1, or numbers.
        groups: (N,) patient of each row from 0, or None when each row is a patient.
        kind: what the model answers with: "probability", "decision" or "number".

    >>> from sklearn.linear_model import LogisticRegression
    >>> given = Procedure.of(LogisticRegression(), [[1], [2], [3], [4]], [0, 1, 0, 1], None, folds=2, repeats=1)
    >>> (fold,) = given.folds(2, 1, seed=0)
    >>> given.answers(np.flatnonzero(fold != 0), np.flatnonzero(fold == 0)).shape
    (2,)
    """

    model: Any
    x: Any
    y: NDArray[Any]
    groups: NDArray[np.int64] | None
    kind: Kind

    @classmethod
    def of(cls, model: Any, x: Any, y: ArrayLike, groups: ArrayLike | None, folds: int, repeats: int) -> "Procedure":
        """Everything looked at, so that what follows cannot fail halfway.

        Raises:
            DataError: no model, no table, y neither 0/1 nor numbers, lengths that differ, too few patients for the
                folds.
        """
        kind = _kind(model)
        whole(folds, "folds", 2)
        whole(repeats, "repeats", 1)
        outcome = amounts(y, "y") if kind == "number" else _zero_one(y)
        table = x if hasattr(x, "iloc") or hasattr(x, "tocsr") else given.array_of(x, "x")
        table = table.tocsr() if hasattr(table, "tocsr") else table
        if len(table.shape) != 2:
            raise DataError(words.NO_ROWS(shape=table.shape))
        if table.shape[0] != len(outcome):
            raise DataError(_lengths("x", table.shape[0], len(outcome)))
        found = cls(model, table, outcome, group_numbers(groups, outcome), kind)
        _enough(found, folds)
        return found

    @property
    def units(self) -> NDArray[np.int64]:
        """The patient of each row, (N,): the group, or the row itself."""
        return np.arange(len(self.y)) if self.groups is None else self.groups

    @property
    def strata(self) -> NDArray[np.int64]:
        """The stratum of each patient, (G,): ill, both or well; with numbers they are all of one kind."""
        if self.kind == "number":
            return np.zeros(self.units.max() + 1, dtype=np.int64)
        return strata_of(self.y == 1, self.units)

    def folds(self, folds: int, repeats: int, seed: int) -> NDArray[np.int64]:
        """The fold of each row in each repeat, (repeats, N)."""
        sizes = np.bincount(self.units)
        dealt = [deal(self.strata, sizes, folds, np.random.default_rng([seed, r])) for r in range(repeats)]
        return np.array(dealt)[:, self.units]

    def answers(self, train: NDArray[Any], test: NDArray[Any]) -> NDArray[np.float64]:
        """What a fresh copy of the model, trained on some rows, answers for others."""
        from sklearn.base import clone

        fitted = clone(self.model).fit(_rows(self.x, train), self.y[train])
        if self.kind == "number":
            answers = fitted.predict(_rows(self.x, test))
        elif self.kind == "probability":
            answers = np.asarray(fitted.predict_proba(_rows(self.x, test)))[:, list(fitted.classes_).index(1)]
        else:
            answers = fitted.decision_function(_rows(self.x, test))
        return given.scores(np.asarray(answers, dtype=float).reshape(len(test)), "predicted")


def whole(value: Any, name: str, least: int) -> None:
    """Refuse what is no whole number, or too small a one."""
    if not isinstance(value, (int, np.integer)) or isinstance(value, bool) or value < least:
        raise DataError(words.NOT_A_COUNT(name=name, got=value, least=least))


def amounts(values: ArrayLike, name: str) -> NDArray[np.float64]:
    """One finite number per patient, (N,), whatever its unit."""
    if given.array_of(values, name).dtype.kind in "USO":
        try:
            values = np.asarray(values, dtype=float)
        except (ValueError, TypeError) as error:
            raise DataError(words.NOT_AMOUNTS(name=name)) from error
    return given.scores(values, name)


def group_numbers(groups: ArrayLike | None, y: NDArray[Any]) -> NDArray[np.int64] | None:
    """The group of each row as a number from 0, (N,); None stays None."""
    if groups is not None and len(given.labels(groups, "groups")) != len(y):
        raise DataError(_lengths("groups", len(given.labels(groups, "groups")), len(y)))
    return given.group_numbers(groups, y)


def _kind(model: Any) -> Kind:
    from sklearn.base import is_regressor

    if isinstance(model, type) or not all(hasattr(model, name) for name in ("fit", "predict", "get_params")):
        raise DataError(words.NOT_A_MODEL(got=getattr(model, "__name__", type(model).__name__)))
    if is_regressor(model):
        return "number"
    if hasattr(model, "predict_proba"):
        return "probability"
    if hasattr(model, "decision_function"):
        return "decision"
    raise DataError(words.NO_PROBABILITIES(model=type(model).__name__))


def _zero_one(y: ArrayLike) -> NDArray[np.int64]:
    array = given.labels(y, "y")
    found = np.unique(array)
    if array.dtype.kind in "US" or not np.isin(found, [0, 1]).all():
        shown = ", ".join(str(value) for value in found[:5]) + (" …" if len(found) > 5 else "")
        raise DataError(words.NOT_ZERO_ONE(found=shown, example=repr(found[-1].item())))
    return array.astype(np.int64)


def _enough(found: Procedure, folds: int) -> None:
    """Every fold needs patients of its own, with ill rows and with well rows."""
    n = int(found.units.max()) + 1
    if n < folds:
        raise DataError(words.TOO_FEW_PATIENTS(n=n, folds=folds))
    ill, well = (int(np.isin(found.strata, kinds).sum()) for kinds in ([0, 1], [1, 2]))
    if found.kind != "number" and min(ill, well) < folds:
        raise DataError(words.TOO_FEW_FOR_FOLDS(ill=ill, well=well, folds=folds))


def _lengths(name: str, got: int, needed: int) -> Any:
    from dyplab.text import evaluation

    return evaluation.LENGTHS_DIFFER(name=name, got=got, other="y", needed=needed)


def _rows(x: Any, rows: NDArray[Any]) -> Any:
    return x.iloc[rows] if hasattr(x, "iloc") else x[rows]
