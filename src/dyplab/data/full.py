"""All of MNIST, once it has been fetched."""

from typing import NamedTuple

import numpy as np

from dyplab.data.fetching import fetched_files
from dyplab.data.idx import read_idx
from dyplab.data.images import Images


class FullMnist(NamedTuple):
    """MNIST's two official parts; according to its makers nobody wrote in both."""

    train: Images  # 60,000
    test: Images  # 10,000


def load_mnist_full() -> FullMnist:
    """All 70,000 handwritten digits in the order they were published, from this computer; nothing is fetched.

    Returns:
        The official training part and the official test part, each with images (N, 28, 28) uint8, 0 paper to 255 ink,
        and labels (N,) 0 to 9.

    Raises:
        DataError: MNIST has not been fetched, or is damaged; run `dyplab data fetch mnist`.

    Source:
        LeCun, Cortes and Burges, The MNIST database of handwritten digits. See `cards()`.

    >>> load_mnist_full().test.images.shape  # doctest: +SKIP
    (10000, 28, 28)
    """
    train_images, train_labels, test_images, test_labels = fetched_files("mnist")
    return FullMnist(
        Images(read_idx(train_images, dimensions=3), read_idx(train_labels, dimensions=1).astype(np.int64)),
        Images(read_idx(test_images, dimensions=3), read_idx(test_labels, dimensions=1).astype(np.int64)),
    )
