"""One patient's four MR images of the brain on one grid, and where that grid lies in the patient."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MODALITIES = ("t1", "t1c", "t2", "flair")


@dataclass(frozen=True)
class BrainScan:
    """Four images of one patient, voxel upon voxel, with their own geometry.

    Attributes:
        patient: Who it is: never a name, an id.
        images: (4, X, Y, Z) float32 in the order of `MODALITIES`; 0 outside the brain.
        affine: (4, 4), from voxel index to millimetres to the right, to the front and up (RAS, as nibabel has it).
        mask: (X, Y, Z) uint8 with the labels of BraTS 2023, or None: 1 necrotic or non-enhancing core,
            2 oedema and infiltration, 3 enhancing tumour.
    """

    patient: str
    images: NDArray[np.float32]
    affine: NDArray[np.float64]
    mask: NDArray[np.uint8] | None = None

    @property
    def spacing_mm(self) -> tuple[float, float, float]:
        """How long a step along each of the three axes is, in mm.

        >>> BrainScan("made-up", np.zeros((4, 2, 2, 2), np.float32), np.diag([1.0, -1.0, 5.0, 1.0])).spacing_mm
        (1.0, 1.0, 5.0)
        """
        x, y, z = np.sqrt((self.affine[:3, :3] ** 2).sum(axis=0)).tolist()
        return x, y, z

    @property
    def brain(self) -> NDArray[np.bool_]:
        """(X, Y, Z), true where any of the four images has a value: what was left by the skull stripping."""
        return np.asarray((self.images != 0).any(axis=0))

    def image(self, modality: str) -> NDArray[np.float32]:
        """The (X, Y, Z) image of one of `MODALITIES`."""
        return np.asarray(self.images[MODALITIES.index(modality)])
