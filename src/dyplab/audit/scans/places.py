"""Where things lie in mm, and on which side of the patient."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.scans.given import File
from dyplab.text import audit_scans as words
from dyplab.text.sentence import Sentence

MIDLINE_MM = 3.0  # a tumour whose centroid is nearer the middle of the brain is on neither side
_FAINT = 0.05  # of the brightest, above the background: what counts as brain

Point = NDArray[np.float64]


class Bilingual:
    """A word that a sentence of two languages can hold: `{side:nb}` and `{side:en}`."""

    def __init__(self, sentence: Sentence):
        self._sentence = sentence

    def __format__(self, spec: str) -> str:
        return self._sentence.nb if spec == "nb" else self._sentence.en


@dataclass(frozen=True)
class Place:
    """Where a file's brain, or a mask, has its centroid.

    Args:
        name: of the file.
        mm: (3,) to the right, to the front and up.
        from_middle_mm: how far to the patient's right of the middle of the brain; None for the brain itself.
    """

    name: str
    mm: tuple[float, float, float]
    from_middle_mm: float | None = None

    @property
    def side(self) -> str:
        """ "right", "left" or "midline" (within 3 mm); "" for the brain itself."""
        if self.from_middle_mm is None:
            return ""
        if abs(self.from_middle_mm) < MIDLINE_MM:
            return "midline"
        return "right" if self.from_middle_mm > 0 else "left"


class Places(tuple[Place, ...]):
    """All of them, written out by a sentence in the language of its spec."""

    def __format__(self, spec: str) -> str:
        return "; ".join(_written(place, spec) for place in self)


SIDES = {"right": words.RIGHT, "left": words.LEFT, "midline": words.MIDDLE}


def brain_of(file: File) -> NDArray[np.bool_]:
    """Where the image is not background, which is what its corners are."""
    corners = file.values[np.ix_((0, -1), (0, -1), (0, -1))].astype(np.float64)
    above = np.abs(file.values.astype(np.float64) - np.median(corners))
    top = float(np.percentile(above[above > 0], 99)) if above.any() else 0.0
    return np.asarray(above > _FAINT * top)


def centroid_mm(mask: NDArray[Any], affine: NDArray[np.float64]) -> Point:
    """The mean place of the mask's voxels, (3,) in mm to the right, front and up.

    >>> centroid_mm(np.array([[[0, 1]], [[0, 1]]]), np.diag([2.0, 2, 5, 1])).tolist()
    [1.0, 0.0, 5.0]
    """
    index = np.array(
        [
            (mask.sum(axis=tuple(a for a in range(3) if a != axis)) * np.arange(mask.shape[axis])).sum()
            for axis in range(3)
        ]
    ) / np.count_nonzero(mask)
    return np.asarray(affine[:3, :3] @ index + affine[:3, 3])


def _written(place: Place, spec: str) -> str:
    x, y, z = (f"{round(at) + 0:d}" for at in place.mm)
    if place.from_middle_mm is None:
        said = words.PLACE(name=place.name, x=x, y=y, z=z)
    else:
        side = SIDES[place.side]
        side_word = side.nb if spec == "nb" else side.en
        mm = f"{abs(round(place.from_middle_mm)):d}"
        said = words.PLACE_OF_MASK(name=place.name, x=x, y=y, z=z, mm=mm, side=side_word)
    return said.nb if spec == "nb" else said.en
