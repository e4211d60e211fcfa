"""What the maps share: images, network and classes are looked at before anything is computed, and left as they were.

The rule for pixels is the one of training: uint8 is divided by 255, decimal numbers are used as they are.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import torch
from numpy.typing import ArrayLike
from torch import Tensor, nn

from dyplab.errors import DataError
from dyplab.text import explain as words
from dyplab.training.arrays import as_inputs
from dyplab.training.state import mode_put_back

_NUMBERS_AT_ONCE = 400_000  # in one forward pass: 510 digits, or 2 colour images of 224 × 224


@contextmanager
def question(network: nn.Module, x: ArrayLike, class_index: ArrayLike | None) -> Iterator[tuple[Tensor, Tensor]]:
    """The images and classes to ask about, with the network in evaluation mode until the asking is over.

    Args:
        network: answers with (N, K) logits.
        x: images (N, H, W) or (N, C, H, W), uint8 or decimal.
        class_index: None for the class the network answers with; one class, or one an image.

    Yields:
        Images as x has them, in the network's own number type and on its device, and classes (N,).

    Raises:
        DataError: x, the network or the classes will not do; the message says which and why.
    """
    if not isinstance(network, nn.Module):
        raise DataError(words.NOT_A_NETWORK(given=type(network).__name__))
    images = as_images(x)
    images = images.to(next(network.parameters(), images))
    with mode_put_back(network):
        network.eval()
        yield images, choose_classes(class_index, answers(network, images))


def at_once(images: Tensor) -> int:
    """How many images of this size one forward pass takes, so that memory holds."""
    return max(1, _NUMBERS_AT_ONCE // images[0].numel())


def portions(images: Tensor, classes: Tensor) -> Iterator[tuple[Tensor, Tensor]]:
    """Images and their classes, a forward pass at a time."""
    return zip(images.split(at_once(images)), classes.split(at_once(images)), strict=True)


def as_images(x: ArrayLike) -> Tensor:
    """Images as decimal numbers, a copy.

    >>> as_images(np.array([[[0, 255]]], dtype="uint8"))
    tensor([[[0., 1.]]])
    """
    images = as_inputs(x, "x")
    if images.ndim not in (3, 4):
        raise DataError(words.NOT_IMAGES(shape=tuple(images.shape)))
    return images


def answers(network: nn.Module, images: Tensor) -> Tensor:
    """The network's logits (N, K), from a network in evaluation mode."""
    try:
        with torch.no_grad():
            logits = torch.cat([network(rows) for rows in images.split(at_once(images))])
    except (RuntimeError, ValueError, IndexError, TypeError) as error:
        reason = str(error).partition("\n")[0]
        raise DataError(words.NETWORK_REFUSES(shape=tuple(images.shape), reason=reason)) from error
    if logits.ndim != 2 or len(logits) != len(images) or logits.shape[1] < 2:
        raise DataError(words.NOT_LOGITS(shape=tuple(logits.shape), n=len(images)))
    strange = ~logits.isfinite().all(dim=1)
    if strange.any():
        raise DataError(words.NO_ANSWER(row=int(strange.nonzero()[0])))
    return logits


def choose_classes(class_index: ArrayLike | None, logits: Tensor) -> Tensor:
    """One class an image (N,): the ones given, or the ones the network answers with."""
    if class_index is None:
        return logits.argmax(dim=1)
    n, classes = logits.shape
    try:
        chosen = np.asarray(class_index)
    except (ValueError, TypeError, RuntimeError) as error:
        raise DataError(words.BAD_CLASS(given=type(class_index).__name__, n=n)) from error
    if chosen.dtype.kind not in "iu" or chosen.shape not in ((), (n,)):
        given = str(class_index) if chosen.size == 1 else f"{chosen.dtype} {chosen.shape}"
        raise DataError(words.BAD_CLASS(given=given, n=n))
    outside = chosen[(chosen < 0) | (chosen >= classes)]
    if outside.size:
        raise DataError(words.CLASS_RANGE(given=outside.flat[0], classes=classes, last=classes - 1))
    return torch.from_numpy(np.broadcast_to(chosen, (n,)).astype(np.int64)).to(logits.device)
