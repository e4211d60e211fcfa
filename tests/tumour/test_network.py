"""The network: what it packs it unpacks again, and what it says before it has learnt anything."""

import pytest
import torch
from torch import Tensor, nn

from dyplab.tumour.network import SHARES, Folded, make_network

pytest.importorskip("monai")


class First(nn.Module):
    """Hands on the first 24 of the numbers a place has."""

    def forward(self, images: Tensor) -> Tensor:
        return images[:, :24]


def test_packing_and_unpacking_lose_nothing_and_keep_each_voxel_in_its_place() -> None:
    images = torch.randn(2, 4, 6, 8, 4, generator=torch.Generator().manual_seed(0))
    assert torch.equal(Folded(First())(images), images[:, :3])


def test_an_untrained_network_takes_each_region_to_be_as_rare_as_it_is() -> None:
    torch.manual_seed(0)
    told = torch.sigmoid(make_network((32, 64, 96))(torch.randn(1, 4, 16, 16, 16))).mean((0, 2, 3, 4))
    assert told.tolist() == pytest.approx(SHARES, rel=0.5)
