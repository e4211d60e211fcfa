"""From a scan in any orientation to the few bytes the page draws: turned, cropped, thinned and rounded."""

import base64
import zlib
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from dyplab.widgets.slices_given import Array

MOST_BYTES = 1_050_000  # of images that cannot be compressed; 1.4 million characters in the page


@dataclass(frozen=True)
class Axis:
    """One direction of what is shown, and the voxels of the scan along it: `start`, `start + stride` …"""

    axis: int  # of the scan
    start: int
    stride: int  # below 0 where the scan runs the other way
    length: int
    mm: float  # from one voxel that is shown to the next

    def places(self) -> NDArray[np.int64]:
        return self.start + self.stride * np.arange(self.length)


def directions(affine: NDArray[np.float64]) -> tuple[list[tuple[int, int]], float]:
    """Which axis of the scan runs most nearly to the right, to the front and up.

    Args:
        affine: (4, 4), from voxel index to mm right, front and up.

    Returns:
        Three pairs of axis and sign (−1 where it runs left, back or down), and how far the worst is off, in degrees.

    >>> directions(np.diag([-1.0, -1.0, 5.0, 1.0]))
    ([(0, -1), (1, -1), (2, 1)], 0.0)
    """
    cosines = affine[:3, :3] / np.linalg.norm(affine[:3, :3], axis=0)
    order = max(permutations(range(3)), key=lambda order: sum(abs(cosines[at, one]) for at, one in enumerate(order)))
    chosen = [float(cosines[at, one]) for at, one in enumerate(order)]
    worst = float(np.degrees(np.arccos(min(1.0, min(map(abs, chosen))))))
    return [(one, 1 if cosine > 0 else -1) for one, cosine in zip(order, chosen, strict=True)], worst


def background(image: Array) -> float | None:
    """The value of all eight corners, when they agree: what lies around the head."""
    corners = image[np.ix_(*((0, -1),) * 3)]
    return float(corners.flat[0]) if (corners == corners.flat[0]).all() else None


def grid(images: list[Array], masks: list[NDArray[np.uint8]], affine: NDArray[np.float64]) -> list[Axis]:
    """What is shown of the scan, to the right, to the front and up: the box of all that is not background,
    and of that as many voxels as the page has room for."""
    seen = np.zeros(images[0].shape, bool)
    drawn = 0
    for image in images:
        around = background(image)
        inside = image != around if around is not None else np.ones_like(seen)
        drawn += int(inside.sum())
        seen |= inside
    for mask in masks:
        seen |= mask > 0
    ends = [np.flatnonzero(seen.any(axis=tuple({0, 1, 2} - {axis})))[[0, -1]].tolist() for axis in range(3)]
    spacing = np.linalg.norm(affine[:3, :3], axis=0)
    runs = directions(affine)[0]
    every = [1, 1, 1]  # right, front, up
    while drawn / np.prod(every) > MOST_BYTES:
        steps = [spacing[axis] * one for (axis, _), one in zip(runs, every, strict=True)]
        every[min((2, 1, 0), key=lambda at: round(steps[at], 3))] += 1
    axes = []
    for (axis, sign), one in zip(runs, every, strict=True):
        low, high = ends[axis]
        spare, length = (high - low) % one, (high - low) // one + 1
        start = low + spare // 2 if sign > 0 else high - spare // 2
        axes.append(Axis(axis, start, sign * one, length, float(spacing[axis] * one)))
    return axes


def shown(values: Array, axes: list[Axis]) -> Array:
    """The voxels of a grid, (right, front, up)."""
    by_axis = {axis.axis: axis.places() for axis in axes}
    return values[np.ix_(by_axis[0], by_axis[1], by_axis[2])].transpose([axis.axis for axis in axes])


@dataclass(frozen=True)
class Levels:
    """An image in bytes: 0 where there is background, else from 1 at `low` to 255 at `high`, with a first window."""

    background: float | None
    low: float
    high: float
    below: bool  # whether there are values below the lowest step
    above: bool
    window: tuple[float, float]  # level and width


def rounded(image: Array, axes: list[Axis]) -> tuple[NDArray[np.uint8], Levels]:
    """An image as bytes. One voxel in a thousand may lie below the lowest step, and one above the highest."""
    around = background(image)
    values = shown(image, axes).astype(np.float64)
    inside = values[values != around] if around is not None else values.ravel()
    low, dark, light, high = np.percentile(inside, (0.1, 1, 99.5, 99.9)).tolist() if inside.size else (0, 0, 0, 0)
    least, most = (float(inside.min()), float(inside.max())) if inside.size else (low, high)
    if low == high:  # hardly more than one value
        low, high = least, most = float(image.min()), float(image.max())
    if dark == light:
        dark, light = low, high
    steps = 1 + np.round(254 * np.clip((values - low) / (high - low), 0, 1))
    if around is not None:
        steps[values == around] = 0
    window = ((dark + light) / 2, light - dark)
    return steps.astype(np.uint8), Levels(around, low, high, least < low, most > high, window)


def packed(volumes: list[NDArray[np.uint8]]) -> str:
    """All volumes one after the other, as text for the page."""
    content = b"".join(np.ascontiguousarray(one).tobytes() for one in volumes)
    return base64.b64encode(zlib.compress(content, 6)).decode("ascii")
