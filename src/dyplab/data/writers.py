"""Simulated writers: MNIST tells no longer who wrote which digit, so here are some of whom we know it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.data.images import check_images
from dyplab.errors import DataError
from dyplab.text.data import TOO_MANY_WRITERS

REPEATS = 4  # how often each writer writes each digit
SLANT, BOLDNESS, PLACE = 0.2, 0.3, 0.5  # how much writers differ: shear, logarithm of the exponent, pixels (SD)
WOBBLE, DRIFT = 0.07, 0.4  # how much one writer's repeats differ: shear and radians, pixels (SD)


class Writers(NamedTuple):
    """Digits with the id of the person who wrote them. The writers are simulated."""

    images: NDArray[np.uint8]  # (N, H, W)
    labels: NDArray[np.int64]  # (N,)
    writers: NDArray[np.int64]  # (N,) 0 to n_writers - 1


def simulate_writers(images: ArrayLike, labels: ArrayLike, n_writers: int, seed: int) -> Writers:
    """Invent writers who write every digit four times, each in a hand of their own.

    A writer's seven is one real seven, drawn four times with a small wobble, in that writer's slant and boldness. So a
    random split puts nearly the same picture on both sides and promises too much; `split_by_group` does not.

    Args:
        images: (N, H, W) uint8, the digits the writers borrow; no image is used by two.
        labels: (N,) 0 to 9.
        n_writers: at least 1, at most the number of images of the rarest digit.
        seed: the same seed invents the same writers.

    Returns:
        Images, labels and writers, ordered by writer, then by digit.

    Raises:
        DataError: more writers than images of some digit; ask for fewer.

    >>> from dyplab.data import load_mnist
    >>> made = simulate_writers(*load_mnist(), n_writers=3, seed=0)
    >>> made.images.shape, made.labels[:8], made.writers[[0, -1]]
    ((120, 28, 28), array([0, 0, 0, 0, 1, 1, 1, 1]), array([0, 2]))
    """
    given = check_images(images, labels)
    digits, counts = np.unique(given.labels, return_counts=True)
    if not 1 <= n_writers <= min(counts, default=0):
        raise DataError(TOO_MANY_WRITERS(got=n_writers, most=min(counts, default=0)))
    rng = np.random.default_rng(seed)
    borrowed = np.stack([rng.permutation(np.flatnonzero(given.labels == digit))[:n_writers] for digit in digits])
    drawn = [_hand(given.images[rows], rng) for rows in borrowed.T]
    per_writer = len(digits) * REPEATS
    return Writers(
        np.concatenate(drawn),
        np.tile(np.repeat(digits, REPEATS), n_writers),
        np.repeat(np.arange(n_writers), per_writer),
    )


def _hand(models: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """One writer's digits: each model drawn REPEATS times, all with the same slant, boldness and place."""
    slant, exponent, place = rng.normal(0, SLANT), np.exp(rng.normal(0, BOLDNESS)), rng.normal(0, PLACE, 2)
    drawn = [
        _draw(model, slant + rng.normal(0, WOBBLE), rng.normal(0, WOBBLE), place + rng.normal(0, DRIFT, 2))
        for model in models
        for _ in range(REPEATS)
    ]
    bolder: NDArray[np.float64] = 255 * np.clip(np.array(drawn) / 255, 0, 1) ** exponent
    return np.rint(bolder).astype(np.uint8)


def _draw(model: NDArray[np.uint8], slant: float, angle: float, move: NDArray[np.float64]) -> NDArray[np.float64]:
    """The image sheared, turned (radians) and moved (pixels) about its middle."""
    from scipy import ndimage

    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = turn @ np.array([[1, 0], [slant, 1]])
    middle = (np.array(model.shape) - 1) / 2
    return ndimage.affine_transform(model.astype(np.float64), matrix, middle - matrix @ middle + move, order=1)
