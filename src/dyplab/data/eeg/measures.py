"""What can be measured in a segment of EEG without a network: how large it swings, and in which frequency bands."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text import eeg as says

BANDS: Mapping[str, tuple[float, float]] = {
    "delta": (1.0, 4.0),
    "theta": (4.0, 8.0),
    "alpha": (8.0, 13.0),
    "beta": (13.0, 30.0),
}
WINDOW_SECONDS = 2.0  # so that the spectrum has a value every half hertz


def amplitude(segments: ArrayLike) -> NDArray[np.float64]:
    """How far each segment swings about its mean: its standard deviation, what a ruler would tell.

    Args:
        segments: (N, T) µV.

    Returns:
        (N,) µV.

    Raises:
        DataError: not segments of numbers, or some missing.

    >>> amplitude([[10, -10, 10, -10], [3, 3, 3, 3]])
    array([10.,  0.])
    """
    deviation: NDArray[np.float64] = _checked(segments).std(axis=1)
    return deviation


def band_power(
    segments: ArrayLike, rate_hz: float, bands: Mapping[str, tuple[float, float]] = BANDS
) -> NDArray[np.float64]:
    """The power of each segment in each frequency band, from Welch's spectrum.

    A wave of amplitude 10 µV at 10 Hz has the power 10²/2 = 50 µV², all of it in alpha. Divide by the row's sum for
    relative power, which does not change when the whole segment is made larger.

    Args:
        segments: (N, T) µV.
        rate_hz: samples a second.
        bands: each name with its lowest frequency and the one it stops before, Hz.

    Returns:
        (N, bands) µV², in the order of the bands: delta, theta, alpha, beta.

    Raises:
        DataError: not segments of numbers; a rate that is not above 0, or too low for the highest band; segments too
            short for the lowest.

    Source:
        P. Welch, IEEE Transactions on Audio and Electroacoustics 15, 1967, as `scipy.signal.welch` does it (Hann
        windows of two seconds that overlap by half).

    >>> time = np.arange(384) / 128
    >>> band_power([10 * np.sin(2 * np.pi * 10 * time)], rate_hz=128).round()
    array([[ 0.,  0., 50.,  0.]])
    """
    from scipy.signal import welch

    given = _checked(segments)
    lowest, highest = min(low for low, _ in bands.values()), max(high for _, high in bands.values())
    check_rate(given.shape[1], rate_hz, lowest, highest)
    window = min(given.shape[1], round(WINDOW_SECONDS * rate_hz))
    frequency, density = welch(given, rate_hz, nperseg=window, axis=1)  # µV²/Hz
    width = frequency[1] - frequency[0]
    inside = [(frequency >= low) & (frequency < high) for low, high in bands.values()]
    power: NDArray[np.float64] = np.stack([density[:, rows].sum(axis=1) * width for rows in inside], axis=1)
    return power


def check_rate(samples: int, rate_hz: float, lowest_hz: float, highest_hz: float) -> None:
    """Raise a plain sentence for a sampling rate with which the bands cannot be seen in so many samples."""
    if not 0 < rate_hz < np.inf:
        raise DataError(says.BAD_RATE(got=rate_hz))
    if rate_hz < 2 * highest_hz:
        raise DataError(says.RATE_TOO_LOW(got=f"{rate_hz:g}", highest=f"{highest_hz:g}", need=f"{2 * highest_hz:g}"))
    if samples < rate_hz / lowest_hz:
        need = f"{1 / lowest_hz:g}"
        seconds = f"{samples / rate_hz:.2g}"
        raise DataError(
            says.TOO_SHORT(samples=samples, got=f"{rate_hz:g}", seconds=seconds, lowest=f"{lowest_hz:g}", need=need)
        )


def _checked(segments: ArrayLike) -> NDArray[np.float64]:
    try:
        given = np.asarray(segments, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise DataError(says.NOT_SEGMENTS(given=type(segments).__name__)) from error
    if given.ndim != 2 or given.size == 0:
        raise DataError(says.SEGMENT_SHAPE(shape=given.shape))
    missing = ~np.isfinite(given)
    if missing.any():
        raise DataError(says.SAMPLES_MISSING(count=int(missing.sum()), row=int(missing.any(axis=1).argmax())))
    return given
