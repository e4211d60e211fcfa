"""The shortcut of lesson 04: a mark burnt into one class is what the network reads, and where the maps say it looks."""

import numpy as np
import pytest
import torch
from torch import nn

from dyplab.data import load_mnist, split_stratified
from dyplab.explain import grad_cam, occlusion
from dyplab.models import CNN
from dyplab.training import predict_probabilities, train

DIGIT, CORNER = 8, (slice(20, None), slice(None, 8))


def marked(images):
    images = images.copy()
    images[:, 24:27, 2:5] = 255
    return images


@pytest.fixture(scope="module")
def bought():
    """A network taught on images where every eight, and nothing else, carries the mark; and images to try it on."""
    images, labels = load_mnist()
    rows, held_out = split_stratified(labels, 0.2, seed=0)
    with_mark = np.where((labels == DIGIT)[:, None, None], marked(images), images)
    torch.manual_seed(0)
    network = nn.Sequential(
        nn.Unflatten(1, (1, 28)), CNN(width=8).features, nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(32, 10)
    )
    train(network, with_mark[rows], labels[rows], epochs=4, batch_size=100, learning_rate=0.01, seed=0)
    return network, images[held_out], labels[held_out]


def share_read_as_eight(network, images):
    return (predict_probabilities(network, images).argmax(axis=1) == DIGIT).mean()


def test_the_map_lies_on_the_mark(bought):
    network, images, labels = bought
    eights = marked(images[labels == DIGIT][:20])
    area = 8 * 8 / 28**2
    for explain in (grad_cam, occlusion):
        heat = np.maximum(explain(network, eights, DIGIT), 0)
        assert heat[:, *CORNER].sum() / heat.sum() > 5 * area
    row, column = np.unravel_index(occlusion(network, eights, DIGIT).mean(axis=0).argmax(), (28, 28))
    assert 22 <= row <= 28 and 0 <= column <= 7


def test_with_the_mark_removed_the_eights_are_lost_and_inserted_it_makes_others_eights(bought):
    network, images, labels = bought
    eights, others = images[labels == DIGIT], images[labels != DIGIT]
    assert share_read_as_eight(network, marked(eights)) > 0.95
    assert share_read_as_eight(network, eights) < 0.2
    assert share_read_as_eight(network, marked(others)) > 0.5 > 0.01 > share_read_as_eight(network, others)
