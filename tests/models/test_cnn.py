"""The small CNN, judged by the same network built from torch's own words."""

import pytest
import torch
import torch.nn.functional as F

from dyplab.errors import DataError
from dyplab.models import CNN, DeepCNN, count_parameters
from dyplab.models.mlp import MLP

# Where the convolutions stand in `features`, their stride, and whether the highest of four goes on
LAYERS = {
    CNN: [(0, 2, False), (3, 1, True), (7, 1, False)],
    DeepCNN: [(0, 1, True), (4, 1, True), (8, 1, False), (11, 1, False)],
}


def by_hand(network, x):
    """The forward pass from the weights alone, in training mode: statistics of the batch itself."""
    named = dict(network.named_parameters())
    for layer, stride, pool in LAYERS[type(network)]:
        kernel = named[f"features.{layer}.weight"]
        x = F.conv2d(x, kernel, stride=stride, padding=kernel.shape[-1] // 2)
        mean, variance = x.mean(dim=(0, 2, 3), keepdim=True), x.var(dim=(0, 2, 3), keepdim=True, correction=0)
        x = (x - mean) / torch.sqrt(variance + 1e-5)
        x = x * named[f"features.{layer + 1}.weight"].view(-1, 1, 1) + named[f"features.{layer + 1}.bias"].view(
            -1, 1, 1
        )
        x = x.clamp(min=0)
        if pool:
            x = x.unfold(2, 2, 2).unfold(3, 2, 2).amax(dim=(4, 5))
    return x.flatten(1) @ network.output.weight.T + network.output.bias


@pytest.mark.parametrize("kind", LAYERS)
def test_the_answer_is_convolutions_and_a_weighted_sum(kind):
    x = torch.rand(6, 28, 28, generator=torch.Generator().manual_seed(0))
    network = kind(width=3, outputs=4)
    torch.testing.assert_close(network(x), by_hand(network, x[:, None]), atol=1e-4, rtol=1e-4)


def test_it_has_fewer_parameters_than_the_mlp():
    kernels, spread, answer = 25 * 16 + 9 * 16 * 32 + 9 * 32 * 64, 2 * (16 + 32 + 64), 49 * 64 * 10 + 10
    assert count_parameters(CNN()) == kernels + spread + answer < count_parameters(MLP())


@pytest.mark.parametrize("size", [4, 5, 6, 7, 28, 29, 30, 31, 64])
@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("kind", LAYERS)
def test_it_takes_square_images_of_any_size_and_colour(size, channels, kind):
    network = kind(width=2, outputs=3, size=size, channels=channels)
    assert network(torch.zeros(5, channels, size, size)).shape == (5, 3)


@pytest.mark.parametrize("kind", LAYERS)
def test_the_seed_decides_the_start_and_leaves_torchs_own_chance_alone(kind):
    before = torch.get_rng_state()
    one, same, other = kind(seed=1), kind(seed=1), kind(seed=2)
    assert torch.equal(before, torch.get_rng_state())
    assert torch.equal(one.output.weight, same.output.weight)
    assert not torch.equal(one.output.weight, other.output.weight)


@pytest.mark.parametrize("wrong", [{"width": 0}, {"outputs": 2.5}, {"size": 3}, {"channels": "grey"}])
@pytest.mark.parametrize("kind", LAYERS)
def test_a_number_nothing_can_be_made_with_is_answered_with_a_sentence_in_both_languages(wrong, kind):
    with pytest.raises(DataError) as error:
        kind(**wrong)
    (name, given), said = *wrong.items(), error.value.said
    assert f"{name}={given}" in said.nb
    assert f"{name}={given}" in said.en
