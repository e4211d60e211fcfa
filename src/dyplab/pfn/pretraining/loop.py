"""The pretraining itself, through Lightning Fabric: the same command on one processor or on several machines."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import torch

from dyplab.pfn.network import PFN
from dyplab.pfn.pretraining.checkpoint import SoFar, read_checkpoint, write_checkpoint
from dyplab.pfn.pretraining.lessons import Batch, draw
from dyplab.pfn.pretraining.optimiser import make_optimisers, rate_at
from dyplab.pfn.pretraining.step import one_step
from dyplab.system import require_extra

RATE = 2e-3
KEEP_EVERY = 100  # steps


class Pretrained(NamedTuple):
    """What a pretraining leaves."""

    network: PFN
    so_far: SoFar
    given: dict[str, Any]  # seed, tokens a step, processes, rate
    first_process: bool  # of several, the one that writes


def pretrain(
    checkpoint: str | os.PathLike[str],
    steps: int,
    *,
    until: int | None = None,
    seed: int = 0,
    devices: int = 1,
    tokens: int = 4800,
    say: Callable[[int, float], None] = print,
) -> Pretrained:
    """Pretrain a network, or go on where the checkpoint stopped.

    Args:
        checkpoint: `.safetensors` file; begun if it is not there, written every hundred steps.
        steps: of the whole pretraining. It may be changed while the rate is still flat (see `rate_at`).
        until: stop before this step, to go on another day.
        seed: decides every table and the weights' starting values.
        devices: processes or accelerators on this machine; Fabric finds further machines in its environment.
        tokens: tokens a step on each device.
        say: told every hundred steps how many are done and the mean loss of the last hundred.

    Returns:
        The network after the last step, and how it went.

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
    begun = Path(checkpoint).exists()
    losses, before = read_checkpoint(checkpoint, plain, optimisers, given) if begun else SoFar([], 0.0)
    network, *fitted = fabric.setup(plain, *optimisers)
    start, first = time.monotonic(), len(losses)

    def so_far() -> SoFar:
        return SoFar(losses, before + time.monotonic() - start)

    for step in range(first, steps if until is None else min(until, steps)):
        batch = Batch(*fabric.to_device(tuple(draw(seed, step, fabric.global_rank, tokens))))
        loss = one_step(network, fitted, batch, RATE * rate_at(step, steps), fabric.backward)
        mean: Any = fabric.all_reduce(loss, reduce_op="mean")
        losses.append(float(mean))
        if (step + 1) % KEEP_EVERY == 0 and fabric.is_global_zero:
            write_checkpoint(checkpoint, plain, optimisers, so_far(), given)
            say(step + 1, sum(losses[-KEEP_EVERY:]) / KEEP_EVERY)
    if fabric.is_global_zero:
        write_checkpoint(checkpoint, plain, optimisers, so_far(), given)
    return Pretrained(plain, so_far(), given, fabric.is_global_zero)


def precision() -> Any:
    """Numbers of 16 bits where the processor multiplies them faster than those of 32; weights always have 32."""
    fast = torch.cuda.is_available() or torch.cpu._is_avx512_bf16_supported()
    return "bf16-mixed" if fast else "32-true"
