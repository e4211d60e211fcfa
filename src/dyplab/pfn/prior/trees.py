"""Tables in which the outcome follows from questions with a yes or a no, as in a decision tree."""

import numpy as np

from dyplab.pfn.prior.causes import Numbers, correlated, importance, normal, with_noise


def trees(rng: np.random.Generator, tables: int, rows: int, columns: int) -> tuple[Numbers, Numbers]:
    """The outcome is a sum of small trees over the columns.

    Returns:
        Columns (B, R, C) and the outcome's score (B, R).
    """
    x, _ = correlated(rng, tables, rows, columns)
    return x, with_noise(rng, forest(rng, x))


def forest(rng: np.random.Generator, x: Numbers) -> Numbers:
    """The sum of one to eleven trees of one to four questions (B, R); all branches of a tree ask the same question."""
    tables, rows, columns = x.shape
    counts = np.abs(importance(rng, tables, columns)) + 1e-9
    total = np.zeros((tables, rows), np.float32)
    for _ in range(int(rng.integers(1, 12))):
        depth = int(rng.integers(1, 5))
        waits = rng.exponential(size=(tables, depth, columns)) / counts[:, None]
        asked = np.take_along_axis(x, waits.argmin(axis=2)[:, None, :], axis=2)  # (B, R, depth): drawn by importance
        cut = np.take_along_axis(asked, rng.integers(0, rows, (tables, 1, depth)), axis=1)
        leaf = ((asked > cut) << np.arange(depth)).sum(axis=2)
        total += np.take_along_axis(normal(rng, tables, 1 << depth), leaf, axis=1)
    return total
