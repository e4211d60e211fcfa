"""The network of lesson 03, trained by our engine and by torch: the same start, the same batches, the same weights."""

from itertools import pairwise

import numpy as np
import pytest
import torch

from dyplab.autograd import MLP, SGD, Adam, Momentum, cross_entropy

STEPS, BATCH = 100, 64
OPTIMISERS = {
    "SGD": (lambda p: SGD(p, 0.1), lambda p: torch.optim.SGD(p, 0.1)),
    "momentum": (lambda p: Momentum(p, 0.05, 0.9), lambda p: torch.optim.SGD(p, 0.05, momentum=0.9)),
    "Adam": (lambda p: Adam(p, 0.001), lambda p: torch.optim.Adam(p, 0.001)),
}


def digits(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Images in MNIST's shape with something to learn in them, and border pixels that are always 0."""
    labels = rng.integers(0, 10, STEPS * BATCH // 4)
    images = np.clip(rng.normal(0.2, 0.3, (len(labels), 28, 28)) + rng.random((10, 28, 28))[labels] / 2, 0, 1)
    images[:, [0, -1]] = images[:, :, [0, -1]] = 0
    return images.reshape(len(labels), -1), labels


def twin(network: MLP) -> torch.nn.Sequential:
    """torch's network with a copy of our weights; torch keeps them with rows and columns swapped."""
    widths = [network.layers[0].weights.shape[0], *(layer.bias.shape[0] for layer in network.layers)]
    layers: list[torch.nn.Module] = []
    for (before, after), ours in zip(pairwise(widths), network.layers, strict=True):
        layer = torch.nn.Linear(before, after, dtype=torch.float64)
        with torch.no_grad():
            layer.weight.copy_(torch.tensor(ours.weights.data.T.copy()))
            layer.bias.copy_(torch.tensor(ours.bias.data.copy()))
        layers += [layer, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


@pytest.mark.parametrize("name", OPTIMISERS)
def test_after_100_steps_the_weights_are_torchs(name):
    rng = np.random.default_rng(0)
    images, labels = digits(rng)
    network = MLP(784, (100, 50), 10, seed=0, dtype=np.float64)
    judge = twin(network)
    start = [parameter.data.copy() for parameter in network.parameters()]
    optimiser, judges = OPTIMISERS[name][0](network.parameters()), OPTIMISERS[name][1](judge.parameters())
    losses = []
    for _ in range(STEPS):
        rows = rng.permutation(len(labels))[:BATCH]
        loss = cross_entropy(network(images[rows]), labels[rows])
        loss.backward()
        optimiser.step()
        its_loss = torch.nn.functional.cross_entropy(judge(torch.tensor(images[rows])), torch.tensor(labels[rows]))
        judges.zero_grad()
        its_loss.backward()
        judges.step()
        losses.append((loss.item(), its_loss.item()))
    np.testing.assert_allclose(*zip(*losses, strict=True), rtol=1e-6)
    assert losses[-1][0] < losses[0][0] / 2
    for ours, theirs, before in zip(network.parameters(), judge.parameters(), start, strict=True):
        its = theirs.detach().numpy()
        its = its.T if its.ndim == 2 else its
        np.testing.assert_allclose(ours.data, its, atol=1e-6, rtol=0)
        assert np.abs(ours.data - before).max() > 1e-3, "the weights have moved"


def test_float32_stays_float32_through_a_whole_step():
    network = MLP(seed=0)
    for make in (SGD, Momentum, Adam):
        cross_entropy(network(np.zeros((2, 784))), [3, 4]).backward()
        make(network.parameters(), 0.01).step()
        assert {p.data.dtype for p in network.parameters()} == {np.dtype("float32")}
        assert {p.grad.dtype for p in network.parameters()} == {np.dtype("float32")}
