"""The training on simulated patients: decided by its seed, taken up again where it stopped, and it learns."""

import numpy as np
import pytest
import torch

from dyplab import training
from dyplab.errors import DataError
from dyplab.tumour import muon
from dyplab.tumour.training import lessons, loop, shipping
from dyplab.tumour.training.lessons import Groups, centred
from dyplab.tumour.training.loop import train, vary
from dyplab.tumour.training.loss import loss_of, regions
from dyplab.tumour.weights import load_network

monai = pytest.importorskip("monai")
SMALL = (4, 8, 8)


def quietly(step: int, loss: float) -> None:
    """Nothing is said."""


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups of one patient on a coarse grid, and a network of three resolutions."""
    for room, name, value in (
        (lessons, "PATIENTS", 1),
        (lessons, "SCANNERS", 2),
        (lessons, "GROUP", 2),
        (lessons, "SPACING_MM", 3),
        (lessons, "SHAPE", (48, 56, 48)),
        (loop, "GROUP", 2),
        (shipping, "GROUP", 2),
        (shipping, "PATIENTS", 1),
    ):
        monkeypatch.setattr(room, name, value)
    small_network = loop.make_network
    monkeypatch.setattr(loop, "make_network", lambda: small_network(SMALL))
    monkeypatch.setattr("dyplab.tumour.weights.make_network", lambda: small_network(SMALL))


def test_a_group_is_decided_by_its_number_and_the_seed_alone(small):
    images, masks = Groups(seed=1, first=5, last=7)[0]
    again, _ = Groups(seed=1, first=4, last=6)[1]
    other, _ = Groups(seed=2, first=5, last=7)[0]
    assert images.shape == (2, 4, 48, 56, 48) and masks.max() <= 3
    assert torch.equal(images, again) and not torch.equal(images, other)


def test_interrupted_and_taken_up_again_equals_unbroken(small, tmp_path):
    whole = train(tmp_path / "whole.safetensors", 4, say=quietly)
    train(tmp_path / "parts.safetensors", 4, until=2, say=quietly)
    parts = train(tmp_path / "parts.safetensors", 4, say=quietly)
    assert parts.so_far.losses == whole.so_far.losses
    for one, other in zip(parts.network.parameters(), whole.network.parameters(), strict=True):
        assert torch.equal(one, other)
    with pytest.raises(DataError) as refused:
        train(tmp_path / "parts.safetensors", 4, seed=1, say=quietly)
    assert "seed" in refused.value.said.en and "seed" in refused.value.said.nb
    with pytest.raises(DataError) as refused:
        train(tmp_path / "parts.safetensors", 2, say=quietly)
    assert "step 4" in refused.value.said.en and "steg 4" in refused.value.said.nb


def test_what_is_shipped_can_be_loaded_and_tells_how_it_came_about(small, tmp_path):
    trained = train(tmp_path / "so-far.safetensors", 2, say=quietly)
    shipping.ship(tmp_path / "out.safetensors", trained, "dyplab tumour train")
    loaded = load_network(tmp_path / "out.safetensors")
    one, other = (next(network.parameters()).detach().float() for network in (loaded, trained.network))
    assert torch.allclose(one, other, atol=1e-3)
    assert "no real scan" in training.read_card(tmp_path / "out.safetensors")["trained_on"]["en"]
    assert (tmp_path / "out.csv").read_text().startswith("step,loss\n2,")


def test_a_training_may_begin_with_the_weights_of_an_earlier_one(small, tmp_path, monkeypatch):
    weights = tmp_path / "earlier.safetensors"
    shipping.ship(weights, train(tmp_path / "a.safetensors", 2, say=quietly), "dyplab tumour train")
    monkeypatch.setattr(muon, "RATES", (0.0, 0.0))  # nothing is learnt: what comes out is what it began with
    later = train(tmp_path / "b.safetensors", 2, seed=1, start=weights, say=quietly)
    known = load_network(weights).state_dict()
    assert all(torch.allclose(values, known[name]) for name, values in later.network.state_dict().items())
    assert len(later.given["begun_with"]) == 64
    with pytest.raises(DataError, match="begun_with"):
        train(tmp_path / "b.safetensors", 2, seed=1, say=quietly)


def test_it_learns_one_patient_by_heart(small):
    images, masks = Groups(seed=3, first=0, last=1)[0]
    torch.manual_seed(0)
    network = loop.make_network()
    optimisers = muon.optimisers_of(network)
    losses = []
    for _ in range(60):
        loss = loss_of(network(images[:1].float()), regions(masks[:1]))
        muon.learn(optimisers, loss, 1)
        losses.append(float(loss.detach()))
    assert losses[-1] < 0.7 * losses[0]


def test_the_loss_is_that_of_monai_and_torch():
    from monai.losses.dice import DiceLoss

    torch.manual_seed(0)
    logits, truth = torch.randn(1, 3, 8, 8, 8), (torch.rand(1, 3, 8, 8, 8) > 0.6).float()
    overlap = DiceLoss(sigmoid=True, smooth_nr=1, smooth_dr=1)(logits, truth)
    cross = torch.nn.BCEWithLogitsLoss()(logits, truth)
    assert float(loss_of(logits, truth)) == pytest.approx(float(overlap + 3 * cross), abs=1e-6)


def test_a_region_nobody_has_adds_nothing_to_the_overlap():
    logits = torch.zeros(1, 3, 4, 4, 4)
    masks = torch.zeros(1, 4, 4, 4)
    masks[0, :2] = 2
    truth = regions(masks)
    assert truth.flatten(2).sum(2).tolist() == [[32, 0, 0]]
    cross = torch.nn.functional.binary_cross_entropy_with_logits(logits, truth)
    assert float(loss_of(logits, truth) - 3 * cross) == pytest.approx(1 - (2 * 16 + 1) / (64 * 0.5 + 32 + 1))


def test_each_image_is_a_little_brighter_or_flatter_and_what_is_no_brain_stays():
    images = torch.linspace(-1, 1, 8).reshape(1, 8, 1, 1).repeat(4, 1, 2, 2)
    images[:, :, 0] = -5
    changed, _ = vary(np.random.default_rng(0), images, torch.zeros(8, 2, 2))
    lines = changed[:, :, 1, 0]
    steps = lines.diff(dim=1).abs() / (2 / 7)
    assert torch.allclose(steps, steps[:, :1].expand_as(steps), atol=1e-5)  # one scale an image, four different ones
    assert len(set(steps[:, 0].tolist())) == 4 and 0.85 <= steps.min() < steps.max() <= 1.15
    assert lines.mean(1).abs().max() <= 0.3 and (changed[:, :, 0] < -4).all()


def test_most_steps_see_two_boxes_and_the_last_whole_brains(small, tmp_path, monkeypatch):
    monkeypatch.setattr(loop, "NEAR", (24, 24, 24))
    shapes: list[tuple[int, ...]] = []

    def watched(logits, truth):
        shapes.append(tuple(logits.shape))
        return loss_of(logits, truth)

    monkeypatch.setattr(loop, "loss_of", watched)
    train(tmp_path / "a.safetensors", 10, say=quietly)
    assert shapes == [(2, 3, 24, 24, 24)] * 8 + [(1, 3, 48, 56, 48)] * 2


def test_the_middle_of_the_brain_comes_to_the_middle_of_the_grid(small):
    brain = np.zeros((60, 64, 50), bool)
    brain[5:25, 20:60, 0:30] = True
    images = np.where(brain, 1, -5).astype(np.float32)[None].repeat(4, 0)
    seen, _ = centred(images, brain.astype(np.uint8), brain)
    where = np.argwhere(seen[0] > 0)
    assert np.abs((where.min(0) + where.max(0) + 1) / 2 - np.array(lessons.SHAPE) / 2).max() <= 1
    assert len(where) == brain.sum()
