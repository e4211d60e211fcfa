"""Layers of arrays: a whole batch of patients meets a whole layer of neurons in one matrix product."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from dyplab.autograd.tensor import Tensor


class Linear:
    """A layer of neurons: `x @ weights + bias`.

    Args:
        inputs: numbers a patient (F).
        outputs: neurons in the layer.
        rng: draws the weights it starts from, about √(2 / inputs) in size (He); the bias starts at 0.
        dtype: type of the numbers, float32 or float64.

    >>> layer = Linear(784, 100, np.random.default_rng(0))
    >>> layer(np.zeros((64, 784))).shape
    (64, 100)
    """

    def __init__(self, inputs: int, outputs: int, rng: np.random.Generator, dtype: DTypeLike = np.float32):
        spread = np.sqrt(2 / inputs)
        self.weights = Tensor(rng.normal(0, spread, (inputs, outputs)).astype(dtype))
        self.bias = Tensor(np.zeros(outputs, dtype))

    def __call__(self, x: Tensor | ArrayLike) -> Tensor:
        """From (B, inputs) to (B, outputs)."""
        return x @ self.weights + self.bias

    def parameters(self) -> list[Tensor]:
        """What learning adjusts."""
        return [self.weights, self.bias]


class MLP:
    """A multilayer perceptron, the same as torch's of lesson 03, on our own tensors.

    Args:
        inputs: numbers a patient (F): 784 for 28 × 28 pixels.
        hidden: neurons in each hidden layer, first to last.
        outputs: classes (K).
        seed: decides the weights it starts from.
        dtype: type of the numbers, float32 or float64.

    >>> network = MLP()
    >>> network(np.zeros((2, 784))).shape
    (2, 10)
    >>> sum(parameter.data.size for parameter in network.parameters())
    84060
    """

    def __init__(
        self,
        inputs: int = 784,
        hidden: Sequence[int] = (100, 50),
        outputs: int = 10,
        *,
        seed: int = 0,
        dtype: DTypeLike = np.float32,
    ):
        rng = np.random.default_rng(seed)
        self.layers = [Linear(before, after, rng, dtype) for before, after in pairwise([inputs, *hidden, outputs])]

    def __call__(self, x: Tensor | ArrayLike) -> Tensor:
        """From variables or pixels, (B, F), to logits (B, K)."""
        *hidden, last = self.layers
        for layer in hidden:
            x = layer(x).relu()
        return last(x)

    def parameters(self) -> list[Tensor]:
        """Those of each layer in turn: weights, then bias."""
        return [parameter for layer in self.layers for parameter in layer.parameters()]
