"""A number that remembers where it came from, and the same with arrays.

`Value` is one number and `Tensor` a whole array; both know what they were calculated from, so that `backward()` can
tell how the result depends on each of them. On them stand neurons and layers, losses, and the optimisers, which are
the same for both.
"""

from dyplab.autograd.drawing import draw
from dyplab.autograd.graph import topological_order
from dyplab.autograd.layers import MLP, Linear
from dyplab.autograd.losses import binary_cross_entropy, cross_entropy, mean_squared_error
from dyplab.autograd.neurons import Layer, Neuron, ScalarMLP
from dyplab.autograd.optimisers import SGD, Adam, Momentum
from dyplab.autograd.rules import RULES
from dyplab.autograd.scalar import Value
from dyplab.autograd.tensor import Tensor, unbroadcast

__all__ = [
    "MLP",
    "RULES",
    "SGD",
    "Adam",
    "Layer",
    "Linear",
    "Momentum",
    "Neuron",
    "ScalarMLP",
    "Tensor",
    "Value",
    "binary_cross_entropy",
    "cross_entropy",
    "draw",
    "mean_squared_error",
    "topological_order",
    "unbroadcast",
]
