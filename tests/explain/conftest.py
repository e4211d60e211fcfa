"""Two small networks with random weights: the plainest, and one with everything that must be put back."""

import pytest
import torch
from torch import nn


class Digits(nn.Module):
    """Takes (B, H, W) or (B, C, H, W); BatchNorm with a past, dropout, in-place ReLU, pooled to one place."""

    def __init__(self, channels: int):
        super().__init__()
        self.head = nn.Linear(8, 5)  # written first, used last
        self.features = nn.Sequential(
            nn.Conv2d(channels, 6, 5, stride=2), nn.BatchNorm2d(6), nn.ReLU(inplace=True), nn.Dropout2d(0.5),
            nn.Conv2d(6, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(inplace=True),
        )  # fmt: skip
        self.pool = nn.AdaptiveMaxPool2d(1)
        for part in self.modules():
            if isinstance(part, nn.BatchNorm2d):
                nn.init.uniform_(part.running_mean, -0.5, 0.5)
                nn.init.uniform_(part.running_var, 0.5, 2)
                nn.init.uniform_(part.bias, -0.5, 0.5)

    def forward(self, x):
        x = x[:, None] if x.ndim == 3 else x
        return self.head(self.pool(self.features(x)).flatten(1))


@pytest.fixture
def make_digits():
    def make(channels=1, seed=0):
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            return Digits(channels)

    return make


@pytest.fixture
def make_plain():
    def make(channels=1, size=28, seed=0, activation=nn.ReLU):
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            network = nn.Sequential(
                nn.Conv2d(channels, 6, 5, stride=2, padding=2), activation(),
                nn.Conv2d(6, 8, 3, padding=1), activation(),
                nn.Flatten(), nn.Linear(8 * (size // 2) ** 2, 4),
            )  # fmt: skip
            nn.init.normal_(network[-1].weight)  # so that the maps are large beside the rounding
            return network

    return make
