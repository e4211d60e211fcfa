"""Scroll through EEG, and see how strong each frequency band is in what is in view."""

import base64
from collections.abc import Sequence
from numbers import Real
from typing import Any

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text import Said, number, percent
from dyplab.text import eeg as eeg_says
from dyplab.text import widgets as says
from dyplab.widgets import svg
from dyplab.widgets.base import Widget, module
from dyplab.widgets.given import finite

MOST_ROWS, MOST_SAMPLES = 12, 30_000
BANDS = {"delta": (1.0, 4.0), "theta": (4.0, 8.0), "alpha": (8.0, 13.0), "beta": (13.0, 30.0)}  # as in dyplab.data.eeg
SCALES = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class EEGScroller(Widget):
    """EEG in rows under one another, with a window to scroll and zoom; spectrum and band power of the chosen row.

    The reader scrolls, zooms, changes the amplitude scale, chooses a row and moves a cursor. What they look at can be
    read from `start`, `seconds`, `channel`, `scale`, `cursor` and `powers()`.

    Args:
        segments: (N, T) µV: electrodes, patients or segments, at most 12 rows and 30,000 values in all.
        rate_hz: samples a second, at least 60, so that the beta band can be seen.
        names: what each row is called; without, "EEG 1", "EEG 2" …
        seconds: length of the window at the start; without, at most 5.

    Raises:
        DataError: not rows of numbers, too many of them, too short, or a sampling rate that cannot be right.

    >>> time = np.arange(1280) / 128
    >>> widget = EEGScroller([10 * np.sin(2 * np.pi * 10 * time)], rate_hz=128)
    >>> {band: round(power) for band, power in widget.powers().items()}
    {'delta': 0, 'theta': 0, 'alpha': 50, 'beta': 0}
    """

    _esm = module("eeg")
    _texts = says.EEG

    samples = traitlets.Unicode().tag(sync=True)
    unit: Any = traitlets.Float().tag(sync=True)
    rate_hz: Any = traitlets.Float().tag(sync=True)
    names: Any = traitlets.List().tag(sync=True)
    start: Any = traitlets.Float(0.0).tag(sync=True)
    seconds: Any = traitlets.Float().tag(sync=True)
    scale: Any = traitlets.Float().tag(sync=True)
    channel = traitlets.Int(0).tag(sync=True)
    cursor: Any = traitlets.Float(0.0).tag(sync=True)

    def __init__(
        self,
        segments: ArrayLike,
        rate_hz: float,
        names: Sequence[str] | None = None,
        seconds: float | None = None,
    ):
        signals = finite(segments, says.SIGNALS()).astype(np.float64)
        if signals.ndim != 2 or not 1 <= len(signals) <= MOST_ROWS or not 1 <= signals.size <= MOST_SAMPLES:
            raise DataError(says.SIGNALS_SHAPE(shape=signals.shape, rows=MOST_ROWS, most=MOST_SAMPLES))
        _check_rate(rate_hz, signals.shape[1])
        labels = [f"EEG {row + 1}" for row in range(len(signals))] if names is None else [str(name) for name in names]
        if len(labels) != len(signals):
            raise DataError(says.SIGNAL_NAMES(names=len(labels), rows=len(signals)))
        whole = signals.shape[1] / rate_hz
        if seconds is not None and not (isinstance(seconds, Real) and seconds >= 1):
            raise DataError(says.WINDOW_SECONDS(given=seconds))
        self._signals = signals
        unit = float(np.abs(signals).max()) / 32767 or 1.0
        swing = 2 * float(np.percentile(np.abs(signals - signals.mean(axis=1, keepdims=True)), 95))
        super().__init__(
            samples=base64.b64encode(np.round(signals / unit).astype("<i2").tobytes()).decode("ascii"),
            unit=unit,
            rate_hz=float(rate_hz),
            names=labels,
            seconds=float(min(whole, 5.0 if seconds is None else seconds)),
            scale=float(next((scale for scale in SCALES if scale >= swing), SCALES[-1])),
        )

    def visible(self) -> NDArray[np.float64]:
        """What is in the window of this moment, (N, T) µV."""
        samples = max(2, min(self._signals.shape[1], _rounded(self.seconds * self.rate_hz)))
        first = max(0, min(self._signals.shape[1] - samples, _rounded(self.start * self.rate_hz)))
        part: NDArray[np.float64] = self._signals[:, first : first + samples]
        return part

    def powers(self) -> dict[str, float]:
        """The power of the chosen row in each band within the window of this moment, µV² (Welch, as `band_power`)."""
        from scipy.signal import welch

        part = self.visible()[self.channel]
        frequency, density = welch(part, self.rate_hz, nperseg=min(len(part), round(2 * self.rate_hz)))
        inside = {name: (frequency >= low) & (frequency < high) for name, (low, high) in BANDS.items()}
        return {name: float(density[rows].sum() * frequency[1]) for name, rows in inside.items()}

    def summary(self) -> Said:
        powers = self.powers()
        most = max(powers, key=lambda band: powers[band])
        return says.EEG_SUMMARY(
            rows=len(self.names),
            seconds=number(self._signals.shape[1] / self.rate_hz, 1),
            rate=f"{self.rate_hz:g}",
            name=self.names[self.channel],
            band=says.EEG[most],
            share=percent(powers[most] / (sum(powers.values()) or 1), 0),
        )

    def figure(self) -> str:
        part, row = self.visible(), 44
        every = -(-part.shape[1] // 400)  # enough points for the eye
        body = ""
        for at, signal in enumerate(part[:, ::every]):
            y = row * (at + 0.5) - (signal - self._signals[at].mean()) / self.scale * row
            across = 70 + np.arange(len(signal)) / max(len(signal) - 1, 1) * 620
            body += svg.text(6, row * (at + 0.5) + 4, self.names[at], "start")
            body += svg.line(zip(across, np.clip(y, 0, row * len(part)), strict=True), "#0b5cad", 1)
        bottom = row * len(part)
        body += svg.text(70, bottom + 16, number(self.start, 1)) + svg.text(680, bottom + 16, _end(self, part))
        return svg.picture(700, bottom + 24, body)


def _end(widget: EEGScroller, part: NDArray[np.float64]) -> str:
    return f"{number(widget.start + part.shape[1] / widget.rate_hz, 1)} s"


def _rounded(value: float) -> int:
    return int(np.floor(value + 0.5))  # as JavaScript rounds


def _check_rate(rate_hz: object, samples: int) -> None:
    if isinstance(rate_hz, bool) or not isinstance(rate_hz, Real) or not 0 < float(rate_hz) < np.inf:
        raise DataError(eeg_says.BAD_RATE(got=rate_hz))
    lowest, highest = BANDS["delta"][0], BANDS["beta"][1]
    if float(rate_hz) < 2 * highest:
        said = {"got": f"{rate_hz:g}", "highest": f"{highest:g}", "need": f"{2 * highest:g}"}
        raise DataError(eeg_says.RATE_TOO_LOW(**said))
    if samples < float(rate_hz) / lowest:
        lasting = {"samples": samples, "got": f"{rate_hz:g}", "seconds": f"{samples / float(rate_hz):.2g}"}
        raise DataError(eeg_says.TOO_SHORT(**lasting, lowest=f"{lowest:g}", need=f"{1 / lowest:g}"))
