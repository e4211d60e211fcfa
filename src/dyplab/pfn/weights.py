"""The shipped network: where its weights lie, and the card that says how they came about."""

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dyplab import training
from dyplab.pfn.network import PFN

if TYPE_CHECKING:
    from pandas import DataFrame

SHIPPED = Path(__file__).with_name("shipped") / "pfn.safetensors"


def load_network(path: str | os.PathLike[str] | None = None) -> PFN:
    """A pretrained network, ready to answer; kept in memory, so that asking again costs nothing.

    Args:
        path: a `.safetensors` file of `dyplab pfn pretrain`, its card beside it; the shipped one when absent.

    Raises:
        DataError: the file is missing, damaged, or another network's.

    >>> sum(values.numel() for values in load_network().parameters())
    491275
    """
    return kept_in_memory(Path(SHIPPED if path is None else path))


@lru_cache(maxsize=2)
def kept_in_memory(path: Path) -> PFN:
    network = training.load_network(path, PFN())
    return network.eval().requires_grad_(False)


def pretraining_log() -> "DataFrame":
    """How the shipped network's pretraining went: `step`, `tables` met, and `loss`, the mean since the line before."""
    import pandas

    return pandas.read_csv(SHIPPED.with_suffix(".csv"))
