"""The fault planted in lesson 01: a copy step, once published in a course, that ruined a data set without a word.

The images lay in files numbered in their old order. A table of labels was shuffled and its rows were numbered anew.
One loop copied the training files, one the test files, each by the new numbers and each counting from zero.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.data.images import check_images
from dyplab.errors import DataError
from dyplab.text.data import BAD_TEST_COUNT


class Copied(NamedTuple):
    """What the copy step left in its two folders."""

    train_images: NDArray[np.uint8]
    train_labels: NDArray[np.int64]
    test_images: NDArray[np.uint8]
    test_labels: NDArray[np.int64]


def part_labels(labels: ArrayLike, seed: int) -> NDArray[np.int64]:
    """The first half of the fault alone: labels in the order of the shuffled table, for images in their old order.

    Args:
        labels: (N,) in the order of the images.
        seed: the same seed shuffles the same way.

    Returns:
        The same labels in another order; each stands at somebody else's image.

    >>> part_labels([0, 0, 1, 1, 2, 2], seed=1)
    array([2, 0, 1, 0, 2, 1])
    """
    table = np.asarray(labels)
    return table[np.random.default_rng(seed).permutation(len(table))]


def copy_fault(images: ArrayLike, labels: ArrayLike, n_test: int, seed: int) -> Copied:
    """The whole fault: labels part from their images, and every test image is a training image.

    Args:
        images: (N, H, W) uint8, numbered as their files are.
        labels: (N,) 0 to 9.
        n_test: rows of the shuffled table kept for the test, at least 1 and at most half of them.
        seed: of the shuffling.

    Returns:
        Training and test images with the labels the copy step gave them.

    Raises:
        DataError: n_test is less than 1 or more than half of the images.

    >>> from dyplab.data import load_mnist
    >>> copied = copy_fault(*load_mnist(), n_test=1000, seed=0)
    >>> bool((copied.test_images == copied.train_images[:1000]).all())
    True
    """
    given = check_images(images, labels)
    n_train = len(given.images) - n_test
    if not 1 <= n_test <= n_train:
        raise DataError(BAD_TEST_COUNT(got=n_test, most=len(given.images) // 2))
    table = part_labels(given.labels, seed)
    return Copied(
        train_images=given.images[:n_train],  # for i in range(n_train): copy file i …
        train_labels=table[:n_train],  # … which is not the image of row i
        test_images=given.images[:n_test],  # for i in range(n_test): copy file i, from zero again
        test_labels=table[n_train:],
    )
