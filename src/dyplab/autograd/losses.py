"""How wrong the answers are, as one number to make smaller."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from dyplab.autograd.scalar import Value
from dyplab.autograd.tensor import Tensor
from dyplab.errors import DataError
from dyplab.text.autograd import NOT_CLASSES, NOT_ONE_TRUTH_EACH, NOT_YES_OR_NO


def cross_entropy(logits: Tensor, truth: ArrayLike) -> Tensor:
    """How surprised the network is by the truth: −log of the share it gave the right class, averaged over patients.

    Args:
        logits: the network's answer before softmax, (B, K).
        truth: the right class of each, 0 to K − 1, (B,).

    Returns:
        The mean, one number.

    Raises:
        DataError: not one class for each row of logits, or a class that is not 0 to K − 1.

    >>> round(cross_entropy(Tensor([[2.0, 0.0], [0.0, 0.0]]), [0, 1]).item(), 4)
    0.41
    """
    classes = np.asarray(truth)
    if len(logits.shape) != 2 or classes.shape != logits.shape[:1] or classes.size == 0:
        raise DataError(NOT_ONE_TRUTH_EACH(logits=logits.shape, truth=classes.shape))
    rows, count = logits.shape
    if classes.dtype.kind not in "iu" or not all(0 <= label < count for label in (classes.min(), classes.max())):
        raise DataError(NOT_CLASSES(last=count - 1, given=np.unique(classes)[:12].tolist()))
    return -logits.log_softmax()[np.arange(rows), classes].mean()


def mean_squared_error(predicted: Tensor, truth: ArrayLike) -> Tensor:
    """The squared distance between answer and truth, averaged.

    >>> mean_squared_error(Tensor([1.0, 3.0]), [1.0, 1.0]).item()
    2.0
    """
    return ((predicted - truth) ** 2).mean()


def binary_cross_entropy(logits: Sequence[Value], truth: Sequence[int]) -> Value:
    """Cross-entropy for two groups and single numbers: −log of the share given to the right group, averaged.

    The share given to group 1 is sigmoid(z) and to group 0 sigmoid(−z), so the loss of one patient is
    log(1 + exp(m)), where m is −z in group 1 and z in group 0: how far the answer lies on the wrong side. Written as
    relu(m) + log(1 + exp(−|m|)) it is the same, and no number gets too large.

    Args:
        logits: one answer z a patient.
        truth: 0 or 1 for each.

    Returns:
        The mean, one number.

    Raises:
        DataError: not one 0 or 1 for each answer.

    >>> round(binary_cross_entropy([Value(2.0), Value(0.0)], [1, 0]).data, 4)
    0.41
    """
    if len(logits) != len(truth) or len(logits) == 0:
        raise DataError(NOT_ONE_TRUTH_EACH(logits=(len(logits),), truth=(len(truth),)))
    if not all(label in (0, 1) for label in truth):
        raise DataError(NOT_YES_OR_NO(given=sorted(set(truth))[:12]))
    total = Value(0.0)
    for logit, label in zip(logits, truth, strict=True):
        wrong_side = -logit if label else logit
        minus_distance = wrong_side - 2 * wrong_side.relu()
        total = total + wrong_side.relu() + (1 + minus_distance.exp()).log()
    return total / len(logits)
