"""Networks that need no training, and scans whose answer is known, for tests of what lies around a network."""

import numpy as np
import torch
from torch import Tensor, nn

from dyplab.data.scan import BrainScan


class Bright(nn.Module):
    """Whole tumour where FLAIR is above 2; core and enhancing where T1 with contrast is above 2 and 6."""

    def forward(self, x: Tensor) -> Tensor:
        t1c, flair = x[:, 1], x[:, 3]
        return torch.stack([flair - 2, t1c - 2, t1c - 6], dim=1) * 4


def make_patient(shape=(80, 95, 70), step=2.0, balls=(), most=(140.0, 176.0, 136.0)) -> BrainScan:
    """A round brain of wavy tissue with balls in it: (middle in mm, radius in mm, T1c, FLAIR); the axes run RAS.

    It is as large as its grid, but no larger than `most` mm.
    """
    grids = np.meshgrid(*(np.arange(n, dtype=np.float32) * step for n in shape), indexing="ij")
    extent = np.array(shape) * step
    radii = np.minimum(extent - 8, most) / 2
    brain = sum(((g - e / 2) / r) ** 2 for g, e, r in zip(grids, extent, radii, strict=True)) < 1
    tissue = 100 + 13 * np.sin(grids[1] / 10)  # of the same spread whatever the voxels measure
    images = np.stack([tissue + np.random.default_rng(0).random(shape, np.float32)] * 4)
    for middle, radius, t1c, flair in balls:
        ball = sum((g - m) ** 2 for g, m in zip(grids, middle, strict=True)) < radius**2
        images[1, ball], images[3, ball] = t1c, flair
    return BrainScan("made-up", np.where(brain, images, 0).astype(np.float32), np.diag([step, step, step, 1.0]))
