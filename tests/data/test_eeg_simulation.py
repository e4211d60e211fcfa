"""The simulated EEG: its spectrum judged by scipy, its leak by scikit-learn."""

import time

import numpy as np
import pytest
from scipy.signal import find_peaks, welch
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from dyplab.data import amplitude, band_power, simulate_eeg, split_by_group, split_stratified
from dyplab.data.eeg.neural_mass import jansen_rit
from dyplab.errors import DataError

COHORT = simulate_eeg(subjects=24, seed=0)
HERTZ, DENSITY = welch(COHORT.segments, COHORT.rate_hz, nperseg=256, axis=1)


def within(low, high):
    """Power of each segment of the cohort from `low` to `high` Hz."""
    return DENSITY[:, (low <= HERTZ) & (high >= HERTZ)].sum(axis=1)


def column(excitation, drive, speed=1.0, seconds=20):
    rng = np.random.default_rng(0)
    return jansen_rit([excitation], [drive], [speed], [3], samples=seconds * 128, rate_hz=128, rng=rng)[0]


def strongest(signal):
    hertz, density = welch(signal - signal.mean(), 128, nperseg=512)
    return hertz[density.argmax()]


def test_the_cohort_is_made_in_three_seconds_and_is_what_it_says():
    started = time.process_time()
    eeg = simulate_eeg(subjects=24, seed=1)
    assert time.process_time() - started < 3
    assert eeg.segments.shape == (480, 384) and eeg.segments.dtype == np.float32 and eeg.rate_hz == 128
    assert np.array_equal(np.unique(eeg.subject, return_counts=True)[1], [20] * 24)
    assert np.array_equal(np.unique(eeg.recording, return_counts=True)[1], [10] * 48)
    for recording in range(48):  # one person, and either at rest or in a seizure
        rows = eeg.recording == recording
        assert len(set(eeg.subject[rows])) == len(set(eeg.seizure[rows])) == 1
    assert all(eeg.seizure[eeg.subject == person].mean() == 0.5 for person in range(24))


def test_at_rest_alpha_stands_out_of_what_surrounds_it():
    rest = np.median(DENSITY[COHORT.seizure == 0], axis=0)
    peaks, _ = find_peaks(np.log(rest[(HERTZ >= 5) & (HERTZ <= 20)]), prominence=0.7)
    assert len(peaks) == 1 and 9 <= 5 + peaks[0] / 2 <= 11.5


def test_a_seizure_has_several_times_the_power_of_rest_from_3_to_7_hz_and_peaks_there():
    slow, ill = within(3, 7), COHORT.seizure == 1
    assert np.median(slow[ill]) > 3 * np.median(slow[~ill])
    seizures = np.median(DENSITY[ill], axis=0)
    assert 3 <= HERTZ[1:][seizures[1:].argmax()] <= 7


def test_the_mains_hum_at_50_hz_differs_more_between_recordings_than_within_one():
    hum = np.log(within(49, 51)).reshape(48, 10)
    assert hum.mean(axis=1).std() > 3 * hum.std(axis=1).mean()


def test_amplitudes_are_those_of_scalp_eeg():
    assert 10 < np.median(amplitude(COHORT.segments)) < 60
    assert np.abs(COHORT.segments).max() < 1000


@pytest.mark.parametrize(
    ("excitation", "drive", "low", "high"), [(3.25, 220, 8, 13), (3.9, 90, 2.5, 4.5), (5.5, 90, 4, 7)]
)
def test_the_model_of_cortex_has_the_rhythms_its_authors_found(excitation, drive, low, high):
    assert low <= strongest(column(excitation, drive)) <= high


def test_between_rest_and_rhythm_there_are_single_spikes():
    spikes = [len(find_peaks(column(excitation, 90), height=7, distance=13)[0]) for excitation in (3.25, 3.5, 4.4)]
    assert spikes[0] <= 2 < spikes[1] < spikes[2] / 1.5


def test_a_slow_brain_is_the_same_brain_in_slow_motion():
    assert strongest(column(3.25, 220, speed=0.8)) == pytest.approx(0.8 * strongest(column(3.25, 220)), abs=0.5)


def test_the_model_agrees_with_an_integration_by_scipy_where_there_is_no_noise():
    from scipy.integrate import solve_ivp

    def change(_, y):
        potential, speed = y[:3], y[3:]
        fire = lambda v: 5 / (1 + np.exp(0.56 * (6 - v)))  # noqa: E731
        given = np.array([
            3.25 * 100 * fire(y[1] - y[2]),
            3.25 * 100 * (220 + 0.8 * 135 * fire(135 * y[0])),
            22 * 50 * 0.25 * 135 * fire(0.25 * 135 * y[0]),
        ])  # fmt: skip
        rate = np.array([100, 100, 50])
        return np.concatenate([speed, given - 2 * rate * speed - rate**2 * potential])

    times = np.arange(1, 129 + 128) / 128
    exact = solve_ivp(change, (0, 2.01), np.zeros(6), t_eval=times, rtol=1e-8).y
    rng = np.random.default_rng(0)
    ours = jansen_rit([3.25], [220], [1], [0], samples=128, rate_hz=128, rng=rng)[0]
    theirs = (exact[1] - exact[2])[128:]
    assert np.abs(ours - theirs).max() < 0.15 * np.ptp(theirs)


def test_a_split_that_shares_recordings_promises_too_much():
    """Over six cohorts: a forest on the spectrum, and logistic regression on band power."""
    found = {"by subject": [], "leaked": []}
    for seed in range(6):
        eeg = simulate_eeg(subjects=24, seed=seed)
        spectra = np.log(welch(eeg.segments, 128, nperseg=256, axis=1)[1][:, 1:] + 1e-6)
        bands = np.log(band_power(eeg.segments, eeg.rate_hz))
        splits = {
            "by subject": split_by_group(eeg.subject, 1 / 3, seed),
            "leaked": split_stratified(eeg.seizure, 1 / 3, seed),
        }
        for name, (train, test) in splits.items():
            y, y_test = eeg.seizure[train], eeg.seizure[test]
            forest = RandomForestClassifier(60, random_state=0).fit(spectra[train], y)
            plain = make_pipeline(StandardScaler(), LogisticRegression()).fit(bands[train], y)
            scores = forest.predict_proba(spectra[test])[:, 1], plain.decision_function(bands[test])
            found[name].append([roc_auc_score(y_test, score) for score in scores])
    (forest, bands), (forest_leaked, bands_leaked) = (np.mean(found[name], axis=0) for name in ("by subject", "leaked"))
    assert forest_leaked > 0.88 and forest_leaked - forest > 0.07
    assert 0.8 < bands < 0.95  # does well, not perfectly
    assert bands_leaked - bands < forest_leaked - forest  # four numbers cannot learn faces


def test_the_seed_decides_all_and_numpys_own_state_nothing():
    one, again, other = (simulate_eeg(2, seed=seed).segments for seed in (3, 3, 4))
    assert np.array_equal(one, again) and not np.array_equal(one, other)
    before = np.random.get_state()[1].copy()
    simulate_eeg(2, seed=3)
    assert np.array_equal(before, np.random.get_state()[1])


@pytest.mark.parametrize(("subjects", "recordings"), [(1, 2), (0, 2), (5, 1)])
def test_a_cohort_that_nothing_could_be_learned_from_is_refused(subjects, recordings):
    with pytest.raises(DataError) as refused:
        simulate_eeg(subjects, recordings, seed=0)
    for text in (refused.value.said.nb, refused.value.said.en):
        assert f" {subjects} " in text and f" {recordings} " in text
