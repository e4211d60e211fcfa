"""What cannot be calculated with is refused in a sentence, in both languages, that names the shapes."""

import numpy as np
import pytest

from dyplab.autograd import (
    MLP,
    Neuron,
    Tensor,
    Value,
    binary_cross_entropy,
    cross_entropy,
    draw,
    mean_squared_error,
)
from dyplab.errors import DataError

A, B = Tensor(np.ones((64, 784))), Tensor(np.ones((100, 50)))


def long_sum() -> Value:
    return sum([Value(1.0) for _ in range(40)], start=Value(0.0))


@pytest.mark.parametrize(
    ("attempt", "named"),
    [
        (lambda: A + B, ["(64, 784)", "(100, 50)", "a + b"]),
        (lambda: A - np.ones(3), ["(64, 784)", "(3,)", "a - b"]),
        (lambda: np.ones(3) * A, ["(64, 784)", "(3,)", "a * b"]),
        (lambda: 1 / A / B, ["(64, 784)", "(100, 50)", "a / b"]),
        (lambda: A @ B, ["(64, 784)", "(100, 50)", "a @ b"]),
        (lambda: np.ones((2, 3)) @ B, ["(2, 3)", "(100, 50)", "a @ b"]),
        (lambda: A @ np.ones(784), ["(64, 784)", "(784,)", "a @ b"]),
        (lambda: A @ 3, ["(64, 784)", "()", "a @ b"]),
        (lambda: MLP(784, (), 10)(np.ones((2, 28, 28))), ["(2, 28, 28)", "(784, 10)"]),
        (lambda: mean_squared_error(A, np.ones(64)), ["(64, 784)", "(64,)"]),
        (lambda: A.reshape(5, 5), ["(64, 784)", "(5, 5)"]),
        (lambda: A.sum(axis=2), ["(64, 784)", "axis=2"]),
        (lambda: A.max(axis=-3), ["(64, 784)", "axis=-3"]),
        (lambda: A.mean(axis="rows"), ["(64, 784)", "axis='rows'"]),
        (lambda: A.transpose(0, 2), ["(64, 784)", "axes=(0, 2)"]),
        (lambda: A[64], ["(64, 784)", "index=64"]),
        (lambda: A["first"], ["(64, 784)", "index='first'"]),
        (lambda: A.backward(), ["backward()", "(64, 784)"]),
        (lambda: Tensor([]).backward(), ["backward()", "(0,)"]),
        (lambda: Tensor("high"), ["'high' (str)"]),
        (lambda: Tensor([[1.0, 2.0], [3.0]]), ["[[1.0, 2.0], [3.0]] (list)"]),
        (lambda: Tensor([Value(1.0), Value(2.0)]), ["(list)", "Value(1"]),
        (lambda: Tensor(1j), ["1j (complex)"]),
        (lambda: A + "high", ["'high' (str)"]),
        (lambda: A + None, ["None (NoneType)"]),
        (lambda: A ** "2", ["'2' (str)"]),
        (lambda: A**B, ["Tensor (100, 50)"]),
        (lambda: Value("3"), ["'3' (str)"]),
        (lambda: Value(np.ones((2, 3))), ["ndarray (2, 3)"]),
        (lambda: Value(1.0) + "3", ["'3' (str)"]),
        (lambda: "3" * Value(1.0), ["'3' (str)"]),
        (lambda: Value(1.0) + A, ["Tensor (64, 784)"]),
        (lambda: Value(2.0) ** Value(3.0), ["Value(3, grad=0) (Value)"]),
        (lambda: Value(-2.0) ** 0.5, ["(complex)"]),
        (lambda: Neuron(2, np.random.default_rng(0))([1.0, 2.0, 3.0]), ["2", "3"]),
        (lambda: cross_entropy(A, [1, 2]), ["(64, 784)", "(2,)"]),
        (lambda: cross_entropy(Tensor([1.0, 2.0]), [1, 0]), ["(2,)"]),
        (lambda: cross_entropy(Tensor([[1.0, 2.0]]), [2]), ["0", "1", "[2]"]),
        (lambda: cross_entropy(Tensor([[1.0, 2.0]]), [-1]), ["[-1]"]),
        (lambda: cross_entropy(Tensor([[1.0, 2.0]]), [0.5]), ["[0.5]"]),
        (lambda: cross_entropy(Tensor([[1.0, 2.0]]), ["benign"]), ["['benign']"]),
        (lambda: cross_entropy(Tensor(np.ones((0, 3))), []), ["(0, 3)", "(0,)"]),
        (lambda: binary_cross_entropy([Value(1.0)], [0, 1]), ["(1,)", "(2,)"]),
        (lambda: binary_cross_entropy([], []), ["(0,)"]),
        (lambda: binary_cross_entropy([Value(1.0)], [2]), ["[2]"]),
        (lambda: draw(A), ["Tensor (64, 784)"]),
        (lambda: draw(long_sum()), ["81", "60"]),
    ],
)
def test_the_sentence_names_what_was_given(attempt, named):
    with pytest.raises(DataError) as refused:
        attempt()
    for sentence in (refused.value.said.nb, refused.value.said.en):
        for name in named:
            assert name in sentence
        assert "{" not in sentence
    assert refused.value.said.nb != refused.value.said.en
