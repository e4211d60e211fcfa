"""Kinds of patients: each with a centre and a spread of its own, and the outcome goes with the kind."""

import numpy as np

from dyplab.pfn.prior.causes import Numbers, correlated, normal, standard, with_noise


def clusters(rng: np.random.Generator, tables: int, rows: int, columns: int) -> tuple[Numbers, Numbers]:
    """Two to six kinds of patients that lie apart in some of the columns.

    Returns:
        Columns (B, R, C) and the outcome's score (B, R).
    """
    kinds = int(rng.integers(2, 7))
    apart = np.exp(rng.uniform(-1.5, 1, (tables, 1, 1))) * (rng.random((tables, 1, columns)) < 0.6)
    centre = normal(rng, tables, kinds, columns) * apart.astype(np.float32)
    spread = np.exp(rng.normal(0, 0.4, (tables, kinds, columns))).astype(np.float32)
    kind = rng.integers(0, kinds, (tables, rows))
    of_table = np.arange(tables)[:, None]
    around, _ = correlated(rng, tables, rows, columns)
    x = standard(centre[of_table, kind] + around * spread[of_table, kind])
    return x, with_noise(rng, normal(rng, tables, kinds)[of_table, kind])
