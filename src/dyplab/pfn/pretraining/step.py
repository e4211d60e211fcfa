"""One step: look at invented tables, be told how wrong the answers were, move the weights a little."""

from collections.abc import Callable
from typing import Any

from torch import Tensor, nn
from torch.optim import Optimizer

from dyplab.pfn.pretraining.lessons import Batch
from dyplab.pfn.pretraining.loss import loss_of

LONGEST = 1.0  # of the gradient: one odd table must not throw the network


def one_step(
    network: nn.Module,
    optimisers: list[Optimizer],
    batch: Batch,
    rate: float,
    backward: Callable[[Tensor], Any] = Tensor.backward,
) -> Tensor:
    """Move the weights once.

    Args:
        network: its weights are changed.
        optimisers: each moves its own part of the weights.
        batch: the tables.
        rate: learning rate, the same for all weights.
        backward: finds the gradients; Lightning Fabric brings its own.

    Returns:
        The loss before the move.
    """
    for optimiser in optimisers:
        optimiser.zero_grad()
        for group in optimiser.param_groups:
            group["lr"] = rate
    loss = loss_of(network, batch)
    backward(loss)
    nn.utils.clip_grad_norm_(network.parameters(), LONGEST)
    for optimiser in optimisers:
        optimiser.step()
    return loss.detach()
