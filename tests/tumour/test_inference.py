"""A whole scan through a network that knows its answer: where the mask lands, how it nests, what is left of it."""

import numpy as np
import pytest
import torch
from nibabel.orientations import apply_orientation, axcodes2ornt, inv_ornt_aff, ornt_transform
from scipy.stats import entropy as scipy_entropy
from torch import nn
from tumour.stand_ins import Bright, make_patient

from dyplab.data.scan import BrainScan
from dyplab.tumour.grid import SHAPE
from dyplab.tumour.inference import as_labels, ask, entropy, segment, without_specks

TUMOUR = (((60.0, 120.0, 80.0), 18.0, 100.0, 150.0), ((60.0, 120.0, 80.0), 10.0, 135.0, 160.0))
TUMOUR = (*TUMOUR, ((60.0, 120.0, 80.0), 6.0, 250.0, 160.0))


def stored_as(scan: BrainScan, codes: str) -> BrainScan:
    """The same scan with its axes in another order and direction, by nibabel."""
    turn = ornt_transform(axcodes2ornt("RAS"), axcodes2ornt(tuple(codes)))
    images = np.stack([apply_orientation(image, turn) for image in scan.images])
    return BrainScan(scan.patient, images, scan.affine @ inv_ornt_aff(turn, scan.images.shape[1:]))


def radius_mm(volume_mm3: float) -> float:
    """Of a ball of that volume."""
    return float(np.cbrt(volume_mm3 * 3 / 4 / np.pi))


def test_a_tumour_lands_where_it_is_in_millimetres_with_its_three_parts_inside_each_other():
    for shape, step in (((80, 95, 70), 2.0), ((107, 127, 94), 1.5)):
        found = segment(make_patient(shape, step, TUMOUR), Bright())
        whole, core, enhancing = found.mask > 0, np.isin(found.mask, (1, 3)), found.mask == 3
        for region, radius in ((whole, 18), (core, 10), (enhancing, 6)):
            middle = np.array(np.nonzero(region)).mean(axis=1) * step
            assert np.abs(middle - (60, 120, 80)).max() < 0.5
            assert abs(radius_mm(region.sum() * step**3) - radius) < 2  # one voxel of the network's
        assert (whole >= core).all() and (core >= enhancing).all()
        assert found.mask.shape == shape and found.mask.dtype == np.uint8


@pytest.mark.parametrize("codes", ["LPS", "LAS", "PIR", "SAR", "ILA"])
def test_a_permuted_and_flipped_copy_of_a_scan_gives_the_same_mask_exactly(codes):
    scan = make_patient(balls=TUMOUR)
    other = stored_as(scan, codes)
    first, second = segment(scan, Bright()), segment(other, Bright())
    turn = ornt_transform(axcodes2ornt(tuple(codes)), axcodes2ornt("RAS"))
    assert first.mask.any() and second.mask.shape == other.images.shape[1:]
    assert (apply_orientation(second.mask, turn) == first.mask).all()
    assert (apply_orientation(second.uncertainty, turn) == first.uncertainty).all()
    for region, same in zip(second.probabilities, first.probabilities, strict=True):
        assert (apply_orientation(region, turn) == same).all()


def test_a_full_size_scan_comes_back_in_full_size():
    scan = make_patient((240, 240, 155), 1.0, (((90.0, 140.0, 80.0), 18.0, 100.0, 160.0),))
    as_brats_has_it = BrainScan("", scan.images[:, ::-1, ::-1], np.diag([-1.0, -1.0, 1.0, 1.0]))
    found = segment(as_brats_has_it, Bright(), mirrored=False)
    assert found.mask.shape == (240, 240, 155) and found.probabilities.dtype == np.float32
    middle = np.array(np.nonzero(found.mask)).mean(axis=1)
    assert np.abs(middle - (239 - 90, 239 - 140, 80)).max() < 0.5
    assert abs(radius_mm(found.volumes_ml["whole"] * 1000) - 18) < 2


