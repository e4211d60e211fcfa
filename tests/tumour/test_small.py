"""The training that fits in a lesson: its loss, its boxes, and that it does the same twice."""

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from dyplab.data.scan import BrainScan
from dyplab.evaluation import region_masks
from dyplab.tumour import muon, small

SHAPE = (53, 64, 52)  # of a simulated patient at 3 mm


class BrightOnFlair(nn.Module):
    """Tumour is what is bright on FLAIR; sure of it, and with one weight to learn."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.tensor(9.0))

    def forward(self, images: Tensor) -> Tensor:
        return ((images[:, 3:] - 4) * self.weight).expand(-1, 3, -1, -1, -1)


def scan_with_a_tumour(seed: int = 0) -> BrainScan:
    rng = np.random.default_rng(seed)
    images: NDArray[np.float32] = rng.normal(100, 5, (4, *SHAPE)).astype(np.float32)
    mask = np.zeros(SHAPE, np.uint8)
    mask[10:20, 30:44, 20:30], mask[12:16, 33:40, 22:27] = 2, 3
    images[3][mask > 0] += 60
    images[:, :4], images[:, :, :, 50:] = 0, 0  # not brain
    return BrainScan("made-up", images, np.diag([3.0, 3.0, 3.0, 1.0]), mask)


def test_the_loss_is_cross_entropy_and_the_soft_dice_of_monai() -> None:
    from monai.losses.dice import DiceLoss

    rng = torch.Generator().manual_seed(0)
    logits, truth = torch.randn(2, 3, 5, 6, 7, generator=rng), torch.rand(2, 3, 5, 6, 7, generator=rng).round()
    truth[1, 2] = 0  # a patient without the region
    wanted = DiceLoss(sigmoid=True, smooth_nr=1, smooth_dr=1)(logits, truth) + nn.BCEWithLogitsLoss()(logits, truth)
    assert small.loss_of(logits, truth).item() == pytest.approx(wanted.item(), abs=1e-6)


def test_the_regions_are_those_the_scores_are_given_for() -> None:
    mask = np.random.default_rng(0).integers(0, 4, (3, 4, 5))
    told = small.regions(torch.from_numpy(mask)[None])[0].numpy()
    assert all((one == wanted).all() for one, wanted in zip(told, region_masks(mask).values(), strict=True))


def test_the_prediction_lies_upon_the_scan() -> None:
    scan = scan_with_a_tumour()
    told = small.predict_small(BrightOnFlair(), scan)
    assert told.shape == (3, *SHAPE)
    assert ((told[0] > 0.5) == (scan.mask > 0)).mean() > 0.999
    assert not told[:, ~scan.brain].any()


def test_the_prediction_is_mirrored_when_the_scan_is() -> None:
    scan = scan_with_a_tumour()
    odd = nn.Conv3d(4, 3, 3, padding=1)  # knows right from left
    there = small.predict_small(odd, BrainScan("", scan.images[:, 3:53], scan.affine))  # even: the cut is symmetrical
    back = small.predict_small(odd, BrainScan("", scan.images[:, 52:2:-1].copy(), scan.affine))
    np.testing.assert_allclose(back[:, ::-1], there, atol=1e-5)


def test_most_steps_see_two_boxes_and_the_last_whole_brains() -> None:
    shapes = []

    class Watched(nn.Conv3d):
        def forward(self, images: Tensor) -> Tensor:
            shapes.append(tuple(images.shape))
            return super().forward(images)

    small.train_small(Watched(4, 3, 1), [scan_with_a_tumour()], steps=12)
    assert shapes == [(2, 4, *small.NEAR)] * 10 + [(1, 4, *small.BOX)] * 2


def test_every_patient_comes_before_any_comes_again() -> None:
    turns = small.in_turn(np.random.default_rng(0), 5)
    rounds = [[next(turns) for _ in range(5)] for _ in range(4)]
    assert all(sorted(one) == list(range(5)) for one in rounds) and rounds[0] != rounds[1]


def test_training_twice_from_one_seed_is_the_same_training() -> None:
    scans = [scan_with_a_tumour(seed) for seed in range(3)]

    def losses(seed: int) -> list[float]:
        torch.manual_seed(0)
        return small.train_small(nn.Conv3d(4, 3, 1), scans, steps=4, seed=seed)

    assert losses(1) == losses(1) != losses(2)


def test_training_lowers_the_loss_and_says_each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(muon, "RATES", (0.05, 0.05))  # three weights are soon learnt
    said: list[tuple[int, float]] = []
    torch.manual_seed(0)
    network = nn.Conv3d(4, 3, 1)
    losses = small.train_small(
        network, [scan_with_a_tumour()], steps=30, on_step=lambda step, loss: said.append((step, loss))
    )
    assert losses[-1] < losses[0] - 0.1
    assert said == list(enumerate(losses, 1))


def test_asking_leaves_the_network_in_its_mode() -> None:
    network = BrightOnFlair().train()
    small.predict_small(network, scan_with_a_tumour())
    assert network.training
