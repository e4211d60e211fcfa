"""The multilayer perceptron: layers of weighted sums, each followed by "negative becomes zero"."""

from collections.abc import Sequence
from itertools import pairwise
from numbers import Integral

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dyplab.errors import DataError
from dyplab.text.models import BAD_DROPOUT, BAD_WIDTH


class MLP(nn.Module):
    """A multilayer perceptron: every pixel (or variable) meets every unit of the first layer, and so on.

    It answers with one logit for each class, any number from minus to plus infinity; `softmax` of a row of
    logits gives the probabilities.

    Args:
        inputs: numbers a patient (F): 784 for 28 × 28 pixels.
        hidden: units in each hidden layer, first to last.
        outputs: classes (K).
        dropout: share of hidden units switched off at random in each training step, from 0 up to 1.
        seed: decides the weights it starts from; torch's own random state is left as it was.

    Raises:
        DataError: a dropout outside 0–1, or a layer without units; the message names it.

    >>> network = MLP()
    >>> network(torch.zeros(2, 28, 28)).shape
    torch.Size([2, 10])
    >>> count_parameters(network)
    84060
    """

    def __init__(
        self,
        inputs: int = 784,
        hidden: Sequence[int] = (100, 50),
        outputs: int = 10,
        *,
        dropout: float = 0.0,
        seed: int = 0,
    ):
        super().__init__()
        widths = [inputs, *hidden, outputs]
        check_sizes(widths, dropout)
        self.dropout = dropout
        with torch.random.fork_rng(devices=[]):
            torch.default_generator.manual_seed(seed)
            *layers, last = [nn.Linear(before, after) for before, after in pairwise(widths)]
        self.hidden = nn.ModuleList(layers)
        self.output = last

    def forward(self, x: Tensor) -> Tensor:
        """From pixels or variables, (B, F) or (B, H, W), to logits (B, K)."""
        x = x.flatten(start_dim=1)
        for layer in self.hidden:
            x = F.relu(layer(x))
            x = F.dropout(x, self.dropout, self.training)
        logits: Tensor = self.output(x)
        return logits


def count_parameters(network: nn.Module) -> int:
    """How many numbers training adjusts: each weight and each bias term.

    Args:
        network: any torch network.

    Returns:
        The count; for 784-100-50-10 it is (784·100 + 100) + (100·50 + 50) + (50·10 + 10) = 84,060.

    >>> count_parameters(MLP(inputs=2, hidden=(), outputs=1))
    3
    """
    return sum(weights.numel() for weights in network.parameters() if weights.requires_grad)


def check_sizes(widths: Sequence[int], dropout: float) -> None:
    """Raise a plain sentence for a layer without units, or a dropout that is not a share."""
    for width in widths:
        if not isinstance(width, Integral) or width < 1:
            raise DataError(BAD_WIDTH(given=width))
    if not 0 <= dropout < 1:
        raise DataError(BAD_DROPOUT(given=dropout))
