"""MONAI judges Dice, HD95 and surface Dice; scipy and brute force the rest."""

import warnings

import numpy as np
import pytest

from dyplab.evaluation import dice, hd95, lesionwise, repeatability_coefficient, surface_dice, volume_ml

torch = pytest.importorskip("torch")
metrics = pytest.importorskip("monai.metrics")
pytestmark = pytest.mark.filterwarnings("ignore:monai:FutureWarning")  # of its own calls to itself


def speckles(rng, shape, share):
    return rng.random(shape) < share


def blob(rng, shape):
    """An ellipsoid, its middle anywhere in the image, so that many are cut by the border."""
    middle, reach = rng.random(len(shape)) * shape, 1 + rng.random(len(shape)) * np.array(shape) / 2
    place = np.indices(shape).reshape(len(shape), -1).T
    return ((((place - middle) / reach) ** 2).sum(axis=1) <= 1).reshape(shape)


def pairs():
    """Truth, answer and spacing: speckles and blobs, touching borders or not, cubes and flat voxels."""
    rng = np.random.default_rng(7)
    for _ in range(15):
        shape = tuple(int(n) for n in rng.integers(3, 20, 3))
        spacing = tuple(rng.uniform(0.4, 6.0, 3).round(3).tolist())
        share = rng.uniform(0.01, 0.95)
        yield speckles(rng, shape, share), speckles(rng, shape, rng.uniform(0.01, 0.95)), spacing
        yield blob(rng, shape), blob(rng, shape), spacing
        yield blob(rng, shape) | speckles(rng, shape, 0.02), blob(rng, shape), (1.0, 1.0, 1.0)


PAIRS = [(a, b, s) for a, b, s in pairs() if a.any() and b.any()]


def batch(mask):
    return torch.from_numpy(mask[None, None].astype(np.float32))


def floats(spacing):
    return [float(x) for x in spacing]


def monai_hd95(truth, answer, spacing):
    found = metrics.compute_hausdorff_distance(
        batch(answer), batch(truth), include_background=True, percentile=95, spacing=floats(spacing)
    )
    return found.item()


def monai_surface_dice(truth, answer, spacing, tolerance):
    found = metrics.compute_surface_dice(
        batch(answer), batch(truth), class_thresholds=[tolerance], include_background=True, spacing=floats(spacing)
    )
    return found.item()


def test_dice_is_monais():
    assert len(PAIRS) > 40
    for truth, answer, _ in PAIRS:
        theirs = metrics.compute_dice(batch(answer), batch(truth), include_background=True).item()
        assert dice(truth, answer) == pytest.approx(theirs, abs=1e-6)


def test_hd95_is_monais_at_borders_and_with_flat_voxels():
    for truth, answer, spacing in PAIRS:
        theirs = monai_hd95(truth, answer, spacing)  # float32: half a millionth of its size
        assert hd95(truth, answer, spacing) == pytest.approx(theirs, rel=1e-6, abs=1e-6)


def test_hd95_is_monais_for_a_mask_that_fills_the_image():
    full, corner = np.ones((6, 7, 8), bool), np.zeros((6, 7, 8), bool)
    corner[0, 0, 0] = True
    for truth, answer in ((full, corner), (corner, full), (full, full)):
        assert hd95(truth, answer, (1, 2, 3)) == pytest.approx(monai_hd95(truth, answer, (1, 2, 3)), abs=1e-6)


def test_surface_dice_is_monais():
    for truth, answer, spacing in PAIRS:
        for tolerance in (0, 1.0, 2.5):
            theirs = monai_surface_dice(truth, answer, spacing, tolerance)
            assert surface_dice(truth, answer, spacing, tolerance) == pytest.approx(theirs, abs=1e-6)


def test_a_distance_of_exactly_the_tolerance_counts_as_right_however_it_is_rounded():
    truth, answer = np.zeros((9, 3, 3), bool), np.zeros((9, 3, 3), bool)
    truth[1, 1, 1] = answer[4, 1, 1] = True
    assert 3 * 0.1 > 0.3  # as Python has it
    assert surface_dice(truth, answer, (0.1, 1, 1), 0.3) == 1 == monai_surface_dice(truth, answer, (0.1, 1, 1), 0.3)


def test_in_the_plane_too():
    rng = np.random.default_rng(1)
    truth, answer = blob(rng, (30, 40)), blob(rng, (30, 40))
    assert hd95(truth, answer, (0.5, 2)) == pytest.approx(monai_hd95(truth, answer, (0.5, 2)), rel=1e-6)


def test_what_monai_says_of_an_empty_truth_we_say_as_well():
    empty, full = np.zeros((4, 4, 4), bool), np.ones((4, 4, 4), bool)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for answer in (empty, full):
            theirs = metrics.compute_dice(batch(answer), batch(empty), include_background=True).item()
            assert np.isnan(theirs) and np.isnan(dice(empty, answer))


