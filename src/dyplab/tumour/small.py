"""A training that fits in a lesson: whole brains at three millimetres, under two minutes on two processors."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits

from dyplab.data.scan import BrainScan
from dyplab.training.state import mode_put_back
from dyplab.tumour.grid import standardise
from dyplab.tumour.training.loss import regions

WIDTHS = (16, 32, 64, 96)  # features at 3, 6, 12 and 24 mm
BOX = (48, 64, 48)  # of the 53 × 64 × 52 voxels of a simulated patient: the cerebrum, in sides that divide by eight
STEPS = {"bfloat16": 520, "float32": 200}  # about as long, each on a processor that does it well
RATE = 2e-3
WARM = 20  # steps before the learning rate is at its highest


def train_small(
    network: nn.Module,
    scans: Sequence[BrainScan],
    *,
    steps: int | None = None,
    seed: int = 0,
    on_step: Callable[[int, float], None] = lambda step, loss: None,
) -> list[float]:
    """Train on one whole brain a step, left for right in half of them, each image a little brighter or flatter.

    Args:
        network: from (1, 4, 48, 64, 48) to logits (1, 3, 48, 64, 48) of whole tumour, core and enhancing.
        scans: the training patients at 3 mm, with masks.
        steps: how many brains; as many as take under two minutes on two processors when absent.
        seed: of the order and the changes; the network's first weights are its own.
        on_step: called after each step with its number, from 1, and its loss.

    Returns:
        The loss of each step.
    """
    rng = np.random.default_rng(seed)
    images = [standardised_box(scan) for scan in scans]
    masks = [torch.from_numpy(cut(np.asarray(scan.mask)).copy()) for scan in scans]
    half = torch.cpu._is_avx512_bf16_supported()  # by the processor and not by the clock: the same twice
    steps = steps or STEPS["bfloat16" if half else "float32"]
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-3)
    losses: list[float] = []
    order: list[int] = []
    network.train()
    for step in range(steps):
        order = order or rng.permutation(len(scans)).tolist()
        patient = order.pop()
        seen, truth = varied(rng, images[patient], masks[patient])
        for setting in optimiser.param_groups:
            setting["lr"] = RATE * min((step + 1) / WARM, 1.0, (steps - step) / (0.6 * steps))
        with torch.autocast("cpu", torch.bfloat16, enabled=half):
            logits = network(seen[None])
        loss = loss_of(logits.float(), regions(truth[None]))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        losses.append(loss.item())
        on_step(step + 1, losses[-1])
    return losses


def loss_of(logits: Tensor, truth: Tensor) -> Tensor:
    """Cross-entropy of each voxel, and 1 − soft Dice of each region."""
    p = torch.sigmoid(logits)
    shared, together = (p * truth).sum((2, 3, 4)), (p + truth).sum((2, 3, 4))
    return binary_cross_entropy_with_logits(logits, truth) + (1 - (2 * shared + 1) / (together + 1)).mean()


def varied(rng: np.random.Generator, images: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """The same brain as another scanner might have seen it, and in half of them with left and right exchanged."""
    if rng.random() < 0.5:
        images, mask = images.flip(1), mask.flip(0)
    scale, move = (torch.from_numpy(rng.uniform(-0.2, 0.2, (4, 1, 1, 1)).astype(np.float32)) for _ in range(2))
    return images * (1 + scale) + move * (images != 0), mask


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
