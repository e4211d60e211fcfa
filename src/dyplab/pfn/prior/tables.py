"""Invented tables: the only thing the network is ever trained on."""

import numpy as np
from numpy.typing import NDArray

from dyplab.pfn.prior.causal import causal
from dyplab.pfn.prior.causes import Numbers
from dyplab.pfn.prior.clusters import clusters
from dyplab.pfn.prior.linear import linear
from dyplab.pfn.prior.measured import as_measured
from dyplab.pfn.prior.outcome import as_classes, as_number
from dyplab.pfn.prior.trees import trees

MECHANISMS = {"linear": linear, "causal": causal, "trees": trees, "clusters": clusters}
SHARES = {"linear": 0.4, "causal": 0.3, "trees": 0.2, "clusters": 0.1}  # of the tables


def invent_tables(
    rng: np.random.Generator, tables: int, rows: int, columns: int, classes: int
) -> tuple[Numbers, NDArray[np.generic]]:
    """Tables in which columns and outcome hang together in ways that only the rows tell.

    Args:
        rng: where all chance comes from.
        tables: how many (B).
        rows: patients in each (R).
        columns: columns in each (C).
        classes: 2 to 10, or 0 for an outcome that is a number.

    Returns:
        Columns (B, R, C) float32 with nan for missing, and outcomes (B, R): classes from 0, or numbers.

    >>> x, y = invent_tables(np.random.default_rng(0), tables=3, rows=50, columns=4, classes=2)
    >>> x.shape, y.shape, sorted(set(y.ravel().tolist()))
    ((3, 50, 4), (3, 50), [0, 1])
    """
    counts = rng.multinomial(tables, list(SHARES.values()))
    drawn = [
        mechanism(rng, count, rows, columns)
        for mechanism, count in zip(MECHANISMS.values(), counts, strict=True)
        if count
    ]
    x, score = np.concatenate([part[0] for part in drawn]), np.concatenate([part[1] for part in drawn])
    order = rng.permutation(tables)
    x, score = as_measured(rng, x[order]), score[order]
    return x, as_classes(rng, score, classes) if classes else as_number(rng, score)
