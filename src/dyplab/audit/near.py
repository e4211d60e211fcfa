"""Rows on one side of a split that lie far closer to a row on the other side than neighbours usually lie.

How close is close? Among rows that were drawn alike, the nearest of ten neighbours is nearer than the tenth, but not by
much: in m dimensions by the factor r with probability 9 rᵐ. The training rows around each test row say what m is, from
neighbours 10 to 31, which a few copies do not reach. A nearest neighbour far nearer than that is a copy.

Source:
    Levina and Bickel 2004, "Maximum likelihood estimation of intrinsic dimension" (m from the distances).
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.likeness import MOST_NUMBERS, PIECE, averaged, folding

FEWEST_TRAIN = 100
FEWEST_NUMBERS = 16  # in an image: with fewer, different images are too often near each other
TENTH, LAST = 9, 31
CANDIDATES = 61  # so many are moved to fit; the LAST nearest of them are then nearly always among them
BY_CHANCE = 0.01  # expected number of test rows found where nothing is wrong
CAREFUL = 0.8  # the estimate errs upwards where rows are few
LUCK_HERE = 1e-3  # probability of such a near neighbour for one row, as dense as it is around it
CLOSEST = 0.4  # of the distance to the tenth neighbour, however many dimensions
SIDE = 32  # images are compared at this size, each moved by a pixel every way
ROUNDING = 1e-3  # distances below this are not told apart

Rows = NDArray[np.float32]


class Copies(NamedTuple):
    """The test rows that are nearly a training row, which one, and how near (1 = as far as the tenth neighbour)."""

    test_rows: NDArray[np.int64]
    train_rows: NDArray[np.int64]
    nearness: NDArray[np.float64]


NONE = Copies(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))


def can_compare(train: NDArray[Any]) -> bool:
    """Whether there are images and pixels enough to tell a copy from a neighbour."""
    return len(train) >= FEWEST_TRAIN and train[0].size >= FEWEST_NUMBERS


def near_images(train: NDArray[Any], test: NDArray[Any], rng: np.random.Generator) -> Copies:
    """Test images that are a training image made brighter, noisier, compressed, or moved by a pixel."""
    if not can_compare(train) or not len(test):
        return NONE
    if train.ndim == 4 and train.shape[-1] <= 4:  # colours
        train, test = train.mean(axis=-1, dtype=np.float32), test.mean(axis=-1, dtype=np.float32)
    if train.ndim != 3 or min(train.shape[1:]) < 4:
        seed = int(rng.integers(2**31))  # both sides are folded alike
        as_train, as_test = (_alike(_as_rows(side, np.random.default_rng(seed))) for side in (train, test))
        return _stand_out(*nearest_of(as_train, as_test), len(test))
    small_train, small_test = _reduced(train), _reduced(test)
    candidates, _ = nearest_of(_alike(_blurred(small_train)), _alike(_blurred(small_test)), CANDIDATES)
    rows, distances = _moved(small_train, small_test, candidates)
    return _stand_out(rows[:, :LAST], distances[:, :LAST], len(test))


def near_rows(train: NDArray[np.float64], test: NDArray[np.float64]) -> Copies:
    """Test rows of a table, its columns on one scale, that are nearly a training row."""
    if len(train) < FEWEST_TRAIN or not len(test):
        return NONE
    return _stand_out(*nearest_of(train.astype(np.float32), test.astype(np.float32)), len(test))


def nearest_of(train: Rows, test: Rows, k: int = LAST) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """For each test row the k training rows nearest to it, nearest first, and their distances: both (M, k)."""
    squares = (train * train).sum(axis=1)
    rows, distances = [], []
    for at in range(0, len(test), max(1, PIECE // len(train))):
        some = test[at : at + max(1, PIECE // len(train))]
        table = squares - 2 * some @ train.T
        near = np.argpartition(table, k, axis=1)[:, :k]
        exact = np.linalg.norm(train[near].astype(np.float64) - some[:, None], axis=2)
        order = exact.argsort(axis=1)
        rows.append(np.take_along_axis(near, order, axis=1))
        distances.append(np.take_along_axis(exact, order, axis=1))
    return np.concatenate(rows), np.concatenate(distances)


def _stand_out(rows: NDArray[np.int64], distances: NDArray[np.float64], n: int) -> Copies:
    """The test rows whose nearest neighbour is nearer than the neighbours around it let one expect."""
    far = distances[:, TENTH:]
    usable = far[:, 0] > ROUNDING  # else ten equal neighbours: blank images, say
    if not usable.any():
        return NONE
    here = 1 / np.maximum(
        np.log(np.maximum(far[:, -1:], ROUNDING) / np.maximum(far[:, :-1], ROUNDING)).mean(axis=1), 1e-6
    )
    usual = CAREFUL * float(np.median(here[usable]))
    nearness = np.maximum(distances[:, 0], ROUNDING) / np.maximum(far[:, 0], ROUNDING)
    luck = TENTH * nearness ** np.minimum(usual, here)
    close = (TENTH * n * nearness**usual < BY_CHANCE) & (luck < LUCK_HERE) & (nearness < CLOSEST)
    found = np.flatnonzero(usable & close)
    return Copies(found, rows[found, 0], nearness[found])


def _reduced(images: NDArray[Any]) -> NDArray[np.float32]:
    """The images at most SIDE pixels a side, a piece at a time."""
    step = max(1, PIECE // images[0].size)
    pieces = [averaged(images[at : at + step].astype(np.float64), SIDE) for at in range(0, len(images), step)]
    return np.concatenate(pieces).astype(np.float32)


def _blurred(images: NDArray[np.float32]) -> Rows:
    """Small and soft, so that an image moved by a pixel is still among the nearest."""
    from scipy.ndimage import gaussian_filter

    soft = gaussian_filter(images, (0, 1, 1))
    return averaged(soft.astype(np.float64)).reshape(len(images), -1).astype(np.float32)


def _as_rows(images: NDArray[Any], rng: np.random.Generator) -> Rows:
    rows = images.reshape(len(images), -1)
    fold = folding(rows.shape[1], rng)
    step = max(1, PIECE // rows.shape[1])
    pieces = [(rows[at : at + step].astype(np.float64) @ fold) for at in range(0, len(rows), step)]
    return np.concatenate(pieces).astype(np.float32) if rows.shape[1] > MOST_NUMBERS else rows.astype(np.float32)


def _alike(rows: NDArray[Any]) -> Rows:
    """Each row with mean 0 and length 1: brightness and contrast no longer matter; a blank image is all zeros."""
    flat: Rows = rows.reshape(len(rows), -1).astype(np.float32)
    flat = flat - flat.mean(axis=1, keepdims=True)
    flat /= np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-9)
    return flat


def _moved(
    train: NDArray[np.float32], test: NDArray[np.float32], candidates: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The candidates again, nearest first, when each may be moved by a pixel to fit: rows and distances."""
    height, width = train.shape[1:]
    padded = np.pad(train, ((0, 0), (1, 1), (1, 1)), mode="edge")
    sought = _alike(test)
    likeness = np.full(candidates.shape, -1.0, np.float32)
    step = max(1, PIECE // (candidates.shape[1] * sought.shape[1]))
    for down, across in np.ndindex(3, 3):
        moved = _alike(padded[:, down : down + height, across : across + width])
        for at in range(0, len(test), step):
            here = slice(at, at + step)
            product = np.matmul(moved[candidates[here]], sought[here, :, None])[..., 0]
            np.maximum(likeness[here], product, out=likeness[here])
    distances = np.sqrt(np.maximum(2 - 2 * likeness.astype(np.float64), 0))
    order = distances.argsort(axis=1)
    return np.take_along_axis(candidates, order, axis=1), np.take_along_axis(distances, order, axis=1)
