"""Who each row is about, as names that compare: 7, 7.0 and "7" are the same person."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text.audit_split import PATIENTS_WANTED


def as_people(people: ArrayLike, n: int, name: str) -> NDArray[np.str_]:
    """One name for each of the n rows; none missing."""
    from pandas import isna

    given: NDArray[Any] = np.asarray(people, dtype=object)
    missing = int(np.sum(isna(given))) if given.ndim == 1 else 0
    if given.shape != (n,) or missing:
        raise DataError(PATIENTS_WANTED(name=name, n=n, shape=given.shape, missing=missing))
    return np.array([_name(person) for person in given], dtype=np.str_)


def shared_people(train: NDArray[np.str_], test: NDArray[np.str_]) -> tuple[int, NDArray[np.int64], int]:
    """How many people stand on both sides, which test rows are theirs, and a training row of the first of those."""
    both = np.intersect1d(train, test)
    rows = np.flatnonzero(np.isin(test, both))
    return len(both), rows, int(np.flatnonzero(train == test[rows[0]])[0]) if len(rows) else -1


def _name(person: Any) -> str:
    if isinstance(person, float | np.floating) and float(person).is_integer():
        return str(int(person))
    return str(person).strip()
