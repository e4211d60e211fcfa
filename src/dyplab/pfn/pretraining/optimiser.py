"""How the weights are moved: Muon for the matrices between tokens, AdamW for the rest."""

import torch
from torch import nn

WARM = 100  # steps until the full rate
SETTLING = 0.3  # the last part of all steps, in which the rate goes down to nothing


def make_optimisers(network: nn.Module, rate: float) -> list[torch.optim.Optimizer]:
    """Fresh optimisers for a network.

    Source:
        Muon: Jordan and others (2024), https://kellerjordan.github.io/posts/muon; torch's own.
    """
    matrices = [p for name, p in network.named_parameters() if name.startswith("layers.") and p.ndim == 2]
    taken = {id(p) for p in matrices}
    rest = [p for p in network.parameters() if id(p) not in taken]
    return [
        torch.optim.AdamW(rest, rate, betas=(0.9, 0.98), weight_decay=0.01),
        torch.optim.Muon(matrices, rate, weight_decay=0.01, adjust_lr_fn="match_rms_adamw"),
    ]


def rate_at(step: int, steps: int) -> float:
    """The share of the full rate at a step: a short rise, long flat, and a straight way down at the end.

    >>> [round(rate_at(step, 1000), 2) for step in (0, 49, 500, 850, 999)]
    [0.01, 0.5, 1.0, 0.5, 0.0]
    """
    return min(1.0, (step + 1) / WARM) * min(1.0, (steps - step) / (SETTLING * steps))
