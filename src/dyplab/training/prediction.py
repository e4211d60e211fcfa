"""Asking a trained network."""

from typing import Any

import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor, nn

from dyplab.training.arrays import as_inputs, count_classes
from dyplab.training.state import mode_put_back


def predict_probabilities(network: nn.Module, x: ArrayLike) -> NDArray[Any]:
    """How sure the network says it is of each class, for each patient.

    Args:
        network: answers with (B, K) logits; it is left as it was.
        x: images (N, …) as uint8 0–255 (divided by 255 here), or decimal numbers scaled as in training.

    Returns:
        Probabilities (N, K), float64, each row adding up to 1; `.argmax(axis=1)` is the predicted class.

    Raises:
        DataError: x is empty, not numbers, or does not fit the network; the message says which.

    >>> import numpy as np
    >>> from dyplab.models import MLP
    >>> predict_probabilities(MLP(), np.zeros((5, 28, 28), dtype="uint8")).shape
    (5, 10)
    """
    inputs = as_inputs(x, "x")
    count_classes(network, inputs, "x")
    with mode_put_back(network):
        logits = logits_at_rest(network, inputs)
    probabilities: NDArray[Any] = logits.double().softmax(dim=1).numpy()
    return probabilities


def logits_at_rest(network: nn.Module, inputs: Tensor) -> Tensor:
    """The network's logits (N, K) in evaluation mode, a thousand rows at a time; leaves it in evaluation mode."""
    network.eval()
    with torch.no_grad():
        return torch.cat([network(rows) for rows in inputs.split(1000)])
