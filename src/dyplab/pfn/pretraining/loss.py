"""How wrong the network was about the rows it was asked about."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dyplab.pfn.cells import cells
from dyplab.pfn.network import QUANTILES
from dyplab.pfn.pretraining.lessons import Batch


def loss_of(network: nn.Module, batch: Batch) -> Tensor:
    """Cross-entropy when the outcome is a class, pinball loss when it is a number: one number, lower is better."""
    answers = network(cells(batch.x, batch.known, batch.spread), batch.outcome[:, : batch.known])
    truth = batch.outcome[:, batch.known :]
    if truth.is_floating_point():
        return pinball(answers, truth)
    return F.nll_loss(answers.flatten(0, 1), truth.flatten())


def pinball(quantiles: Tensor, truth: Tensor) -> Tensor:
    """Twice the mean pinball loss of quantiles (..., 33) for numbers (...): about the mean absolute error.

    A quantile at level 0.9 pays 0.9 for each unit it lies too low and 0.1 for each it lies too high, so that it is
    cheapest where nine of ten lie below.

    Source:
        Koenker and Bassett (1978), Regression quantiles, Econometrica 46.
    """
    level = torch.tensor(QUANTILES, dtype=quantiles.dtype, device=quantiles.device)
    missed = truth[..., None] - quantiles
    return 2 * torch.maximum(level * missed, (level - 1) * missed).mean()
