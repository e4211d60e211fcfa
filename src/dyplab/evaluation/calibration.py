"""Whether probabilities mean what they say: Brier loss and the calibration curve."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.bootstrap import exact_limits, score_with_interval
from dyplab.evaluation.score import Score
from dyplab.text import clinical


class CalibrationCurve(NamedTuple):
    """What was promised and what happened, one value for each bin that holds patients.

    predicted: mean probability. observed: share that were ill. low, high: exact 95% limits of that share, each row
    taken as a patient of its own. n: patients.
    """

    predicted: NDArray[np.float64]
    observed: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    n: NDArray[np.int64]


def brier_loss(truth: ArrayLike, probabilities: ArrayLike, *, groups: ArrayLike | None = None, seed: int = 0) -> Score:
    """Mean squared distance between the probability and what happened; lower is better.

    Args:
        truth: (N,) 1 for ill and 0 for well; or the class of each patient, 0 to K − 1.
        probabilities: (N,) of being ill; or (N, K), each row summing to 1.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
        seed: of the bootstrap draws behind the interval.

    Returns:
        The loss with its 95% interval: 0 (certain and right) to 1 (certain and wrong). With three classes or more the
        distances are summed over the classes, so the worst is 2.

    Raises:
        DataError: the input will not do; the sentence says what to change.

    Source:
        Brier (1950), Monthly Weather Review 78:1.

    >>> brier_loss(truth=[1, 0], probabilities=[0.5, 0.5]).value
    0.25
    """
    worst = 1.0
    if np.ndim(probabilities) == 2:
        table, classes = given.probability_table(probabilities, truth)
        worst = 1.0 if table.shape[1] == 2 else 2.0
        loss = np.sum((table - np.eye(table.shape[1])[classes]) ** 2, axis=1) * worst / 2
    else:
        happened, promised = happened_and_promised(truth, probabilities)
        loss = (promised - happened) ** 2
    return score_with_interval(
        lambda weights: (weights @ loss) / weights.sum(axis=1),
        [np.ones(len(loss), dtype=bool)],
        groups=given.group_numbers(groups, loss),
        seed=seed,
        unit="number",
        bounds=(0.0, worst),
    )


def calibration_curve(truth: ArrayLike, probabilities: ArrayLike, bins: int = 10) -> CalibrationCurve:
    """Among patients given about the same probability, how many were ill.

    Args:
        truth: (N,) 1 for ill and 0 for well; or the class of each patient, 0 to K − 1.
        probabilities: (N,) of being ill; or (N, K), where each patient's highest probability is held against whether
            that answer was right.
        bins: how many bins, 1 or more. One probability each, (N,): as many patients in each bin, and those with the
            same probability in the same one. (N, K): equally wide from 0 to 1, since most answers of a good model lie
            close to 1 and would fill every bin but the first few.

    Returns:
        The curve, without the empty bins.

    Raises:
        DataError: the input will not do; the sentence says what to change.

    >>> curve = calibration_curve(truth=[0, 0, 1, 1, 1, 1], probabilities=[0.1, 0.1, 0.1, 0.5, 0.6, 0.7], bins=2)
    >>> curve.predicted.round(2), curve.observed.round(2), curve.n
    (array([0.1, 0.6]), array([0.33, 1.  ]), array([3, 3]))
    """
    happened, promised = happened_and_promised(truth, probabilities)
    whole_number_of_bins(bins)
    bin_of = (
        np.searchsorted(np.linspace(0, 1, bins + 1)[1:-1], promised)
        if np.ndim(probabilities) == 2
        else equal_count_bins(promised, bins)
    )
    n = np.bincount(bin_of, minlength=bins)
    held = n > 0
    count, total = (np.bincount(bin_of, weights=what, minlength=bins)[held] for what in (happened, promised))
    limits = np.array([exact_limits(ill, of) for ill, of in zip(count, n[held], strict=True)])
    return CalibrationCurve(total / n[held], count / n[held], limits[:, 0], limits[:, 1], n[held])


def equal_count_bins(promised: NDArray[np.float64], bins: int) -> NDArray[np.int64]:
    """The bin of each patient, 0 to bins − 1, as many patients in each as can be.

    Patients with the same probability are not parted: they go to the bin in which the middle one of them would lie.
    Then a bin may be larger than others, and some may be empty.

    Args:
        promised: (N,) probabilities.
        bins: how many, 1 or more.

    Returns:
        (N,) numbers of bins.

    >>> equal_count_bins(np.array([0.1, 0.2, 0.3, 0.4]), 2), equal_count_bins(np.array([0.1, 0.9, 0.9, 0.9]), 2)
    (array([0, 0, 1, 1]), array([0, 1, 1, 1]))
    """
    ordered = np.sort(promised)
    first, after = (np.searchsorted(ordered, promised, side) for side in ("left", "right"))
    bin_of: NDArray[np.int64] = (first + after) * bins // (2 * len(promised))
    return bin_of


def whole_number_of_bins(bins: int) -> None:
    """Refuse what is not a number of bins."""
    if not isinstance(bins, (int, np.integer)) or bins < 1:
        raise DataError(clinical.NOT_BINS(got=bins))


def happened_and_promised(truth: ArrayLike, probabilities: ArrayLike) -> tuple[NDArray[np.bool_], NDArray[Any]]:
    """What happened and the probability it was given; of many classes: was the answer right, and how sure was it."""
    if np.ndim(probabilities) == 2:
        table, classes = given.probability_table(probabilities, truth)
        return table.argmax(axis=1) == classes, table.max(axis=1)
    ill, promised = given.binary(truth), given.probabilities(probabilities)
    given.same_length(promised, "probabilities", ill)
    return ill, promised
