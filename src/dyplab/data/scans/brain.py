"""Whether an image shows the brain by itself. The rules are few and rough, and stand here:

- The background is the value that is most common on the six faces of the volume; it becomes 0.
- At most three quarters of the volume is brain.
- The brain with what it encloses is 600–2300 ml, 60–220 mm each way, and nine tenths of it in one piece. A head with
  skull and skin is larger, also where bone is dark; noise around it is all of the volume.
- The four brains share most of their voxels, as they are; not when one of them is mirrored.

Volumes of real brains with their fluid: 1,100–1,900 ml in adults, from 800 ml in a child of one year.
"""

import itertools

import numpy as np
from numpy.typing import NDArray

from dyplab.data.scans.grid import patient_axis
from dyplab.data.scans.nifti import Volume, times
from dyplab.errors import DataError
from dyplab.text import number, percent
from dyplab.text import scans as says

LEAST_ML, MOST_ML = 600, 2300
LEAST_MM, MOST_MM = 60, 220
LARGEST_SHARE = 0.75  # of the volume; an ellipsoid fills half of its box
ONE_PIECE = 0.9
SHARED = 0.9  # Dice of two brains; 10 mm apart it is less, and of one brain stripped by two tools above 0.95
MIRRORED = 0.01  # so much higher is the Dice with the mirrored brain before we say so
LOOK_MM = 3.0  # coarse enough to be quick


def clear_background(volume: Volume) -> None:
    """Set what lies outside the brain to 0, in place: some tools leave −1, or the least value of the image.

    Raises:
        DataError: all voxels have one value.
    """
    values = volume.values
    if values.min() == values.max():
        raise DataError(says.CONSTANT(file=volume.path, value=f"{values.flat[0]:g}"))
    faces = [values[at].ravel() for axis in range(3) for at in ((slice(None),) * axis + (end,) for end in (0, -1))]
    found, counts = np.unique(np.concatenate(faces), return_counts=True)
    background = found[counts.argmax()]
    if background != 0:
        values[values == background] = 0


def check_brain(volume: Volume) -> None:
    """Refuse an image that is not a brain by itself.

    Args:
        volume: its background is 0.

    Raises:
        DataError: skull and skin are there, or it is no brain; the message says what to do.
    """
    there, spacing = _coarse(volume)
    share = there.mean()
    if share > LARGEST_SHARE:
        raise DataError(says.NO_OUTSIDE(file=volume.path, share=percent(share, 0)))
    largest, filled = _largest_piece(there), _filled(there)
    ml = float(filled.sum() * spacing.prod() / 1000)
    if ml > MOST_ML:
        raise DataError(says.NOT_STRIPPED(file=volume.path, ml=number(ml), most=number(MOST_ML)))
    if ml < LEAST_ML:
        voxel = times(np.sqrt((volume.affine[:3, :3] ** 2).sum(axis=0)).tolist(), 1)
        raise DataError(says.TOO_SMALL(file=volume.path, ml=number(ml), least=number(LEAST_ML), spacing=voxel))
    if largest.sum() < ONE_PIECE * there.sum():
        raise DataError(says.IN_PIECES(file=volume.path, share=percent(largest.sum() / there.sum(), 0)))
    extent = (np.ptp(np.nonzero(largest), axis=1) + 1) * spacing
    if extent.min() < LEAST_MM or extent.max() > MOST_MM:
        raise DataError(
            says.WRONG_EXTENT(file=volume.path, extent=times(extent.tolist()), least=LEAST_MM, most=MOST_MM)
        )


def check_same_brain(first: Volume, other: Volume) -> None:
    """Refuse two images, on the same grid, whose brains do not lie on each other.

    Raises:
        DataError: one seems to be mirrored, or they lie apart; the message says which way, or how far.
    """
    (one, spacing), (two, _) = _coarse(first), _coarse(other)
    dice = _dice(one, two)
    for axis in range(3):
        if _dice(one, np.flip(two, axis)) > max(dice + MIRRORED, SHARED):  # else it only lies elsewhere in the box
            said = says.BRAIN_MIRRORED[patient_axis(first.affine, axis)]
            raise DataError(said(file=other.path, first=first.path))
    if dice < SHARED:
        middles = [np.array([places.mean() for places in np.nonzero(brain)]) for brain in (one, two)]
        mm = np.sqrt((((middles[0] - middles[1]) * spacing) ** 2).sum())
        raise DataError(says.BRAINS_APART(file=other.path, first=first.path, mm=number(mm, 1), shared=percent(dice, 0)))


def check_different(volumes: list[Volume]) -> None:
    """Refuse the same image given twice, under whatever names.

    Raises:
        DataError: two are the same; four different ones are needed.
    """
    for one, other in itertools.combinations(volumes, 2):
        if one.path.resolve() == other.path.resolve() or np.array_equal(one.values, other.values):
            raise DataError(says.SAME_TWICE(first=one.path, second=other.path))


def _coarse(volume: Volume) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Where there is a value, at about 3 mm, and the spacing in mm."""
    spacing = np.sqrt((volume.affine[:3, :3] ** 2).sum(axis=0))
    steps = np.maximum(np.round(LOOK_MM / spacing), 1).astype(int).tolist()
    return np.asarray(volume.values[tuple(slice(None, None, step) for step in steps)] != 0), spacing * steps


def _largest_piece(there: NDArray[np.bool_]) -> NDArray[np.bool_]:
    from scipy import ndimage

    parts, n = ndimage.label(there)
    return np.asarray(parts == 1 + np.bincount(parts.ravel(), minlength=n + 1)[1:].argmax()) if n else there


def _filled(there: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """With what it encloses: the dark bone between skin and brain, if skin is there."""
    from scipy import ndimage

    around = np.pad(~there, 1, constant_values=True)
    parts, _ = ndimage.label(around)
    return np.asarray(parts[1:-1, 1:-1, 1:-1] != parts[0, 0, 0])


def _dice(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    return float(2 * (one & other).sum() / (one.sum() + other.sum()))
