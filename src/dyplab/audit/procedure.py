"""A whole procedure run on shuffled outcomes: where there is nothing to find, an honest one finds nothing."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.audit.finding import Count, Finding, Findings, Number
from dyplab.audit.people import as_people
from dyplab.errors import DataError
from dyplab.text import audit_split as said

FEWEST_DRAWS = 5
LEVEL = 0.995  # of the interval; false alarms come from its lower end alone, once in four hundred times
CLEARLY = 0.02  # above 0.5: less has no consequence for a patient
HONEST = 0.5


def audit_procedure(
    score: Callable[[Any, Any], float],
    x: Any,
    y: ArrayLike,
    draws: int = 20,
    seed: int = 0,
    groups: ArrayLike | None = None,
) -> Findings:
    """Find out whether a procedure has seen the answers: run it where the outcomes were dealt out by lot.

    Args:
        score: the whole procedure, `score(x, y)`: choice of features, scaling, cross-validation, everything that was
            done before the number was reported. It gives an AUROC, 0–1.
        x: (N, F) array or table, given to `score` as it is.
        y: (N,) the outcome, two values.
        draws: how often the outcomes are shuffled, at least 5.
        seed: of the shuffling.
        groups: (N,) which person each row is about; then outcomes are shuffled between people, and a procedure that
            has the same person on both sides is found too.

    Returns:
        No finding, or one named "procedure-leak": the mean score on shuffled outcomes is clearly above 0.5.

    Raises:
        DataError: an outcome that has not two values, people whose outcome varies, too few draws, or a score that is no
            number from 0 to 1.

    >>> import numpy as np
    >>> x, y = np.random.default_rng(0).normal(size=(60, 3)), np.arange(60) % 2
    >>> def peeks(x, y):
    ...     from sklearn.metrics import roc_auc_score
    ...     best = max(range(3), key=lambda column: roc_auc_score(y, x[:, column]))
    ...     return roc_auc_score(y, x[:, best])
    >>> [finding.name for finding in audit_procedure(peeks, x, y)]
    ['procedure-leak']
    """
    outcome = _outcome(x, y)
    people = None if groups is None else as_people(groups, len(outcome), "groups")
    if draws < FEWEST_DRAWS:
        raise DataError(said.DRAWS_WANTED(draws=draws, least=FEWEST_DRAWS))
    rng = np.random.default_rng(seed)
    shuffled = _shuffler(outcome, people, rng)
    real = _number(score(x, _as_given(y, outcome)))
    found = np.array([_number(score(x, _as_given(y, shuffled()))) for _ in range(draws)])
    low, high = _interval(found)
    numbers = {
        "draws": Count(draws),
        "shuffled": Number(found.mean()),
        "low": Number(low),
        "high": Number(high),
        "real": Number(real),
    }
    looked = said.LOOKED_PROCEDURE_ROWS(**numbers)
    if people is not None:
        looked = said.LOOKED_PROCEDURE_PEOPLE(**numbers, people=Count(len(np.unique(people))))
    leak = low > HONEST and found.mean() > HONEST + CLEARLY
    return Findings([_leak(numbers)] if leak else [], looked, said.BLIND_PROCEDURE())


def _leak(numbers: dict[str, Any]) -> Finding:
    return Finding(
        name="procedure-leak",
        serious=True,
        what=said.PROCEDURE_LEAK(shuffled=numbers["shuffled"]),
        evidence=said.PROCEDURE_EVIDENCE(**numbers),
        why=said.WHY_PROCEDURE(),
        cure=said.CURE_PROCEDURE(),
    )


def _interval(found: NDArray[np.float64]) -> tuple[float, float]:
    """Where the procedure's mean score on shuffled outcomes lies: Student's t."""
    from scipy.stats import t

    half = t.ppf((1 + LEVEL) / 2, len(found) - 1) * found.std(ddof=1) / np.sqrt(len(found))
    return float(found.mean() - half), float(found.mean() + half)


def _outcome(x: Any, y: ArrayLike) -> NDArray[Any]:
    from pandas import isna, unique

    outcome: NDArray[Any] = np.asarray(y)
    rows = len(x) if hasattr(x, "__len__") else 0
    if outcome.ndim != 1 or len(outcome) != rows:
        raise DataError(said.ROWS_DIFFER(x=rows, y=outcome.shape[0] if outcome.ndim else 0))
    missing = int(np.sum(isna(outcome)))
    found = len(unique(outcome))
    if found != 2 or missing:
        raise DataError(said.TWO_OUTCOMES_WANTED(found=found, missing=missing))
    return outcome


def _shuffler(
    outcome: NDArray[Any], people: NDArray[np.str_] | None, rng: np.random.Generator
) -> Callable[[], NDArray[Any]]:
    """Deals the outcomes out by lot: among rows, or among people."""
    if people is None:
        return lambda: rng.permutation(outcome)
    _, first, of_row = np.unique(people, return_index=True, return_inverse=True)
    of_person = outcome[first]
    varies = len(np.unique(of_row[of_person[of_row] != outcome]))
    if varies:
        raise DataError(said.OUTCOME_VARIES(people=varies))
    return lambda: rng.permutation(of_person)[of_row]


def _as_given(y: ArrayLike, values: NDArray[Any]) -> Any:
    """A column of a table stays one, with its own index."""
    from pandas import Series

    return Series(values, index=y.index, name=y.name) if isinstance(y, Series) else values


def _number(value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError) as error:
        raise DataError(said.SCORE_WANTED(got=repr(value))) from error
    if not 0 <= number <= 1:
        raise DataError(said.SCORE_WANTED(got=value))
    return number
