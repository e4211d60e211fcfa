"""How well scores rank the ill above the well: ROC curves and the area under them."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.bootstrap import Measure, Weights, score_with_interval
from dyplab.evaluation.score import Score
from dyplab.text import evaluation as words


def auroc(truth: ArrayLike, scores: ArrayLike, *, groups: ArrayLike | None = None, seed: int = 0) -> Score:
    """How often a random ill patient scores higher than a random well one, ties shared: the area under the ROC curve.

    Args:
        truth: (N,) 1 for ill, 0 for well (or True and False).
        scores: (N,) any finite numbers, higher for more likely ill.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
        seed: of the bootstrap draws behind the interval.

    Returns:
        The score, 0–1, where 0.5 is guessing, with its 95% interval; `n` is the smaller of ill and well.

    Raises:
        DataError: only one of ill and well is present, or the input will not do; the sentence says what to change.

    >>> auroc(truth=[0, 0, 1, 1], scores=[0.1, 0.4, 0.35, 0.8]).value
    0.75
    """
    ill, numbers = given.binary(truth), given.scores(scores, "scores")
    given.same_length(numbers, "scores", ill)
    if ill.all() or not ill.any():
        raise DataError(words.ONE_CLASS(ill=int(ill.sum()), well=int((~ill).sum())))
    return _auroc(ill, numbers, given.group_numbers(groups, ill), seed)


def auroc_one_against_rest(
    truth: ArrayLike, probabilities: ArrayLike, *, groups: ArrayLike | None = None, seed: int = 0
) -> list[Score]:
    """For each class, how well its probability ranks its own patients above all others.

    Args:
        truth: (N,) class of each patient, 0 to K − 1.
        probabilities: (N, K), each row summing to 1.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
        seed: of the bootstrap draws behind the intervals.

    Returns:
        K scores in the order of the classes, as from `auroc`.

    Raises:
        DataError: a class has no patient, or the input will not do; the sentence says what to change.

    >>> [score.value for score in auroc_one_against_rest([0, 1, 1], [[0.9, 0.1], [0.3, 0.7], [0.4, 0.6]])]
    [1.0, 1.0]
    """
    table, classes = given.probability_table(probabilities, truth)
    numbers = given.group_numbers(groups, classes)
    for label in range(table.shape[1]):
        inside = int(np.sum(classes == label))
        if inside in (0, len(classes)):
            raise DataError(words.ONE_CLASS_OF_MANY(label=label, inside=inside, outside=len(classes) - inside))
    return [_auroc(classes == label, table[:, label], numbers, seed) for label in range(table.shape[1])]


def roc_curve(ill: NDArray[np.bool_], scores: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Share of the well alarmed and share of the ill found, at every threshold from the strictest to the loosest.

    Args:
        ill: (N,) mask with at least one of each.
        scores: (N,) finite.

    Returns:
        Two arrays, both from 0 to 1, one point for each distinct score and the start at (0, 0).
    """
    thresholds = np.unique(scores)[::-1]
    alarmed, found = (
        1 - np.searchsorted(np.sort(some), thresholds, "left") / len(some) for some in (scores[~ill], scores[ill])
    )
    return np.concatenate([[0.0], alarmed]), np.concatenate([[0.0], found])


def _auroc(ill: NDArray[np.bool_], scores: NDArray[np.float64], groups: NDArray[np.int64] | None, seed: int) -> Score:
    return score_with_interval(weighted_auroc(ill, scores), [ill, ~ill], groups=groups, seed=seed, unit="number")


def weighted_auroc(ill: NDArray[np.bool_], scores: NDArray[np.float64]) -> Measure:
    """The area as a function of weights; sorted once, so that a draw costs one running sum over the well."""
    ill_rows = np.flatnonzero(ill)
    well_rows = np.flatnonzero(~ill)[np.argsort(scores[~ill])]
    lower = np.searchsorted(scores[well_rows], scores[ill_rows], "left")
    lower_or_tied = np.searchsorted(scores[well_rows], scores[ill_rows], "right")

    def measure(weights: Weights) -> NDArray[np.float64]:
        well = np.zeros((len(weights), len(well_rows) + 1))  # [:, k]: weight of the k lowest well
        np.cumsum(weights.take(well_rows, axis=1), axis=1, out=well[:, 1:])
        of_ill = weights.take(ill_rows, axis=1)
        beaten = (well.take(lower, axis=1) + well.take(lower_or_tied, axis=1)) / 2
        won: NDArray[np.float64] = np.einsum("ri,ri->r", of_ill, beaten) / (of_ill.sum(axis=1) * well[:, -1])
        return won

    return measure
