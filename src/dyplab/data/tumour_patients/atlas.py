"""The average brain that every simulated patient is made from: MNI152, its grey and white matter and its outline."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from dyplab.data.card import bundled_file, cards
from dyplab.system import require_extra

NAME = "mni152-maps"
CENTRE = (98.0, 117.0, 77.5)  # voxel of the atlas in the middle of the brain's box


@cache
def load_atlas() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How much of each cubic millimetre is spinal fluid, grey and white matter, and how bright it is in T1.

    Returns:
        (3, X, Y, Z) spinal fluid, grey, white, from 0 to 1, adding up to at most 1 and to 0 outside the brain; and
        the (X, Y, Z) average T1, from 0 to 1. Axes go right, front, up in steps of 1 mm.

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
    tissue = np.stack((fluid, grey * outline, white * outline))
    tissue.flags.writeable = t1.flags.writeable = False
    return tissue, t1
