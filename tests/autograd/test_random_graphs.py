"""Values and gradients equal torch's on random calculations: the same random choices, made once with each engine."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

from dyplab.autograd import Tensor, Value

SCALAR_GRAPHS, ARRAY_GRAPHS = 700, 700
CLOSE = {"rtol": 1e-9, "atol": 1e-12}
SHAPES = [(), (1,), (4,), (3, 1), (1, 4), (3, 4), (2, 1, 4), (2, 3, 1)]  # any two fit together by broadcasting

# Kept small and off the places where a function has no derivative, so that 1e-9 means something.
ONE = [
    "tanh",
    "sigmoid",
    "relu",
    "exp of tanh",
    "log of 1 + square",
    "square",
    "cube",
    "root",
    "negative",
    "2 - it",
    "1 / it",
]
TWO = ["+", "-", "*", "/ 2 + square"]


def with_one(name: str, a: Any) -> Any:
    return {
        "tanh": lambda: a.tanh(),
        "sigmoid": lambda: a.sigmoid(),
        "relu": lambda: a.relu(),
        "exp of tanh": lambda: a.tanh().exp(),
        "log of 1 + square": lambda: (1 + a * a).log(),
        "square": lambda: a.tanh() ** 2,
        "cube": lambda: (a.tanh() + 3) ** 3 / 30,
        "root": lambda: (a * a + 0.5) ** 0.5,
        "negative": lambda: -a,
        "2 - it": lambda: 2 - a,
        "1 / it": lambda: 1 / (a * a + 1.5),
    }[name]()


def with_two(name: str, a: Any, b: Any) -> Any:
    return {
        "+": lambda: a + b,
        "-": lambda: a - b,
        "*": lambda: a.tanh() * b,
        "/ 2 + square": lambda: a / (b * b + 2),
    }[name]()


def with_axes(name: str, a: Any, axis: int, ours: bool) -> Any:
    """Operations on whole arrays; torch spells some of them in another way."""
    turned = list(range(len(a.shape)))[::-1]
    return {
        "sum": lambda: a.sum(axis),
        "sum, kept": lambda: a.sum(axis, keepdims=True) if ours else a.sum(axis, keepdim=True),
        "mean": lambda: a.mean(axis),
        "max": lambda: a.max(axis) if ours else a.amax(axis),
        "log_softmax": lambda: a.log_softmax() if ours else a.log_softmax(-1),
        "flat": lambda: a.reshape(-1),
        "turned": lambda: a.transpose(*turned) if ours else a.permute(turned),
        "row": lambda: a[0],
        "rows taken twice": lambda: a[[0, 0, -1]],
        "@ itself": lambda: a @ (a.transpose(*turned) if ours else a.permute(turned)),
    }[name]()


AXES = ["sum", "sum, kept", "mean", "max", "log_softmax", "flat", "turned", "row", "rows taken twice", "@ itself"]


def calculation(seed: int, leaves: list[Any], ours: bool, arrays: bool) -> Any:
    """Ten to twenty random steps from the leaves to one number; earlier results are used again at random."""
    chance = np.random.default_rng(seed)
    made = list(leaves)
    for _ in range(chance.integers(10, 21)):
        a, b = made[chance.integers(len(made))], made[chance.integers(len(made))]
        kind, name, axis = chance.random(), chance.integers(1000), int(chance.integers(1000))
        if arrays and kind < 0.35:
            name = AXES[name % len(AXES)]
            if len(a.shape) == 0 or (name == "@ itself" and len(a.shape) != 2):
                continue
            made.append(with_axes(name, a, axis % len(a.shape), ours))
        elif kind < 0.65:
            made.append(with_one(ONE[name % len(ONE)], a))
        else:
            if arrays and not fit(a.shape, b.shape):
                b = b.sum()
            made.append(with_two(TWO[name % len(TWO)], a, b))
    total = made[-1].sum() if arrays else made[-1]
    for one in made[:-1]:  # every leaf has a share in the result
        total = total + 0.1 * (one.mean() if arrays else one)
    return total


def fit(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    try:
        np.broadcast_shapes(tuple(a), tuple(b))
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("part", range(7))
def test_scalars_equal_torch_on_random_calculations(part: int):
    for seed in range(part * SCALAR_GRAPHS // 7, (part + 1) * SCALAR_GRAPHS // 7):
        start = np.random.default_rng([seed, 1]).uniform(-2, 2, 4)
        ours = [Value(number) for number in start]
        theirs = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in start]
        result, judge = calculation(seed, ours, True, False), calculation(seed, theirs, False, False)
        result.backward()
        judge.backward()
        np.testing.assert_allclose(result.data, judge.item(), **CLOSE, err_msg=f"seed {seed}")
        np.testing.assert_allclose(
            [x.grad for x in ours], [x.grad.item() for x in theirs], **CLOSE, err_msg=f"seed {seed}"
        )


@pytest.mark.parametrize("part", range(7))
def test_arrays_equal_torch_on_random_calculations_with_broadcasting(part: int):
    for seed in range(part * ARRAY_GRAPHS // 7, (part + 1) * ARRAY_GRAPHS // 7):
        chance = np.random.default_rng([seed, 2])
        start = [chance.uniform(-2, 2, SHAPES[chance.integers(len(SHAPES))]) for _ in range(4)]
        ours = [Tensor(array) for array in start]
        theirs = [torch.tensor(array, dtype=torch.float64, requires_grad=True) for array in start]
        result, judge = calculation(seed, ours, True, True), calculation(seed, theirs, False, True)
        result.backward()
        judge.backward()
        np.testing.assert_allclose(result.item(), judge.item(), **CLOSE, err_msg=f"seed {seed}")
        for one, other in zip(ours, theirs, strict=True):
            np.testing.assert_allclose(one.grad, other.grad.numpy(), **CLOSE, err_msg=f"seed {seed}")


def test_the_random_calculations_are_many_and_use_something_twice():
    assert SCALAR_GRAPHS + ARRAY_GRAPHS >= 1000
    counts: list[int] = []
    for seed in range(50):
        users: dict[int, int] = {}
        result = calculation(seed, [Value(0.5), Value(1.5)], True, False)
        to_do, seen = [result], set()
        while to_do:
            node = to_do.pop()
            if id(node) not in seen:
                seen.add(id(node))
                to_do.extend(node.parents)
                for parent in node.parents:
                    users[id(parent)] = users.get(id(parent), 0) + 1
        counts.append(max(users.values()))
    assert min(counts) >= 2


@pytest.mark.parametrize("engine", [lambda x: Value(x), lambda x: Tensor([x])], ids=["scalar", "array"])
@pytest.mark.parametrize("x", [-800.0, -40.0, 0.0, 40.0, 800.0])
def test_the_sigmoid_of_a_very_large_number_is_a_number(engine: Callable[[float], Any], x: float):
    y = engine(x).sigmoid()
    expected = torch.sigmoid(torch.tensor(x, dtype=torch.float64)).item()
    assert math.isclose(float(np.ravel(y.data)[0]), expected, rel_tol=1e-12, abs_tol=1e-300)
