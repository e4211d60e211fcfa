"""The EEG scroller: spectrum and band power against scipy and dyplab.data, and what a reader can do with it."""

import base64

import numpy as np
import pytest
from scipy.signal import welch
from widgets.examples import WAVES
from widgets.refusals import refused

from dyplab.data.eeg import BANDS, band_power, simulate_eeg
from dyplab.widgets import EEGScroller
from dyplab.widgets import eeg as module

PACKED = "text => new Float64Array(Uint8Array.from(atob(text), sign => sign.charCodeAt(0)).buffer)"


def as_text(signal):
    return base64.b64encode(np.asarray(signal, "<f8").tobytes()).decode()


@pytest.mark.parametrize(
    ("samples", "rate"), [(384, 128), (4097, 173.61), (150, 128), (100, 61.5), (700, 100), (640, 64)]
)
def test_the_spectrum_is_scipys_and_the_band_power_that_of_data(samples, rate, evaluate):
    signal = 40 + np.cumsum(np.random.default_rng(samples).normal(0, 20, samples)) * 0.1
    call = f"""(m, [text, rate]) => {{ const found = m.spectrum(({PACKED})(text), rate);
      return [found.step, [...found.density], m.bandPower(found)]; }}"""
    step, density, powers = evaluate("eeg", call, [as_text(signal), rate])
    frequency, truth = welch(signal, rate, nperseg=min(samples, round(2 * rate)))
    assert step == pytest.approx(frequency[1])
    np.testing.assert_allclose(density, truth[: len(density)], rtol=1e-6, atol=1e-9)
    assert len(density) == np.sum(frequency <= 40 + 1e-9)
    np.testing.assert_allclose(powers, band_power([signal], rate)[0], rtol=1e-6)
    assert list(EEGScroller([signal], rate, seconds=100).powers().values()) == pytest.approx(powers, rel=1e-6)


def test_the_bands_are_those_of_data():
    assert module.BANDS == BANDS


def test_the_signal_survives_its_journey_to_the_page(evaluate):
    eeg = simulate_eeg(2, seed=0)
    widget = EEGScroller(eeg.segments[8:14], eeg.rate_hz)
    call = "(m, [text, rows, unit]) => m.unpack(text, rows, unit).map(one => [...one])"
    signals = np.array(evaluate("eeg", call, [widget.samples, 6, widget.unit]))
    assert np.abs(signals - eeg.segments[8:14]).max() <= widget.unit / 2 + 1e-6 < 0.02
    np.testing.assert_array_equal(widget.visible(), eeg.segments[8:14])


def test_a_line_with_many_samples_keeps_its_highest_and_lowest(evaluate):
    signal = np.random.default_rng(0).normal(size=10_000)
    call = f"(m, text) => m.thinned(({PACKED})(text), 1000, 9000, 300)"
    points = np.array(evaluate("eeg", call, as_text(signal)))
    assert len(points) <= 600 and (np.diff(points[:, 0]) > 0).all()
    assert points[:, 1].max() == signal[1000:9000].max() and points[:, 1].min() == signal[1000:9000].min()
    np.testing.assert_array_equal(points[:, 1], signal[points[:, 0].astype(int)])


def told(page):
    return page.locator(".told").inner_text().replace("\xa0", " ")


