"""Saliency: how much the class would move if a pixel moved a little."""

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import nn

from dyplab.explain.given import portions, question


def saliency(network: nn.Module, x: ArrayLike, class_index: ArrayLike | None = None) -> NDArray[np.float64]:
    """How sensitive the class's logit is to each pixel, whichever way the pixel moves.

    It is the size of the slope at this very image, so it tells of a small change only, and nothing of what a pixel
    contributed: a pixel that decides everything may have no slope at all where more of it changes nothing. Maps are
    noisy, and edges light up in almost any image.

    Args:
        network: answers with (N, K) logits; it is left as it was. It needs no convolution.
        x: images (N, H, W) or (N, C, H, W), as the network takes them; uint8 0–255 (divided by 255 here), or decimal
            numbers scaled as in training.
        class_index: the class to ask about, 0 to K − 1: one for all, or one an image (N,). None: the class the network
            answers with.

    Returns:
        Maps (N, H, W), float64, never below 0: change of the logit per change of the scaled pixel. With several
        channels, the largest of them.

    Raises:
        DataError: a class the network does not have, or images it cannot take; the message says which.

    Source: Simonyan K, Vedaldi A, Zisserman A. Deep inside convolutional networks: visualising image classification
        models and saliency maps. ICLR workshop 2014. https://arxiv.org/abs/1312.6034

    >>> network = nn.Sequential(nn.Flatten(), nn.Linear(4, 2))
    >>> saliency(network, np.ones((1, 2, 2)), class_index=1).shape
    (1, 2, 2)
    """
    from captum.attr import Saliency

    with question(network, x, class_index) as (images, classes):
        # captum warns unless the images ask for gradients beforehand.
        maps = [Saliency(network).attribute(rows.requires_grad_(), to) for rows, to in portions(images, classes)]
    slopes = torch.cat(maps).detach().double().cpu()
    return (slopes.amax(dim=1) if slopes.ndim == 4 else slopes).numpy()
