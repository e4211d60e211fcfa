"""How often an answer is right: accuracy, and the shares that a two-by-two table gives."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.bootstrap import score_with_interval
from dyplab.evaluation.score import Score
from dyplab.text import Sentence
from dyplab.text import evaluation as words


def accuracy(truth: ArrayLike, predicted: ArrayLike, *, groups: ArrayLike | None = None, seed: int = 0) -> Score:
    """Share of the patients for whom the answer is right.

    Args:
        truth: (N,) label of each patient, two classes or more.
        predicted: (N,) the model's answer.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
        seed: of the bootstrap draws behind the interval.

    Returns:
        The score, 0–1, with its 95% interval.

    Raises:
        DataError: the two are not labels of the same patients; the sentence says what to change.

    >>> accuracy(truth=[0, 1, 2, 2], predicted=[0, 1, 2, 1]).value
    0.75
    """
    first, second = given.pair_of_labels(truth, predicted)
    return _share(first == second, np.ones(len(first), bool), groups, seed)


def sensitivity(
    truth: ArrayLike, predicted: ArrayLike, *, positive: Any = 1, groups: ArrayLike | None = None, seed: int = 0
) -> Score:
    """Share of the ill who are found (recall).

    Args:
        truth: (N,) label of each patient.
        predicted: (N,) the model's answer.
        positive: the label that means ill; all others mean well.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
        seed: of the bootstrap draws behind the interval.

    Returns:
        The score, 0–1, with its 95% interval, which rests on the ill alone.

    Raises:
        DataError: nobody is ill, or the two are not labels of the same patients; the sentence says what to change.

    >>> sensitivity(truth=[1, 1, 1, 1, 0], predicted=[1, 1, 1, 0, 0]).value
    0.75
    """
    ill, called = given.ill_and_called(truth, predicted, positive)
    _needs(ill, words.NO_ILL, positive)
    return _share(ill & called, ill, groups, seed)


def specificity(
    truth: ArrayLike, predicted: ArrayLike, *, positive: Any = 1, groups: ArrayLike | None = None, seed: int = 0
) -> Score:
    """Share of the well who are told so.

    Args:
        truth: (N,) label of each patient.
        predicted: (N,) the model's answer.
        positive: the label that means ill; all others mean well.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
        seed: of the bootstrap draws behind the interval.

    Returns:
        The score, 0–1, with its 95% interval, which rests on the well alone.

    Raises:
        DataError: nobody is well, or the two are not labels of the same patients; the sentence says what to change.

    >>> specificity(truth=[1, 0, 0, 0, 0], predicted=[1, 1, 0, 0, 0]).value
    0.75
    """
    ill, called = given.ill_and_called(truth, predicted, positive)
    _needs(~ill, words.NO_WELL, positive)
    return _share(~ill & ~called, ~ill, groups, seed)


def ppv(
    truth: ArrayLike, predicted: ArrayLike, *, positive: Any = 1, groups: ArrayLike | None = None, seed: int = 0
) -> Score:
    """Share of those called ill who are (positive predictive value, precision), at the prevalence of these patients.

    Args:
        truth: (N,) label of each patient.
        predicted: (N,) the model's answer.
        positive: the label that means ill; all others mean well.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
        seed: of the bootstrap draws behind the interval.

    Returns:
        The score, 0–1, with its 95% interval, which rests on those called ill.

    Raises:
        DataError: nobody is called ill, or the two are not labels of the same patients; the sentence says what to
            change.

    >>> ppv(truth=[1, 1, 1, 0, 0], predicted=[1, 1, 1, 1, 0]).value
    0.75
    """
    ill, called = given.ill_and_called(truth, predicted, positive)
    _needs(called, words.NONE_CALLED_ILL, positive)
    return _share(ill & called, called, groups, seed)


def npv(
    truth: ArrayLike, predicted: ArrayLike, *, positive: Any = 1, groups: ArrayLike | None = None, seed: int = 0
) -> Score:
    """Share of those called well who are (negative predictive value), at the prevalence of these patients.

    Args:
        truth: (N,) label of each patient.
        predicted: (N,) the model's answer.
        positive: the label that means ill; all others mean well.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
        seed: of the bootstrap draws behind the interval.

    Returns:
        The score, 0–1, with its 95% interval, which rests on those called well.

    Raises:
        DataError: nobody is called well, or the two are not labels of the same patients; the sentence says what to
            change.

    >>> npv(truth=[1, 1, 0, 0, 0], predicted=[1, 0, 0, 0, 0]).value
    0.75
    """
    ill, called = given.ill_and_called(truth, predicted, positive)
    _needs(~called, words.NONE_CALLED_WELL, positive)
    return _share(~ill & ~called, ~called, groups, seed)


def f1(
    truth: ArrayLike, predicted: ArrayLike, *, positive: Any = 1, groups: ArrayLike | None = None, seed: int = 0
) -> Score:
    """One number for sensitivity and positive predictive value together: their harmonic mean; the well never count.

    Args:
        truth: (N,) label of each patient.
        predicted: (N,) the model's answer.
        positive: the label that means ill; all others mean well.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
        seed: of the bootstrap draws behind the interval.

    Returns:
        The score, 0–1, with its 95% interval, which rests on those who are ill or called ill.

    Raises:
        DataError: nobody is ill or called ill, or the two are not labels of the same patients; the sentence says what
            to change.

    >>> f1(truth=[1, 1, 1, 0, 0], predicted=[1, 1, 0, 1, 0]).value  # doctest: +ELLIPSIS
    0.666...
    """
    ill, called = given.ill_and_called(truth, predicted, positive)
    _needs(ill | called, words.NO_F1, positive)
    twice_found, ill_plus_called = 2.0 * (ill & called), ill.astype(float) + called
    return score_with_interval(
        lambda weights: (weights @ twice_found) / (weights @ ill_plus_called),
        [ill | called],
        groups=given.group_numbers(groups, ill),
        seed=seed,
        unit="number",
    )


def _share(hit: NDArray[Any], among: NDArray[np.bool_], groups: ArrayLike | None, seed: int) -> Score:
    """The share of `among` that are hits, with its interval."""
    hits, all_of_them = hit.astype(float), among.astype(float)
    return score_with_interval(
        lambda weights: (weights @ hits) / (weights @ all_of_them),
        [among],
        groups=given.group_numbers(groups, among),
        seed=seed,
    )


def _needs(mask: NDArray[np.bool_], otherwise: Sentence, positive: Any) -> None:
    if not mask.any():
        raise DataError(otherwise(n=len(mask), positive=positive))
