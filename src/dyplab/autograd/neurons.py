"""Neurons of single numbers: every weight can be seen and asked. Slow, and meant to be read."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from dyplab.autograd.scalar import Number, Value
from dyplab.errors import DataError
from dyplab.text.autograd import NOT_ONE_WEIGHT_EACH


class Neuron:
    """A weighted sum of its inputs, plus a bias term.

    Args:
        inputs: numbers it takes (F).
        rng: draws the weights it starts from, about √(2 / inputs) in size (He); the bias starts at 0.

    >>> neuron = Neuron(2, np.random.default_rng(0))
    >>> neuron.weights[0].data, neuron.weights[1].data = 3.0, -1.0
    >>> neuron([2.0, 5.0]).data
    1.0
    """

    def __init__(self, inputs: int, rng: np.random.Generator):
        self.weights = [Value(rng.normal(0, math.sqrt(2 / inputs))) for _ in range(inputs)]
        self.bias = Value(0.0)

    def __call__(self, x: Sequence[Number]) -> Value:
        if len(x) != len(self.weights):
            raise DataError(NOT_ONE_WEIGHT_EACH(given=len(x), needed=len(self.weights)))
        total = self.bias
        for weight, number in zip(self.weights, x, strict=True):
            total = total + weight * number
        return total

    def parameters(self) -> list[Value]:
        """What learning adjusts: the weights, then the bias term."""
        return [*self.weights, self.bias]


class Layer:
    """Neurons side by side, which all see the same inputs.

    >>> layer = Layer(2, 3, np.random.default_rng(0))
    >>> len(layer([1.0, 2.0]))
    3
    """

    def __init__(self, inputs: int, outputs: int, rng: np.random.Generator):
        self.neurons = [Neuron(inputs, rng) for _ in range(outputs)]

    def __call__(self, x: Sequence[Number]) -> list[Value]:
        return [neuron(x) for neuron in self.neurons]

    def parameters(self) -> list[Value]:
        """Those of each neuron in turn."""
        return [parameter for neuron in self.neurons for parameter in neuron.parameters()]


class ScalarMLP:
    """A multilayer perceptron of single numbers; the last layer answers without activation.

    Args:
        inputs: numbers a patient (F).
        hidden: neurons in each hidden layer, first to last.
        outputs: numbers in the answer.
        activation: what each hidden neuron does with its sum.
        seed: decides the weights it starts from.

    >>> network = ScalarMLP(2, (8, 8), 1)
    >>> len(network.parameters()), len(network([0.5, -1.0]))
    (105, 1)
    """

    def __init__(
        self,
        inputs: int,
        hidden: Sequence[int],
        outputs: int,
        *,
        activation: Callable[[Value], Value] = Value.relu,
        seed: int = 0,
    ):
        rng = np.random.default_rng(seed)
        self.layers = [Layer(before, after, rng) for before, after in pairwise([inputs, *hidden, outputs])]
        self.activation = activation

    def __call__(self, x: Sequence[Number]) -> list[Value]:
        *hidden, last = self.layers
        for layer in hidden:
            x = [self.activation(total) for total in layer(x)]
        return last(x)

    def parameters(self) -> list[Value]:
        """Those of each layer in turn."""
        return [parameter for layer in self.layers for parameter in layer.parameters()]
