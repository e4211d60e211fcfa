"""Which images look alike: distances between small versions of them, a piece of the table at a time."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

SIDE = 16  # images are averaged down to at most 16 × 16: enough to see a digit, few enough numbers to be quick
MOST_NUMBERS = 1024  # a row longer than this is folded down to half as many
PIECE = 2**22  # numbers held at a time

Small = NDArray[np.float32]


def small(images: NDArray[Any], rng: np.random.Generator) -> Small:
    """Each image as a short row of numbers, such that images that look alike have rows that are near each other.

    Args:
        images: (N, H, W), or (N, …) of any other shape, taken as a row of numbers.
        rng: folds rows that are too long.
    """
    step = max(1, PIECE // images[0].size)
    largest = max(abs(float(images.max())), abs(float(images.min()))) or 1.0  # so that squares stay within bounds
    pieces = (images[at : at + step].astype(np.float64) / largest for at in range(0, len(images), step))
    if images.ndim == 3:
        rows = np.concatenate([averaged(piece).reshape(len(piece), -1) for piece in pieces])
    else:
        fold = folding(images[0].size, rng)
        rows = np.concatenate([piece.reshape(len(piece), -1) @ fold for piece in pieces])
    rows -= rows.mean(axis=0)
    rows /= np.abs(rows).max() or 1.0  # small differences far from zero would be lost in single precision
    return rows.astype(np.float32)


def averaged(images: NDArray[np.float64], side: int = SIDE) -> NDArray[np.float64]:
    """The mean of each square of pixels, the squares so large that at most `side` remain along a side."""
    for axis in (1, 2):
        length = images.shape[axis]
        edges = np.arange(0, length, -(-length // side))
        sizes = np.diff(np.append(edges, length)).reshape([-1 if axis == at else 1 for at in range(3)])
        images = np.add.reduceat(images, edges, axis=axis) / sizes
    return images


def folding(length: int, rng: np.random.Generator) -> Any:
    """A matrix that leaves short rows as they are and adds up long ones in random groups with random signs.

    Distances are kept on average (Charikar, Chen and Farach-Colton 2004, "Finding frequent items in data streams").
    """
    from scipy import sparse

    if length <= MOST_NUMBERS:
        return sparse.identity(length, format="csr")
    groups, signs = rng.integers(0, MOST_NUMBERS // 2, length), rng.choice([-1.0, 1.0], length)
    return sparse.csr_matrix((signs, (np.arange(length), groups)), shape=(length, MOST_NUMBERS // 2))


def nearest(rows: Small) -> NDArray[np.int64]:
    """For each image, which other one is most like it."""
    return np.concatenate([distances.argmin(axis=1) for _, distances in _distances(rows, np.arange(len(rows)))])


def surroundings(rows: Small, centres: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """For each of the centres (M,), the `size` images most like it: (M, size)."""
    pieces = [np.argpartition(distances, size, axis=1)[:, :size] for _, distances in _distances(rows, centres)]
    return np.concatenate(pieces)


def _distances(rows: Small, of: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], Small]]:
    """Squared distances from some images to all, less what is the same for all; from itself an image is far."""
    squares = (rows * rows).sum(axis=1)
    step = max(1, PIECE // len(rows))
    for at in range(0, len(of), step):
        some = of[at : at + step]
        distances = squares - 2 * rows[some] @ rows.T
        distances[np.arange(len(some)), some] = np.inf
        yield some, distances
