"""Muon for kernels: what an SVD gives, as far as five steps bring it, and torch's own optimisers."""

import pytest
import torch
from torch import nn

from dyplab.tumour.muon import DECAY, MOMENTUM, RATES, Muon, learn, optimisers_of, orthogonal


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
    ours = Muon([kernel], 0.05)
    theirs = torch.optim.Muon([matrix], 0.05, weight_decay=DECAY, momentum=MOMENTUM)
    for _ in range(4):
        kernel.grad = torch.randn_like(kernel)
        matrix.grad = kernel.grad.flatten(1).clone()
        ours.step()
        theirs.step()
    moved = matrix.detach() - kernel.detach().flatten(1)
    assert moved.abs().max() < 0.02 * 0.05 * 4  # theirs is calculated in bfloat16


def test_kernels_go_to_muon_and_the_rest_to_adam_each_at_its_share_of_the_rate() -> None:
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv3d(2, 3, 3), nn.Conv3d(3, 4, 1))
    twin = nn.Conv3d(3, 4, 1)
    twin.load_state_dict(network[1].state_dict())
    adam = torch.optim.AdamW(twin.parameters(), 0.5 * RATES[1], weight_decay=1e-3)
    before = network[0].weight.detach().clone()
    images = torch.randn(1, 2, 5, 5, 5)
    twin(network[0](images).detach()).square().sum().backward()
    adam.step()
    learn(optimisers_of(network), network(images).square().sum(), 0.5)
    assert torch.allclose(network[1].weight, twin.weight)
    moved = torch.linalg.svdvals((network[0].weight - before).flatten(1)) / (0.5 * RATES[0])
    assert 0.6 < moved.min() <= moved.max() < 1.3


def test_a_network_without_kernels_has_adam_alone() -> None:
    assert [type(one) for one in optimisers_of(nn.Conv3d(4, 3, 1))] == [torch.optim.AdamW]
