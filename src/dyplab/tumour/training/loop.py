"""Training on simulated patients, one whole brain a step; can be interrupted and taken up again."""

import math
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits
from torch.utils.data import DataLoader

from dyplab.tumour.training.lessons import GROUP, Groups

RATE = 1e-3
FLAT = 0.6  # the share of the steps before the rate falls, in a straight line to 0
MEMORY = 0.998  # of the running mean of the weights, which is what is kept


def regions(masks: Tensor) -> Tensor:
    """(B, 3, X, Y, Z) of 0 and 1: whole tumour, core, enhancing."""
    return torch.stack((masks > 0, (masks == 1) | (masks == 3), masks == 3), 1).float()


def loss_of(logits: Tensor, truth: Tensor) -> Tensor:
    """Cross-entropy of each voxel, and 1 − Dice of each region that the patient has."""
    logits = logits.float()
    p = torch.sigmoid(logits)
    both, either = (p * truth).sum((2, 3, 4)), (p + truth).sum((2, 3, 4))
    has = truth.sum((2, 3, 4)) > 0
    overlap = ((2 * both + 1) / (either + 1))[has]
    return 3 * binary_cross_entropy_with_logits(logits, truth) + (1 - overlap).mean()


def rate_at(step: int, steps: int) -> float:
    warm = min(1.0, (step + 1) / 100)
    return RATE * warm * min(1.0, (steps - step) / ((1 - FLAT) * steps))


def vary(images: Tensor, masks: Tensor, chance: torch.Generator) -> tuple[Tensor, Tensor]:
    """Left for right in half of them, and each image a little brighter or flatter."""
    if torch.rand((), generator=chance) < 0.5:
        images, masks = images.flip(-3), masks.flip(-3)
    scale = 1 + 0.3 * (torch.rand((len(images), 4, 1, 1, 1), generator=chance) - 0.5)
    move = 0.6 * (torch.rand((len(images), 4, 1, 1, 1), generator=chance) - 0.5)
    return images.float() * scale + move * (images > -4.9), masks


def train(
    network: nn.Module,
    steps: int,
    *,
    seed: int = 0,
    checkpoint: Path | None = None,
    say: Callable[[int, float, nn.Module], None] = lambda *_: None,
) -> nn.Module:
    kept = torch.optim.swa_utils.AveragedModel(network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(MEMORY))
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-3)
    step = 0
    if checkpoint and checkpoint.exists():
        told = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(told["network"])
        kept.load_state_dict(told["kept"])
        optimiser.load_state_dict(told["optimiser"])
        step = told["step"]
    groups = Groups(seed, step // GROUP, math.ceil(steps / GROUP))
    began, recent = time.time(), []
    for images, masks in DataLoader(groups, batch_size=None, num_workers=1, prefetch_factor=2):
        chance = torch.Generator().manual_seed(seed * 1_000_003 + step)
        for one, truth in zip(images.split(1), masks.split(1), strict=True):
            for setting in optimiser.param_groups:
                setting["lr"] = rate_at(step, steps)
            seen, truth = vary(one, truth, chance)
            with torch.autocast("cpu", torch.bfloat16):
                logits = network(seen)
            loss = loss_of(logits, regions(truth))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            kept.update_parameters(network)
            recent.append(loss.item())
            step += 1
        say(step, sum(recent) / len(recent), kept.module)
        recent = []
        if checkpoint and step % (GROUP * 5) == 0:
            torch.save(
                {
                    "network": network.state_dict(),
                    "kept": kept.state_dict(),
                    "optimiser": optimiser.state_dict(),
                    "step": step,
                },
                str(checkpoint) + ".new",
            )
            Path(str(checkpoint) + ".new").replace(checkpoint)
    return kept.module
