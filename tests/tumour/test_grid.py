"""The scale that every scan is put on."""

import numpy as np
import pytest

from dyplab.tumour.grid import standardise

RNG = np.random.default_rng(0)
BRAIN = RNG.random((12, 11, 10)) < 0.5
IMAGES = (RNG.gamma(4, 30, (4, *BRAIN.shape)) * BRAIN).astype(np.float32)


def test_the_median_is_0_and_half_the_distance_between_two_percentiles_is_1() -> None:
    for image, scaled in zip(IMAGES, standardise(IMAGES, BRAIN), strict=True):
        ordered = np.sort(scaled[BRAIN])
        low, middle, high = (ordered[round(share * (len(ordered) - 1))] for share in (0.1, 0.5, 0.9))
        assert middle == pytest.approx(0, abs=0.02)
        assert high - low == pytest.approx(2, abs=0.05)
        assert np.array_equal(np.argsort(scaled[BRAIN]), np.argsort(image[BRAIN]))


def test_another_scanner_s_scale_makes_no_difference() -> None:
    other = IMAGES * np.array([3, 0.01, 1, 200], np.float32)[:, None, None, None] + np.float32(5)
    assert standardise(other, BRAIN) == pytest.approx(standardise(IMAGES, BRAIN), abs=2e-3)


def test_outside_the_brain_it_is_minus_5_and_nothing_goes_beyond_8() -> None:
    images = IMAGES.copy()
    images[:, BRAIN & (RNG.random(BRAIN.shape) < 0.01)] = 1e6
    scaled = standardise(images, BRAIN)
    assert scaled.dtype == np.float32
    assert (scaled[:, ~BRAIN] == -5).all()
    assert scaled.max() == 8 and scaled[:, BRAIN].min() >= -5


def test_an_image_of_one_value_does_not_divide_by_0() -> None:
    scaled = standardise(np.full((4, 12, 11, 10), 7, np.float32), BRAIN)
    assert not scaled[:, BRAIN].any()
