"""Neurons, layers and losses on the two engines."""

import numpy as np
import pytest
import torch

from dyplab.autograd import (
    MLP,
    SGD,
    Adam,
    Layer,
    Momentum,
    Neuron,
    ScalarMLP,
    Tensor,
    Value,
    binary_cross_entropy,
    cross_entropy,
    mean_squared_error,
)


def test_the_scalar_network_and_the_array_network_are_the_same_function():
    small, large = ScalarMLP(3, (4, 5), 2, seed=1), MLP(3, (4, 5), 2, dtype=np.float64)
    for layer, ours in zip(large.layers, small.layers, strict=True):
        layer.weights.data[:] = np.array([[w.data for w in neuron.weights] for neuron in ours.neurons]).T
        for neuron in ours.neurons:
            neuron.bias.data = 0.1
        layer.bias.data[:] = 0.1
    x = np.random.default_rng(0).normal(size=(6, 3))
    np.testing.assert_allclose(large(x).data, [[y.data for y in small(list(row))] for row in x])


def test_a_layer_has_a_neuron_an_output_and_a_neuron_a_weight_an_input():
    rng = np.random.default_rng(0)
    assert len(Neuron(7, rng).parameters()) == 8
    assert len(Layer(7, 3, rng).parameters()) == 24
    assert [len(layer.neurons) for layer in ScalarMLP(2, (8, 8), 1).layers] == [8, 8, 1]


@pytest.mark.parametrize(
    "make", [lambda seed: ScalarMLP(2, (3,), 1, seed=seed), lambda seed: MLP(2, (3,), 1, seed=seed)]
)
def test_the_seed_decides_the_start(make):
    def start(seed):
        return np.concatenate([np.ravel(parameter.data) for parameter in make(seed).parameters()])

    assert start(1).tolist() == start(1).tolist()
    assert start(1).tolist() != start(2).tolist()


def test_weights_start_about_as_large_as_he_says_and_biases_at_zero():
    first = MLP(784, (100,), 10).layers[0]
    assert first.weights.data.std() == pytest.approx(np.sqrt(2 / 784), rel=0.02)
    assert abs(first.weights.data.mean()) < 0.001
    assert not first.bias.data.any()


def test_scalars_learn_what_no_straight_line_can_tell_apart():
    x, truth = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)], [0, 1, 1, 0]
    network = ScalarMLP(2, (8,), 1, activation=Value.tanh, seed=0)
    optimiser = Adam(network.parameters(), learning_rate=0.1)
    for _ in range(60):
        loss = binary_cross_entropy([network(patient)[0] for patient in x], truth)
        loss.backward()
        optimiser.step()
    assert [int(network(patient)[0].data > 0) for patient in x] == truth


@pytest.mark.parametrize("optimiser", [SGD, Momentum, Adam])
def test_an_optimiser_does_the_same_to_single_numbers_as_to_arrays(optimiser):
    numbers, array = [Value(1.0), Value(-2.0)], Tensor([1.0, -2.0])
    ours, theirs = optimiser(numbers, 0.1), optimiser([array], 0.1)
    for _ in range(5):
        (numbers[0] ** 2 + numbers[1] ** 2 * 3).backward()
        (array**2 * [1, 3]).sum().backward()
        ours.step()
        theirs.step()
    np.testing.assert_allclose([number.data for number in numbers], array.data)


def test_cross_entropy_is_torchs():
    rng = np.random.default_rng(0)
    logits, truth = rng.normal(0, 5, (20, 4)), rng.integers(0, 4, 20)
    ours, theirs = Tensor(logits), torch.tensor(logits, requires_grad=True)
    loss, judge = cross_entropy(ours, truth), torch.nn.functional.cross_entropy(theirs, torch.tensor(truth))
    loss.backward()
    judge.backward()
    assert loss.item() == pytest.approx(judge.item(), rel=1e-12)
    np.testing.assert_allclose(ours.grad, theirs.grad.numpy(), rtol=1e-9, atol=1e-15)
    softmax = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(ours.grad, (softmax - np.eye(4)[truth]) / 20, atol=1e-12)  # p − y, over N


def test_cross_entropy_of_two_groups_is_torchs_also_far_out():
    logits, truth = [-1000.0, -3.0, 0.0, 0.0, 2.5, 1000.0], [1, 0, 1, 0, 1, 0]
    ours, theirs = [Value(z) for z in logits], torch.tensor(logits, dtype=torch.float64, requires_grad=True)
    loss = binary_cross_entropy(ours, truth)
    judge = torch.nn.functional.binary_cross_entropy_with_logits(theirs, torch.tensor(truth, dtype=torch.float64))
    loss.backward()
    judge.backward()
    assert loss.data == pytest.approx(judge.item(), rel=1e-12)
    np.testing.assert_allclose([z.grad for z in ours], theirs.grad.numpy(), rtol=1e-9)


def test_mean_squared_error_is_torchs():
    x, truth = np.arange(6.0).reshape(2, 3), np.ones((2, 3))
    ours, theirs = Tensor(x), torch.tensor(x, requires_grad=True)
    mean_squared_error(ours, truth).backward()
    torch.nn.functional.mse_loss(theirs, torch.tensor(truth)).backward()
    np.testing.assert_allclose(ours.grad, theirs.grad.numpy())
