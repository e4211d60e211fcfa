"""The same with arrays: a whole table of numbers that remembers where it came from."""

from collections.abc import Iterator, Sequence
from typing import Any, Union

import numpy as np
from numpy.typing import ArrayLike

from dyplab.autograd.given import array_of_numbers, misfit, one_number
from dyplab.autograd.graph import topological_order
from dyplab.autograd.rules import RULES, Array
from dyplab.errors import DataError
from dyplab.text.autograd import NOT_A_SCALAR, NOT_AN_EXPONENT

Axis = int | tuple[int, ...] | None
Operand = Union["Tensor", ArrayLike]


class Tensor:
    """An array that remembers where it came from.

    Each calculation notes its `operation` and its `inputs`; how a gradient goes back through an operation stands in
    the table `RULES`. Plain numbers and arrays in a calculation are constants and get no gradient.

    Args:
        data: numbers, any shape. Decimal numbers keep their type (float32 stays float32), others become float64.
            The tensor has its own copy.
        operation: what made it, a key of `RULES`; empty for a tensor that was given.
        inputs: what it was made from.
        settings: what else the operation was told, such as the axis of a sum.

    Raises:
        DataError: text, or rows of different lengths.

    >>> weights = Tensor([[1.0, 2.0], [3.0, 4.0]])
    >>> total = (np.array([[1.0, 10.0]]) @ weights).sum()
    >>> total.backward()
    >>> total.item(), weights.grad.tolist()
    (73.0, [[1.0, 1.0], [10.0, 10.0]])
    """

    __array_ufunc__ = None  # in `array + tensor` numpy stands back and lets the tensor answer

    def __init__(
        self,
        data: ArrayLike,
        operation: str = "",
        inputs: Sequence[Union["Tensor", Array]] = (),
        settings: dict[str, Any] | None = None,
    ):
        self.data = np.asarray(data) if inputs else array_of_numbers(data).copy()
        self.grad: Array = np.zeros(())
        self.operation, self.inputs, self.settings = operation, inputs, settings or {}

    def backward(self, accumulate: bool = False) -> None:
        """Fill in `grad` everywhere: how much this one number changes when each number it was made from does.

        The same walk as in `Value.backward`, with the rules of the table in place of the slopes. The arrays themselves
        are remembered, not copies: when an optimiser has changed the weights, calculate the loss anew first.

        Args:
            accumulate: add to the gradients that the tensors given at the start have from before. Else each call
                begins at zero, so that a second call gives the same as the first.

        Raises:
            DataError: more than one number; take its `.sum()` or `.mean()` first.
        """
        if self.data.size != 1:
            raise DataError(NOT_A_SCALAR(shape=self.shape))
        order = topological_order(self)
        for tensor in order:
            if tensor.inputs or not accumulate:
                tensor.grad = np.zeros_like(tensor.data)
        self.grad += 1
        for tensor in reversed(order):
            values = [data_of(one) for one in tensor.inputs]
            for parent, rule in zip(tensor.inputs, RULES[tensor.operation][1:], strict=True):
                if isinstance(parent, Tensor):
                    gradient = rule(tensor.grad, tensor.data, *values, **tensor.settings)
                    parent.grad += unbroadcast(gradient, parent.shape)

    @property
    def parents(self) -> list["Tensor"]:
        """The inputs that are no constants."""
        return [one for one in self.inputs if isinstance(one, Tensor)]

    @property
    def shape(self) -> tuple[int, ...]:
        return self.data.shape

    def item(self) -> float:
        """The one number of a tensor that has only one."""
        return float(self.data.item())

    def __add__(self, other: Operand) -> "Tensor":
        return calculate("+", self, self.matching(other))

    __radd__ = __add__

    def __sub__(self, other: Operand) -> "Tensor":
        return calculate("-", self, self.matching(other))

    def __mul__(self, other: Operand) -> "Tensor":
        return calculate("*", self, self.matching(other))

    __rmul__ = __mul__

    def __truediv__(self, other: Operand) -> "Tensor":
        return calculate("/", self, self.matching(other))

    def __matmul__(self, other: Operand) -> "Tensor":
        return calculate("@", self, self.matching(other))

    def __rsub__(self, other: ArrayLike) -> "Tensor":
        return calculate("-", self.matching(other), self)

    def __rtruediv__(self, other: ArrayLike) -> "Tensor":
        return calculate("/", self.matching(other), self)

    def __rmatmul__(self, other: ArrayLike) -> "Tensor":
        return calculate("@", self.matching(other), self)

    def __neg__(self) -> "Tensor":
        return self * -1

    def __pow__(self, exponent: float) -> "Tensor":
        return calculate("**", self, n=one_number(exponent, NOT_AN_EXPONENT))

    def exp(self) -> "Tensor":
        return calculate("exp", self)

    def log(self) -> "Tensor":
        return calculate("log", self)

    def tanh(self) -> "Tensor":
        return calculate("tanh", self)

    def sigmoid(self) -> "Tensor":
        return calculate("sigmoid", self)

    def relu(self) -> "Tensor":
        return calculate("relu", self)

    def log_softmax(self) -> "Tensor":
        """Along the last axis: the logarithms of shares that add up to 1."""
        return calculate("log_softmax", self)

    def sum(self, axis: Axis = None, keepdims: bool = False) -> "Tensor":
        total = calculate("sum", self, axis=axis)
        return total if keepdims else total.reshape(np.squeeze(total.data, axis).shape)

    def mean(self, axis: Axis = None, keepdims: bool = False) -> "Tensor":
        total = self.sum(axis, keepdims)
        return total / (self.data.size / total.data.size)

    def max(self, axis: Axis = None, keepdims: bool = False) -> "Tensor":
        """The largest; where several are equally large, they share the gradient."""
        largest = calculate("max", self, axis=axis)
        return largest if keepdims else largest.reshape(np.squeeze(largest.data, axis).shape)

    def reshape(self, *shape: Any) -> "Tensor":
        return calculate("reshape", self, shape=shape[0] if len(shape) == 1 else shape)

    def transpose(self, *axes: int) -> "Tensor":
        """The axes in another order; without numbers, in the opposite order."""
        return calculate("transpose", self, axes=axes or tuple(range(self.data.ndim))[::-1])

    @property
    def T(self) -> "Tensor":
        return self.transpose()

    def __getitem__(self, index: Any) -> "Tensor":
        return calculate("index", self, index=index)

    def __iter__(self) -> Iterator["Tensor"]:
        return (self[row] for row in range(len(self.data)))

    def __repr__(self) -> str:
        return f"Tensor({self.data}, shape={self.shape})"

    def matching(self, other: Operand) -> Union["Tensor", Array]:
        """What we are to calculate with: a tensor as it is, constants as an array of our own type of number."""
        return other if isinstance(other, Tensor) else array_of_numbers(other).astype(self.data.dtype, copy=False)


def calculate(operation: str, *inputs: Tensor | Array, **settings: Any) -> Tensor:
    """Do one operation of the table, and remember it."""
    values = [data_of(one) for one in inputs]
    try:
        return Tensor(RULES[operation][0](*values, **settings), operation, inputs, settings)
    except (ValueError, IndexError, TypeError) as problem:
        raise misfit(operation, [value.shape for value in values], settings) from problem


def unbroadcast(gradient: Array, shape: tuple[int, ...]) -> Array:
    """The gradient of an array that was repeated (broadcast) to fit another: the sum over all its copies.

    >>> unbroadcast(np.ones((64, 100)), (100,))[:3]
    array([64., 64., 64.])
    """
    if gradient.shape == shape:
        return gradient
    gradient = gradient.sum(tuple(range(gradient.ndim - len(shape))))
    repeated = tuple(axis for axis, size in enumerate(shape) if size == 1)
    return np.asarray(gradient.sum(repeated, keepdims=True))


def data_of(one: Tensor | Array) -> Array:
    """The numbers alone."""
    return one.data if isinstance(one, Tensor) else one
