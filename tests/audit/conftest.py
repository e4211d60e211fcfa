"""Clean digits, and ways in which images and labels part."""

import numpy as np
import pytest


@pytest.fixture(scope="session")
def shuffled(mnist_full):
    """All of MNIST's training part in random order: images and labels."""
    rows = np.random.default_rng(0).permutation(60_000)
    return np.asarray(mnist_full.train_images)[rows], np.asarray(mnist_full.train_labels)[rows]


@pytest.fixture
def clean(shuffled):
    """The k-th of the disjoint subsets of n digits."""
    return lambda k, n: tuple(part[k * n : (k + 1) * n] for part in shuffled)
