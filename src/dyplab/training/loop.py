"""The training loop, whole and visible."""

import math
import os
from collections.abc import Callable, Sequence

import torch
from numpy.typing import ArrayLike
from torch import Generator, Tensor, nn
from torch.nn.functional import cross_entropy

from dyplab.errors import DataError
from dyplab.text.training import LOSS_EXPLODED
from dyplab.training.arrays import inputs_and_truth
from dyplab.training.bar import Bar
from dyplab.training.checkpoint import Underway
from dyplab.training.history import History
from dyplab.training.prediction import logits_at_rest
from dyplab.training.settings import check_settings, finished, in_batches, set_rate, validation_set
from dyplab.training.state import chance_from, mode_put_back

Optimiser = Callable[..., torch.optim.Optimizer]
Augmentation = Callable[[Tensor, Generator], Tensor]


def train(
    network: nn.Module,
    x: ArrayLike,
    y: ArrayLike,
    x_validation: ArrayLike | None = None,
    y_validation: ArrayLike | None = None,
    *,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    seed: int,
    patience: int | None = None,
    weight_decay: float = 0.0,
    optimiser: Optimiser = torch.optim.Adam,
    rate: Callable[[float], float] | None = None,
    augment: Augmentation | None = None,
    checkpoint: str | os.PathLike[str] | None = None,
    progress: bool = False,
    on_epoch: Callable[[int, History], object] | None = None,
) -> History:
    """Train a network on the mean cross-entropy of each mini-batch.

    With `patience`, the network is left with the weights of its best epoch: the one with the lowest validation loss.
    Without, with those of the last. Stopping it by hand (Ctrl-C, or Interrupt in a notebook) is fine: the best (or
    last) weights so far are kept, and `history.interrupted` is True.

    Args:
        network: takes (B, …) and answers with (B, K) logits; trained in place.
        x: images (N, …) as uint8 0–255 (divided by 255 here), or decimal numbers that you have scaled.
        y: the class of each, 0 to K − 1, (N,).
        x_validation: patients the weights are never adjusted to; they only say when to stop.
        y_validation: the class of each.
        epochs: times through the training set, at most.
        batch_size: patients a step (B); a last batch of one joins the one before it.
        learning_rate: how far each step goes; 0.001 is Adam's usual one.
        seed: decides the order of the patients, the augmentation and the dropout.
        patience: epochs without a lower validation loss before it stops.
        weight_decay: L2 penalty; adds weight_decay × weight to each gradient, which pulls weights towards 0.
        optimiser: makes the optimiser from the weights and `lr` and `weight_decay`: one of torch's, or a `partial`.
        rate: from the share of the training that is done, 0–1, to a factor on the learning rate, such as `one_cycle`.
        augment: from a batch of images and a torch Generator to a new batch of the same shape, such as `Augment(…)`.
        checkpoint: a file that is written after each epoch. The same call with the same file goes on from there, and
            ends as if it had never been stopped, bit for bit (same machine, same number of threads).
        progress: show a bar.
        on_epoch: called after each epoch with its number, from 1, and the history so far.

    Returns:
        The learning curves.

    Raises:
        DataError: arrays or settings that cannot be trained with, a checkpoint of another training, or a loss that
            exploded; the message says what to do.

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
    validation = validation_set(network, x_validation, y_validation, patience)
    steps = optimiser(network.parameters(), lr=learning_rate, weight_decay=weight_decay)

    with mode_put_back(network), chance_from(seed) as chance, Bar(epochs, progress) as bar:
        run = Underway(network, steps, chance)
        if checkpoint is not None:
            run.resume(checkpoint, [epochs, batch_size, patience, seed, rate, augment], [inputs, truth, *validation])
        try:
            while not finished(run.history, epochs, patience):
                network.train()
                order = in_batches(torch.randperm(len(inputs), generator=chance), batch_size)
                seen = []
                for number, rows in enumerate(order):
                    done = (len(run.history) + number / len(order)) / epochs
                    bar.show(done, run.history)
                    if rate is not None:
                        set_rate(steps, learning_rate * rate(done))
                    images = inputs[rows] if augment is None else augment(inputs[rows], chance)
                    logits = network(images)
                    loss = cross_entropy(logits, truth[rows])
                    steps.zero_grad()
                    loss.backward()
                    steps.step()
                    seen.append((logits.detach(), truth[rows]))

                run.history.add(*measure(network, seen, (inputs, truth), validation))
                if patience is None or run.history.best_epoch == len(run.history):
                    run.keep_weights()
                if checkpoint is not None:
                    run.save(checkpoint)
                if on_epoch is not None:
                    on_epoch(len(run.history), run.history)
        except KeyboardInterrupt:
            run.history.interrupted = True
        finally:
            run.put_kept_weights_back()
    return run.history


def measure(
    network: nn.Module, seen: list[tuple[Tensor, Tensor]], training: tuple[Tensor, Tensor], validation: Sequence[Tensor]
) -> tuple[tuple[float, float], tuple[float, float] | None]:
    """Loss and accuracy of the epoch on the training set, and on the validation set if there is one.

    Beside a validation set both are measured alike, with the network at rest. Alone, what the batches gave as they
    passed will do, and costs nothing.
    """
    if not validation:
        logits, truth = (torch.cat(parts) for parts in zip(*seen, strict=True))
        return loss_and_accuracy(logits, truth), None
    inputs, truth = validation
    return (
        loss_and_accuracy(logits_at_rest(network, training[0]), training[1]),
        loss_and_accuracy(logits_at_rest(network, inputs), truth),
    )


def loss_and_accuracy(logits: Tensor, truth: Tensor) -> tuple[float, float]:
    """Mean cross-entropy, and share right."""
    loss = cross_entropy(logits, truth).item()
    if not math.isfinite(loss):
        raise DataError(LOSS_EXPLODED())
    return loss, (logits.argmax(dim=1) == truth).double().mean().item()
