"""A prior-fitted network: trained on invented tables alone, it answers for a new table in one look, without training.

prior      how the tables are invented
cells      what the network sees of each value
rotation   the table turned to its principal components
screening  which columns are shown when there are many
shown      both together
attention, network  the network
pretraining  how its weights came about
weights    the shipped ones
estimators  the network as scikit-learn models: fit, predict
official   TabPFN and TabICL, where they are installed
"""

from dyplab.pfn.cells import cells
from dyplab.pfn.estimators import PFNClassifier, PFNRegressor
from dyplab.pfn.network import MOST_CLASSES, PFN, QUANTILES
from dyplab.pfn.official import official_tabicl, official_tabpfn
from dyplab.pfn.prior.bends import BENDS
from dyplab.pfn.prior.measured import as_measured
from dyplab.pfn.prior.tables import MECHANISMS, invent_tables
from dyplab.pfn.rotation import principal_columns
from dyplab.pfn.shown import as_shown
from dyplab.pfn.weights import load_network, pretraining_log

__all__ = [
    "BENDS",
    "MECHANISMS",
    "MOST_CLASSES",
    "PFN",
    "QUANTILES",
    "PFNClassifier",
    "PFNRegressor",
    "as_measured",
    "as_shown",
    "cells",
    "invent_tables",
    "load_network",
    "official_tabicl",
    "official_tabpfn",
    "pretraining_log",
    "principal_columns",
]
