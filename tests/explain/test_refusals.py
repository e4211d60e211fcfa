"""What cannot be explained is answered with one plain sentence in each language."""

import numpy as np
import pytest
import torch
from torch import nn

from dyplab.errors import DataError
from dyplab.explain import grad_cam, occlusion, saliency

IMAGES = np.zeros((3, 28, 28), "uint8")
NAN = np.where(np.arange(784).reshape(28, 28) == 5, np.nan, 0.5)


def refused(ask, *words):
    with pytest.raises(DataError) as error:
        ask()
    nb, en = error.value.said.nb, error.value.said.en
    assert nb != en
    for said in (nb, en):
        assert "{" not in said and "\n" not in said
        assert all(word in said for word in words), said


BAD_IMAGES = {
    "one image": (IMAGES[0], ["(28, 28)", "[None]"]),
    "rows": (np.zeros((3, 784)), ["(3, 784)", "reshape"]),
    "a volume too many": (np.zeros((1, 1, 4, 28, 28)), ["(1, 1, 4, 28, 28)"]),
    "none": (IMAGES[:0], []),
    "without pixels": (np.zeros((2, 0, 28)), []),
    "another size": (np.zeros((3, 2, 28, 28)), ["(3, 2, 28, 28)", "torch"]),
    "missing": (np.stack([IMAGES[0], NAN]), ["NaN", "1"]),
    "infinite": (np.full((2, 28, 28), np.inf), ["1568", "inf"]),
    "whole numbers": (IMAGES.astype(int), ["int64", "uint8"]),
    "never scaled": (np.full((2, 28, 28), 254.5), ["254.5", "255"]),
    "text": (np.full((2, 28, 28), "7"), ["<U1"]),
    "of unequal size": ([np.zeros((2, 2)), np.zeros((3, 3))], ["list"]),
    "with gradients": (torch.zeros(2, 28, 28, requires_grad=True), ["Tensor"]),
}
BAD_CLASSES = {
    "too high": (5, ["5", "4"]),
    "below zero": (-1, ["-1", "0", "4"]),
    "one of them too high": ([0, 7, 1], ["7", "4"]),
    "too few": ([0, 1], ["3", "(2,)"]),
    "a table": (np.zeros((3, 5), int), ["3", "(3, 5)"]),
    "a fraction": (1.0, ["1.0", "None"]),
    "a text": ("7", ["7"]),
    "a yes": (True, ["True"]),
    "unequal": ([[1], [1, 2]], ["list"]),
}


@pytest.mark.parametrize("ask", [grad_cam, saliency, occlusion])
@pytest.mark.parametrize("kind", BAD_IMAGES)
def test_images_that_will_not_do(make_digits, ask, kind):
    x, words = BAD_IMAGES[kind]
    refused(lambda: ask(make_digits(), x), "x", *words)


@pytest.mark.parametrize("ask", [grad_cam, saliency, occlusion])
@pytest.mark.parametrize("kind", BAD_CLASSES)
def test_classes_that_will_not_do(make_digits, ask, kind):
    class_index, words = BAD_CLASSES[kind]
    refused(lambda: ask(make_digits(), IMAGES, class_index), "class_index", *words)


@pytest.mark.parametrize("ask", [grad_cam, saliency, occlusion])
def test_networks_that_will_not_do(make_plain, ask):
    refused(lambda: ask({"a": "forest"}, IMAGES), "dict", "torch")
    refused(lambda: ask(make_plain(), IMAGES), "(3, 28, 28)", "x[:, None]")
    refused(lambda: ask(nn.Conv2d(1, 1, 3), IMAGES[:, None]), "(3, 1, 26, 26)", "(N, K)")
    refused(lambda: ask(nn.Sequential(nn.Flatten(), nn.Linear(784, 1)), IMAGES), "(3, 1)")
    broken = make_plain()
    nn.init.constant_(broken[0].weight, torch.nan)
    refused(lambda: ask(broken, IMAGES[:, None]), "0", "NaN")


@pytest.mark.parametrize(
    "network",
    [
        nn.Sequential(nn.Flatten(), nn.Linear(784, 10)),
        nn.Sequential(nn.Unflatten(1, (1, 28)), nn.Flatten(), nn.Linear(784, 10)),  # maps, but no convolution
        nn.Sequential(nn.Unflatten(1, (1, 28)), nn.Conv2d(1, 10, 28), nn.Flatten()),  # one place only
    ],
)
def test_a_network_without_a_convolution_that_keeps_places_has_no_grad_cam(network):
    refused(lambda: grad_cam(network, IMAGES), "Grad-CAM", "saliency", "occlusion", "layer")
    assert saliency(network, IMAGES).shape == occlusion(network, IMAGES).shape == IMAGES.shape


def test_layers_that_will_not_do(make_digits):
    network = make_digits()
    refused(lambda: grad_cam(network, IMAGES, layer=nn.ReLU()), "ReLU", "print(network)")
    refused(lambda: grad_cam(network, IMAGES, layer="features"), "str")
    refused(lambda: grad_cam(network, IMAGES, layer=network.head), "Linear", "(1, 5)")
    refused(lambda: grad_cam(network, IMAGES, layer=make_digits().features), "Sequential")


@pytest.mark.parametrize(
    ("size", "stride", "words"),
    [
        (29, 2, ["size=29", "28"]),
        (0, 1, ["size=0"]),
        (5, 0, ["stride=0"]),
        (2.5, 1, ["size=2.5"]),
        (True, 1, ["size=True"]),
        (4, 5, ["stride=5", "4"]),
    ],
)
def test_patches_that_will_not_do(make_digits, size, stride, words):
    refused(lambda: occlusion(make_digits(), IMAGES, 1, size, stride), *words)
