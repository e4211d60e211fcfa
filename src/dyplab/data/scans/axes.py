"""The order and direction of a volume's axes: to the one all scans share, and exactly back. Nothing is resampled."""

from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dyplab.data.scan import BrainScan
from dyplab.errors import DataError
from dyplab.system import require_extra
from dyplab.text import scans as says

Value = TypeVar("Value", bound=np.generic)
Turn = NDArray[np.float64]  # (3, 2) as in nibabel: for each axis where it goes, and 1 or, when it is reversed, -1


def to_canonical(scan: BrainScan) -> BrainScan:
    """The same scan with its axes in the order right, front, up (RAS), however it was stored.

    Axes are swapped and reversed; no value changes, and every voxel stays where it was in the patient. An oblique
    scan stays oblique: each axis gets the direction it is nearest to.

    Args:
        scan: in any order of axes.

    Returns:
        The scan, its axes nearest to RAS. `from_canonical` takes a mask made on it back.

    Raises:
        MissingExtra: nibabel is not installed; the message has the command.

    >>> scan = BrainScan("made-up", np.zeros((4, 5, 6, 7), np.float32), np.diag([-1.0, -1.0, 3.0, 1.0]))
    >>> to_canonical(scan).affine[:3]
    array([[ 1.,  0.,  0., -4.],
           [ 0.,  1.,  0., -5.],
           [ 0.,  0.,  3.,  0.]])
    """
    there = _to_ras(scan.affine)
    return replace(
        scan,
        images=turned(scan.images, there),
        affine=turned_affine(scan.affine, there, scan.images.shape[1:]),
        mask=None if scan.mask is None else turned(scan.mask, there),
    )


def from_canonical(array: NDArray[Value], scan: BrainScan) -> NDArray[Value]:
    """An array on the grid of `to_canonical(scan)`, such as a mask, back in the order of axes of the scan itself.

    Args:
        array: (…, X, Y, Z) on the grid of `to_canonical(scan)`.
        scan: as it was stored.

    Returns:
        (…, X, Y, Z) on the grid of `scan`.

    Raises:
        DataError: the array has another shape.
        MissingExtra: nibabel is not installed; the message has the command.

    >>> scan = BrainScan("made-up", np.zeros((4, 3, 1, 1), np.float32), np.diag([-1.0, 1.0, 1.0, 1.0]))
    >>> from_canonical(np.array([[[1]], [[2]], [[3]]]), scan).ravel()
    array([3, 2, 1])
    """
    there = _to_ras(scan.affine)
    back = np.empty_like(there)
    for axis, (goes, way) in enumerate(there):
        back[int(goes)] = axis, way
    need = tuple(scan.images.shape[1 + int(axis)] for axis in back[:, 0])
    if array.shape[-3:] != need:
        raise DataError(says.OTHER_GRID(got=array.shape, need=need))
    return turned(array, back)


def turned(array: NDArray[Value], turn: Turn) -> NDArray[Value]:
    """The last three axes of (…, X, Y, Z) reversed and put in order; a copy."""
    before = array.ndim - 3
    array = np.flip(array, tuple(before + axis for axis, way in enumerate(turn[:, 1]) if way < 0))
    return np.array(array.transpose(*range(before), *(before + np.argsort(turn[:, 0]))), order="C")


def turned_affine(affine: NDArray[np.float64], turn: Turn, shape: tuple[int, ...]) -> NDArray[np.float64]:
    """The affine of a volume of this shape after its axes were turned."""
    from nibabel.orientations import inv_ornt_aff

    return np.asarray(affine @ inv_ornt_aff(turn, shape), np.float64) + 0.0  # no -0


def _to_ras(affine: NDArray[np.float64]) -> Turn:
    require_extra("mri")
    from nibabel.orientations import io_orientation

    return np.asarray(io_orientation(affine))
