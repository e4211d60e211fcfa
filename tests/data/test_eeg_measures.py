"""Amplitude and band power, judged by pure sines and by scipy."""

import numpy as np
import pytest
from scipy.integrate import simpson
from scipy.signal import butter, sosfiltfilt, welch

from dyplab.data import BANDS, amplitude, band_power
from dyplab.errors import DataError

TIME = np.arange(4 * 128) / 128
NOISE = np.random.default_rng(0).normal(0, 20, (6, 1024))


@pytest.mark.parametrize(("hertz", "band"), [(2.5, 0), (6, 1), (10, 2), (20, 3)])
@pytest.mark.parametrize("rate_hz", [128, 173.61])
def test_all_the_power_of_a_sine_lies_in_its_own_band(hertz, band, rate_hz):
    time = np.arange(round(4 * rate_hz)) / rate_hz
    power = band_power([30 * np.sin(2 * np.pi * hertz * time)], rate_hz)[0]
    assert power[band] == pytest.approx(30**2 / 2, rel=0.02)
    assert np.delete(power, band).max() < 0.02 * power[band]


def test_a_sine_on_the_border_belongs_to_the_upper_band_and_is_counted_once():
    assert band_power([10 * np.sin(2 * np.pi * 8 * TIME)], 128)[0].sum() == pytest.approx(50, rel=0.02)


def test_the_bands_are_the_integral_of_scipys_spectrum():
    hertz, density = welch(NOISE, 128, nperseg=256, axis=1)
    for band, (low, high) in enumerate(BANDS.values()):
        rows = (hertz >= low) & (hertz <= high)
        area = simpson(density[:, rows], x=hertz[rows], axis=1)
        np.testing.assert_allclose(band_power(NOISE, 128)[:, band], area, rtol=0.35)


def test_a_filter_finds_the_same_power():
    filtered = sosfiltfilt(butter(8, [8, 13], "bandpass", fs=128, output="sos"), NOISE, axis=1)
    np.testing.assert_allclose(band_power(NOISE, 128)[:, 2].mean(), filtered.var(axis=1).mean(), rtol=0.15)


def test_bands_of_ones_own_come_in_ones_own_order():
    power = band_power(NOISE, 128, {"high": (30, 60), "low": (1, 30)})
    assert power.shape == (6, 2) and np.allclose(power[:, 1], band_power(NOISE, 128).sum(axis=1))


def test_amplitude_is_numpys_standard_deviation_and_knows_no_offset():
    np.testing.assert_allclose(amplitude(NOISE + 500), NOISE.std(axis=1))


def said(call):
    with pytest.raises(DataError) as refused:
        call()
    nb, en = refused.value.said.nb, refused.value.said.en
    assert nb != en and "{" not in nb + en and "\n" not in nb + en
    return nb, en


@pytest.mark.parametrize("rate_hz", [0, -128, float("nan"), float("inf")])
def test_a_rate_that_is_no_rate_is_named(rate_hz):
    assert all(f" {rate_hz}," in text for text in said(lambda: band_power(NOISE, rate_hz)))


def test_a_rate_too_low_for_the_highest_band_is_told_what_would_do():
    assert all("40 Hz" in text and "60 Hz" in text for text in said(lambda: band_power(NOISE, 40)))


@pytest.mark.parametrize("rate_hz", [2000, 1e9])
def test_a_rate_so_high_that_the_segment_would_be_shorter_than_a_wave_is_told_so(rate_hz):
    for text in said(lambda: band_power(NOISE, rate_hz)):
        assert f"{rate_hz:g} Hz" in text and "1024" in text and "1 Hz" in text


@pytest.mark.parametrize(
    ("segments", "named"),
    [
        (TIME, "(512,)"),
        (np.zeros((2, 1, 9)), "(2, 1, 9)"),
        (np.zeros((0, 9)), "(0, 9)"),
        ([["a", "b"]], "list"),
        ([[1, 2], [1]], "list"),
        ([[1.0, 2.0], [np.nan, np.inf]], "2"),
    ],
)
@pytest.mark.parametrize("measure", [amplitude, lambda x: band_power(x, 128)])
def test_what_is_no_table_of_segments_is_refused(segments, named, measure):
    assert all(named in text for text in said(lambda: measure(segments)))
