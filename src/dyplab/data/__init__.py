"""Data sets and what is done to them before anything learns: cards, readers, splits, simulations."""

from dyplab.data.card import Card, CardFile, bundled_file, cards
from dyplab.data.copies import Copied, copy_fault, part_labels
from dyplab.data.eeg import BANDS, EEG, Bonn, amplitude, band_power, read_bonn, simulate_eeg
from dyplab.data.fetching import fetch, verify
from dyplab.data.full import FullMnist, load_mnist_full
from dyplab.data.idx import IdxHeader, idx_header, read_idx, write_idx
from dyplab.data.images import Images
from dyplab.data.mnist import load_mnist
from dyplab.data.patients import (
    load_alzheimer_csf,
    load_breast_cancer,
    load_cleveland_heart,
    load_darwin,
    load_diabetes,
    load_glioma_grading,
    load_parkinson_speech,
    load_parkinson_voice,
)
from dyplab.data.pictures import read_pngs, write_pngs
from dyplab.data.reading import read_table
from dyplab.data.scan import MODALITIES, BrainScan
from dyplab.data.scans import (
    from_canonical,
    read_brats,
    read_decathlon,
    read_scan,
    to_brats_2023,
    to_canonical,
    write_mask,
    write_scan,
)
from dyplab.data.splits import split_by_group, split_stratified
from dyplab.data.table import Table
from dyplab.data.tables import read_csv, write_csv
from dyplab.data.teaching import load_fundus, load_microaneurysms, load_mri_slice, load_section, simulate_ct
from dyplab.data.tumour_patients.patient import TumourPatient, simulate_cohort, simulate_patient
from dyplab.data.tumour_patients.rescans import simulate_rescans
from dyplab.data.voice import simulate_voice
from dyplab.data.writers import Writers, simulate_writers

__all__ = [
    "BANDS",
    "EEG",
    "MODALITIES",
    "Bonn",
    "BrainScan",
    "Card",
    "CardFile",
    "Copied",
    "FullMnist",
    "IdxHeader",
    "Images",
    "Table",
    "TumourPatient",
    "Writers",
    "amplitude",
    "band_power",
    "bundled_file",
    "cards",
    "copy_fault",
    "fetch",
    "from_canonical",
    "idx_header",
    "load_alzheimer_csf",
    "load_breast_cancer",
    "load_cleveland_heart",
    "load_darwin",
    "load_diabetes",
    "load_fundus",
    "load_glioma_grading",
    "load_microaneurysms",
    "load_mnist",
    "load_mnist_full",
    "load_mri_slice",
    "load_parkinson_speech",
    "load_parkinson_voice",
    "load_section",
    "part_labels",
    "read_bonn",
    "read_brats",
    "read_csv",
    "read_decathlon",
    "read_idx",
    "read_pngs",
    "read_scan",
    "read_table",
    "simulate_cohort",
    "simulate_ct",
    "simulate_eeg",
    "simulate_patient",
    "simulate_rescans",
    "simulate_voice",
    "simulate_writers",
    "split_by_group",
    "split_stratified",
    "to_brats_2023",
    "to_canonical",
    "verify",
    "write_csv",
    "write_idx",
    "write_mask",
    "write_pngs",
    "write_scan",
]
