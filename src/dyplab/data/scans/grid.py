"""Whether two volumes lie on the same grid in the patient, and how far apart they are where they do not."""

import itertools

import numpy as np
from numpy.typing import NDArray

from dyplab.data.scans.axes import turned, turned_affine
from dyplab.data.scans.nifti import Volume, times
from dyplab.errors import DataError
from dyplab.text import number
from dyplab.text import scans as says

APART_MM = 0.1  # what rounding in a header can do, and no more


def on_grid_of(first: Volume, other: Volume) -> NDArray[np.float32]:
    """The values of a volume, voxel upon voxel with those of the first; only axes are swapped and reversed.

    Args:
        first: whose grid it is.
        other: stored in any order of axes.

    Returns:
        (X, Y, Z), of the first's shape.

    Raises:
        DataError: the grids differ in shape or lie apart; the message says by how many mm.
    """
    from nibabel.orientations import io_orientation

    # Seen from the first's own axes, so that an oblique scan needs no guess.
    turn = np.asarray(io_orientation(np.linalg.inv(first.affine) @ other.affine))
    values = turned(other.values, turn)
    if values.shape != first.values.shape:
        raise DataError(
            says.SHAPES_DIFFER(
                file=other.path, got=times(values.shape), first=first.path, need=times(first.values.shape)
            )
        )
    affine = turned_affine(other.affine, turn, other.values.shape)
    mm = _apart_mm(first.affine, affine, values.shape)
    if mm > APART_MM:
        reversed_axes = [int(goes) for goes, way in turn if way < 0]
        said = says.APART
        if len(reversed_axes) == 1:  # one axis alone: right and left have changed places in one of the two
            said = says.HEADER_MIRRORED[patient_axis(first.affine, reversed_axes[0])]
        raise DataError(said(file=other.path, first=first.path, mm=number(mm, 1)))
    return values


def patient_axis(affine: NDArray[np.float64], axis: int) -> int:
    """Along which of right–left, front–back and up–down (0, 1, 2) an axis of the volume runs, most nearly."""
    return int(np.argmax(np.abs(affine[:3, axis])))


def _apart_mm(one: NDArray[np.float64], other: NDArray[np.float64], shape: tuple[int, ...]) -> float:
    """How far apart two grids are at most; that is at a corner, for the distance is convex."""
    corners = np.array([(*at, 1) for at in itertools.product(*((0, length - 1) for length in shape))])
    return float(np.sqrt((((one - other) @ corners.T)[:3] ** 2).sum(axis=0)).max())