def test_a_missed_tumour_is_as_far_off_as_the_image_is_large():
    truth, nothing = np.zeros((240, 240, 155), bool), np.zeros((240, 240, 155), bool)
    truth[100:110, 100:110, 70:80] = True
    assert dice(truth, nothing) == 0 == surface_dice(truth, nothing, (1, 1, 1), 2)
    assert hd95(truth, nothing, (1, 1, 1)) == pytest.approx(373.13, abs=0.005)  # BraTS' figure


@pytest.mark.parametrize("answer", [np.zeros((3, 4, 5)), np.ones((3, 4, 5))])
def test_without_the_region_in_the_truth_there_is_no_overlap_and_no_distance(answer):
    empty = np.zeros((3, 4, 5))
    found = dice(empty, answer), hd95(empty, answer, (1, 1, 1)), surface_dice(empty, answer, (1, 1, 1), 1)
    assert np.isnan(found).all()


def test_lesions_are_told_apart_and_scored_as_by_brute_force():
    rng = np.random.default_rng(3)
    for _ in range(12):
        shape = (14, 15, 16)
        truth = speckles(rng, shape, 0.03) | blob(rng, shape) & speckles(rng, shape, 0.5)
        answer = speckles(rng, shape, 0.03) | blob(rng, shape) & speckles(rng, shape, 0.5)
        found = lesionwise(truth, answer, (3, 4, 5))  # a voxel is 0.06 ml: none is too small
        true, n_true = components(truth)
        own, n_own = components(answer)
        dices, false = [], 0
        for one in range(1, n_true + 1):
            touching = np.unique(own[(true == one) & (own > 0)])
            dices.append(dice(true == one, np.isin(own, touching) if len(touching) else np.zeros(shape)))
        for one in range(1, n_own + 1):
            false += not (truth & (own == one)).any()
        assert sorted(found.dice) == pytest.approx(sorted(dices))
        assert (found.missed, found.false) == (sum(d == 0 for d in dices), false)
        assert found.mean_dice == pytest.approx(sum(dices) / (n_true + false))
        assert list(found.volumes_ml) == sorted(found.volumes_ml, reverse=True)
        assert sum(found.volumes_ml) == pytest.approx(volume_ml(truth, (3, 4, 5)))


def components(mask):
    """Connected components by walking from voxel to voxel over faces, edges and corners."""
    number, n = np.zeros(mask.shape, int), 0
    for start in zip(*np.nonzero(mask), strict=True):
        if number[start]:
            continue
        n += 1
        number[start] = n
        waiting = [start]
        while waiting:
            x, y, z = waiting.pop()
            for step in np.ndindex(3, 3, 3):
                near = x + step[0] - 1, y + step[1] - 1, z + step[2] - 1
                inside = all(0 <= at < length for at, length in zip(near, mask.shape, strict=True))
                if inside and mask[near] and not number[near]:
                    number[near] = n
                    waiting.append(near)
    return number, n


def test_lesions_below_50_voxels_of_a_millimetre_are_not_counted_and_50_are():
    truth, answer = np.zeros((40, 20, 20), bool), np.zeros((40, 20, 20), bool)
    truth[0:5, 0:5, 0:2] = True  # 50 voxels, not found
    truth[10:17, 0:7, 0] = True  # 49 voxels: does not count …
    answer[10:17, 0:7, 0:2] = True  # … and what covers it is not false
    answer[30:35, 0:5, 0:2] = True  # 50 voxels that are not there
    answer[30:37, 10:17, 0] = True  # 49 voxels that are not there
    found = lesionwise(truth, answer, (1, 1, 1))
    assert (found.found, found.missed, found.false) == (0, 1, 1)
    assert found.false_ml == (0.05,) and found.volumes_ml == (0.05,)
    assert np.isnan(lesionwise(np.zeros((2, 2, 2)), np.zeros((2, 2, 2)), (1, 1, 1)).mean_dice)


def test_the_repeatability_coefficient_is_from_the_within_mean_square_of_an_analysis_of_variance():
    rng = np.random.default_rng(0)
    repeats = rng.normal(50, 20, (30, 1)) + rng.normal(0, 3, (30, 4))
    within = repeats - repeats.mean(axis=1, keepdims=True)
    mean_square = (within**2).sum() / (30 * 3)
    assert repeatability_coefficient(repeats) == pytest.approx(1.96 * np.sqrt(2 * mean_square))
    pair = repeats[:, :2]
    spread = np.sqrt((np.diff(pair, axis=1) ** 2).mean())  # of the differences themselves
    assert repeatability_coefficient(pair) == pytest.approx(1.96 * spread)
