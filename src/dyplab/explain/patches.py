"""Occlusion: what is lost when a patch of the image is covered."""

from numbers import Integral

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor, nn

from dyplab.errors import DataError
from dyplab.explain.given import at_once, question
from dyplab.text import explain as words


def occlusion(
    network: nn.Module, x: ArrayLike, class_index: ArrayLike | None = None, size: int = 5, stride: int = 2
) -> NDArray[np.float64]:
    """How much of the class's probability is lost when each part of the image is covered.

    A square patch of zeros is laid everywhere in turn; a pixel gets the mean fall over the patches that covered it. It
    needs no gradient, so it can be trusted where gradients cannot; but what is covered alone may matter only together
    with something else, an image with a black square is one the network has never seen, and the size of the patch
    decides what can be found. Zero is black in a digit; where it is not (images scaled to mean zero), it is the mean.

    Args:
        network: answers with (N, K) logits; it is left as it was. It needs no convolution.
        x: images (N, H, W) or (N, C, H, W), as the network takes them; uint8 0–255 (divided by 255 here), or decimal
            numbers scaled as in training.
        class_index: the class to ask about, 0 to K − 1: one for all, or one an image (N,). None: the class the network
            answers with.
        size: side of the patch, in pixels; all channels are covered.
        stride: pixels from one patch to the next, at most `size`. The last patch is cut off at the edge of the image.

    Returns:
        Maps (N, H, W), float64, from −1 to 1: a fall of the probability from 0.9 to 0.6 is 0.3, and below zero means
        that the class became more probable when the pixel was covered.

    Raises:
        DataError: a patch larger than the image, a stride larger than the patch, a class the network does not have, or
            images it cannot take; the message says which.

    Source: Zeiler MD, Fergus R. Visualizing and understanding convolutional networks. ECCV 2014.
        https://arxiv.org/abs/1311.2901

    >>> network = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    >>> bool(occlusion(network, np.zeros((1, 28, 28))).any())  # black on black
    False
    """
    from captum.attr import Occlusion

    with question(network, x, class_index) as (images, classes):
        check_patch(size, stride, images.shape[-2], images.shape[-1])
        channels = tuple(images.shape[1:-2])  # none, or one number: all of them are covered together

        def probabilities(rows: Tensor) -> Tensor:
            logits: Tensor = network(rows)
            return logits.double().softmax(dim=1)

        explainer = Occlusion(probabilities)
        window, steps = (*channels, size, size), (*channels, stride, stride)
        maps = [
            explainer.attribute(image, window, steps, 0, target, perturbations_per_eval=at_once(images))
            for image, target in zip(images.split(1), classes.split(1), strict=True)
        ]
    falls = torch.cat(maps).double().cpu()
    return (falls[:, 0] if falls.ndim == 4 else falls).numpy()


def check_patch(size: int, stride: int, height: int, width: int) -> None:
    """Raise a plain sentence for a patch that does not fit the image, or leaves gaps."""
    for name, given in (("size", size), ("stride", stride)):
        if not isinstance(given, Integral) or isinstance(given, bool) or given < 1:
            raise DataError(words.BAD_PATCH(name=name, given=given))
    most = min(height, width)
    if size > most:
        raise DataError(words.PATCH_TOO_LARGE(size=size, height=height, width=width, most=most))
    if stride > size:
        raise DataError(words.STRIDE_TOO_LARGE(stride=stride, size=size))
