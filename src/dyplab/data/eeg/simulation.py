"""Simulated EEG: people with an epileptic focus, each recorded at rest and during seizures."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dyplab.data.eeg.artefacts import add_artefacts
from dyplab.data.eeg.neural_mass import jansen_rit
from dyplab.errors import DataError
from dyplab.text.eeg import BAD_COHORT

RATE_HZ = 128.0
SECONDS = 3.0  # a segment
SEGMENTS = 10  # a recording
LINE_HZ = 50.0

REST, SPIKES, SEIZURES = 3.25, 3.5, (3.9, 5.5)  # excitation of a column, mV; in a seizure each person has their own
DRIVE, LOW_DRIVE, UNREST = 220.0, 90.0, 3.0  # towards a column, 1/s; low where it spikes or seizes; its noise
SPIKY = 0.35  # share of segments at rest in which the focus spikes

# How large each part stands in the signal (µV per mV of the model, or µV), and how unlike people, recordings or
# segments are in it (SD of its logarithm).
CORTEX, FOCUS, SLOW, HUM, HISS = (7.0, 0.4), (3.0, 0.8), (10.0, 0.4), (4.0, 1.0), (4.0, 0.6)
PERSON, CONTACT = (1.0, 0.2), (1.0, 0.15)

Rows = NDArray[np.int64]


class EEG(NamedTuple):
    """Segments of one-channel EEG, with whose they are. The people are simulated."""

    segments: NDArray[np.float32]  # (N, T) µV
    seizure: NDArray[np.int64]  # (N,) 1 during seizure-like activity, 0 at rest
    subject: NDArray[np.int64]  # (N,) 0 to subjects - 1
    recording: NDArray[np.int64]  # (N,) numbered through all subjects
    rate_hz: float


def simulate_eeg(subjects: int, recordings: int = 2, *, seed: int) -> EEG:
    """Invent people with an epileptic focus: every other recording of each is at rest, the others during a seizure.

    Each segment is what one electrode would see of two columns of a neural mass model: cortex at rest, with alpha, and
    a focus, which at rest is like its surroundings or throws single spikes, and in a seizure falls into a rhythm of
    about 3 to 6 Hz. A spike is not a seizure. A person keeps their amplitude and the speed of their rhythms; a
    recording keeps its electrode: gain, noise, hum of the mains (50 Hz), and how far it lies from the focus. So a model
    can learn to know the recording instead of the seizure, and it will, if segments of one recording stand on both
    sides of the split.

    Args:
        subjects: how many people, at least 2.
        recordings: of each person, at least 2; ten segments of three seconds in each.
        seed: the same seed invents the same people.

    Returns:
        The segments, ordered by subject, recording and time; N = subjects × recordings × 10, T = 384 at 128 Hz.

    Raises:
        DataError: fewer than two people or recordings.

    Source:
        The cortex: `dyplab.data.eeg.neural_mass.jansen_rit` (Jansen and Rit 1995; Wendling 2000, 2002). Amplitudes,
        artefacts and how people and electrodes differ are our own choice, not measured in patients.

    >>> eeg = simulate_eeg(subjects=2, seed=0)
    >>> eeg.segments.shape, eeg.seizure[[0, 10]], eeg.subject[[0, -1]], eeg.recording[[0, -1]]
    ((40, 384), array([0, 1]), array([0, 1]), array([0, 3]))
    """
    if subjects < 2 or recordings < 2:
        raise DataError(BAD_COHORT(subjects=subjects, recordings=recordings))
    rng = np.random.default_rng(seed)
    n_recordings = subjects * recordings
    recording = np.repeat(np.arange(n_recordings), SEGMENTS)
    subject = recording // recordings
    seizure = recording % recordings % 2

    brain = _brain(subject, recording, seizure, rng)
    electrode = _electrode(recording, brain.shape[1], rng)
    amplitude = _size(PERSON, subject, rng) * _size(CONTACT, recording, rng)  # skull and skin; the contact's gain
    segments = amplitude * brain + electrode
    add_artefacts(segments, RATE_HZ, rng)
    return EEG(segments.astype(np.float32), seizure, subject, recording, RATE_HZ)


def _brain(subject: Rows, recording: Rows, seizure: Rows, rng: np.random.Generator) -> NDArray[np.float64]:
    """Cortex with alpha, the focus as far as the electrode sees it, and slow waves: (N, T) µV."""
    n, samples = len(subject), round(SECONDS * RATE_HZ)
    spiking = rng.random(n) < SPIKY
    excitability = rng.uniform(*SEIZURES, subject.max() + 1)[subject]
    excitation = np.where(seizure, excitability, np.where(spiking, SPIKES, REST))
    drive = np.where(seizure | spiking, LOW_DRIVE, DRIVE)
    columns = jansen_rit(
        np.concatenate([np.full(n, REST), excitation]),
        np.concatenate([np.full(n, DRIVE), drive]),
        np.tile(rng.normal(0.93, 0.06, subject.max() + 1)[subject], 2),
        np.full(2 * n, UNREST),
        samples=samples,
        rate_hz=RATE_HZ,
        rng=rng,
    )
    columns -= columns.mean(axis=1, keepdims=True)  # an electrode amplifier passes no constant voltage
    each = np.arange(n)
    cortex = _size(CORTEX, each, rng) * columns[:n]  # alpha comes and goes
    slow = _size(SLOW, each, rng) * _noise(n, samples, 1.0, rng)  # and so does drowsiness
    focus = _size(FOCUS, recording, rng) * columns[n:]  # near the electrode, or far
    return cortex + slow + focus


def _electrode(recording: Rows, samples: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """What the contact adds: hiss, and hum from the mains, both much the same throughout a recording. (N, T) µV."""
    n, time = len(recording), np.arange(samples) / RATE_HZ
    hum = np.sin(2 * np.pi * (LINE_HZ * time + rng.random((n, 1))))
    hiss = _noise(n, samples, 0.0, rng)
    return _size(HUM, recording, rng) * hum + _size(HISS, recording, rng) * hiss


def _size(part: tuple[float, float], of: Rows, rng: np.random.Generator) -> NDArray[np.float64]:
    """How large a part is for each person, recording or segment: lognormal around its middle; (N, 1), row by row."""
    middle, unlike = part
    sizes: NDArray[np.float64] = middle * np.exp(rng.normal(0, unlike, of.max() + 1))[of, None]
    return sizes


def _noise(n: int, samples: int, exponent: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Noise of SD 1 whose power falls as 1/f to the exponent, from 0.5 Hz: (n, samples)."""
    frequency = np.fft.rfftfreq(samples, 1 / RATE_HZ)
    weight = np.where(frequency < 0.5, 0, np.maximum(frequency, 0.5) ** (-exponent / 2))
    noise: NDArray[np.float64] = np.fft.irfft(weight * np.fft.rfft(rng.standard_normal((n, samples))), samples)
    noise /= noise.std(axis=1, keepdims=True)
    return noise
