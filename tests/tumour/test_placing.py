"""From any grid to the network's and back: nothing moves, nothing is skipped, judged by scipy and brute force."""

import numpy as np
import pytest
from scipy import ndimage

from dyplab.data.scan import BrainScan
from dyplab.errors import DataError
from dyplab.tumour.grid import SHAPE, standardise
from dyplab.tumour.placing import place, resample, triangles


def make_scan(shape=(75, 90, 72), spacing=(2.0, 2.0, 2.0), corner=5, seed=0, start=(0.0, 0.0, 0.0)) -> BrainScan:
    """A brick of a brain, rough, darker at one side; `corner` voxels of nothing around it."""
    rng = np.random.default_rng(seed)
    images = np.zeros((4, *shape), np.float32)
    inner = tuple(slice(corner, length - corner) for length in shape)
    ramp = np.linspace(1, 2, shape[0], dtype=np.float32)[:, None, None]
    images[(slice(None), *inner)] = (rng.random((4, *shape)).astype(np.float32) + 3 * ramp)[(slice(None), *inner)]
    affine = np.diag([*spacing, 1.0])
    affine[:3, 3] = start
    return BrainScan("made-up", images, affine)


def test_a_scan_at_two_millimetres_is_taken_over_voxel_by_voxel():
    scan = make_scan()
    placed = place(scan)
    assert placed.images.shape == (4, *SHAPE) and placed.images.dtype == np.float32
    expected = standardise(scan.images, scan.brain)
    inside = placed.images > -5
    assert np.allclose(placed.images[inside], expected[np.broadcast_to(scan.brain, expected.shape)], atol=1e-5)


def test_the_middle_of_the_brain_is_in_the_middle_of_the_box():
    for spacing, corner in (((2.0, 2.0, 2.0), 5), ((1.0, 1.0, 1.0), 3), ((1.0, 1.0, 5.0), 4), ((0.9, 1.1, 3.0), 2)):
        shape = tuple(int(mm / step) for mm, step in zip((130, 160, 120), spacing, strict=True))
        scan = make_scan(shape, spacing, corner)
        inside = place(scan).images[0] > -5
        middle = [(at.min() + at.max()) / 2 for at in np.nonzero(inside)]
        off_mm = 2 * np.abs(np.array(middle) - (np.array(SHAPE) - 1) / 2)
        assert (off_mm <= np.maximum(2, np.array(spacing) / 2 + 1)).all(), (spacing, off_mm)


def test_stray_voxels_far_away_do_not_move_the_brain_out_of_the_box():
    scan = make_scan((120, 120, 120))
    lonely = make_scan((120, 120, 120))
    keep = np.zeros((120, 120, 120), bool)
    keep[20:90, 20:100, 20:85] = True
    for one in (scan, lonely):
        one.images[:, ~keep] = 0
    lonely.images[:, 117, 117, 117] = 1
    assert np.abs(place(scan).images - place(lonely).images).max() < 1e-3


@pytest.mark.parametrize("spacing", [(1.0, 1.0, 1.0), (0.7, 1.3, 3.0), (2.0, 2.0, 5.0), (3.0, 3.0, 3.0)])
def test_what_lies_at_a_place_in_millimetres_comes_back_to_it(spacing):
    shape = tuple(round(mm / step) for mm, step in zip((138, 166, 126), spacing, strict=True))
    scan = make_scan(shape, spacing, corner=2)
    at = np.array([50.0, 90.0, 70.0])
    grids = np.meshgrid(*(np.arange(n) * s for n, s in zip(shape, spacing, strict=True)), indexing="ij")
    from_it = sum((grid - mm) ** 2 for grid, mm in zip(grids, at, strict=True))
    blob = np.exp(-from_it / (2 * 8**2)).astype(np.float32)  # a soft ball of 8 mm
    scan.images[3] = np.where(scan.brain, 1 + 9 * blob, 0)
    placed = place(scan)
    seen = placed.images[3:].copy()
    ball = np.clip((seen - seen[seen > -5].min()) / np.ptp(seen[seen > -5]), 0, 1)  # 1 where the ball is
    back = placed.bring_back(ball)[0]
    found = np.array(ndimage.center_of_mass(np.where(back > 0.5, back, 0))) * spacing
    assert np.abs(found - at).max() < 0.5


