"""The training loop, whole and visible."""

import copy
import math
from collections.abc import Callable
from numbers import Integral, Real

import torch
from numpy.typing import ArrayLike
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from dyplab.errors import DataError
from dyplab.text.training import BAD_COUNT, BAD_DECAY, BAD_RATE, LOSS_EXPLODED
from dyplab.training.arrays import inputs_and_truth
from dyplab.training.history import History
from dyplab.training.prediction import logits_at_rest
from dyplab.training.state import chance_from, mode_put_back


def train(
    network: nn.Module,
    x: ArrayLike,
    y: ArrayLike,
    x_validation: ArrayLike,
    y_validation: ArrayLike,
    *,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    patience: int,
    seed: int,
    weight_decay: float = 0.0,
    on_epoch: Callable[[int, History], object] | None = None,
) -> History:
    """Train a network, and leave it with the weights of its best epoch: the one with the lowest validation loss.

    Adam on the mean cross-entropy of each mini-batch. Stopping it by hand (Ctrl-C, or Interrupt in a notebook) is
    fine: the best weights so far are kept, and `history.interrupted` is True.

    Args:
        network: takes (B, …) and answers with (B, K) logits; trained in place.
        x: images (N, …) as uint8 0–255 (divided by 255 here), or decimal numbers that you have scaled.
        y: the class of each, 0 to K − 1, (N,).
        x_validation: patients the weights are never adjusted to; they only say when to stop.
        y_validation: the class of each.
        epochs: times through the training set, at most.
        batch_size: patients a step (B).
        learning_rate: how far each step goes; 0.001 is Adam's usual one.
        patience: epochs without a lower validation loss before it stops.
        seed: decides the order of the patients and the dropout.
        weight_decay: L2 penalty; adds weight_decay × weight to each gradient, which pulls weights towards 0.
        on_epoch: called after each epoch with its number, from 1, and the history so far.

    Returns:
        The learning curves.

    Raises:
        DataError: arrays or settings that cannot be trained with, or a loss that exploded; the message says what to do.

    >>> import numpy as np
    >>> from dyplab.models import MLP
    >>> x = np.random.default_rng(0).random((90, 2)); y = (x[:, 0] > x[:, 1]).astype(int)
    >>> settings = dict(epochs=50, batch_size=10, learning_rate=0.01, patience=10, seed=0)
    >>> history = train(MLP(2, (8,), 2), x[:60], y[:60], x[60:], y[60:], **settings)
    >>> history.validation_loss[history.best_epoch - 1] < history.validation_loss[0]
    True
    """
    check_settings(epochs, batch_size, patience, learning_rate, weight_decay)
    inputs, truth = inputs_and_truth(network, x, y, "x", "y")
    validation = inputs_and_truth(network, x_validation, y_validation, "x_validation", "y_validation")
    optimiser = torch.optim.Adam(network.parameters(), lr=learning_rate, weight_decay=weight_decay)
    history = History()
    best_weights = None

    with mode_put_back(network), chance_from(seed) as chance:
        try:
            for epoch in range(1, epochs + 1):
                network.train()
                for rows in torch.randperm(len(inputs), generator=chance).split(batch_size):
                    loss = cross_entropy(network(inputs[rows]), truth[rows])
                    optimiser.zero_grad()
                    loss.backward()
                    optimiser.step()

                history.add(loss_and_accuracy(network, inputs, truth), loss_and_accuracy(network, *validation))
                if history.best_epoch == epoch:
                    best_weights = copy.deepcopy(network.state_dict())
                if on_epoch is not None:
                    on_epoch(epoch, history)
                if epoch - history.best_epoch >= patience:
                    break
        except KeyboardInterrupt:
            history.interrupted = True
        finally:
            if best_weights is not None:
                network.load_state_dict(best_weights)
    return history


def loss_and_accuracy(network: nn.Module, inputs: Tensor, truth: Tensor) -> tuple[float, float]:
    """Mean cross-entropy, and share right, with the network at rest."""
    logits = logits_at_rest(network, inputs)
    loss = cross_entropy(logits, truth).item()
    if not math.isfinite(loss):
        raise DataError(LOSS_EXPLODED())
    return loss, (logits.argmax(dim=1) == truth).double().mean().item()


def check_settings(epochs: int, batch_size: int, patience: int, learning_rate: float, weight_decay: float) -> None:
    """Raise a plain sentence for a setting that nothing can be trained with."""
    for name, count in (("epochs", epochs), ("batch_size", batch_size), ("patience", patience)):
        if not isinstance(count, Integral) or count < 1:
            raise DataError(BAD_COUNT(name=name, given=count))
    if not isinstance(learning_rate, Real) or not 0 < learning_rate < math.inf:
        raise DataError(BAD_RATE(given=learning_rate))
    if not isinstance(weight_decay, Real) or not 0 <= weight_decay < math.inf:
        raise DataError(BAD_DECAY(given=weight_decay))
