"""The figures of signals: what is drawn is what was given, readable, in both languages."""

import io
import re
from itertools import pairwise

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image
from scipy.signal import welch

from dyplab.errors import DataError
from dyplab.evaluation import figure_signals, figure_spectrum
from dyplab.text import Sentence, use

SEGMENTS = np.random.default_rng(0).normal(5, 30, (4, 384))
NAMES = [Sentence(nb=f"Hvile {k}", en=f"Rest {k}") for k in range(4)]
FIGURES = {
    "signals": lambda: figure_signals(SEGMENTS, 128, NAMES),
    "one signal": lambda: figure_signals(SEGMENTS[:1], 173.61, NAMES[:1]),
    "twenty": lambda: figure_signals(np.repeat(SEGMENTS, 5, axis=0), 128, NAMES * 5),
    "silence": lambda: figure_signals(np.zeros((2, 100)), 128, NAMES[:2]),
    "tiny": lambda: figure_signals(SEGMENTS / 1000, 128, NAMES),
    "spectrum": lambda: figure_spectrum([SEGMENTS, 2 * SEGMENTS], 128, NAMES[:2]),
    "four spectra": lambda: figure_spectrum([SEGMENTS] * 4, 173.61, NAMES),
}


def words_on(figure):
    figure.draw_without_rendering()
    return {text.get_text() for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_it_is_drawn_with_readable_words_of_the_language_and_nothing_is_cut(name, lang):
    use(lang)
    figure = FIGURES[name]()
    assert isinstance(figure, Figure)
    words = words_on(figure)
    wanted = {"nb": r"Tid \(sekunder\)|Frekvens \(Hz\)", "en": r"Time \(seconds\)|Frequency \(Hz\)"}
    assert any(re.fullmatch(wanted[lang], word) for word in words)
    assert any(word.startswith({"nb": "Hvile", "en": "Rest"}[lang]) for word in words)
    if lang == "nb":
        assert not [word for word in words if re.search(r"\d\.\d", word)]
    assert all(text.get_fontsize() >= 10 for text in figure.findobj(Text) if text.get_text() in words)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100)
    picture = np.asarray(Image.open(buffer).convert("L"))
    assert 240 < picture.shape[1] <= 1000
    assert all((edge == 255).all() for edge in (picture[0], picture[-1], picture[:, 0], picture[:, -1]))


def test_each_trace_is_its_segment_on_one_scale_and_the_bar_is_as_high_as_it_says():
    axes = figure_signals(SEGMENTS, 128, NAMES).axes[0]
    *traces, bar = axes.lines
    for trace, segment in zip(traces, SEGMENTS, strict=True):
        drawn = trace.get_ydata()
        np.testing.assert_allclose(drawn - drawn.mean(), segment - segment.mean())
        np.testing.assert_allclose(trace.get_xdata(), np.arange(384) / 128)
    gaps = [upper.get_ydata().min() - lower.get_ydata().max() for upper, lower in pairwise(traces)]
    assert min(gaps) > -0.6 * np.ptp(SEGMENTS, axis=1).max()
    (label,) = [text.get_text() for text in axes.texts]
    assert label == f"{np.ptp(bar.get_ydata()):.0f} µV"
    middles = [trace.get_ydata().mean() for trace in traces]
    np.testing.assert_allclose(middles, axes.get_yticks(), atol=1e-9)
    assert middles == sorted(middles, reverse=True)  # the first on top


def test_the_spectrum_is_the_median_of_scipys_and_groups_differ_in_line_style():
    axes = figure_spectrum([SEGMENTS, 2 * SEGMENTS], 128, NAMES[:2]).axes[0]
    lines = [line for line in axes.lines if line.get_label()[0] != "_"]
    hertz, density = welch(SEGMENTS, 128, nperseg=256, axis=1)
    shown = (hertz >= 1) & (hertz <= 60)
    np.testing.assert_allclose(lines[0].get_xdata(), hertz[shown])
    np.testing.assert_allclose(lines[0].get_ydata(), np.median(density, axis=0)[shown])
    np.testing.assert_allclose(lines[1].get_ydata(), 4 * lines[0].get_ydata())
    assert len({line.get_linestyle() for line in lines}) == 2
    assert [text.get_text() for text in axes.texts] == ["δ", "θ", "α", "β"]


REFUSED = {
    "no rate": (lambda: figure_signals(SEGMENTS, 0, NAMES), [" 0,"]),
    "negative rate": (lambda: figure_spectrum([SEGMENTS], -128, NAMES[:1]), [" -128,"]),
    "one segment by itself": (lambda: figure_signals(SEGMENTS[0], 128, NAMES[:1]), ["(384,)"]),
    "too many traces": (lambda: figure_signals(np.zeros((21, 9)), 128, ["A"] * 21), ["21", "20"]),
    "too few titles": (lambda: figure_signals(SEGMENTS, 128, NAMES[:3]), ["3", "4"]),
    "too many groups": (lambda: figure_spectrum([SEGMENTS] * 5, 128, ["A"] * 5), ["5", "4"]),
    "too few names": (lambda: figure_spectrum([SEGMENTS] * 2, 128, ["A"]), ["1", "2"]),
    "missing": (lambda: figure_signals([[1, np.nan]], 128, ["A"]), ["segments", "1", "2"]),
    "words": (lambda: figure_signals([["a", "b"]], 128, ["A"]), ["segments"]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(case):
    call, values = REFUSED[case]
    with pytest.raises(DataError) as caught:
        call()
    nb, en = caught.value.said.nb, caught.value.said.en
    assert nb != en and "{" not in nb + en
    assert all(value in nb and value in en for value in values)