def test_scrolling_zooming_and_choosing_with_the_keyboard(static_page):
    page = static_page(lambda: EEGScroller(WAVES, 128, ["Fp1", "Fp2", "O1", "O2"]), "nb")
    assert told(page).startswith("Fp1, 0,0–5,0 s: alfa er sterkest")
    page.get_by_role("combobox", name="Valgt rad").select_option("2")
    assert "beta er sterkest" in told(page)  # nothing but noise yet
    page.get_by_label("Vinduet begynner ved").press("End")
    assert told(page).startswith("O1, 15,0–20,0 s: theta er sterkest")
    page.get_by_label("Vinduets lengde").select_option("2")
    assert told(page).startswith("O1, 15,0–17,0 s")
    widget = EEGScroller(WAVES, 128)
    widget.set_trait("channel", 2)
    widget.set_trait("start", 15.0)
    widget.set_trait("seconds", 2.0)
    power = page.get_by_role("row", name="theta").get_by_role("cell").last.inner_text()
    assert power.replace("\xa0", " ") == f"{widget.powers()['theta']:.0f} µV²"
    page.get_by_label("Markøren står ved").press("Home")
    page.get_by_label("Markøren står ved").press("ArrowRight")
    value = f"{WAVES[2][15 * 128 + 1]:.1f}".replace(".", ",").replace("-", "−")
    assert f"Ved markøren (15,01 s): {value} µV." in told(page)


def test_playing_scrolls_to_the_end_and_back_again(static_page):
    page = static_page(lambda: EEGScroller(WAVES, 128, seconds=10), reduced_motion="reduce")
    back = page.get_by_role("button", name="Back")
    assert back.get_attribute("aria-disabled") == "true"
    page.get_by_role("button", name="Step").click()
    assert told(page).startswith("EEG 1, 0.5–10.5 s")
    page.get_by_role("button", name="To the end").click()
    assert told(page).startswith("EEG 1, 10.0–20.0 s")
    back.click()
    assert told(page).startswith("EEG 1, 9.5–19.5 s")
    page.get_by_role("button", name="Reset").click()
    assert told(page).startswith("EEG 1, 0.0–10.0 s")
    moving = static_page(lambda: EEGScroller(WAVES, 128, seconds=19))
    moving.get_by_role("button", name="Play").click()
    moving.get_by_text("EEG 1, 1.0–20.0 s").wait_for()


def test_a_click_chooses_row_and_place_and_the_scale_is_the_readers(static_page):
    page = static_page(lambda: EEGScroller(WAVES, 128))
    traces = page.get_by_role("img", name="EEG, one row under another")
    box = traces.bounding_box()
    traces.click(position={"x": box["width"] - 8, "y": 62 * 2.5})
    assert told(page).startswith("EEG 3") and "At the cursor (4.99 s)" in told(page)
    before = traces.locator("polyline[stroke='var(--blue)']").get_attribute("points")
    page.get_by_role("combobox", name="The height of a row is").select_option("1000")
    assert traces.locator("polyline[stroke='var(--blue)']").get_attribute("points") != before


WRONG = {
    "one row": (lambda: EEGScroller(np.zeros(500), 128), "(500,)"),
    "rows": (lambda: EEGScroller(np.zeros((13, 500)), 128), "(13, 500)"),
    "long": (lambda: EEGScroller(np.zeros((2, 20_000)), 128), "(2, 20000)"),
    "empty": (lambda: EEGScroller(np.zeros((0, 500)), 128), "(0, 500)"),
    "nan": (lambda: EEGScroller([[0.0] * 200, [np.nan] * 200], 128), "[1, 0]"),
    "text": (lambda: EEGScroller([["Fp1"] * 200], 128), ".dtype"),
    "rate": (lambda: EEGScroller(np.zeros((1, 500)), 0), "0"),
    "rate in text": (lambda: EEGScroller(np.zeros((1, 500)), "128 Hz"), "128 Hz"),
    "slow": (lambda: EEGScroller(np.zeros((1, 500)), 50), "60"),
    "short": (lambda: EEGScroller(np.zeros((1, 100)), 128), "0.78"),
    "names": (lambda: EEGScroller(np.zeros((2, 500)), 128, ["Fp1"]), "2"),
    "window": (lambda: EEGScroller(np.zeros((1, 500)), 128, seconds=0), "0"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_eeg_is_said(case):
    refused(*WRONG[case])


def test_silence_is_shown_as_silence(static_page):
    page = static_page(lambda: EEGScroller(np.zeros((1, 500)), 128))
    assert "the signal is flat" in told(page)
