"""What the network learns from: simulated patients without end, a group at a time, each with several scanners."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset

from dyplab.data.tumour_patients.growing import grow_patient
from dyplab.data.tumour_patients.lesion import KINDS
from dyplab.data.tumour_patients.patient import SHARES
from dyplab.data.tumour_patients.picture import picture
from dyplab.system import limit_threads
from dyplab.tumour.grid import SHAPE, SPACING_MM, standardise

PATIENTS, SCANNERS = 6, 4  # of a group: growing costs ten times a picture, so each is scanned four times
GROUP = PATIENTS * SCANNERS


class Groups(Dataset[tuple[Tensor, Tensor]]):
    """Group number i, decided by i and the seed alone: (24, 4, X, Y, Z) half-precision images, (24, X, Y, Z) masks."""

    def __init__(self, seed: int, first: int, last: int):
        self.seed, self.first, self.last = seed, first, last

    def __len__(self) -> int:
        return self.last - self.first

    def __getitem__(self, number: int) -> tuple[Tensor, Tensor]:
        limit_threads(1)  # the others are the network's
        group = self.first + number
        rng = np.random.default_rng((self.seed, group))
        made = [lesson for _ in range(PATIENTS) for lesson in pictures_of(rng)]
        order = rng.permutation(GROUP)
        images, masks = zip(*(made[i] for i in order), strict=True)
        return torch.from_numpy(np.stack(images)), torch.from_numpy(np.stack(masks))


def pictures_of(rng: np.random.Generator) -> list[tuple[NDArray[np.float16], NDArray[np.uint8]]]:
    """One new patient as several scanners see him."""
    kind = str(rng.choice(KINDS, p=SHARES))
    grown = grow_patient(rng, SPACING_MM, kind, rng.uniform(20, 85))
    made = []
    for _ in range(SCANNERS):
        images, brain = picture(rng, grown, SPACING_MM)
        seen, mask = centred(standardise(images, brain), grown.lesion.mask * brain, brain)
        made.append((seen.astype(np.float16), mask))
    return made


def centred(
    images: NDArray[np.float32], mask: NDArray[np.uint8], brain: NDArray[np.bool_]
) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Put the middle of the brain's box in the middle of the grid, as it is done with a real scan."""
    seen, truth = np.full((4, *SHAPE), -5, np.float32), np.zeros(SHAPE, np.uint8)
    source, target = [], []
    for axis, length in enumerate(SHAPE):
        where = np.flatnonzero(brain.any(axis=tuple(other for other in range(3) if other != axis)))
        start = int(where[0] + where[-1] + 1) // 2 - length // 2
        low, high = max(0, start), min(brain.shape[axis], start + length)
        source.append(slice(low, high))
        target.append(slice(low - start, high - start))
    seen[:, *target] = images[:, *source]
    truth[*target] = mask[*source]
    return seen, truth
