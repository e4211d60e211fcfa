"""The network held against what else there is, on tables of real patients.

tables      which tables, and which of them may guide a choice
from_r      those out of books on statistics
voices      those of Parkinson's disease, wherever they lie
contenders  the models
comparing   the same folds for all, each result kept
gates       what the network was to reach
report      what a person reads
looks       how often the report half was looked at
"""
