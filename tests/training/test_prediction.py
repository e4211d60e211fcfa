"""Probabilities from a network, judged by scipy's softmax."""

import numpy as np
import pytest
import torch
from scipy.special import softmax
from torch import nn

from dyplab.errors import DataError
from dyplab.models import MLP
from dyplab.training import predict_probabilities


def test_probabilities_are_the_softmax_of_the_logits_in_every_batch():
    x = np.random.default_rng(0).normal(size=(2001, 6)).astype("float32") * 20
    network = MLP(6, (5,), 3)
    logits = network(torch.from_numpy(x)).detach().double().numpy()
    found = predict_probabilities(network, x)
    assert found.shape == (2001, 3)
    assert found.dtype == np.float64
    np.testing.assert_allclose(found, softmax(logits, axis=1), atol=1e-6)
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-12)


def test_one_patient_gets_the_same_answer_alone_and_among_others():
    x = np.random.default_rng(0).normal(size=(20, 6)).astype("float32")
    network = nn.Sequential(nn.Linear(6, 5), nn.BatchNorm1d(5), nn.Dropout(0.5), nn.Linear(5, 3))
    together = predict_probabilities(network, x)
    np.testing.assert_allclose(
        np.concatenate([predict_probabilities(network, row[None]) for row in x]), together, atol=1e-6
    )


def test_asking_changes_nothing():
    network = nn.Sequential(nn.Linear(6, 5), nn.BatchNorm1d(5), nn.Dropout(0.5), nn.Linear(5, 3))
    network[2].eval()
    before = {name: values.clone() for name, values in network.state_dict().items()}
    random_state = torch.get_rng_state()
    predict_probabilities(network, np.ones((4, 6)))
    assert [part.training for part in network.modules()] == [True, True, True, False, True]
    assert all(torch.equal(values, before[name]) for name, values in network.state_dict().items())
    assert all(values.grad is None for values in network.parameters())
    assert torch.equal(random_state, torch.get_rng_state())


def test_pixels_and_scaled_pixels_get_the_same_answer():
    images = np.random.default_rng(0).integers(0, 256, (5, 28, 28)).astype("uint8")
    network = MLP()
    np.testing.assert_allclose(
        predict_probabilities(network, images), predict_probabilities(network, images.reshape(5, 784) / 255), atol=1e-6
    )


@pytest.mark.parametrize(
    ("x", "value"),
    [
        (np.zeros((28, 28), "uint8"), "(28, 28)"),
        (np.zeros((0, 28, 28), "uint8"), "x "),
        (np.zeros((2, 27, 28), "uint8"), "(2, 27, 28)"),
        (np.full((2, 784), np.nan), "NaN"),
        (np.full((2, 28, 28), 255.0), "255"),
    ],
)
def test_what_the_network_cannot_see_is_answered_with_a_sentence_in_both_languages(x, value):
    with pytest.raises(DataError) as error:
        predict_probabilities(MLP(), x)
    assert value in error.value.said.nb
    assert value in error.value.said.en
    assert error.value.said.nb != error.value.said.en
