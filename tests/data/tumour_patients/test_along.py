"""The axis-by-axis steps against scipy, and the noise fields against their definition."""

import numpy as np
import pytest
from scipy.interpolate import BSpline
from scipy.ndimage import gaussian_filter, map_coordinates, shift
from scipy.stats import rice

from dyplab.data.tumour_patients.along import along, blur, enlarge_line, shift_line
from dyplab.data.tumour_patients.atlas import sample
from dyplab.data.tumour_patients.fields import smooth_noise, spline_weights
from dyplab.data.tumour_patients.scanner import draw_slices, scan_one, thick_slices, with_noise


def test_each_axis_is_multiplied_by_its_own_matrix() -> None:
    rng = np.random.default_rng(0)
    volume, x, y, z = (rng.random(shape, np.float32) for shape in ((2, 3, 4), (5, 2), (6, 3), (7, 4)))
    assert along(volume, x, y, z) == pytest.approx(np.einsum("abc,xa,yb,zc->xyz", volume, x, y, z), rel=1e-5)


@pytest.mark.parametrize(("sd_mm", "spacing_mm"), [(0.7, 1), (2, 1), (5, 2), (0.5, 3)])
def test_blurring_is_a_gaussian_filter(sd_mm: float, spacing_mm: float) -> None:
    volume = np.zeros((48, 40, 44), np.float32)
    volume[20:30, 19:22, 20:24] = np.random.default_rng(1).random((10, 3, 4))
    scipys = gaussian_filter(volume, sd_mm / spacing_mm, truncate=3)
    assert blur(volume, sd_mm, spacing_mm) == pytest.approx(scipys, abs=2e-3)
    assert blur(np.ones((9, 9, 9), np.float32), sd_mm, spacing_mm) == pytest.approx(1, abs=1e-5)


def test_a_shift_by_part_of_a_voxel_is_linear() -> None:
    volume = np.random.default_rng(2).random((9, 8, 7), np.float32)
    away = (0.3, -0.8, 0.5)
    moved = along(volume, *(shift_line(length, voxels) for length, voxels in zip(volume.shape, away, strict=True)))
    inside = (slice(1, -1),) * 3
    assert moved[inside] == pytest.approx(shift(volume, away, order=1)[inside], abs=1e-5)


def test_a_coarse_line_goes_back_to_the_voxels_it_was_taken_from() -> None:
    coarse = np.random.default_rng(3).random(6).astype(np.float32)
    fine = enlarge_line(13, 6, 2) @ coarse
    assert fine[:11] == pytest.approx(np.interp(np.arange(11), np.arange(0, 11, 2), coarse))
    assert fine[11] == pytest.approx(coarse[-1] / 2) and fine[12] == 0


def test_the_atlas_is_read_between_its_voxels_as_scipy_does() -> None:
    rng = np.random.default_rng(4)
    maps = rng.random((4, 9, 8, 7), np.float32)
    at = rng.uniform(-3, 11, (3, 5, 6, 4)).astype(np.float32)
    scipys = [map_coordinates(one, at, order=1, mode="nearest") for one in maps]
    assert sample(maps, at) == pytest.approx(np.stack(scipys), abs=1e-5)


def test_the_weights_of_a_field_are_a_cubic_b_spline() -> None:
    weights = spline_weights(23, 0.37)
    knots = weights.shape[1]
    basis = BSpline(np.arange(-3, knots + 1), np.eye(knots), 3)(np.arange(23) * 0.37)
    assert weights == pytest.approx(basis / np.linalg.norm(basis, axis=1, keepdims=True), abs=1e-6)


def test_a_field_has_mean_0_and_standard_deviation_1_everywhere() -> None:
    rng = np.random.default_rng(5)
    fields = np.stack([smooth_noise(rng, (7, 6, 8), 2, 9) for _ in range(2000)])
    assert np.abs(fields.mean(axis=0)).max() < 0.12  # 336 voxels, each a mean of 2000
    assert np.abs(fields.std(axis=0) - 1).max() < 0.09


def test_a_field_changes_over_the_length_that_was_asked_for() -> None:
    rng = np.random.default_rng(6)
    lines = np.stack([smooth_noise(rng, (1, 1, 60), 1, 12)[0, 0] for _ in range(1000)])
    correlation = np.corrcoef(lines.T)[5]
    assert correlation[5 + 3] > 0.9 and abs(correlation[5 + 48]) < 0.15
    assert 0.2 < correlation[5 + 12] < 0.7


@pytest.mark.parametrize(("thickness_mm", "spacing_mm", "first_mm"), [(5, 1, 2.3), (3.3, 2, 0.4), (2, 3, 1.1)])
def test_thick_slices_are_means_over_their_thickness_joined_by_straight_lines(
    thickness_mm: float, spacing_mm: float, first_mm: float
) -> None:
    line = np.random.default_rng(7).random(40)
    fine = (np.arange(-300, 25_000) + 0.5) * spacing_mm / 500  # 500 points a voxel
    inside = (fine > -spacing_mm / 2) & (fine < 39.5 * spacing_mm)
    value = line[np.clip(np.rint(fine / spacing_mm).astype(int), 0, 39)]
    middles = np.arange(first_mm, 36 * spacing_mm, thickness_mm)
    width = max(thickness_mm, spacing_mm)
    means = [value[inside & (np.abs(fine - middle) < width / 2)].mean() for middle in middles]
    expected = np.interp(np.arange(33) * spacing_mm, middles, means)
    got = thick_slices(40, spacing_mm, thickness_mm, first_mm) @ line.astype(np.float32)
    assert got[:33] == pytest.approx(expected, abs=5e-3)


def test_a_scanner_that_sees_nothing_makes_nothing_and_a_uniform_head_stays_nearly_uniform() -> None:
    for seed in range(6):
        rng = np.random.default_rng(seed)
        assert not scan_one(rng, np.zeros((20, 24, 20), np.float32), 3, draw_slices(rng)).any()
        inside = scan_one(rng, np.ones((40, 40, 40), np.float32), 3, draw_slices(rng))[14:26, 14:26, 14:26]
        assert inside.std() / inside.mean() < 0.25 and 0.4 < inside.mean() < 2.2


def test_noise_where_there_is_no_signal_is_rician_and_never_negative() -> None:
    noise = with_noise(np.random.default_rng(8), np.zeros(200_000, np.float32), 0.03)
    assert noise.min() >= 0
    assert noise.mean() / noise.std() == pytest.approx(rice.mean(0) / rice.std(0), rel=0.01)
    far = with_noise(np.random.default_rng(8), np.ones(200_000, np.float32), 0.03)
    assert far.mean() == pytest.approx(1, abs=0.01)
