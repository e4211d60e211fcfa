"""The patients counted by what they have and what the model answered."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.evaluation import given


@dataclass(frozen=True)
class TwoByTwo:
    """Patients counted by what they have and what they were told: ill and found (tp), ill and missed (fn), well but
    alarmed (fp), well and told so (tn)."""

    tp: int
    fn: int
    fp: int
    tn: int


def two_by_two(truth: ArrayLike, predicted: ArrayLike, positive: Any = 1) -> TwoByTwo:
    """Count the patients by what they have and what they were told.

    Args:
        truth: (N,) label of each patient.
        predicted: (N,) the model's answer.
        positive: the label that means ill; all others mean well.

    Returns:
        The four counts, which sum to N.

    Raises:
        DataError: the two are not labels of the same patients; the sentence says what to change.

    >>> two_by_two(truth=[1, 1, 1, 0, 0], predicted=[1, 1, 0, 0, 1])
    TwoByTwo(tp=2, fn=1, fp=1, tn=1)
    """
    ill, called = given.ill_and_called(truth, predicted, positive)
    return TwoByTwo(*(int(np.sum(cell)) for cell in (ill & called, ill & ~called, ~ill & called, ~ill & ~called)))


def confusion_matrix(truth: ArrayLike, predicted: ArrayLike) -> NDArray[np.int64]:
    """Count, for each class (row), what the model answered (column); the diagonal is right.

    Args:
        truth: (N,) label of each patient.
        predicted: (N,) the model's answer.

    Returns:
        (K, K) counts, for the labels that occur in either, in sorted order.

    Raises:
        DataError: the two are not labels of the same patients; the sentence says what to change.

    >>> confusion_matrix(truth=[0, 0, 1, 2], predicted=[0, 1, 1, 2])
    array([[1, 1, 0],
           [0, 1, 0],
           [0, 0, 1]])
    """
    first, second = given.pair_of_labels(truth, predicted)
    found, numbered = np.unique(np.concatenate([first, second]), return_inverse=True)
    cells = numbered[: len(first)] * len(found) + numbered[len(first) :]
    return np.bincount(cells, minlength=len(found) ** 2).reshape(len(found), -1).astype(np.int64)
