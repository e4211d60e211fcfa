"""Signals along time, and their spectra, as figures."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.figures.style import BLUE, GREY, INK, LABEL, ORANGE, TICK, dress, new_figure, number_axis
from dyplab.text import Sentence, number
from dyplab.text import eeg as words

_MOST_TRACES = 20
_STYLES = ((BLUE, "-"), (ORANGE, "--"), (INK, ":"), (GREY, "-."))
_BANDS = {"δ": (1, 4), "θ": (4, 8), "α": (8, 13), "β": (13, 30)}  # Hz


def figure_signals(segments: ArrayLike, rate_hz: float, titles: Sequence[str | Sentence]) -> Figure:
    """Segments of EEG below each other, as a screen in the clinic shows them: one time axis, one scale in µV.

    Args:
        segments: (N, T) µV, N at most 20.
        rate_hz: samples a second.
        titles: (N,) what to write beside each; a `Sentence` follows the language.

    Returns:
        The figure; the bar at the right says how many µV it is high.

    Raises:
        DataError: not segments of numbers, more than 20, a rate that is not above 0, another number of titles.

    >>> len(figure_signals(np.zeros((3, 256)), 128, ["A", "B", "C"]).axes[0].lines)
    4
    """
    traces = _traces(segments, rate_hz)
    if len(traces) > _MOST_TRACES:
        raise DataError(words.TOO_MANY_TRACES(n=len(traces), most=_MOST_TRACES))
    _as_many(titles, len(traces))
    traces = traces - traces.mean(axis=1, keepdims=True)
    apart = 1.05 * float(np.ptp(traces, axis=1).max()) or 1.0
    seconds = np.arange(traces.shape[1]) / rate_hz
    end = traces.shape[1] / rate_hz

    figure = new_figure(height=min(1.2 + 0.75 * len(traces), 10))
    axes = figure.add_subplot()
    middles = -apart * np.arange(len(traces))
    for trace, middle in zip(traces, middles, strict=True):
        axes.plot(seconds, trace + middle, color=BLUE, linewidth=1.0)
    bar = _round_number(apart)
    axes.plot([1.02 * end] * 2, middles[-1] + np.array([-bar, bar]) / 2, color=INK, linewidth=3, solid_capstyle="butt")
    size = str(words.MICROVOLTS(size=number(bar, 0 if bar >= 1 else 2)))
    axes.text(1.035 * end, middles[-1], size, fontsize=LABEL, color=INK, va="center")
    dress(axes, x=words.SECONDS)
    axes.set_yticks(middles, labels=[str(title) for title in titles])
    axes.spines["left"].set_visible(False)
    axes.grid(axis="y", visible=False)
    axes.set_xlim(0, 1.14 * end)
    axes.set_xticks([tick for tick in axes.get_xticks() if tick <= end])
    axes.set_ylim(middles[-1] - 0.6 * apart, 0.6 * apart)
    number_axis(axes.xaxis)
    return figure


def figure_spectrum(groups: Sequence[ArrayLike], rate_hz: float, titles: Sequence[str | Sentence]) -> Figure:
    """How much power each group of segments has at each frequency: the median, and where the middle half lies.

    Args:
        groups: up to four, each (N, T) µV.
        rate_hz: samples a second.
        titles: the name of each group; a `Sentence` follows the language.

    Returns:
        The figure, from 1 Hz to 60 Hz or half the rate, with the bands delta to beta marked.

    Raises:
        DataError: not segments of numbers, more than four groups, a rate that is not above 0, another number of titles.

    >>> noise = np.random.default_rng(0).normal(size=(5, 384))
    >>> len(figure_spectrum([noise, 2 * noise], 128, ["A", "B"]).axes[0].get_legend().get_texts())
    2
    """
    from scipy.signal import welch

    if len(groups) > len(_STYLES):
        raise DataError(words.TOO_MANY_GROUPS(n=len(groups), most=len(_STYLES)))
    _as_many(titles, len(groups))
    figure = new_figure()
    axes = figure.add_subplot()
    highest = min(60.0, rate_hz / 2)
    for group, title, (colour, line) in zip(groups, titles, _STYLES, strict=False):
        traces = _traces(group, rate_hz)
        hertz, density = welch(traces, rate_hz, nperseg=min(traces.shape[1], max(round(2 * rate_hz), 2)), axis=1)
        shown = (hertz >= 1) & (hertz <= highest)
        low, middle, high = np.percentile(density[:, shown], [25, 50, 75], axis=0)
        axes.plot(hertz[shown], middle, color=colour, linestyle=line, linewidth=2, label=str(title))
        axes.fill_between(hertz[shown], low, high, color=colour, alpha=0.2, linewidth=0)
    axes.set_yscale("log")
    dress(axes, x=words.FREQUENCY, y=words.POWER_DENSITY)
    axes.grid(axis="x", visible=False)
    for name, (start, stop) in _BANDS.items():
        if stop <= highest:
            axes.axvline(stop, color=GREY, linestyle=":", linewidth=1, zorder=0)
            middle_of_band = (start + stop) / 2
            axes.text(middle_of_band, 1.01, name, transform=axes.get_xaxis_transform(), ha="center", fontsize=TICK)
    axes.set_xlim(1, highest)
    axes.legend(fontsize=LABEL, frameon=False, loc="upper right")
    number_axis(axes.xaxis)
    return figure


def _traces(segments: ArrayLike, rate_hz: float) -> NDArray[np.float64]:
    if not 0 < rate_hz < np.inf:
        raise DataError(words.BAD_RATE(got=rate_hz))
    traces = given.array_of(segments, "segments")
    if traces.ndim != 2 or not traces.size:
        raise DataError(words.SEGMENT_SHAPE(shape=traces.shape))
    return np.array([given.scores(trace, "segments") for trace in traces])


def _as_many(titles: Sequence[str | Sentence], needed: int) -> None:
    if len(titles) != needed:
        raise DataError(words.NOT_AS_MANY_TITLES(titles=len(titles), needed=needed))


def _round_number(most: float) -> float:
    """The largest of 1, 2, 5, 10, 20, 50 … that is not above."""
    power = 10.0 ** np.floor(np.log10(most))
    return float(power * max(step for step in (1, 2, 5) if step * power <= most * (1 + 1e-9)))
