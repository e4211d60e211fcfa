"""What the network is punished for: each voxel's cross-entropy, and the overlap of each region."""

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

VOXELS = 3.0  # how much the cross-entropy counts beside the overlap; tumours are two per cent of the box


def regions(masks: Tensor) -> Tensor:
    """(B, 3, X, Y, Z) of 0 and 1, whole tumour, core and enhancing, from (B, X, Y, Z) labels of BraTS 2023.

    >>> regions(torch.tensor([0, 1, 2, 3]).reshape(1, 1, 1, 4)).flatten(1).int().tolist()
    [[0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 1]]
    """
    return torch.stack((masks > 0, (masks == 1) | (masks == 3), masks == 3), 1).float()


def loss_of(logits: Tensor, truth: Tensor) -> Tensor:
    """Cross-entropy, and 1 − soft Dice of the regions that the patient has.

    Args:
        logits: (B, 3, X, Y, Z).
        truth: (B, 3, X, Y, Z), 0 and 1.

    Source:
        Milletari F et al. V-Net. 3DV 2016.
    """
    logits = logits.float()
    p = torch.sigmoid(logits)
    both, either = (p * truth).sum((2, 3, 4)), (p + truth).sum((2, 3, 4))
    has = truth.sum((2, 3, 4)) > 0
    overlap = (2 * both + 1) / (either + 1)
    missed = ((1 - overlap) * has).sum() / has.sum().clamp(min=1)
    return VOXELS * binary_cross_entropy_with_logits(logits, truth) + missed
