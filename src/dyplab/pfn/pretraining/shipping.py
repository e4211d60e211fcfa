"""From a pretraining to a file that others can use: the weights, a card that says how they came about, the log."""

import platform
from pathlib import Path
from typing import Any

import numpy as np
import torch

from dyplab import training
from dyplab.pfn.pretraining.lessons import shape_of
from dyplab.pfn.pretraining.loop import Pretrained, precision
from dyplab.pfn.prior.tables import SHARES
from dyplab.system import write_atomically
from dyplab.training.sittings import source_id

EACH_UNTIL, LINE_EVERY = 200, 100  # steps: the first ones are logged one by one, to be reproduced


def ship(out: Path, pretrained: Pretrained, command: str) -> None:
    """Write the weights, their card (`.json`) and the log (`.csv`) beside each other.

    A line of the log has the mean loss of the steps since the line before.

    Args:
        out: a name that ends in `.safetensors`.
        pretrained: what `pretrain` gave.
        command: that made it.

    Raises:
        DataError: the name ends in something else.
        FolderError: the folder cannot be written.
    """
    met = tables_met(pretrained)
    losses, seconds = pretrained.so_far
    card: dict[str, Any] = {
        "what": "prior-fitted network for tables of numbers; dyplab",
        "trained_on": "invented tables alone; no patient",
        "prior": {f"share of {name} tables": share for name, share in SHARES.items()},
        "command": command,
        "source": source_id(),
        "steps": len(losses),
        "tables": int(met[-1]) if len(met) else 0,
        "hours": round(seconds / 3600, 2),
        "loss of the last thousand steps": round(float(np.mean(losses[-1000:])), 4),
        "precision": precision(),
        "processor": platform.machine(),
        "torch": torch.__version__,
        "parameters": sum(values.numel() for values in pretrained.network.parameters()),
        "not_for": "decisions about patients",
        **pretrained.given,
    }
    training.save_network(out, pretrained.network, card)
    lines, before = ["step,tables,loss"], 0
    for step in range(1, len(losses) + 1):
        if step <= EACH_UNTIL or step % LINE_EVERY == 0:
            lines.append(f"{step},{met[step - 1]},{np.mean(losses[before:step]):.5f}")
            before = step
    write_atomically(out.with_suffix(".csv"), "\n".join(lines) + "\n")


def tables_met(pretrained: Pretrained) -> np.ndarray[Any, np.dtype[np.int64]]:
    """How many tables had been met after each step, by all processes together."""
    given = pretrained.given
    each = [
        shape_of(np.random.default_rng([given["seed"], step]), step, given["tokens"]).tables
        for step in range(len(pretrained.so_far.losses))
    ]
    met: np.ndarray[Any, np.dtype[np.int64]] = np.cumsum(np.array(each, np.int64)) * given["world"]
    return met
