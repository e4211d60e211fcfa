"""EEG: a simulated cohort, the Bonn files, and what can be measured in a segment without a network."""

from dyplab.data.eeg.bonn import Bonn, read_bonn
from dyplab.data.eeg.measures import BANDS, amplitude, band_power
from dyplab.data.eeg.simulation import EEG, simulate_eeg

__all__ = ["BANDS", "EEG", "Bonn", "amplitude", "band_power", "read_bonn", "simulate_eeg"]
