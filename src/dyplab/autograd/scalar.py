"""The idea on one screen: a number that remembers where it came from."""

import math
from collections.abc import Sequence
from typing import Union

from dyplab.autograd.given import one_number
from dyplab.autograd.graph import topological_order
from dyplab.text.autograd import NOT_AN_EXPONENT, NOT_ONE_NUMBER

Number = Union["Value", float]


class Value:
    """A number that remembers where it came from.

    Each calculation notes two things: its `parents`, the numbers it was made from, and its `slopes`, how much the
    result changes when each of them changes by a little. That is all `backward` needs.

    Args:
        data: the number.
        operation: what made it: "+", "exp", …; empty for a number that was given.
        parents: the values it was made from.
        slopes: the derivative of this number with respect to each parent.
        name: what a drawing calls it.

    Raises:
        DataError: text, or more than one number.

    >>> x = Value(3.0)
    >>> y = x * x + x
    >>> y.backward()
    >>> y.data, x.grad
    (12.0, 7.0)
    """

    def __init__(
        self,
        data: float,
        operation: str = "",
        parents: Sequence["Value"] = (),
        slopes: Sequence[float] = (),
        name: str = "",
    ):
        self.data = one_number(data, NOT_ONE_NUMBER)
        self.grad = 0.0
        self.operation, self.parents, self.slopes, self.name = operation, parents, slopes, name

    def __add__(self, other: Number) -> "Value":
        other = as_value(other)
        return Value(self.data + other.data, "+", (self, other), (1.0, 1.0))

    __radd__ = __add__

    def __sub__(self, other: Number) -> "Value":
        other = as_value(other)
        return Value(self.data - other.data, "-", (self, other), (1.0, -1.0))

    def __rsub__(self, other: float) -> "Value":
        return as_value(other) - self

    def __neg__(self) -> "Value":
        return self * -1.0

    def __mul__(self, other: Number) -> "Value":
        other = as_value(other)
        return Value(self.data * other.data, "*", (self, other), (other.data, self.data))

    __rmul__ = __mul__

    def __truediv__(self, other: Number) -> "Value":
        other = as_value(other)
        ratio = self.data / other.data
        return Value(ratio, "/", (self, other), (1 / other.data, -ratio / other.data))

    def __rtruediv__(self, other: float) -> "Value":
        return as_value(other) / self

    def __pow__(self, exponent: float) -> "Value":
        exponent = one_number(exponent, NOT_AN_EXPONENT)
        slope = exponent * self.data ** (exponent - 1) if exponent else 0.0
        return Value(self.data**exponent, f"**{exponent:g}", (self,), (slope,))

    def exp(self) -> "Value":
        y = math.exp(self.data)
        return Value(y, "exp", (self,), (y,))

    def log(self) -> "Value":
        return Value(math.log(self.data), "log", (self,), (1 / self.data,))

    def tanh(self) -> "Value":
        y = math.tanh(self.data)
        return Value(y, "tanh", (self,), (1 - y * y,))

    def sigmoid(self) -> "Value":
        y = math.exp(min(self.data, 0)) / (1 + math.exp(-abs(self.data)))  # 1 / (1 + exp(-x)), and never too large
        return Value(y, "sigmoid", (self,), (y * (1 - y),))

    def relu(self) -> "Value":
        return Value(max(self.data, 0), "relu", (self,), (1.0 if self.data > 0 else 0.0,))

    def backward(self, accumulate: bool = False) -> None:
        """Fill in `grad` everywhere: how much this number changes when each one it was made from changes a little.

        From the result back to the start, each value hands its gradient to its parents, times the slope between
        them (the chain rule). What is used twice receives twice, and the two are added. Numbers that are no part of
        this calculation keep the gradient they had.

        Args:
            accumulate: add to the gradients that the numbers given at the start have from before. Else each call
                begins at zero, so that a second call gives the same as the first.
        """
        order = topological_order(self)
        for value in order:
            if value.parents or not accumulate:
                value.grad = 0.0
        self.grad += 1.0
        for value in reversed(order):
            for parent, slope in zip(value.parents, value.slopes, strict=True):
                parent.grad += slope * value.grad

    def __repr__(self) -> str:
        return f"Value({self.data:g}, grad={self.grad:g})"


def as_value(number: Number) -> Value:
    """The number as a `Value`, which it may be already."""
    return number if isinstance(number, Value) else Value(number)
