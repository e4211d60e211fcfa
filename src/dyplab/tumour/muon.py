"""Muon for the kernels of convolutions: a step turns all directions of a layer equally far.

torch's own takes matrices alone and calculates in bfloat16, which costs a processor without it a second a step.
"""

import torch
from torch import Tensor, nn

MOMENTUM, DECAY = 0.9, 0.01
TIMES, WEIGHTS = 5, (3.4445, -4.775, 2.0315)  # of the iteration; they bring every singular value near 1


class Muon:
    """Moves kernels, each by its momentum made orthogonal.

    Args:
        kernels: (out, in, …) parameters.

    Source:
        Jordan K et al. Muon: an optimizer for hidden layers in neural networks. 2024.
        https://kellerjordan.github.io/posts/muon
    """

    def __init__(self, kernels: list[nn.Parameter]):
        self.kernels = kernels
        self.momenta = [torch.zeros_like(kernel) for kernel in kernels]

    @torch.no_grad()
    def step(self, rate: float) -> None:
        """Go one step of length `rate` against the gradients the kernels hold."""
        for kernel, momentum in zip(self.kernels, self.momenta, strict=True):
            assert kernel.grad is not None
            momentum.mul_(MOMENTUM).add_(kernel.grad)
            ahead = (kernel.grad + MOMENTUM * momentum).flatten(1)
            kernel.mul_(1 - rate * DECAY).sub_(rate * orthogonal(ahead).view_as(kernel))


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
