"""The pretraining itself, through Lightning Fabric: the same command on one processor or on several machines."""

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import torch

from dyplab.errors import DataError
from dyplab.pfn.network import PFN
from dyplab.pfn.pretraining.lessons import Batch, draw
from dyplab.pfn.pretraining.optimiser import make_optimisers, rate_at
from dyplab.pfn.pretraining.step import one_step
from dyplab.system import require_extra
from dyplab.text.long_training import ALREADY_FURTHER
from dyplab.training.sittings import SoFar, read_checkpoint, write_checkpoint
from dyplab.training.stopping import CtrlC

RATE = 2e-3
KEEP_EVERY = 100  # steps


class Pretrained(NamedTuple):
    """What a pretraining leaves."""

    network: PFN
    so_far: SoFar
    given: dict[str, Any]  # seed, tokens a step, processes, rate
    first_process: bool  # of several, the one that writes
    interrupted: bool = False  # with Ctrl-C


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

    Ctrl-C lets the step be finished and the checkpoint be written; a second one does not wait.

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
        DataError: the checkpoint is damaged, another pretraining's, or has more steps than are asked for.
    """
    require_extra("train")
    from lightning.fabric import Fabric
    from lightning.fabric.strategies.ddp import DDPStrategy

    for part in ("fabric", "pytorch"):  # what they tell about precision and processes, in English
        logging.getLogger(f"lightning.{part}.utilities").setLevel(logging.WARNING)
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
    start, first = time.monotonic(), len(losses)
    if first > steps:
        raise DataError(ALREADY_FURTHER(file=Path(checkpoint).name, done=first, steps=steps))
    network, *fitted = fabric.setup(plain, *optimisers)

    def so_far() -> SoFar:
        return SoFar(losses, before + time.monotonic() - start)

    interrupted = False
    with CtrlC() as ctrl_c:
        for step in range(first, steps if until is None else min(until, steps)):
            batch = Batch(*fabric.to_device(tuple(draw(seed, step, fabric.global_rank, tokens))))
            loss = one_step(network, fitted, batch, RATE * rate_at(step, steps), fabric.backward)
            told = torch.stack([loss, loss.new_tensor(float(ctrl_c.pressed))])  # to one is told to all
            mean: Any = fabric.all_reduce(told, reduce_op="mean")
            losses.append(float(mean[0]))
            if (step + 1) % KEEP_EVERY == 0 and fabric.is_global_zero:
                write_checkpoint(checkpoint, plain, optimisers, so_far(), given)
                say(step + 1, sum(losses[-KEEP_EVERY:]) / KEEP_EVERY)
            if mean[1] > 0:
                interrupted = True
                break
        if fabric.is_global_zero:
            write_checkpoint(checkpoint, plain, optimisers, so_far(), given)
    return Pretrained(plain, so_far(), given, fabric.is_global_zero, interrupted)


def precision() -> Any:
    """Numbers of 16 bits where the processor multiplies them faster than those of 32; weights always have 32."""
    fast = torch.cuda.is_available() or torch.cpu._is_avx512_bf16_supported()
    return "bf16-mixed" if fast else "32-true"
