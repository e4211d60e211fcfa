"""Dividing a data set in two: one part to learn from, one to be judged by."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text.data import BAD_SHARE, NAMES_WANTED, ONE_GROUP, RARE_CLASS

Rows = NDArray[np.int64]


def split_stratified(labels: ArrayLike, test_share: float, seed: int) -> tuple[Rows, Rows]:
    """Divide rows so that each class has the same share on both sides.

    Where the same patient (in MNIST: the same writer) has several rows, use `split_by_group` instead.

    Args:
        labels: (N,) numbers or names, no value missing; each class at least twice.
        test_share: share of each class that goes to the test side, between 0 and 1; met within one row a class.
        seed: the same seed gives the same split.

    Returns:
        Rows for training and rows for the test, both in random order.

    Raises:
        DataError: a share outside 0–1, a class with one row only, missing labels.

    >>> train, test = split_stratified(["ill", "well"] * 10, test_share=0.2, seed=0)
    >>> len(train), len(test)
    (16, 4)
    """
    _check_share(test_share)
    classes, of_row = np.unique(_names(labels), return_inverse=True)
    rng = np.random.default_rng(seed)
    test = np.zeros(len(of_row), bool)
    for k, name in enumerate(classes):
        rows = np.flatnonzero(of_row == k)
        if len(rows) < 2:
            raise DataError(RARE_CLASS(label=name))
        count = min(max(round(len(rows) * test_share), 1), len(rows) - 1)
        test[rng.choice(rows, count, replace=False)] = True
    return rng.permutation(np.flatnonzero(~test)), rng.permutation(np.flatnonzero(test))


def split_by_group(groups: ArrayLike, test_share: float, seed: int) -> tuple[Rows, Rows]:
    """Divide rows so that nobody stands on both sides: all rows of a patient go to the same one.

    Args:
        groups: (N,) the patient (or writer) of each row, numbers or names, none missing; at least two of them.
        test_share: share of the rows for the test side, between 0 and 1; met as nearly as whole patients allow.
        seed: the same seed gives the same split.

    Returns:
        Rows for training and rows for the test, both in random order.

    Raises:
        DataError: a share outside 0–1, fewer than two patients, missing ids.

    >>> train, test = split_by_group(["Kari", "Kari", "Ola", "Ola", "Per", "Per"], test_share=0.3, seed=0)
    >>> len(train), len(test)
    (4, 2)
    """
    _check_share(test_share)
    names, of_row, rows_each = np.unique(_names(groups), return_inverse=True, return_counts=True)
    if len(names) < 2:
        raise DataError(ONE_GROUP(group=names[0]))
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(names))
    wanted = test_share * len(of_row)
    first = 1 + int(np.argmin(np.abs(np.cumsum(rows_each[order])[:-1] - wanted)))  # at least one on each side
    test = np.isin(of_row, order[:first])
    return rng.permutation(np.flatnonzero(~test)), rng.permutation(np.flatnonzero(test))


def _check_share(test_share: float) -> None:
    if not 0 < test_share < 1:
        raise DataError(BAD_SHARE(got=test_share))


def _names(values: ArrayLike) -> NDArray[Any]:
    """One name a row; a missing one would be a class or a patient of its own."""
    names: NDArray[Any] = np.asarray(values)
    missing = names.dtype.kind == "f" and bool(np.isnan(names).any())
    if names.dtype == object:  # a list or a column of mixed things
        from pandas import isna

        missing = bool(np.any(isna(names)))
        names = names.astype(str)  # a label is a name
    if names.ndim != 1 or len(names) == 0 or missing:
        raise DataError(NAMES_WANTED(shape=names.shape))
    return names
