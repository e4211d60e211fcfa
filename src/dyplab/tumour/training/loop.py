"""Training on simulated patients, boxes round their tumours first; can be interrupted and taken up again."""

import hashlib
import math
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim import Optimizer
from torch.utils.data import DataLoader

from dyplab import training
from dyplab.errors import DataError
from dyplab.text.long_training import ALREADY_FURTHER
from dyplab.training.sittings import SoFar, read_checkpoint, write_checkpoint
from dyplab.training.stopping import CtrlC
from dyplab.tumour.muon import RATES, learn, optimisers_of
from dyplab.tumour.network import make_network
from dyplab.tumour.training.lessons import GROUP, Groups
from dyplab.tumour.training.loss import loss_of, regions
from dyplab.tumour.training.views import mirrored, near_tumour

NEAR = (48, 48, 48)  # voxels of the boxes
BOXES = 0.8  # the share of the steps, the first, that see the boxes of two patients; the others see one whole brain
FLAT = 0.6  # the share of the steps before the rate falls, in a straight line to 0
MEMORY = 0.99  # of the running mean of the weights, which is what is kept
KEEP_EVERY = 5 * GROUP  # steps


class Trained(NamedTuple):
    """What a training leaves."""

    network: nn.Module  # the running mean
    so_far: SoFar
    given: dict[str, Any]
    interrupted: bool


def train(
    checkpoint: str | os.PathLike[str],
    steps: int,
    *,
    until: int | None = None,
    seed: int = 0,
    start: str | os.PathLike[str] | None = None,
    say: Callable[[int, float], None] = print,
) -> Trained:
    """Train the network, or go on where the checkpoint stopped; Ctrl-C writes the checkpoint and stops.

    Args:
        checkpoint: `.safetensors` file; begun if it is not there, written every 120 steps and at the end.
        steps: Of the whole training; may be changed while the rate is still flat. Rounded up to whole groups.
        until: Stop at this step, to go on another day.
        seed: Decides every patient, every scanner and, without `start`, the weights the training begins with.
        start: `.safetensors` weights to begin with, of an earlier training.
        say: Told after each group of 24 how many steps are done, and their mean loss.

    Returns:
        The network, and how it went.

    Raises:
        MissingExtra: MONAI or nibabel is not installed.
        DataError: the checkpoint is damaged, another training's, or has more steps than are asked for; `start` is
            missing or another network's.
    """
    torch.manual_seed(seed)
    both = nn.ModuleDict({"now": make_network(), "kept": make_network()})
    given: dict[str, Any] = {"seed": seed, "rates": list(RATES), "memory": MEMORY}
    if start is not None:
        training.load_network(start, both["now"])
        given["begun_with"] = hashlib.sha256(Path(start).read_bytes()).hexdigest()
    both["kept"].load_state_dict(both["now"].state_dict())
    optimisers = optimisers_of(both["now"])
    losses, before = (
        read_checkpoint(checkpoint, both, optimisers, given) if Path(checkpoint).exists() else SoFar([], 0.0)
    )
    if len(losses) > math.ceil(steps / GROUP) * GROUP:
        raise DataError(ALREADY_FURTHER(file=Path(checkpoint).name, done=len(losses), steps=steps))
    begun = time.monotonic()

    def keep() -> SoFar:
        so_far = SoFar(losses, before + time.monotonic() - begun)
        write_checkpoint(checkpoint, both, optimisers, so_far, given)
        return so_far

    groups = Groups(seed, len(losses) // GROUP, math.ceil(min(steps, until or steps) / GROUP))
    with CtrlC() as ctrl_c:
        for images, masks in DataLoader(groups, batch_size=None, num_workers=1, prefetch_factor=2):
            losses += one_group(both, optimisers, images, masks, seed, len(losses), steps)
            say(len(losses), sum(losses[-GROUP:]) / GROUP)
            if len(losses) % KEEP_EVERY == 0:
                keep()
            if ctrl_c.pressed:
                break
    return Trained(both["kept"], keep(), given, ctrl_c.pressed)


def one_group(
    both: nn.ModuleDict,
    optimisers: list[Optimizer],
    images: Tensor,
    masks: Tensor,
    seed: int,
    step: int,
    steps: int,
) -> list[float]:
    """As many steps as the group has brains; the loss of each."""
    network, losses = both["now"].train(), []
    for number in range(len(images)):
        rng = np.random.default_rng((seed, step))
        if step < BOXES * steps:
            pair = number, (number + len(images) // 2) % len(images)
            views = [near_tumour(rng, *vary(rng, images[one], masks[one]), NEAR) for one in pair]
        else:
            views = [vary(rng, images[number], masks[number])]
        seen, truth = (torch.stack(tensors) for tensors in zip(*views, strict=True))
        with torch.autocast("cpu", torch.bfloat16, enabled=torch.cpu._is_avx512_bf16_supported()):
            logits = network(seen)
        loss = loss_of(logits, regions(truth))
        learn(optimisers, loss, share_at(step, steps))
        step += 1
        keep_mean(both["kept"], network, min(MEMORY, step / (step + 9)))
        losses.append(float(loss.detach()))
    return losses


def share_at(step: int, steps: int) -> float:
    """The share of the highest rate: up within the first steps, flat, and down at the end.

    >>> [round(share_at(step, 1000), 3) for step in (0, 20, 600, 800, 999)]
    [0.05, 1.0, 1.0, 0.5, 0.003]
    """
    return min(1.0, (step + 1) / 20) * min(1.0, (steps - step) / ((1 - FLAT) * steps))


@torch.no_grad()
def keep_mean(kept: nn.Module, network: nn.Module, memory: float) -> None:
    """Move the running mean of the weights a little towards what they are now."""
    for mean, now in zip(kept.parameters(), network.parameters(), strict=True):
        mean.lerp_(now, 1 - memory)


def vary(rng: np.random.Generator, images: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """Left for right in half of them, and each image a little brighter or flatter than it was standardised to be."""
    images, mask = mirrored(rng, images.float(), mask)
    scale, move = torch.from_numpy(rng.uniform(-1, 1, (2, 4, 1, 1, 1)).astype(np.float32))
    return images * (1 + 0.15 * scale) + 0.3 * move * (images > -4.9), mask
