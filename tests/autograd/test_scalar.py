"""A number that remembers where it came from."""

import gc
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dyplab.autograd import Tensor, Value, topological_order

LENGTH = 100_000


def test_what_is_used_twice_counts_twice():
    x = Value(3.0)
    (x + x * x).backward()
    assert x.grad == 7


def test_a_second_backward_gives_the_same_as_the_first():
    x = Value(2.0)
    y = x * x * x
    y.backward()
    y.backward()
    assert (x.grad, y.grad) == (12, 1)


def test_gradients_are_added_up_on_purpose_and_inside_the_graph_they_are_not():
    x = Value(2.0)
    inner = x * x
    y = inner * x
    y.backward()
    y.backward(accumulate=True)
    assert x.grad == 24  # twice 12; adding up in `inner` as well would give 36
    assert inner.grad == 2


def test_two_losses_add_up_in_the_weight_they_share():
    weight = Value(1.5)
    (weight * 2).backward()
    (weight * weight).backward(accumulate=True)
    assert weight.grad == 2 + 3


def test_a_number_given_and_asked_for_its_own_gradient_has_one():
    x = Value(2.0)
    x.backward()
    x.backward(accumulate=True)
    assert x.grad == 2


@pytest.mark.parametrize("start", [Value, lambda x: Tensor([x]).sum()], ids=["scalar", "array"])
def test_a_chain_of_100_000_additions_overflows_no_stack_also_when_it_is_thrown_away(start):
    x = start(1.0)
    y = x
    for _ in range(LENGTH):
        y = y + 1.0
    y.backward()
    assert float(y.data) == LENGTH + 1
    assert float(x.grad) == 1
    del y
    gc.collect()


def test_a_number_doubled_fifty_times_is_visited_once_each_time():
    x = y = Value(1.0)
    for _ in range(50):
        y = y + y
    y.backward()
    assert x.grad == 2**50
    assert len(topological_order(y)) == 51


def test_everything_stands_after_what_it_was_made_from():
    x, w = Value(2.0), Value(-1.0)
    y = (x * w + x).tanh() * w
    order = topological_order(y)
    assert order[-1] is y
    assert len(order) == len(set(order)) == 6
    assert all(order.index(parent) < order.index(value) for value in order for parent in value.parents)


def test_numpys_single_numbers_are_numbers_on_either_side():
    x = Value(2.0)
    number = np.float64(3.0)
    for y in (number * x, x * number, number + x, number - x, number / x):
        assert isinstance(y, Value)
    assert (number / x).data == 1.5
    assert (np.int64(3) - x).data == 1


def test_the_power_of_zero_has_slope_zero_even_at_zero():
    x = Value(0.0)
    (x**0 + x**1 + x**2).backward()
    assert x.grad == 1


@given(st.floats(-3, 3), st.floats(0.1, 3))
def test_each_slope_is_the_difference_quotient(a: float, b: float):
    h = 1e-6
    for name, f in {
        "+": lambda x: x + b,
        "-": lambda x: b - x,
        "*": lambda x: x * b,
        "/": lambda x: x / b,
        "b /": lambda x: b / (x * x + 1),
        "**": lambda x: x**3,
        "exp": lambda x: x.exp(),
        "log": lambda x: (x * x + b).log(),
        "tanh": lambda x: x.tanh(),
        "sigmoid": lambda x: x.sigmoid(),
    }.items():
        x = Value(a)
        f(x).backward()
        quotient = (f(Value(a + h)).data - f(Value(a - h)).data) / (2 * h)
        assert math.isclose(x.grad, quotient, rel_tol=1e-5, abs_tol=1e-6), name


def test_it_says_its_number_and_its_gradient():
    x = Value(2.0)
    (x * 3).backward()
    assert repr(x) == "Value(2, grad=3)"
