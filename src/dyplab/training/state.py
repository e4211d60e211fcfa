"""A network's mode and torch's random state, put back as they were found."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import nn


@contextmanager
def mode_put_back(network: nn.Module) -> Iterator[None]:
    """Whatever happens inside, each part of the network ends in the mode (training or evaluation) it began in."""
    modes = {part: part.training for part in network.modules()}
    try:
        yield
    finally:
        for part, training in modes.items():
            part.training = training


@contextmanager
def chance_from(seed: int) -> Iterator[torch.Generator]:
    """All chance inside comes from `seed`; torch's random state outside is untouched.

    Dropout draws from torch's one global source, so that is seeded here and put back after. The order of the
    patients has a source of its own, the generator given: it is the same with and without dropout.
    """
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(seed)
        yield torch.Generator().manual_seed(seed)
