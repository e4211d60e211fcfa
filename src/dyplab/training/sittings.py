"""A training of hours, done in several sittings: the file it is taken up again from, and which code it ran."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor, nn, tensor
from torch.optim import Optimizer

from dyplab.errors import DataError
from dyplab.system import write_atomically
from dyplab.text.training import BAD_CHECKPOINT, OTHER_TRAINING


class SoFar(NamedTuple):
    """How a training has gone."""

    losses: list[float]  # of every step; their number is the step to go on from
    seconds: float  # that it has taken, all sittings together


def write_checkpoint(
    path: str | os.PathLike[str],
    network: nn.Module,
    optimisers: list[Optimizer],
    so_far: SoFar,
    given: dict[str, Any],
) -> None:
    """Whole or not at all; no pickle.

    Args:
        path: a `.safetensors` file, outside the source tree.
        network: its weights are kept.
        optimisers: what they remember is kept.
        so_far: how it has gone.
        given: what decides the training, such as its seed; must be the same when it is taken up again.
    """
    tensors = {f"weights/{name}": values for name, values in network.state_dict().items()}
    tensors |= {"losses": tensor(so_far.losses), "seconds": tensor(so_far.seconds)}
    for number, optimiser in enumerate(optimisers):
        for place, remembered in optimiser.state_dict()["state"].items():
            tensors |= {f"optimiser/{number}/{place}/{name}": values for name, values in remembered.items()}
    whole = {name: values.detach().cpu().contiguous().clone() for name, values in tensors.items()}
    write_atomically(path, save(whole, metadata={"dyplab": json.dumps(given, sort_keys=True)}))


def read_checkpoint(
    path: str | os.PathLike[str], network: nn.Module, optimisers: list[Optimizer], given: dict[str, Any]
) -> SoFar:
    """Put a checkpoint's content into a network and its optimisers.

    Returns:
        How it has gone.

    Raises:
        DataError: the file is damaged, or another training's; nothing is changed.
    """
    path = Path(path)
    try:
        with safe_open(path, framework="pt") as file:
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
            kept = json.loads(file.metadata()["dyplab"])
    except (SafetensorError, OSError, KeyError, TypeError, ValueError) as error:
        raise DataError(BAD_CHECKPOINT(file=path.name)) from error
    changed = sorted(name for name in given.keys() | kept.keys() if given.get(name) != kept.get(name))
    if changed:
        raise DataError(OTHER_TRAINING(file=path.name, changed=", ".join(changed)))
    network.load_state_dict(part(tensors, "weights/"))
    for number, optimiser in enumerate(optimisers):
        memory: dict[int, dict[str, Tensor]] = {}
        for name, values in part(tensors, f"optimiser/{number}/").items():
            place, _, which = name.partition("/")
            memory.setdefault(int(place), {})[which] = values
        optimiser.load_state_dict({"state": memory, "param_groups": optimiser.state_dict()["param_groups"]})
    return SoFar([float(loss) for loss in tensors["losses"]], float(tensors["seconds"]))


def part(tensors: dict[str, Tensor], folder: str) -> dict[str, Tensor]:
    return {name.removeprefix(folder): values for name, values in tensors.items() if name.startswith(folder)}


def source_id() -> str:
    """The commit that the code is of, when it is run from a checkout."""
    asked = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True, timeout=10).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return "not known"
