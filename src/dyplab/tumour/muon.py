"""What moves the weights: Muon for the kernels of convolutions, AdamW for all others.

Muon turns all directions of a layer equally far. torch's own takes matrices alone and calculates in bfloat16, which
costs a processor without it a second a step.
"""

from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import AdamW, Optimizer

RATES = 0.05, 5e-3  # of the kernels, and of the others
MOMENTUM, DECAY = 0.9, 0.01
TIMES, WEIGHTS = 5, (3.4445, -4.775, 2.0315)  # of the iteration; they bring every singular value near 1


class Muon(Optimizer):
    """Moves kernels, each by its momentum made orthogonal.

    Args:
        kernels: (out, in, …) parameters.
        lr: the length of a step.

    Source:
        Jordan K et al. Muon: an optimizer for hidden layers in neural networks. 2024.
        https://kellerjordan.github.io/posts/muon
    """

    def __init__(self, kernels: list[nn.Parameter], lr: float):
        super().__init__(kernels, {"lr": lr})

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:  # type: ignore[override]
        """Go one step against the gradients the kernels hold."""
        for group in self.param_groups:
            rate = group["lr"]
            for kernel in group["params"]:
                momentum = self.state[kernel].setdefault("momentum", torch.zeros_like(kernel))
                momentum.mul_(MOMENTUM).add_(kernel.grad)
                ahead = (kernel.grad + MOMENTUM * momentum).flatten(1)
                kernel.mul_(1 - rate * DECAY).sub_(rate * orthogonal(ahead).view_as(kernel))


def optimisers_of(network: nn.Module) -> list[Optimizer]:
    """Muon with the network's 3 × 3 × 3 kernels, where it has any, and AdamW with the rest."""
    kernels = [weight for weight in network.parameters() if weight.shape[2:] == (3, 3, 3)]
    others = [weight for weight in network.parameters() if weight.shape[2:] != (3, 3, 3)]
    adam = AdamW(others, RATES[1], weight_decay=1e-3)
    return [Muon(kernels, RATES[0]), adam] if kernels else [adam]


def learn(optimisers: list[Optimizer], loss: Tensor, share: float) -> None:
    """One step down the loss, with a share of each optimiser's highest rate."""
    for optimiser in optimisers:
        optimiser.zero_grad()
    loss.backward()
    for optimiser in optimisers:
        for setting in optimiser.param_groups:
            setting["lr"] = share * (RATES[0] if isinstance(optimiser, Muon) else RATES[1])
        optimiser.step()


def orthogonal(matrix: Tensor) -> Tensor:
    """About the nearest (N, M) whose shorter side is orthonormal: singular values end between 0.7 and 1.2.

    >>> turned = orthogonal(torch.tensor([[3.0, 0.0, 4.0], [0.0, 0.1, 0.0]]))
    >>> [round(float(value), 1) for value in torch.linalg.svdvals(turned)]
    [0.7, 0.7]
    """
    if matrix.shape[0] > matrix.shape[1]:
        return orthogonal(matrix.T).T
    first, third, fifth = WEIGHTS
    turned = matrix / (matrix.norm() + 1e-7)
    for _ in range(TIMES):
        square = turned @ turned.T
        turned = first * turned + (third * square + fifth * square @ square) @ turned
    return torch.as_tensor(turned)
