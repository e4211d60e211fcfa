"""What an electrode picks up that is not brain: the eyes, the muscles, and the electrode itself."""

import numpy as np
from numpy.typing import NDArray

SHARE = 0.06  # of the segments that have an artefact of each kind
BLINK, MUSCLE, POP = (60.0, 140.0), (10.0, 30.0), (60.0, 160.0)  # µV


def add_artefacts(segments: NDArray[np.float64], rate_hz: float, rng: np.random.Generator) -> None:
    """Put blinks, muscle and electrode pops into some of the segments (N, T), in place."""
    time = np.arange(segments.shape[1]) / rate_hz
    for kind in (_blink, _muscle, _pop):
        for row in np.flatnonzero(rng.random(len(segments)) < SHARE):
            segments[row] += kind(time, rng.uniform(0, time[-1]), rng)


def _blink(time: NDArray[np.float64], at: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """The eye is a battery that the lid slides over: a slow hump of a third of a second."""
    return rng.uniform(*BLINK) * np.exp(-(((time - at) / 0.12) ** 2))


def _muscle(time: NDArray[np.float64], at: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Fast noise that swells and fades within a second or so."""
    fast = np.diff(rng.standard_normal(len(time) + 1)) / np.sqrt(2)
    burst: NDArray[np.float64] = rng.uniform(*MUSCLE) * fast * np.exp(-(((time - at) / rng.uniform(0.2, 0.6)) ** 2))
    return burst


def _pop(time: NDArray[np.float64], at: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """The contact moves: a jump at once, gone in a quarter of a second."""
    since = time - at
    return np.where(since >= 0, rng.choice([-1, 1]) * rng.uniform(*POP) * np.exp(-np.clip(since, 0, None) / 0.1), 0)
