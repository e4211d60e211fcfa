"""From numpy to torch: the one place where pixels are scaled, and where unusable arrays are stopped.

The rule: uint8 is pixels and is divided by 255, to lie in 0–1; decimal numbers are used as they are.
"""

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor, nn

from dyplab.errors import DataError
from dyplab.text.training import (
    BAD_LABELS,
    LABEL_RANGE,
    NETWORK_REFUSES,
    NO_ROWS,
    NOT_FINITE,
    NOT_LOGITS,
    NOT_NUMBERS,
    ONE_ROW,
    UNEQUAL,
    UNSCALED,
    WHICH_SCALE,
)
from dyplab.training.state import mode_put_back


def inputs_and_truth(network: nn.Module, x: ArrayLike, y: ArrayLike, x_name: str, y_name: str) -> tuple[Tensor, Tensor]:
    """Check one set (training or validation) against the network, and give it as tensors.

    Args:
        network: answers with (B, K) logits.
        x: images or table, (N, …), uint8 or decimal.
        y: class numbers 0 to K − 1, (N,).
        x_name: what the message calls x.
        y_name: what the message calls y.

    Returns:
        Inputs (N, …) float32, and truth (N,) int64; copies, so that yours stay as they are.

    Raises:
        DataError: the arrays cannot be learned from; the message says which and why.
    """
    inputs = as_inputs(x, x_name)
    classes = count_classes(network, inputs, x_name)
    labels = _as_array(y, y_name)
    if labels.shape[:1] != (len(inputs),):
        raise DataError(UNEQUAL(x_name=x_name, rows=len(inputs), name=y_name, labels=len(np.atleast_1d(labels))))
    if labels.ndim != 1 or labels.dtype.kind not in "iub":
        raise DataError(BAD_LABELS(name=y_name, dtype=labels.dtype, shape=labels.shape))
    for label in (labels.min(), labels.max()):
        if not 0 <= label < classes:
            raise DataError(LABEL_RANGE(name=y_name, label=label, classes=classes, last=classes - 1))
    return inputs, torch.from_numpy(labels.astype(np.int64))


def as_inputs(x: ArrayLike, name: str) -> Tensor:
    """Images or table as float32, uint8 divided by 255.

    >>> as_inputs(np.array([[0, 255]], dtype="uint8"), "x")
    tensor([[0., 1.]])
    """
    array = _as_array(x, name)
    if array.size == 0:
        raise DataError(NO_ROWS(name=name))
    if array.ndim < 2:
        raise DataError(ONE_ROW(name=name, shape=array.shape))
    if array.dtype == np.uint8:
        return torch.from_numpy(array.astype(np.float32) / np.float32(255))
    if array.dtype.kind != "f":
        raise DataError(WHICH_SCALE(name=name, dtype=array.dtype))
    with np.errstate(over="ignore"):  # too large for float32 becomes inf, and is counted below
        numbers = array.astype(np.float32)
    strange = ~np.isfinite(numbers)
    if strange.any():
        raise DataError(NOT_FINITE(name=name, count=int(strange.sum()), row=int(strange.nonzero()[0][0])))
    if array.ndim > 2 and numbers.min() >= 0 and numbers.max() > 2:  # an interpolated image may pass 1 by a hair
        raise DataError(UNSCALED(name=name, low=f"{numbers.min():g}", high=f"{numbers.max():g}"))
    return torch.from_numpy(numbers)


def count_classes(network: nn.Module, inputs: Tensor, name: str) -> int:
    """How many classes the network answers with (K), found by asking it about one row."""
    try:
        with mode_put_back(network), torch.no_grad():
            logits = network.eval()(inputs[:1])
    except (RuntimeError, ValueError, IndexError) as error:
        reason = str(error).partition("\n")[0]
        raise DataError(NETWORK_REFUSES(name=name, shape=tuple(inputs.shape), reason=reason)) from error
    if logits.ndim != 2 or len(logits) != 1:
        raise DataError(NOT_LOGITS(shape=tuple(logits.shape)))
    return int(logits.shape[1])


def _as_array(values: ArrayLike, name: str) -> NDArray[np.generic]:
    try:
        array = np.asarray(values)
    except (ValueError, TypeError, RuntimeError) as error:  # rows of unequal length, a tensor that carries gradients
        raise DataError(NOT_NUMBERS(name=name, given=type(values).__name__)) from error
    if array.dtype.kind not in "fiub":
        raise DataError(NOT_NUMBERS(name=name, given=f"{type(values).__name__} ({array.dtype})"))
    return array
