"""The average brain that every simulated patient is made from: MNI152, its grey and white matter and its outline."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from dyplab.data.card import bundled_file, cards
from dyplab.data.tumour_patients.along import blur
from dyplab.system import require_extra

NAME = "mni152-maps"
CENTRE = (98.0, 117.0, 78.5)  # voxel of the atlas in the middle of the brain's box
DEEP_MM = 22  # from the surface: what is fluid there is ventricle or cistern
WALL_MM = 4  # over which the tissue around them gives way


@cache
def load_atlas() -> NDArray[np.float32]:
    """How much of each cubic millimetre is spinal fluid, grey and white matter, and how bright it is in T1.

    Returns:
        (4, X, Y, Z) spinal fluid, grey, white, from 0 to 1, adding up to at most 1; and the average T1, from 0 to 1.
        All are 0 outside the brain and on the box's border. Axes go right, front, up in steps of 1 mm.

    Raises:
        DataError: a bundled file is missing or changed; install dyplab again.
        MissingExtra: nibabel is not installed.

    Source:
        Fonov V et al. Unbiased average age-appropriate atlases for pediatric studies. NeuroImage 54(1), 2011.
        See `cards()["mni152-maps"]`.
    """
    require_extra("mri")
    import nibabel

    def read(name: str) -> NDArray[np.float32]:
        file = bundled_file(cards()[NAME], f"{name}.nii.gz")
        whole = np.asarray(nibabel.load(file).dataobj, np.float32)  # type: ignore[attr-defined]
        return np.asarray(whole / 255, np.float32)

    t1, grey, white = read("t1"), read("grey"), read("white")
    outline = np.minimum(t1 / 0.1, 1)  # the atlas' brain ends where its T1 does
    fluid = np.clip(outline - grey - white, 0, 1)
    maps = np.stack((fluid, grey * outline, white * outline, t1))
    maps = np.pad(maps, ((0, 0), (0, 0), (0, 0), (1, 0)))  # the brain stem ends at the atlas' lowest slice
    maps.flags.writeable = False
    return maps


@cache
def widening() -> NDArray[np.float32]:
    """Which way to look in the atlas, in mm, for ventricles and deep cisterns whose walls stand 1 mm further out.

    Returns:
        (3, X/2, Y/2, Z/2), at every second voxel of the atlas; the longest is 1, and it is 0 far from deep fluid.
    """
    from scipy.ndimage import distance_transform_edt

    fluid, grey, white, _ = load_atlas()[:, ::2, ::2, ::2]
    deep = distance_transform_edt(fluid + grey + white > 0.5, sampling=2) > DEEP_MM
    slopes = np.stack(list(np.gradient(blur(fluid * deep, WALL_MM, 2))))
    return np.asarray(slopes / np.sqrt((slopes**2).sum(axis=0)).max(), np.float32)


def sample(maps: NDArray[np.float32], at: NDArray[np.float32]) -> NDArray[np.float32]:
    """The (N, …) maps at (3, …) places between their voxels, linearly; beyond the border as on it.

    `scipy.ndimage.map_coordinates` does the same and takes several times as long: here the eight corners of a place
    are found once for all maps, and a slice at a time stays in the processor's cache.
    """
    _, _, wide, deep = maps.shape
    corners = [(x * wide + y) * deep + z for x in (0, 1) for y in (0, 1) for z in (0, 1)]
    flat = maps.reshape(len(maps), -1)
    last = np.array(maps.shape[1:], np.float32)[:, None] - 1
    out = np.zeros((len(maps), *at.shape[1:]), np.float32)
    for number in range(at.shape[1]):
        place = np.clip(at[:, number].reshape(3, -1), 0, last)
        low = np.minimum(place, last - 1).astype(np.int32)
        x, y, z = place - low
        first = (low[0] * wide + low[1]) * deep + low[2]
        weights = [a * b * c for a in (1 - x, x) for b in (1 - y, y) for c in (1 - z, z)]
        for one, result in zip(flat, out[:, number].reshape(len(maps), -1), strict=True):
            for corner, weight in zip(corners, weights, strict=True):
                result += one.take(first + corner) * weight
    return out
