"""The settings of a training: what is refused, and the small rules the loop follows."""

import math
from numbers import Integral, Real

import torch
from numpy.typing import ArrayLike
from torch import Tensor, nn

from dyplab.errors import DataError
from dyplab.text.training import BAD_COUNT, BAD_DECAY, BAD_RATE, HALF_A_SET, NOTHING_TO_WATCH
from dyplab.training.arrays import inputs_and_truth
from dyplab.training.history import History


def check_settings(
    epochs: int, batch_size: int, patience: int | None, learning_rate: float, weight_decay: float
) -> None:
    """Raise a plain sentence for a setting that nothing can be trained with."""
    for name, count in (("epochs", epochs), ("batch_size", batch_size), ("patience", patience)):
        if (not isinstance(count, Integral) or count < 1) and (name, count) != ("patience", None):
            raise DataError(BAD_COUNT(name=name, given=count))
    if not isinstance(learning_rate, Real) or not 0 < learning_rate < math.inf:
        raise DataError(BAD_RATE(given=learning_rate))
    if not isinstance(weight_decay, Real) or not 0 <= weight_decay < math.inf:
        raise DataError(BAD_DECAY(given=weight_decay))


def validation_set(
    network: nn.Module, x: ArrayLike | None, y: ArrayLike | None, patience: int | None
) -> tuple[Tensor, Tensor] | tuple[()]:
    """The validation set as tensors, or nothing when none was given."""
    if x is None and y is None:
        if patience is not None:
            raise DataError(NOTHING_TO_WATCH(patience=patience))
        return ()
    if x is None or y is None:
        raise DataError(HALF_A_SET(missing="x_validation" if x is None else "y_validation"))
    return inputs_and_truth(network, x, y, "x_validation", "y_validation")


def finished(history: History, epochs: int, patience: int | None) -> bool:
    """Whether all epochs are done, or none of the last `patience` had a lower validation loss."""
    return len(history) >= epochs or (patience is not None and len(history) - history.best_epoch >= patience)


def in_batches(order: Tensor, size: int) -> list[Tensor]:
    """The rows in the order given, cut into batches; one row left over at the end joins the last batch.

    A batch of one has no spread, and BatchNorm cannot do without.

    >>> [len(rows) for rows in in_batches(torch.arange(7), 3)]
    [3, 4]
    """
    if size > 1 and len(order) > size and len(order) % size == 1:
        return [*order[: -size - 1].split(size), order[-size - 1 :]] if len(order) > size + 1 else [order]
    return list(order.split(size))


def set_rate(optimiser: torch.optim.Optimizer, learning_rate: float) -> None:
    """The learning rate of the next step."""
    for group in optimiser.param_groups:
        group["lr"] = learning_rate
