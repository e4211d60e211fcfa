"""From a training to a file that others can use: the weights, a card that says how they came about, the log."""

import platform
from pathlib import Path

import numpy as np
import torch

from dyplab import training
from dyplab.system import write_atomically
from dyplab.text import tumour as says
from dyplab.training.sittings import source_id
from dyplab.tumour.training.lessons import GROUP, PATIENTS
from dyplab.tumour.training.loop import Trained


def ship(out: Path, trained: Trained, command: str) -> None:
    """Write the weights in half precision, their card (`.json`) and the losses (`.csv`) beside each other.

    Args:
        out: A name that ends in `.safetensors`.
        trained: What `train` gave.
        command: That made it.

    Raises:
        DataError: the name ends in something else.
        FolderError: the folder cannot be written.
    """
    losses, seconds = trained.so_far
    card = {
        "what": "segmentation of brain tumours in T1, T1 with contrast, T2 and FLAIR; dyplab",
        "trained_on": {"nb": says.TRAINED_ON.nb, "en": says.TRAINED_ON.en},
        "regions": "whole tumour, core, enhancing (labels of BraTS 2023)",
        "command": command,
        "source": source_id(),
        "steps": len(losses),
        "patients": len(losses) // GROUP * PATIENTS,
        "hours": round(seconds / 3600, 2),
        "loss of the last five hundred steps": round(float(np.mean(losses[-500:])), 4),
        "processor": platform.machine(),
        "torch": torch.__version__,
        "parameters": sum(values.numel() for values in trained.network.parameters()),
        "not_for": "decisions about patients: for teaching, not a medical device",
        **trained.given,
    }
    training.save_network(out, trained.network.half(), card)
    groups = np.array(losses[: len(losses) // GROUP * GROUP]).reshape(-1, GROUP).mean(axis=1)
    lines = ["step,loss", *(f"{GROUP * (group + 1)},{loss:.5f}" for group, loss in enumerate(groups))]
    write_atomically(out.with_suffix(".csv"), "\n".join(lines) + "\n")
