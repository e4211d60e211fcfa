"""Occlusion, judged by a loop that covers one patch at a time."""

import numpy as np
import pytest
import torch
from scipy.special import softmax
from torch import nn

from dyplab.explain import given, occlusion

RNG = np.random.default_rng(2)


def by_loop(network, x, targets, size, stride):
    """Cover, ask, and spread the fall over the pixels covered; the mean over the patches that covered each."""

    def probability(image, target):
        with torch.no_grad():
            return softmax(network(torch.from_numpy(image[None]))[0].double().numpy())[target]

    height, width = x.shape[-2:]
    maps = []
    for image, target in zip(x, targets, strict=True):
        falls, times = np.zeros((2, height, width))
        for top in range(0, height - size + stride, stride):
            for left in range(0, width - size + stride, stride):
                patch = np.s_[..., top : top + size, left : left + size]
                covered = image.copy()
                covered[patch] = 0
                falls[patch] += probability(image, target) - probability(covered, target)
                times[patch] += 1
        maps.append(falls / times)
    return np.array(maps)


@pytest.mark.parametrize(("size", "stride"), [(5, 2), (4, 3), (1, 1), (9, 9), (11, 4)])
@pytest.mark.parametrize("channels", [None, 1, 3])
def test_a_map_is_what_a_loop_over_the_patches_gives(make_digits, channels, size, stride):
    network = make_digits(channels or 1).eval()
    shape = (2, 13, 11) if channels is None else (2, channels, 13, 11)
    x = (RNG.normal(size=shape) * 3).astype("float32")
    found = occlusion(network, x, [4, 1], size, stride)
    expected = by_loop(network, x, [4, 1], size, stride)
    assert found.shape == (2, 13, 11) and found.dtype == np.float64
    assert np.ptp(expected) > 1e-2
    np.testing.assert_allclose(found, expected, atol=1e-6)


def test_a_network_that_looks_at_one_corner_has_its_map_there():
    network = nn.Sequential(nn.Flatten(), nn.Linear(784, 2, bias=False))
    corner = torch.zeros(28, 28)
    corner[:6, :6] = 1
    with torch.no_grad():
        network[1].weight.copy_(torch.stack([torch.zeros(784), corner.flatten()]))
    found = occlusion(network, np.full((1, 28, 28), 255, "uint8"), 1, size=3, stride=1)[0]
    assert found[:6, :6].min() > 0
    assert found[8:].max() == found[:, 8:].max() == 0  # a patch of 3 that touches the corner reaches 2 beyond
    assert occlusion(network, np.zeros((1, 28, 28), "uint8")).max() == 0  # black on black changes nothing


def test_many_patches_in_portions_give_the_same_map(make_digits, monkeypatch):
    x = RNG.random((3, 28, 28))
    at_once = occlusion(make_digits(), x)
    monkeypatch.setattr(given, "_NUMBERS_AT_ONCE", 7 * 784)
    np.testing.assert_allclose(occlusion(make_digits(), x), at_once, atol=1e-6)
