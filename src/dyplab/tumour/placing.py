"""From a scan's own voxels to the network's, two millimetres with the brain in the middle, and back again.

Both ways are a weighted mean along each axis in turn. The weights are a triangle as wide as the longer of the two
steps: towards longer steps nothing between two voxels is skipped, towards shorter ones it is linear interpolation.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dyplab.data.scan import BrainScan
from dyplab.errors import DataError
from dyplab.text import number
from dyplab.text.segment import NO_BRAIN, NOT_FINITE, TOO_LARGE
from dyplab.tumour.grid import SHAPE, SPACING_MM, standardise

STRAY = 0.001  # of the brain's voxels at each end of an axis: specks left by the skull stripping do not move the middle
LARGEST_MM = (
    300.0  # no brain is half as long; a header that says so is wrong, and would ask for all the memory there is
)

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Placed:
    """A scan as the network sees it, and the way back.

    Attributes:
        images: (4, D, H, W) float32, standardised; `SHAPE`, or more along an axis where the brain is larger than that.
        brain: (X, Y, Z), the brain in the scan's own voxels.
        weights: three, one an axis: (voxels of the scan, voxels of the network).
    """

    images: Floats
    brain: NDArray[np.bool_]
    weights: tuple[Floats, Floats, Floats]

    def bring_back(self, probabilities: Floats) -> Floats:
        """The network's (C, D, H, W) in the scan's own voxels, (C, X, Y, Z), linearly between; 0 outside the brain."""
        own = np.empty((len(probabilities), *self.brain.shape), np.float32)
        for here, there in zip(probabilities, own, strict=True):
            np.multiply(resample(here, self.weights), self.brain, out=there)
        return own


def place(scan: BrainScan) -> Placed:
    """Give a scan the voxels the network knows: two millimetres, the middle of the brain in the middle of the box.

    Args:
        scan: its axes run to the right, to the front and up (`to_canonical`), whatever its voxels measure.

    Returns:
        What the network sees, and the way back.

    Raises:
        DataError: there is no brain, it is larger than any, or its values are not numbers; the message says which.

    >>> rng = np.random.default_rng(0)
    >>> images = np.zeros((4, 60, 70, 60), np.float32)
    >>> images[:, 5:-5, 5:-5, 5:-5] = rng.random((4, 50, 60, 50)) + 1
    >>> placed = place(BrainScan("made-up", images, np.diag([3.0, 3.0, 3.0, 1.0])))
    >>> placed.images.shape, placed.bring_back(placed.images[:1]).shape
    ((4, 80, 96, 80), (1, 60, 70, 60))
    """
    brain = scan.brain
    if not brain.any():
        raise DataError(NO_BRAIN())
    axes = [_lines(brain, axis, step, SHAPE[axis]) for axis, step in enumerate(scan.spacing_mm)]
    widths = [max(step, SPACING_MM) for step in scan.spacing_mm]
    down = [triangles(new, own, width) for (own, new), width in zip(axes, widths, strict=True)]
    back = [triangles(own, new, width) for (own, new), width in zip(axes, widths, strict=True)]

    share = resample(brain.astype(np.float32), (down[0], down[1], down[2]))
    images = np.stack([resample(image, (down[0], down[1], down[2])) for image in scan.images])
    images /= np.maximum(share, 1e-3)  # the mean over the brain alone: its rim is not darkened by the nothing around it
    if not np.isfinite(images).all():
        raise DataError(NOT_FINITE())
    inside = share > 0.5
    if not inside.any():
        raise DataError(NO_BRAIN())
    return Placed(standardise(images, inside), brain, (back[0], back[1], back[2]))


def resample(image: Floats, weights: tuple[Floats, Floats, Floats]) -> Floats:
    """An image (X, Y, Z) on another grid, by one matrix (new, old) an axis."""
    x, y, z = weights
    along_x = (x @ image.reshape(len(image), -1)).reshape(len(x), *image.shape[1:])
    return np.asarray(y @ along_x @ z.T)


def triangles(at: NDArray[np.float64], known: NDArray[np.float64], width: float) -> Floats:
    """What each known place counts for at each asked one, (asked, known): most where they meet, 0 from `width` mm on.

    >>> triangles(np.array([1.0, 2.0]), np.array([0.0, 2.0, 4.0]), width=2.0).tolist()
    [[0.5, 0.5, 0.0], [0.0, 1.0, 0.0]]
    """
    near = np.clip(1 - np.abs(at[:, None] - known) / width, 0, None)
    total = near.sum(axis=1, keepdims=True)
    return np.asarray(near / np.where(total > 0, total, 1), np.float32)  # further out than all that is known: 0


def _lines(
    brain: NDArray[np.bool_], axis: int, step: float, least: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where the scan's voxels and the network's lie along one axis, in mm from the scan's first.

    The network's meet a voxel of the scan, so that a scan that has two millimetres already is taken over as it is.
    """
    others = tuple(other for other in range(3) if other != axis)
    cumulated = np.cumsum(brain.sum(axis=others)) / brain.sum()
    first, last = (float(np.searchsorted(cumulated, share)) * step for share in (STRAY, 1 - STRAY))
    if last - first > LARGEST_MM:
        raise DataError(TOO_LARGE(length=number(last - first), most=number(LARGEST_MM)))
    length = max(least, int(np.ceil((last - first) / SPACING_MM)) + 2)
    start = (first + last) / 2 - (length - 1) / 2 * SPACING_MM
    new = round(start / step) * step + np.arange(length) * SPACING_MM
    return np.asarray(np.arange(brain.shape[axis]) * step, np.float64), np.asarray(new, np.float64)