def test_bringing_back_is_linear_between_the_networks_voxels():
    scan = make_scan((150, 180, 144), (1.0, 1.0, 1.0), 4)
    placed = place(scan)
    answer = np.random.default_rng(1).random((1, *SHAPE)).astype(np.float32)
    back = placed.bring_back(answer)[0]
    coordinates = []
    for axis, weights in enumerate(placed.weights):
        exact = np.nonzero(weights == 1)
        assert len(exact[0]) > 60, axis
        coordinates.append(exact[1][0] + (np.arange(scan.brain.shape[axis]) - exact[0][0]) / 2)
    expected = ndimage.map_coordinates(answer[0], np.meshgrid(*coordinates, indexing="ij"), order=1, mode="nearest")
    assert np.abs(back - expected * scan.brain).max() < 1e-5
    assert (back[~scan.brain] == 0).all()


def test_no_voxel_is_skipped_on_the_way_to_longer_steps():
    weights = triangles(np.arange(20) * 2.0, np.arange(40) * 0.95, 2.0)
    counted = weights.sum(axis=0)
    assert np.allclose(weights.sum(axis=1), 1) and counted[2:-2].min() > 0.4 * counted[2:-2].max()


def test_resampling_is_the_sum_over_all_voxels_by_brute_force():
    rng = np.random.default_rng(2)
    image = rng.random((5, 6, 4)).astype(np.float32)
    x, y, z = (rng.random((new, old)).astype(np.float32) for new, old in ((3, 5), (7, 6), (2, 4)))
    assert np.allclose(resample(image, (x, y, z)), np.einsum("ai,bj,ck,ijk->abc", x, y, z, image), rtol=1e-4)


def test_the_rim_of_the_brain_is_not_mixed_with_the_nothing_around_it():
    images = np.zeros((4, 120, 121, 122), np.float32)  # even and odd, so that some rims lie half in a voxel
    images[:, 7:-8, 6:-8, 6:-7] = np.linspace(-101, -100, 109)  # mixed with 0, a rim would come out bright
    placed = place(BrainScan("made-up", images, np.eye(4)))
    assert placed.images.max() < 1.5


def test_a_brain_larger_than_the_box_gets_a_larger_one():
    scan = make_scan((110, 96, 100), (2.0, 2.0, 2.0), 2)
    placed = place(scan)
    assert placed.images.shape[1] >= 106 and placed.images.shape[2] == 96 and placed.images.shape[3] >= 96
    assert (placed.images[0] > -5).sum() == scan.brain.sum()


def test_a_scan_is_left_as_it_was():
    scan = make_scan()
    before = scan.images.copy(), scan.affine.copy()
    place(scan)
    assert (scan.images == before[0]).all() and (scan.affine == before[1]).all()


@pytest.mark.parametrize(
    ("spoil", "nb", "en"),
    [
        (lambda scan: BrainScan("", scan.images * 0, scan.affine), "ingen hjerne", "no brain"),
        (lambda scan: BrainScan("", scan.images + np.nan, scan.affine), "ikke er tall", "not numbers"),
        (lambda scan: BrainScan("", scan.images, np.diag([9.0, 2, 2, 1])), "er 576 mm langt", "is 576 mm long"),
    ],
)
def test_a_scan_that_cannot_be_asked_about_is_refused_in_words(spoil, nb, en):
    with pytest.raises(DataError) as refused:
        place(spoil(make_scan()))
    assert nb in refused.value.said.nb and en in refused.value.said.en
