"""Grad-CAM, judged by its definition written out in plain torch."""

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F

from dyplab.explain import given, grad_cam

RNG = np.random.default_rng(0)
PIXELS = RNG.integers(0, 256, (7, 28, 28)).astype("uint8")
COLOUR = RNG.normal(size=(5, 3, 21, 17))


def by_hand(before, after, x, target=None):
    """The mean gradient of each channel as its weight, the weighted sum, ReLU, stretched (Selvaraju, eq. 1 and 2)."""
    activations = before(x).detach().requires_grad_()
    logits = after(activations)
    classes = logits.argmax(dim=1) if target is None else torch.as_tensor(target).expand(len(x))
    chosen = sum(row[k] for row, k in zip(logits, classes, strict=True))
    (gradients,) = torch.autograd.grad(chosen, activations)
    maps = torch.zeros(len(x), *activations.shape[2:])
    for image in range(len(x)):
        for channel in range(activations.shape[1]):
            maps[image] += gradients[image, channel].mean() * activations[image, channel].detach()
    small = maps.clamp(min=0)[:, None]
    return F.interpolate(small, x.shape[-2:], mode="bilinear", align_corners=False)[:, 0].numpy()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("target", [None, 1, [0, 3, 3, 1, 0, 2, 1]])
def test_a_map_is_what_its_definition_says(make_plain, seed, target):
    network = make_plain(seed=seed)
    found = grad_cam(network, PIXELS[:, None], target)
    expected = by_hand(network[:4], network[4:], torch.from_numpy(PIXELS[:, None] / np.float32(255)), target)
    assert found.shape == PIXELS.shape and found.dtype == np.float64
    assert expected.max() > 1e-3
    np.testing.assert_allclose(found, expected, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("memory_format", [torch.contiguous_format, torch.channels_last])
@pytest.mark.parametrize("training", [True, False])
def test_so_it_is_with_batch_norm_at_rest_and_channels_last(make_digits, memory_format, training):
    network = make_digits(channels=3).to(memory_format=memory_format).train(training)
    found = grad_cam(network, COLOUR, 4)
    network.eval()
    x = torch.from_numpy(COLOUR.astype("float32"))
    expected = by_hand(network.features, lambda maps: network.head(network.pool(maps).flatten(1)), x, 4)
    assert expected.max() > 1e-3
    np.testing.assert_allclose(found, expected, atol=1e-5, rtol=1e-5)


def test_a_layer_may_be_pointed_out(make_plain):
    network = make_plain()
    x = torch.from_numpy(PIXELS[:, None] / np.float32(255))
    for layer, cut in ((network[0], 1), (network[1], 2), (network[2], 3)):
        np.testing.assert_allclose(
            grad_cam(network, PIXELS[:, None], 1, layer), by_hand(network[:cut], network[cut:], x, 1), atol=1e-5
        )


def test_without_a_layer_the_last_that_answers_with_more_than_one_place_is_taken(make_digits):
    network = make_digits()
    np.testing.assert_array_equal(grad_cam(network, PIXELS), grad_cam(network, PIXELS, layer=network.features[-1]))
    np.testing.assert_array_equal(grad_cam(network, PIXELS), grad_cam(network, PIXELS, layer=network.features))
    assert not np.array_equal(grad_cam(network, PIXELS), grad_cam(network, PIXELS, layer=network.features[4]))


def test_a_network_that_looks_at_one_corner_has_its_map_there():
    network = nn.Sequential(
        nn.Conv2d(1, 1, 3, padding=1, bias=False), nn.ReLU(), nn.Flatten(), nn.Linear(784, 2, bias=False)
    )
    corner = torch.zeros(28, 28)
    corner[:6, -6:] = 1
    with torch.no_grad():
        network[0].weight.copy_(torch.tensor([[0.0, 0, 0], [0, 1, 0], [0, 0, 0]]))  # passes the image on
        network[3].weight.copy_(torch.stack([-corner.flatten(), corner.flatten()]))
    image = np.zeros((1, 1, 28, 28), "uint8")
    image[..., :6, -6:] = 255
    found = grad_cam(network, image, 1)[0]
    assert found[:6, -6:].min() > 0
    assert np.delete(found[:6], np.s_[-6:], axis=1).max() == found[6:].max() == 0
    assert grad_cam(network, image, 0).max() == 0  # it speaks against the other class


def test_many_images_in_portions_get_the_maps_they_get_alone(make_digits, monkeypatch):
    network, classes = make_digits(), [4, 0, 3, 1, 2, 2, 0]
    together = grad_cam(network, PIXELS, classes)
    monkeypatch.setattr(given, "_NUMBERS_AT_ONCE", 3 * 784)
    np.testing.assert_allclose(grad_cam(network, PIXELS, classes), together, atol=1e-6)
    alone = [grad_cam(network, image[None], one) for image, one in zip(PIXELS, classes, strict=True)]
    np.testing.assert_allclose(np.concatenate(alone), together, atol=1e-6)


def test_a_network_whose_weights_are_all_frozen_can_be_asked(make_digits):
    network = make_digits().requires_grad_(False)
    np.testing.assert_array_equal(grad_cam(network, PIXELS), grad_cam(make_digits(), PIXELS))
    assert not any(weights.requires_grad for weights in network.parameters())
