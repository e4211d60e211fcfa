"""An array that remembers where it came from."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import mutually_broadcastable_shapes

from dyplab.autograd import RULES, Tensor, unbroadcast


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_the_type_of_number_is_kept_through_every_operation(dtype):
    x = Tensor(np.full((2, 3), 0.5, dtype))
    steps = [
        x + 1,
        1.5 - x,
        x * np.float64(2),
        x / np.ones((2, 3)),
        x @ np.ones((3, 4)),
        x**2,
        x**0.5,
        x.exp(),
        x.log(),
    ]
    steps += [
        x.tanh(),
        x.sigmoid(),
        x.relu(),
        x.log_softmax(),
        x.sum(0),
        x.mean(1),
        x.max(),
        x.reshape(-1),
        x.T,
        x[0],
        -x,
    ]
    assert {one.operation for one in steps} | {"max", "sum", ""} == set(RULES)
    for step in steps:
        assert step.data.dtype == dtype, step.operation
        step.sum().backward()
        assert x.grad.dtype == dtype, step.operation


def test_whole_numbers_become_decimal_numbers():
    assert Tensor([1, 2]).data.dtype == np.float64


def test_a_tensor_has_its_own_copy():
    start = np.ones(3)
    Tensor(start).data[0] = 5
    assert start[0] == 1


def test_plain_arrays_are_constants_on_either_side():
    weights = Tensor(np.ones((3, 2)))
    images = np.arange(6.0).reshape(2, 3)
    result = images @ weights
    assert isinstance(result, Tensor)
    assert result.parents == [weights]
    for one in (images + Tensor([1.0]), images - Tensor([1.0]), images * Tensor([1.0]), images / Tensor([1.0])):
        assert isinstance(one, Tensor)
        assert one.shape == (2, 3)


def test_a_second_backward_gives_the_same_as_the_first_and_adds_only_on_purpose():
    x = Tensor([1.0, 2.0])
    inner = x * x
    y = (inner * x).sum()
    y.backward()
    first = x.grad
    y.backward()
    assert x.grad.tolist() == [3, 12]
    y.backward(accumulate=True)
    assert x.grad.tolist() == [6, 24]
    assert inner.grad.tolist() == [1, 2]
    assert first.tolist() == [3, 12], "a gradient once taken out does not change behind one's back"


def test_a_gradient_belongs_to_one_tensor_alone():
    a, b = Tensor([1.0, 2.0]), Tensor([3.0, 4.0])
    (a + b).sum().backward()
    a.grad *= 100
    assert b.grad.tolist() == [1, 1]


@given(mutually_broadcastable_shapes(num_shapes=2, max_dims=4, max_side=4))
def test_what_was_repeated_gets_the_sum_over_its_copies(shapes):
    rng = np.random.default_rng(0)
    a, b = (rng.normal(size=shape) for shape in shapes.input_shapes)
    ours, theirs = [Tensor(a), Tensor(b)], [torch.tensor(x, requires_grad=True) for x in (a, b)]
    weights = rng.normal(size=shapes.result_shape)
    (ours[0] * ours[1] * weights).sum().backward()
    (theirs[0] * theirs[1] * torch.tensor(weights)).sum().backward()
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(one.grad, other.grad.numpy(), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("shape", [(), (1,), (4,), (3, 1), (3, 4), (2, 3, 4)])
def test_unbroadcast_always_ends_in_the_shape_that_was_repeated(shape):
    assert unbroadcast(np.ones((2, 3, 4)), shape).shape == shape
    assert unbroadcast(np.ones((2, 3, 4)), shape).sum() == 24


@pytest.mark.parametrize(
    ("a", "b"), [((3, 4), (4, 2)), ((5, 3, 4), (4, 2)), ((3, 4), (5, 4, 2)), ((5, 3, 4), (5, 4, 2))]
)
def test_matrix_products_equal_torch_with_any_number_of_axes_in_front(a, b):
    rng = np.random.default_rng(0)
    arrays = [rng.normal(size=a), rng.normal(size=b)]
    ours, theirs = [Tensor(x) for x in arrays], [torch.tensor(x, requires_grad=True) for x in arrays]
    ((ours[0] @ ours[1]) ** 2).sum().backward()
    ((theirs[0] @ theirs[1]) ** 2).sum().backward()
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(one.grad, other.grad.numpy(), rtol=1e-9)


@pytest.mark.parametrize("axes", [(), (0, 1, 2), (2, 0, 1), (1, 2, 0), (0, -1, -2)])
def test_turned_axes_turn_back(axes):
    x = np.random.default_rng(0).normal(size=(2, 3, 4))
    weights = np.random.default_rng(1).normal(size=x.transpose(axes or None).shape)
    ours, theirs = Tensor(x), torch.tensor(x, requires_grad=True)
    (ours.transpose(*axes) * weights).sum().backward()
    (theirs.permute(axes or (2, 1, 0)) * torch.tensor(weights)).sum().backward()
    np.testing.assert_allclose(ours.grad, theirs.grad.numpy())


@given(st.sampled_from([None, 0, 1, -1, (0, 1)]), st.booleans())
def test_the_largest_share_their_gradient_as_in_torch(axis, keepdims):
    x = np.array([[1.0, 3.0, 3.0], [2.0, 2.0, 2.0]])
    ours, theirs = Tensor(x), torch.tensor(x, requires_grad=True)
    (ours.max(axis, keepdims) ** 2).sum().backward()
    (theirs.amax(axis if axis is not None else (0, 1), keepdim=keepdims) ** 2).sum().backward()
    np.testing.assert_allclose(ours.grad, theirs.grad.numpy())


@pytest.mark.parametrize(
    "index",
    [0, -1, slice(1, None), (slice(None), 2), ([0, 0, 2], [1, 1, 3]), np.array([True, False, True]), (..., None, 1)],
    ids=str,
)
def test_what_is_picked_out_gets_its_gradient_back_in_its_place(index):
    x = np.random.default_rng(0).normal(size=(3, 4))
    ours, theirs = Tensor(x), torch.tensor(x, requires_grad=True)
    (ours[index] ** 2).sum().backward()
    (theirs[index] ** 2).sum().backward()
    np.testing.assert_allclose(ours.grad, theirs.grad.numpy())


def test_a_convolution_can_be_built_from_picking_out_and_a_matrix_product():
    rng = np.random.default_rng(0)
    image, kernels = rng.normal(size=(2, 6, 6)), rng.normal(size=(9, 3))
    rows, columns = np.mgrid[:4, :4].reshape(2, 16, 1) + np.mgrid[:3, :3].reshape(2, 1, 9)
    ours = [Tensor(image), Tensor(kernels)]
    (ours[0][:, rows, columns] @ ours[1]).relu().sum().backward()
    theirs = [torch.tensor(image, requires_grad=True), torch.tensor(kernels, requires_grad=True)]
    kernel = theirs[1].T.reshape(3, 1, 3, 3)
    torch.nn.functional.conv2d(theirs[0][:, None], kernel).relu().sum().backward()
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(one.grad, other.grad.numpy(), rtol=1e-9, atol=1e-12)


def test_logits_of_a_thousand_still_give_shares():
    x = Tensor([[1000.0, 0.0, -1000.0]])
    y = x.log_softmax()
    assert y.data.tolist() == [[0, -1000, -2000]]
    y[0, 0].backward()
    assert np.isfinite(x.grad).all()


def test_rows_come_one_by_one():
    a, b = Tensor([[1.0, 2.0], [3.0, 4.0]])
    assert (a * b).sum().item() == 11
    assert repr(a) == "Tensor([1. 2.], shape=(2,))"
