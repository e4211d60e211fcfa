"""A training that fits in a lesson: brains at three millimetres, a minute and a half on two processors."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits

from dyplab.data.scan import BrainScan
from dyplab.training.state import mode_put_back
from dyplab.tumour.grid import standardise
from dyplab.tumour.muon import learn, optimisers_of
from dyplab.tumour.network import make_network
from dyplab.tumour.training.loss import regions
from dyplab.tumour.training.views import mirrored, near_tumour

BOX = (48, 64, 48)  # of the 53 × 64 × 52 voxels of a simulated patient: the cerebrum, in sides that divide by eight
WIDTHS = (32, 64, 96)  # features at 6, 12 and 24 mm
NEAR = (32, 40, 32)  # voxels of the box round a tumour that most steps see
STEPS, WHOLE = 360, 60  # steps in all, and how many of them, the last, see whole brains
FLAT = 0.6  # the share of the steps before the rates fall, in a straight line to 0
WARM = 10  # steps before they are at their highest


def make_small() -> nn.Module:
    """An untrained network for the lesson.

    Raises:
        MissingExtra: MONAI is not installed.
    """
    return make_network(WIDTHS)


def train_small(
    network: nn.Module,
    scans: Sequence[BrainScan],
    *,
    steps: int | None = None,
    seed: int = 0,
    on_step: Callable[[int, float], None] = lambda step, loss: None,
) -> list[float]:
    """Train on boxes round the tumours of two patients a step, and at last on whole brains, one a step.

    Args:
        network: from (B, 4, X, Y, Z) to logits (B, 3, X, Y, Z) of whole tumour, core and enhancing; sides divide by 8.
        scans: the training patients at 3 mm, with masks.
        steps: how many in all; `STEPS` when absent, under two minutes on two processors.
        seed: of the order and the changes; the network's first weights are its own.
        on_step: called after each step with its number, from 1, and its loss.

    Returns:
        The loss of each step.
    """
    rng = np.random.default_rng(seed)
    images = [standardised_box(scan) for scan in scans]
    masks = [torch.from_numpy(cut(np.asarray(scan.mask)).copy()) for scan in scans]
    steps = steps or STEPS
    optimisers = optimisers_of(network)
    losses: list[float] = []
    turns = in_turn(rng, len(scans))
    network.train()
    for step in range(steps):
        if step < steps * (1 - WHOLE / STEPS):
            views = [near_tumour(rng, *mirrored(rng, images[k], masks[k]), NEAR) for k in (next(turns), next(turns))]
        else:
            patient = next(turns)
            views = [mirrored(rng, images[patient], masks[patient])]
        seen, truth = (torch.stack(tensors) for tensors in zip(*views, strict=True))
        share = min((step + 1) / WARM, 1.0, (steps - step) / ((1 - FLAT) * steps))
        loss = loss_of(network(seen), regions(truth))
        learn(optimisers, loss, share)
        losses.append(loss.item())
        on_step(step + 1, losses[-1])
    return losses


def in_turn(rng: np.random.Generator, count: int) -> Iterator[int]:
    """The numbers below `count` without end, each once before any comes again."""
    while True:
        yield from rng.permutation(count).tolist()


def loss_of(logits: Tensor, truth: Tensor) -> Tensor:
    """Cross-entropy of each voxel, and 1 − soft Dice of each region."""
    p = torch.sigmoid(logits)
    shared, together = (p * truth).sum((2, 3, 4)), (p + truth).sum((2, 3, 4))
    return binary_cross_entropy_with_logits(logits, truth) + (1 - (2 * shared + 1) / (together + 1)).mean()


def predict_small(network: nn.Module, scan: BrainScan) -> NDArray[np.float32]:
    """The network's probabilities for a brain, the mean over it as it is and with left and right exchanged.

    Args:
        network: as in `train_small`; it is left as it was.
        scan: at 3 mm.

    Returns:
        (3, 53, 64, 52) probabilities of whole tumour, core and enhancing; 0 outside the brain.
    """
    images = standardised_box(scan)[None]
    with mode_put_back(network), torch.inference_mode():
        network.eval()
        answer = (torch.sigmoid(network(images)) + torch.sigmoid(network(images.flip(2))).flip(2)) / 2
    out = np.zeros((3, *scan.brain.shape), np.float32)
    cut(out)[:] = answer[0].float().numpy()
    return out * scan.brain


def standardised_box(scan: BrainScan) -> Tensor:
    """(4, 48, 64, 48), each image on its own scale; 0, the middle of the brain, outside it too."""
    return torch.from_numpy(cut(standardise(scan.images, scan.brain) * scan.brain).copy())


def cut(array: NDArray[Any]) -> NDArray[Any]:
    """The part of (…, 53, 64, 52) that the network sees: the middle from right to left, and all but the lowest."""
    x, y, z = (length - side for length, side in zip(array.shape[-3:], BOX, strict=True))
    return array[..., x // 2 : x // 2 + BOX[0], y // 2 : y // 2 + BOX[1], z:]
