"""From quantities to columns as people have them: odd scales, categories, values missing, wrong or beside the point."""

import numpy as np

from dyplab.pfn.prior.causes import Numbers, standard


def as_measured(rng: np.random.Generator, x: Numbers) -> Numbers:
    """Columns (B, R, C) with everything in this file done to some of them; missing values are nan."""
    for spoil in (warped, categorised, beside_the_point, with_outliers, with_gaps):
        x = spoil(rng, x)
    return x.astype(np.float32)


def warped(rng: np.random.Generator, x: Numbers) -> Numbers:
    """Scales as measured: skewed to the right, with ends, in whole numbers, stretched, cut off below."""
    tables, rows, columns = x.shape
    each = (tables, 1, columns)
    kind = rng.choice(6, p=[0.45, 0.2, 0.1, 0.1, 0.1, 0.05], size=each)
    strength = np.exp(rng.uniform(-1.5, 0.3, each))
    step, power = np.exp(rng.uniform(0, 1.5, each)), np.exp(rng.uniform(-0.7, 0.7, each))
    lowest = np.take_along_axis(x, rng.integers(0, rows, each), axis=1)
    ways = [x, np.exp(np.clip(x * strength, -8, 8)), np.tanh(2 * x * strength), np.round(x * step),
            np.sign(x) * np.abs(x) ** power, np.maximum(x, lowest)]  # fmt: skip
    return np.choose(kind, ways).astype(np.float32)


def categorised(rng: np.random.Generator, x: Numbers) -> Numbers:
    """Some columns become two to ten groups, numbered in order (stages) or at random (names)."""
    tables, rows, columns = x.shape
    share = rng.choice([0, 0.2, 0.6], p=[0.5, 0.35, 0.15], size=(tables, 1, 1))
    groups = int(rng.choice([2, 2, 2, 3, 4, 6, 10]))
    cuts = np.take_along_axis(x, rng.integers(0, rows, (tables, groups - 1, columns)), axis=1)
    number = np.sum([x > cuts[:, [cut]] for cut in range(groups - 1)], axis=0)
    names = np.take_along_axis(rng.random((tables, groups, columns)).argsort(axis=1), number, axis=1)
    named = np.where(rng.random((tables, 1, columns)) < 0.6, names, number)
    return np.where(rng.random((tables, 1, columns)) < share, named, x).astype(np.float32)


def beside_the_point(rng: np.random.Generator, x: Numbers) -> Numbers:
    """Some columns have nothing to do with the outcome: their rows are shuffled. At least one is left as it was."""
    tables, rows, columns = x.shape
    aside = rng.random((tables, columns)) < rng.choice([0, 0.2, 0.5, 0.8], p=[0.4, 0.3, 0.2, 0.1], size=(tables, 1))
    aside[np.arange(tables), rng.integers(0, columns, tables)] = False
    shuffled = np.take_along_axis(x, rng.random((tables, rows)).argsort(axis=1)[..., None], axis=1)
    return np.where(aside[:, None], shuffled, x)


def with_outliers(rng: np.random.Generator, x: Numbers) -> Numbers:
    """In one table of ten, one value of a hundred is several times too large."""
    tables, _, columns = x.shape
    hit = rng.random(x.shape) < 0.01 * (rng.random((tables, 1, 1)) < 0.1)
    return np.where(hit, x * rng.uniform(3, 30, (tables, 1, columns)), x).astype(np.float32)


def with_gaps(rng: np.random.Generator, x: Numbers) -> Numbers:
    """Missing values, in a quarter of the tables: by chance, or oftener where the value is high."""
    tables, _, columns = x.shape
    each = (tables, 1, columns)
    share = rng.uniform(0, 0.4, each) * (rng.random(each) < rng.choice([0, 0.3], p=[0.75, 0.25], size=(tables, 1, 1)))
    tells = np.where(rng.random(each) < 0.3, 2 / (1 + np.exp(-2 * standard(x))), 1)
    return np.where(rng.random(x.shape) < share * tells, np.nan, x).astype(np.float32)
