"""All the calculus there is: one table from operation to rule."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def matmul(a: Array, b: Array) -> Any:
    """Rows of a times columns of b; a bare list of numbers (one axis) has neither."""
    if min(a.ndim, b.ndim) < 2:
        raise ValueError
    return a @ b


def sigmoid(a: Array) -> Any:
    """1 / (1 + exp(-a)), written so that exp never gets too large."""
    return np.exp(np.minimum(a, 0)) / (1 + np.exp(-abs(a)))


def log_softmax(a: Array) -> Any:
    """The logarithm of each class's share; the largest is taken away first, so that exp never gets too large."""
    a = a - a.max(-1, keepdims=True)
    return a - np.log(np.exp(a).sum(-1, keepdims=True))


def share(g: Array, largest: Array, axis: Any) -> Any:
    """The gradient to the largest; several that are equally large get the same part of it."""
    return g * largest / largest.sum(axis, keepdims=True)


def turn_back(g: Array, axes: Any) -> Array:
    """Undo a change in the order of the axes."""
    return g.transpose(np.argsort([axis % g.ndim for axis in axes]))


def put_back(g: Array, a: Array, index: Any) -> Array:
    """An array like `a` of zeros, with `g` where it was taken from; what was taken twice is added twice."""
    whole = np.zeros_like(a)
    np.add.at(whole, index, g)
    return whole


# a and b went in and y came out; g is the gradient of y. The first function of a row calculates y, the next ones
# the gradient of a, and of b. A gradient may be smaller or larger than its array where numbers were repeated
# (broadcasting): the one who uses the table sees to that.
# fmt: off
RULES: dict[str, tuple[Callable[..., Any], ...]] = {
    "":  (),  # given, not calculated
    "+": (lambda a, b: a + b,   lambda g, y, a, b: g,         lambda g, y, a, b: g),
    "-": (lambda a, b: a - b,   lambda g, y, a, b: g,         lambda g, y, a, b: -g),
    "*": (lambda a, b: a * b,   lambda g, y, a, b: g * b,     lambda g, y, a, b: g * a),
    "/": (lambda a, b: a / b,   lambda g, y, a, b: g / b,     lambda g, y, a, b: -g * y / b),
    "@": (matmul,               lambda g, y, a, b: g @ b.mT,  lambda g, y, a, b: a.mT @ g),

    "exp":         (np.exp,                               lambda g, y, a: g * y),
    "log":         (np.log,                               lambda g, y, a: g / a),
    "tanh":        (np.tanh,                              lambda g, y, a: g * (1 - y * y)),
    "sigmoid":     (sigmoid,                              lambda g, y, a: g * y * (1 - y)),
    "relu":        (lambda a: np.maximum(a, 0),           lambda g, y, a: g * (a > 0)),
    "log_softmax": (log_softmax,                          lambda g, y, a: g - np.exp(y) * g.sum(-1, keepdims=True)),

    "**":          (lambda a, n: a**n,                    lambda g, y, a, n: g * (n * a ** (n - 1) if n else 0)),
    "sum":         (lambda a, axis: a.sum(axis, keepdims=True),  lambda g, y, a, axis: g),
    "max":         (lambda a, axis: a.max(axis, keepdims=True),  lambda g, y, a, axis: share(g, a == y, axis)),
    "reshape":     (lambda a, shape: a.reshape(shape),    lambda g, y, a, shape: g.reshape(a.shape)),
    "transpose":   (lambda a, axes: a.transpose(axes),    lambda g, y, a, axes: turn_back(g, axes)),
    "index":       (lambda a, index: a[index],            lambda g, y, a, index: put_back(g, a, index)),
}
# fmt: on
