"""What a step sees: image and mask turned and cut together, and the whole tumour where there is room."""

import numpy as np
import torch

from dyplab.tumour.training.views import mirrored, near_tumour

BRAIN, BOX = (48, 64, 48), (32, 40, 32)


def test_image_and_mask_are_mirrored_together_in_half_of_them() -> None:
    images = torch.arange(8.0).reshape(1, 8, 1, 1).expand(4, 8, 2, 2)
    mask = torch.arange(8).reshape(8, 1, 1).expand(8, 2, 2)
    rng, turned = np.random.default_rng(0), 0
    for _ in range(40):
        seen, truth = mirrored(rng, images, mask)
        assert all(torch.equal(image, truth.float()) for image in seen)
        turned += int(truth[0, 0, 0] == 7)
    assert 12 < turned < 28


def test_a_box_holds_the_whole_tumour_or_lies_within_it_and_is_not_always_the_same() -> None:
    rng = np.random.default_rng(0)
    mask = torch.zeros(BRAIN, dtype=torch.uint8)
    mask[2:30, 20:52, 40:47] = 2  # close to an edge
    starts = set()
    for _ in range(20):
        place, truth = near_tumour(rng, torch.arange(mask.numel()).reshape(1, *BRAIN), mask, BOX)
        assert truth.shape == BOX and int((truth > 0).sum()) == int((mask > 0).sum())
        assert torch.equal(mask.flatten()[place[0]], truth)  # the images are of the same place
        starts.add(int(place.min()))
    assert len(starts) > 10
    mask[...] = 0
    mask[4:44, 4:60, 4:46] = 2
    assert all((near_tumour(rng, mask[None], mask, BOX)[1] > 0).all() for _ in range(20))


def test_without_a_tumour_a_box_may_lie_anywhere() -> None:
    rng = np.random.default_rng(0)
    numbers, none = torch.arange(48 * 64 * 48).reshape(1, *BRAIN), torch.zeros(BRAIN)
    starts = {int(near_tumour(rng, numbers, none, BOX)[0].min()) for _ in range(20)}
    assert len(starts) > 15
