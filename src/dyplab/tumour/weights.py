"""The shipped network: where its weights lie, and the card that says how they came about."""

import os
from functools import lru_cache
from pathlib import Path

from torch import nn

from dyplab import training
from dyplab.tumour.network import make_network

SHIPPED = Path(__file__).with_name("shipped") / "tumour.safetensors"


def load_network(path: str | os.PathLike[str] | None = None) -> nn.Module:
    """A trained network, ready to be asked; kept in memory, so that asking again costs nothing.

    Args:
        path: A `.safetensors` file of `dyplab tumour train`, its card beside it; the shipped one when absent.

    Raises:
        DataError: the file is missing, damaged, or another network's.
        MissingExtra: MONAI is not installed.
    """
    return kept_in_memory(Path(SHIPPED if path is None else path))


@lru_cache(maxsize=2)
def kept_in_memory(path: Path) -> nn.Module:
    return training.load_network(path, make_network()).eval().requires_grad_(False)
