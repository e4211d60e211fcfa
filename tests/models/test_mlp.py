"""The multilayer perceptron, judged by numpy and by counting on fingers."""

import subprocess
import sys

import numpy as np
import pytest
import torch

import dyplab.models
from dyplab.errors import DataError
from dyplab.models import MLP, count_parameters


def test_the_network_is_weighted_sums_with_negatives_set_to_zero_between():
    network = MLP(inputs=6, hidden=(5, 4), outputs=3, seed=3)
    x = np.random.default_rng(0).normal(size=(7, 6)).astype("float32")
    w1, b1, w2, b2, w3, b3 = [values.detach().numpy() for values in network.parameters()]
    by_hand = np.maximum(np.maximum(x @ w1.T + b1, 0) @ w2.T + b2, 0) @ w3.T + b3
    np.testing.assert_allclose(network(torch.from_numpy(x)).detach().numpy(), by_hand, atol=1e-6)


def test_images_and_flattened_images_get_the_same_answer():
    images = torch.rand(3, 28, 28, generator=torch.Generator().manual_seed(0))
    assert torch.equal(MLP()(images), MLP()(images.reshape(3, 784)))


def test_the_lessons_network_has_84060_parameters():
    by_hand = (784 * 100 + 100) + (100 * 50 + 50) + (50 * 10 + 10)
    assert count_parameters(MLP()) == by_hand == 84_060


def test_a_frozen_layer_is_not_counted():
    network = MLP(inputs=6, hidden=(5,), outputs=3)
    network.output.requires_grad_(False)
    assert count_parameters(network) == 6 * 5 + 5


def test_the_seed_decides_the_first_weights_whatever_torch_was_doing():
    torch.manual_seed(1)
    one = MLP(seed=5).output.weight
    torch.manual_seed(2)
    assert torch.equal(one, MLP(seed=5).output.weight)
    assert not torch.equal(one, MLP(seed=6).output.weight)


def test_making_a_network_leaves_torchs_random_state_alone():
    before = torch.get_rng_state()
    MLP(seed=5)
    assert torch.equal(before, torch.get_rng_state())


def test_dropout_acts_in_training_and_not_afterwards():
    x = torch.rand(200, 784, generator=torch.Generator().manual_seed(0))
    dropping, plain = MLP(dropout=0.5, seed=1), MLP(seed=1)
    with torch.random.fork_rng():
        assert not torch.equal(dropping(x), dropping(x))
    assert torch.equal(plain(x), plain(x))
    assert torch.equal(dropping.eval()(x), plain.eval()(x))


@pytest.mark.parametrize(
    ("wrong", "value"),
    [({"dropout": 1.0}, "1.0"), ({"dropout": -0.1}, "-0.1"), ({"dropout": 20}, "20"), ({"hidden": (100, 0)}, " 0 ")],
)
def test_an_impossible_network_is_answered_with_a_sentence(wrong, value):
    with pytest.raises(DataError) as error:
        MLP(**wrong)
    assert value in error.value.said.nb
    assert value in error.value.said.en
    assert error.value.said.nb != error.value.said.en


def test_the_rooms_models_and_training_are_entered_without_torch_or_scikit_learn():
    code = "import dyplab.models, dyplab.training, sys; print({'torch', 'sklearn', 'skops'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "set()"


def test_every_public_name_is_there_and_no_other_is_invented():
    assert len(dyplab.models.__all__) == len(set(dyplab.models.__all__))
    assert all(callable(getattr(dyplab.models, name)) for name in dyplab.models.__all__)
    with pytest.raises(AttributeError):
        _ = dyplab.models.Transformer
