"""Whether an image, or a mask, fits the others better in a mirror.

Images of one head have their edges in the same places, whatever the contrast: brain against background, ventricles
against tissue, a tumour. A head is not quite the same on both sides, so the edges fit worse when one image is mirrored;
fit they better, one of the two was mirrored already.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.scans.given import File
from dyplab.audit.scans.places import brain_of

BETTER = 0.03  # so much higher must the correlation be in the mirror
_SIDE = 80  # voxels along an axis that are compared
_BRIGHTER = 0.75  # spreads by which FLAIR is brighter in the mirrored mask than in the mask
_BRIGHT = 0.5


class Mirror(NamedTuple):
    """The images that fit better mirrored, along which axis, and one pair of them as evidence."""

    names: tuple[str, ...]
    axis: int
    certain: bool  # that it is these and not the others
    pair: tuple[str, str]
    direct: float
    mirrored: float


def mirrored_images(files: Sequence[File]) -> Mirror | None:
    """Which images are mirrored against most of the others; None when none is. All lie on one grid."""
    edges = [_edges(file) for file in files]
    votes = np.zeros((len(files), 3), dtype=int)
    found = []
    for one, other in combinations(range(len(files)), 2):
        direct = _alike(edges[one], edges[other])
        each = [_alike(edges[one], np.flip(edges[other], axis)) for axis in range(3)]
        axis = int(np.argmax(each))
        if each[axis] > direct + BETTER:
            votes[[one, other], axis] += 1
            found.append((each[axis] - direct, axis, files[one].name, files[other].name, direct, each[axis]))
    if not found:
        return None
    _, axis, *pair, direct, mirrored = max(found)
    most = [at for at in range(len(files)) if votes[at, axis] > (len(files) - 1) / 2]
    certain = 0 < len(most) < len(files) / 2
    names = tuple(files[at].name for at in (most or range(len(files))))
    return Mirror(names, axis, certain, (pair[0], pair[1]), direct, mirrored)


class MaskMirror(NamedTuple):
    """Along which axis the mirrored mask lies on brighter FLAIR, and how bright the two are, in spreads."""

    axis: int
    direct: float
    mirrored: float


def mirrored_mask(mask: NDArray[np.bool_], flair: File) -> MaskMirror | None:
    """Whether the mask would lie on much brighter FLAIR if it were mirrored; None when not. Both are on one grid."""
    brain = brain_of(flair)
    low, middle, high = np.percentile(flair.values[brain], (10, 50, 90))
    scaled = np.full(mask.shape, -5.0)
    scaled[brain] = np.clip((flair.values[brain] - middle) / max(float(high - low) / 2, 1e-6), -5, 8)
    best = None
    for axis in range(3):
        turned = np.flip(mask, axis)
        here, there = mask & ~turned, turned & ~mask
        if not here.any():
            continue
        direct, mirrored = float(scaled[here].mean()), float(scaled[there].mean())
        if mirrored > _BRIGHT and mirrored > direct + _BRIGHTER and (best is None or mirrored > best.mirrored):
            best = MaskMirror(axis, direct, mirrored)
    return best


def _edges(file: File) -> NDArray[np.float64]:
    """How steep the image is, everywhere, at a size that is quick to compare."""
    small = file.values.astype(np.float64)
    for axis, length in enumerate(file.values.shape):
        starts = np.arange(0, length, -(-length // _SIDE))
        sizes = np.diff(np.append(starts, length))
        small = np.add.reduceat(small, starts, axis) / sizes.reshape([-1 if a == axis else 1 for a in range(3)])
    slopes: list[Any] = [np.gradient(small, axis=axis) for axis in range(3) if small.shape[axis] > 1]
    return np.asarray(np.sqrt(sum(slope**2 for slope in slopes)))


def _alike(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """The correlation of the edges, where at least one of the two has any."""
    somewhere = (one > 0) | (other > 0)
    if somewhere.sum() < 2:
        return 0.0
    with np.errstate(invalid="ignore", divide="ignore"):
        value = np.corrcoef(one[somewhere], other[somewhere])[0, 1]
    return float(np.nan_to_num(value))
