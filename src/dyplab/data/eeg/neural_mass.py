"""A neural mass model: one small piece of cortex as three groups of neurons that excite and inhibit each other."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

STEPS = 4  # steps of the integration for each sample kept
WARM_UP = 1.0  # seconds thrown away, until the model has forgotten where it began
SYNAPSES = 135.0  # between the groups
INHIBITION = 22.0  # mV, height of an inhibitory potential
RATES = np.array([[100.0], [100.0], [50.0]])  # 1/s, how fast each potential rises and fades; inhibition is slow


def jansen_rit(
    excitation: ArrayLike,
    drive: ArrayLike,
    speed: ArrayLike,
    unrest: ArrayLike,
    *,
    samples: int,
    rate_hz: float,
    rng: np.random.Generator,
) -> NDArray[np.float64]:
    """What N separate columns of cortex say: rest with alpha, single spikes, or seizure-like rhythm.

    At rest (excitation 3.25 mV, drive 220/s) a column oscillates at about 10.5 Hz. Under a low drive (90/s) it is
    silent at 3.25 mV, spikes now and then at 3.4 to 3.5 mV, and falls into a rhythm of 3 to 5 Hz from 3.8 to 5.5 mV.

    Args:
        excitation: (N,) height of an excitatory potential, mV (the authors' A).
        drive: (N,) mean firing of the rest of the brain towards the column, 1/s (the authors' p).
        speed: (N,) 1 is the authors'; 0.9 makes every rhythm a tenth slower.
        unrest: (N,) how much the drive varies, as white noise, 1/s per √Hz.
        samples: how many to keep (T).
        rate_hz: of the samples kept.
        rng: source of the noise.

    Returns:
        Potential of the pyramidal cells (N, T), mV.

    Source:
        Jansen and Rit, Biological Cybernetics 73, 1995, with their values for everything not named here. That more
        excitation gives spikes and then rhythm: Wendling, Bellanger, Bartolomei and Chauvel, Biological Cybernetics
        83, 2000, and with a second kind of inhibition European Journal of Neuroscience 15, 2002.

    >>> import numpy as np
    >>> jansen_rit([3.25], [220], [1], [2], samples=128, rate_hz=128, rng=np.random.default_rng(0)).shape
    (1, 128)
    """
    height, p, pace, sigma = np.broadcast_arrays(*map(np.atleast_1d, (excitation, drive, speed, unrest)))
    dt = pace / (rate_hz * STEPS)  # a slow column is the same column in slow motion
    warm_up = round(WARM_UP * rate_hz)
    kept = np.empty((samples, len(height)))
    state = np.zeros((6, len(height)))
    for sample in range(-warm_up, samples):
        for noise in rng.standard_normal((STEPS, len(height))):
            received = p + sigma * noise / np.sqrt(dt)
            here = _change(state, height, received)
            there = _change(state + dt * here, height, received)
            state += dt / 2 * (here + there)  # Heun: the mean of the slope here and the slope a step ahead
        if sample >= 0:
            kept[sample] = state[1] - state[2]
    return kept.T


def _change(state: NDArray[np.float64], height: NDArray[Any], received: NDArray[np.float64]) -> NDArray[np.float64]:
    """How fast everything changes: three potentials (mV) and their own speeds, (6, N)."""
    potential, speed = state[:3], state[3:]
    between, excited, inhibited = potential  # what the pyramidal cells cause, and what they receive of both kinds
    pushed = np.stack(
        [
            height * _firing(excited - inhibited),
            height * (received + 0.8 * SYNAPSES * _firing(SYNAPSES * between)),
            INHIBITION * 0.25 * SYNAPSES * _firing(0.25 * SYNAPSES * between),
        ]
    )
    return np.concatenate([speed, RATES * pushed - 2 * RATES * speed - RATES**2 * potential])


def _firing(potential: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean firing rate (1/s) at a mean potential (mV): an S from 0 to 5, half-way at 6 mV."""
    rate: NDArray[np.float64] = 5 / (1 + np.exp(0.56 * (6 - potential)))
    return rate
