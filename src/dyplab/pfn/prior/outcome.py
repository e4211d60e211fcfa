"""From a score to an outcome: a number, or classes of which one may be rare and some labels wrong."""

import numpy as np
from numpy.typing import NDArray

from dyplab.pfn.prior.causes import Numbers, standard


def as_number(rng: np.random.Generator, score: Numbers) -> Numbers:
    """A number (B, R), in three tables of ten skewed to the right as costs and days in hospital are."""
    skew = rng.uniform(0.2, 0.8, (len(score), 1))
    skewed = np.exp(np.clip(standard(score) * skew, -5, 5))
    return standard(np.where(rng.random((len(score), 1)) < 0.3, skewed, score)).astype(np.float32)


def as_classes(rng: np.random.Generator, score: Numbers, classes: int) -> NDArray[np.int64]:
    """Classes 0 to K − 1 (B, R): the score is cut at random places and the parts are numbered at random.

    In three tables of twenty, up to 15% of the labels are drawn by lot.
    """
    tables, rows = score.shape
    rank = score.argsort(axis=1).argsort(axis=1) / rows
    cuts = rng.dirichlet(np.full(classes, 2.5), tables).cumsum(axis=1)[:, :-1]
    part = (rank[..., None] > np.clip(cuts, 0.05, 0.95)[:, None]).sum(axis=2)
    labels = np.take_along_axis(rng.random((tables, classes)).argsort(axis=1), part, axis=1)
    wrong = rng.uniform(0, 0.15, (tables, 1)) * (rng.random((tables, 1)) < 0.15)
    return np.where(rng.random(labels.shape) < wrong, rng.integers(0, classes, labels.shape), labels)
