"""The pretraining itself, through Lightning Fabric: the same command on one processor or on several machines."""

import os
import time
from pathlib import Path
from typing import Any

import torch
from torch import nn

from dyplab.pfn.network import PFN
from dyplab.pfn.pretraining.checkpoint import read_checkpoint, write_checkpoint
from dyplab.pfn.pretraining.lessons import Batch, draw
from dyplab.pfn.pretraining.loss import loss_of
from dyplab.pfn.pretraining.optimiser import make_optimisers, rate_at
from dyplab.system import require_extra

RATE = 2e-3
KEEP_EVERY = 100  # steps


def pretrain(
    checkpoint: str | os.PathLike[str],
    steps: int,
    *,
    until: int | None = None,
    seed: int = 0,
    devices: int = 1,
    tokens: int = 4800,
    say: Any = print,
) -> PFN:
    """Pretrain a network, or go on where the checkpoint stopped.

    Args:
        checkpoint: `.safetensors` file; begun if it is not there, written every hundred steps.
        steps: of the whole pretraining. It may be changed while the rate is still flat (see `rate_at`).
        until: stop before this step, to go on another day.
        seed: decides every table and the weights' starting values.
        devices: processes or accelerators on this machine; Fabric finds further machines in its environment.
        tokens: tokens a step on each device.
        say: called with a line of progress every hundred steps.

    Returns:
        The network as it is after the last step.

    Raises:
        MissingExtra: Lightning is not installed.
        DataError: the checkpoint is damaged or another pretraining's.
    """
    require_extra("train")
    from lightning.fabric import Fabric
    from lightning.fabric.strategies.ddp import DDPStrategy

    several = devices > 1 or "WORLD_SIZE" in os.environ
    strategy: Any = DDPStrategy(find_unused_parameters=True) if several else "auto"
    fabric = Fabric(devices=devices, strategy=strategy, precision=precision())
    fabric.launch()
    torch.manual_seed(seed)
    plain = PFN()
    optimisers = make_optimisers(plain, RATE)
    given = {"seed": seed, "tokens": tokens, "world": fabric.world_size, "rate": RATE}
    losses = read_checkpoint(checkpoint, plain, optimisers, given) if Path(checkpoint).exists() else []
    network, *fitted = fabric.setup(plain, *optimisers)
    began, first = time.monotonic(), len(losses)
    for step in range(first, steps if until is None else min(until, steps)):
        batch = Batch(*fabric.to_device(tuple(draw(seed, step, fabric.global_rank, tokens))))
        loss = one_step(fabric, network, fitted, batch, RATE * rate_at(step, steps))
        mean: Any = fabric.all_reduce(loss.detach(), reduce_op="mean")
        losses.append(float(mean))
        if (step + 1) % KEEP_EVERY == 0 and fabric.is_global_zero:
            write_checkpoint(checkpoint, plain, optimisers, losses, given)
            recent = sum(losses[-KEEP_EVERY:]) / KEEP_EVERY
            say(f"{step + 1} / {steps}  {recent:.4f}  {(time.monotonic() - began) / (step + 1 - first):.3f} s")
    if fabric.is_global_zero:
        write_checkpoint(checkpoint, plain, optimisers, losses, given)
    return plain


def one_step(fabric: Any, network: nn.Module, optimisers: list[Any], batch: Batch, rate: float) -> torch.Tensor:
    """Look at a batch and move the weights once; the loss before the move."""
    for optimiser in optimisers:
        optimiser.zero_grad()
        for group in optimiser.param_groups:
            group["lr"] = rate
    loss = loss_of(network, batch)
    fabric.backward(loss)
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    for optimiser in optimisers:
        optimiser.step()
    return loss


def precision() -> Any:
    """Numbers of 16 bits where the processor multiplies them faster than those of 32; weights always have 32."""
    fast = torch.cuda.is_available() or torch.cpu._is_avx512_bf16_supported()
    return "bf16-mixed" if fast else "32-true"
