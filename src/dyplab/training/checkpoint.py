"""A training under way, and the file it can be taken up again from.

The file is safetensors: weights, what the optimiser remembers and the two sources of chance as tensors, the learning
curves and what the training was given as JSON in its head. It is written after each epoch, whole or not at all.
"""

import copy
import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Generator, Tensor, nn

from dyplab.errors import DataError
from dyplab.system import write_atomically
from dyplab.text.training import BAD_CHECKPOINT, OTHER_TRAINING
from dyplab.training.history import History

Weights = dict[str, Tensor]


class Underway:
    """All that changes while a network is trained.

    Args:
        network: its weights are in their starting state.
        optimiser: fresh.
        chance: decides the order of the patients and the augmentation.
    """

    def __init__(self, network: nn.Module, optimiser: torch.optim.Optimizer, chance: Generator):
        self.network, self.optimiser, self.chance = network, optimiser, chance
        self.history = History()
        self.kept: Weights | None = None  # of the best epoch, or the last: whichever the network is to be left with
        self.given: dict[str, str] = {}

    def keep_weights(self) -> None:
        """These are the weights to end with, so far."""
        self.kept = copy.deepcopy(self.network.state_dict())

    def put_kept_weights_back(self) -> None:
        """Leave the network with the weights to end with."""
        if self.kept is not None:
            self.network.load_state_dict(self.kept)

    def resume(self, path: str | os.PathLike[str], settings: Sequence[Any], arrays: Sequence[Tensor]) -> None:
        """Go on from the file if there is one, or begin it.

        Args:
            path: the checkpoint.
            settings: what the training was asked to do; must be what the file says.
            arrays: what it learns from; likewise.

        Raises:
            DataError: the file is no checkpoint or is damaged, or belongs to another training.
        """
        start = _digest(self.network.state_dict().values())
        self.given = {
            "network": start,
            "settings": " ".join(map(_name, [self.optimiser, *settings])),
            "data": _digest(arrays),
        }
        path = Path(path)
        if not path.exists():
            self.keep_weights()  # stopped within the first epoch, the network ends as it began, and can begin again
            self.save(path)
            return
        tensors, notes = _read(path)
        try:
            if start == notes["left"]:  # the network itself was kept in memory, as the interruption left it
                self.given["network"] = notes["given"]["network"]
            changed = [name for name, value in self.given.items() if notes["given"][name] != value]
            if not changed:
                self._take_up(tensors, notes)
        except (KeyError, ValueError, TypeError, RuntimeError, AttributeError) as error:
            raise DataError(BAD_CHECKPOINT(file=path.name)) from error
        if changed:
            raise DataError(OTHER_TRAINING(file=path.name, changed=", ".join(changed)))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the checkpoint."""
        from safetensors.torch import save

        state = self.optimiser.state_dict()
        tensors = {f"weights/{name}": values for name, values in self.network.state_dict().items()}
        tensors |= {f"kept/{name}": values for name, values in (self.kept or {}).items()}
        tensors |= {"chance/order": self.chance.get_state(), "chance/dropout": torch.get_rng_state()}
        memory: dict[str, dict[str, Any]] = {}
        for number, remembered in state["state"].items():
            for name, value in remembered.items():
                if isinstance(value, Tensor):
                    tensors[f"optimiser/{number}/{name}"] = value
                else:
                    memory.setdefault(str(number), {})[name] = value
        notes = {
            "given": self.given,
            "left": _digest((self.kept or {}).values()),
            "history": vars(self.history),
            "memory": memory,
            "groups": state["param_groups"],
        }
        whole = {name: values.detach().contiguous().clone() for name, values in tensors.items()}
        write_atomically(path, save(whole, metadata={"dyplab": json.dumps(notes)}))

    def _take_up(self, tensors: Weights, notes: dict[str, Any]) -> None:
        def part(folder: str) -> Weights:
            return {name.removeprefix(f"{folder}/"): t for name, t in tensors.items() if name.startswith(f"{folder}/")}

        memory: dict[int, dict[str, Any]] = {int(number): dict(values) for number, values in notes["memory"].items()}
        for name, values in part("optimiser").items():
            number, _, which = name.partition("/")
            memory.setdefault(int(number), {})[which] = values
        self.network.load_state_dict(part("weights"))
        self.optimiser.load_state_dict({"state": memory, "param_groups": notes["groups"]})
        self.chance.set_state(tensors["chance/order"])
        torch.set_rng_state(tensors["chance/dropout"])
        self.kept = part("kept")
        self.history = History(**{**notes["history"], "interrupted": False})


def _read(path: Path) -> tuple[Weights, dict[str, Any]]:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="pt") as file:
            return {name: file.get_tensor(name) for name in file.keys()}, json.loads(file.metadata()["dyplab"])  # noqa: SIM118
    except (SafetensorError, OSError, KeyError, TypeError, ValueError) as error:
        raise DataError(BAD_CHECKPOINT(file=path.name)) from error


def _digest(tensors: Any) -> str:
    """A short sum of all the numbers: the same only if every one is the same."""
    whole = hashlib.sha256()
    for values in tensors:
        whole.update(repr((tuple(values.shape), values.dtype)).encode())
        whole.update(values.detach().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes())
    return whole.hexdigest()


def _name(setting: Any) -> str:
    """How a setting is told from another: an optimiser by its kind and numbers, a function by its name and its code."""
    if isinstance(setting, torch.optim.Optimizer):
        return f"{type(setting).__name__}{setting.defaults}"
    code = getattr(setting, "__code__", None)
    if code is None:
        return repr(setting)
    constants = [value for value in code.co_consts if not hasattr(value, "co_code")]  # an inner function has an address
    return f"{setting.__qualname__} {code.co_code.hex()} {constants} {code.co_names}"
