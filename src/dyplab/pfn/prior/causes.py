"""Where an invented table begins: hidden causes, columns that share them, and how well the best model could do."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]  # (B tables, R rows, C columns), or (B, R) for one number a row


def standard(x: Numbers, axis: int = 1) -> Numbers:
    """Mean 0 and standard deviation 1 along an axis."""
    result: Numbers = (x - x.mean(axis, keepdims=True)) / (x.std(axis, keepdims=True) + 1e-6)
    return result


def correlated(rng: np.random.Generator, tables: int, rows: int, columns: int) -> tuple[Numbers, Numbers]:
    """Columns that hang together because few hidden causes lie behind many of them.

    A cause is normal, uniform, or heavy-tailed; a column is a weighted sum of some causes, and noise of its own that
    may be small (two assays of one protein) or large (a questionnaire).

    Returns:
        The columns (B, R, C), each standardised, and the causes (B, R, Q).
    """
    count = int(rng.integers(1, columns + 2))
    causes = normal(rng, tables, rows, count)
    kind = rng.integers(0, 4, (tables, 1, count))
    causes = np.where(kind == 1, 3.4 * rng.random(causes.shape, np.float32) - 1.7, causes)
    causes = np.where(kind == 2, causes * np.exp(0.5 * np.abs(causes)), causes)
    reaches = rng.random((tables, count, columns)) < rng.uniform(0.2, 1, (tables, 1, 1))
    weights = normal(rng, tables, count, columns) * reaches
    own = np.exp(rng.uniform(-2.5, 1.5, (tables, 1, columns))).astype(np.float32)
    return standard(causes @ weights / np.sqrt(count) + own * normal(rng, tables, rows, columns)), causes


def importance(rng: np.random.Generator, tables: int, columns: int) -> Numbers:
    """How much each column counts (B, C): a few or all of them, some much more than others, at least one."""
    counts = rng.random((tables, columns)) < rng.uniform(0.1, 1, (tables, 1))
    counts[np.arange(tables), rng.integers(0, columns, tables)] = True
    size = np.exp(rng.normal(0, 0.5, (tables, columns))).astype(np.float32)
    return normal(rng, tables, columns) * size * counts


def with_noise(rng: np.random.Generator, score: Numbers) -> Numbers:
    """What decides the outcome (B, R), blurred: the best possible model is anything from poor to near perfect."""
    level = np.exp(rng.uniform(np.log(0.05), np.log(2.5), (len(score), 1))).astype(np.float32)
    return standard(score) + level * normal(rng, *score.shape)


def normal(rng: np.random.Generator, *shape: int) -> Numbers:
    return rng.standard_normal(shape, dtype=np.float32)
