"""Grad-CAM: the places in the image that the last convolution layer's answer rests on."""

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor, nn

from dyplab.errors import DataError
from dyplab.explain.given import portions, question
from dyplab.text import explain as words


def grad_cam(
    network: nn.Module, x: ArrayLike, class_index: ArrayLike | None = None, layer: nn.Module | None = None
) -> NDArray[np.float64]:
    """Where in each image the network found what speaks for a class.

    Each channel of the layer is weighted by how much the class's logit rises with it, averaged over the image; the
    weighted sum, with what speaks against the class set to zero, is stretched over the image.

    What it does not tell: why; whether the finding there is the disease; how sure the network is. It is coarse (seven
    by seven places in a 28 × 28 image is common), it is stretched over the whole image even where convolutions without
    padding or with stride have moved things a few pixels. An image where nothing speaks for the class gets a map of
    zeros. The numbers have no unit: compare places within a map, not one map with another.

    Args:
        network: answers with (N, K) logits; it is left as it was, training mode and gradients too.
        x: images (N, H, W) or (N, C, H, W), as the network takes them; uint8 0–255 (divided by 255 here), or decimal
            numbers scaled as in training.
        class_index: the class to ask about, 0 to K − 1: one for all, or one an image (N,). None: the class the network
            answers with.
        layer: the part of the network to look at, such as `network.features`. None: the last part that answers with
            maps (N, C, h, w) of more than one place, counted from the first convolution on; so activation,
            normalisation and pooling after the last convolution are taken with it.

    Returns:
        Maps (N, H, W), float64, never below 0.

    Raises:
        DataError: no convolution, a layer that is not the network's, a class it does not have, or images it cannot
            take; the message says which.

    Source: Selvaraju RR et al. Grad-CAM: visual explanations from deep networks via gradient-based localization.
        ICCV 2017. https://arxiv.org/abs/1610.02391

    >>> network = nn.Sequential(nn.Conv2d(1, 10, 3), nn.ReLU(), nn.AdaptiveMaxPool2d(1), nn.Flatten())
    >>> grad_cam(network, np.ones((2, 1, 28, 28)), class_index=7).shape
    (2, 28, 28)
    """
    from captum.attr import LayerAttribution, LayerGradCam

    with question(network, x, class_index) as (images, classes):
        explainer = LayerGradCam(network, find_layer(network, images, layer))
        maps = [explainer.attribute(rows, target, relu_attributions=True) for rows, target in portions(images, classes)]
    small = torch.cat(maps).detach().double()
    large: Tensor = LayerAttribution.interpolate(small, tuple(images.shape[-2:]), "bilinear")
    return large[:, 0].cpu().numpy()


def find_layer(network: nn.Module, images: Tensor, layer: nn.Module | None) -> nn.Module:
    """The layer asked for, once it is known to answer with maps; or the last that does, from a convolution on.

    Found by watching one image pass: the order in which the parts answer is the order of the computation, which the
    order they were written in need not be.
    """
    answered: dict[nn.Module, tuple[int, ...]] = {}

    def watch(part: nn.Module, _: object, output: object) -> None:
        answered.pop(part, None)  # a part used twice counts where it was used last
        answered[part] = tuple(output.shape) if isinstance(output, Tensor) else ()

    hooks = [part.register_forward_hook(watch) for part in network.modules()]
    try:
        with torch.no_grad():
            network(images[:1])
    finally:
        for hook in hooks:
            hook.remove()
    if layer is not None:
        given = type(layer).__name__
        if not isinstance(layer, nn.Module) or layer not in set(network.modules()):
            raise DataError(words.NOT_ITS_LAYER(given=given))
        if len(answered.get(layer, ())) != 4:
            raise DataError(words.NO_MAP_THERE(given=given, shape=answered.get(layer, ())))
        return layer
    convolved, found = False, None
    for part, shape in answered.items():
        convolved = convolved or isinstance(part, (nn.Conv2d, nn.ConvTranspose2d))
        if convolved and len(shape) == 4 and shape[2] * shape[3] > 1:
            found = part
    if found is None:
        raise DataError(words.NO_CONVOLUTION())
    return found