def test_a_brain_larger_than_the_box_is_asked_about_window_by_window():
    scan = make_patient((100, 110, 70), 2.0, (((30.0, 100.0, 70.0), 14.0, 100.0, 160.0),), most=(250.0, 250.0, 136.0))
    asked = []

    class Watched(Bright):
        def forward(self, x):
            asked.append(tuple(x.shape))
            return super().forward(x)

    found = segment(scan, Watched(), mirrored=False)
    assert len(asked) == 4 and set(asked) == {(1, 4, *SHAPE)}
    assert np.abs(np.array(np.nonzero(found.mask)).mean(axis=1) * 2 - (30, 100, 70)).max() < 1


def test_the_mirrored_copy_is_asked_about_too_and_the_answer_turned_back():
    class LeftHalf(nn.Module):  # says tumour everywhere left of the middle of what it is shown
        def forward(self, x):
            logits = torch.full((1, 3, *x.shape[2:]), -9.0)
            logits[:, :, : x.shape[2] // 2] = 9
            return logits

    images = torch.zeros(1, 4, *SHAPE)
    alone, both = ask(LeftHalf(), images, mirrored=False), ask(LeftHalf(), images, mirrored=True)
    assert alone[0, 0, 0, 0, 0] > 0.99 and alone[0, 0, -1, 0, 0] < 0.01
    assert (both - 0.5).abs().max() < 1e-6


def test_the_network_is_at_rest_when_asked_and_left_as_it_was():
    class Noisy(Bright):
        def __init__(self):
            super().__init__()
            self.dropout = nn.Dropout(0.5)

        def forward(self, x):
            assert not self.training and not torch.is_grad_enabled()
            return super().forward(self.dropout(x))

    network = Noisy().train()
    segment(make_patient(balls=TUMOUR), network, mirrored=False)
    assert network.training and network.dropout.training


def test_labels_nest_whatever_the_probabilities_say_by_brute_force():
    rng = np.random.default_rng(0)
    said = rng.random((3, 6, 6, 6)).astype(np.float32)
    mask = as_labels(said)
    for at in np.ndindex(6, 6, 6):
        whole, core, enhancing = said[(slice(None), *at)] > 0.5
        assert mask[at] == (0 if not whole else 3 if enhancing else 1 if core else 2)


def test_small_spots_go_and_those_just_large_enough_stay():
    mask = np.zeros((30, 30, 30), np.uint8)
    mask[2:7, 2:7, 2:10] = 2  # 200 voxels of 0.001 ml
    mask[20:25, 20:25, 20:27] = 3  # 175
    mask[25, 25, 27] = 1  # touches that by a corner
    kept = without_specks(mask, 0.001)
    assert (kept[:15] == mask[:15]).all() and kept[15:].sum() == 0
    mask[20:25, 20:25, 27:28] = 3  # 201 with the corner
    assert (without_specks(mask, 0.001) == mask).all()


def test_uncertainty_is_the_entropy_that_scipy_has_and_nothing_outside_the_brain():
    said = np.random.default_rng(1).random(200).astype(np.float32)
    assert np.allclose(entropy(said), scipy_entropy([said, 1 - said], base=2), atol=1e-5)
    scan = make_patient((107, 127, 94), 1.5, TUMOUR)
    found = segment(scan, Bright())
    assert found.uncertainty.min() == 0 and 0.9 < found.uncertainty.max() <= 1
    assert not found.uncertainty[~scan.brain].any() and not found.probabilities[:, ~scan.brain].any()
    between = (found.probabilities[0] > 0.2) & (found.probabilities[0] < 0.8)
    assert abs(found.unsure_ml - between.sum() * 1.5**3 / 1000) < 0.1


def test_volumes_are_counted_in_the_scans_own_voxels():
    scan = make_patient((80, 95, 28), 2.0, TUMOUR)
    thick = BrainScan("", scan.images, np.diag([2.0, 2.0, 5.0, 1.0]))
    found = segment(thick, Bright())
    counts = [(found.mask > 0).sum(), np.isin(found.mask, (1, 3)).sum(), (found.mask == 3).sum()]
    assert np.allclose(list(found.volumes_ml.values()), np.array(counts) * 0.02)
    assert list(found.volumes_ml) == ["whole", "core", "enhancing"]


def test_a_scan_without_a_tumour_gives_an_empty_mask():
    found = segment(make_patient(), Bright(), mirrored=False)
    assert not found.mask.any() and found.volumes_ml == {"whole": 0, "core": 0, "enhancing": 0}
