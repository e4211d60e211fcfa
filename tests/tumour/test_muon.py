"""Muon for kernels: what an SVD gives, as far as five steps bring it, and torch's own optimiser for matrices."""

import pytest
import torch
from torch import nn

from dyplab.tumour.muon import DECAY, MOMENTUM, Muon, orthogonal


@pytest.mark.parametrize("shape", [(8, 40), (40, 8), (12, 12)])
def test_the_singular_directions_stay_and_their_lengths_come_near_one(shape: tuple[int, int]) -> None:
    matrix = torch.randn(shape, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    turned = orthogonal(matrix)
    left, lengths, right = torch.linalg.svd(matrix, full_matrices=False)
    seen = left.T @ turned @ right.T
    assert torch.allclose(seen, torch.diag(seen.diagonal()), atol=1e-6)
    assert lengths.max() / lengths.min() > 2 and 0.6 < seen.diagonal().min() <= seen.diagonal().max() < 1.3


def test_its_steps_are_those_of_torch_on_the_flattened_kernel() -> None:
    torch.manual_seed(0)
    kernel = nn.Parameter(torch.randn(6, 2, 3, 3, 3))
    matrix = nn.Parameter(kernel.detach().flatten(1).clone())
    ours = Muon([kernel])
    theirs = torch.optim.Muon([matrix], 0.05, weight_decay=DECAY, momentum=MOMENTUM)
    for _ in range(4):
        kernel.grad = torch.randn_like(kernel)
        matrix.grad = kernel.grad.flatten(1).clone()
        ours.step(0.05)
        theirs.step()
    moved = matrix.detach() - kernel.detach().flatten(1)
    assert moved.abs().max() < 0.02 * 0.05 * 4  # theirs is calculated in bfloat16
