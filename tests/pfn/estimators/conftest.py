"""A small network with random weights: what must hold for any network is tested with one that answers at once."""

import pytest
import torch

from dyplab.pfn import PFN, weights


@pytest.fixture
def any_network(monkeypatch: pytest.MonkeyPatch) -> PFN:
    """Stands where the shipped network would; its answers mean nothing, but depend on every cell."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        network = PFN(width=32, heads=4, layers=3, hidden=32)
        for values in network.parameters():
            torch.nn.init.normal_(values, std=2 * values.shape[-1] ** -0.5)
    network.eval().requires_grad_(False)
    monkeypatch.setattr(weights, "load_network", lambda: network)
    return network
