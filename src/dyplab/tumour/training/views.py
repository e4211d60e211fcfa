"""What a step sees of a patient: left for right in half of them, and often only a box round the tumour.

A box is quicker than a brain and half of it may be tumour, so more is learnt in the same time. But a network that knew
nothing else would see tumours all over a brain: the last steps see whole brains.
"""

import numpy as np
import torch
from torch import Tensor


def mirrored(rng: np.random.Generator, images: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """In half of them left and right are exchanged; (4, X, Y, Z) and (X, Y, Z)."""
    return (images.flip(1), mask.flip(0)) if rng.random() < 0.5 else (images, mask)


def near_tumour(
    rng: np.random.Generator, images: Tensor, mask: Tensor, box: tuple[int, int, int]
) -> tuple[Tensor, Tensor]:
    """A box at random round the whole tumour, or within one larger than the box; anywhere where there is none."""
    places = torch.nonzero(mask) if mask.any() else torch.nonzero(mask == 0)
    first, last = places.amin(0).tolist(), places.amax(0).tolist()
    for axis, side in enumerate(box):
        least, most = sorted((last[axis] + 1 - side, first[axis]))
        start = int(np.clip(rng.integers(least, most + 1), 0, mask.shape[axis] - side))
        images, mask = images.narrow(axis + 1, start, side), mask.narrow(axis, start, side)
    return images, mask
