"""Saliency, judged by finite differences."""

import numpy as np
import pytest
import torch
from torch import nn

from dyplab.explain import given, saliency

RNG = np.random.default_rng(1)


def slopes(network, image, target, step=1e-6):
    """The change of the logit per change of each pixel, by moving one pixel at a time both ways."""
    pixels = torch.eye(image.size, dtype=torch.float64).reshape(-1, *image.shape) * step
    with torch.no_grad():
        rise = network(torch.from_numpy(image) + pixels) - network(torch.from_numpy(image) - pixels)
    return np.abs(rise[:, target].numpy() / (2 * step)).reshape(image.shape)


@pytest.mark.parametrize("channels", [1, 3])
def test_a_map_is_the_slope_found_by_moving_one_pixel_at_a_time(make_plain, channels):
    network = make_plain(channels, size=8, activation=nn.Softplus).double()
    images = RNG.random((3, channels, 8, 8))
    found = saliency(network, images, [3, 0, 1])
    assert found.shape == (3, 8, 8) and found.dtype == np.float64
    for image, target, one in zip(images, [3, 0, 1], found, strict=True):
        expected = slopes(network, image, target).max(axis=0)  # the steepest channel
        assert expected.max() > 1e-3
        np.testing.assert_allclose(one, expected, atol=1e-8, rtol=1e-6)  # float64: rounding 1e-16 over a step of 1e-6


def test_the_slope_of_a_network_without_convolution_is_its_weights():
    network = nn.Sequential(nn.Flatten(), nn.Linear(12, 3))
    found = saliency(network, np.zeros((2, 3, 4), "uint8"), 2)
    np.testing.assert_allclose(found, np.broadcast_to(network[1].weight[2].detach().abs().reshape(3, 4), (2, 3, 4)))


def test_without_a_class_it_asks_about_the_networks_answer(make_plain):
    images = RNG.normal(size=(9, 1, 28, 28)).astype("float32")
    network = make_plain()
    with torch.no_grad():
        answers = network(torch.from_numpy(images)).argmax(dim=1)
    assert len(set(answers.tolist())) > 1
    np.testing.assert_array_equal(saliency(network, images), saliency(network, images, answers))


def test_a_network_that_looks_at_one_corner_has_its_map_there():
    network = nn.Sequential(nn.Flatten(), nn.Linear(784, 2))
    corner = np.zeros((28, 28), bool)
    corner[-5:, :5] = True
    with torch.no_grad():
        network[1].weight[:, torch.from_numpy(~corner.ravel())] = 0
    found = saliency(network, RNG.random((2, 28, 28)))
    assert (found[:, corner] > 0).all() and (found[:, ~corner] == 0).all()


def test_many_images_in_portions_get_the_maps_they_get_alone(make_digits, monkeypatch):
    images = RNG.random((7, 28, 28))
    classes = [4, 0, 3, 1, 2, 2, 0]
    together = saliency(make_digits(), images, classes)
    monkeypatch.setattr(given, "_NUMBERS_AT_ONCE", 3 * 784)
    np.testing.assert_allclose(saliency(make_digits(), images, classes), together, atol=1e-6)
