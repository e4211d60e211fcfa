"""Whether probabilities are too extreme or too high: the slope and the intercept of a line through log odds."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.bootstrap import REPEATS, Measure, Weights, score_with_interval
from dyplab.evaluation.score import Score
from dyplab.text import clinical as words
from dyplab.text import number, percent

CLIP = 1e-6  # a probability of exactly 0 or 1 has infinite log odds; it is taken for one in a million
_MOST_WITHOUT = 0.05  # of the draws may lack a slope; with more the interval misses it one time in four, or oftener
_STEPS = 50  # Newton's method doubles the right digits each time: five to ten are used, more only near the impossible


def calibration_slope(
    truth: ArrayLike, probabilities: ArrayLike, *, groups: ArrayLike | None = None, seed: int = 0
) -> Score:
    """Whether the probabilities are spread as they should be: 1 is right, below 1 too extreme, above 1 too timid.

    It is the slope of a logistic regression of what happened on the log odds of the probability. An overfitted model
    has a slope below 1: its high probabilities are too high and its low ones too low.

    Args:
        truth: (N,) 1 for ill, 0 for well (or True and False).
        probabilities: (N,) of being ill, out-of-fold or in new patients, 0–1. Log odds are infinite at exactly 0 and
            1, so all are clipped to 0.000001–0.999999 first; a patient who was ill at 0 weighs heavily even so.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
        seed: of the bootstrap draws behind the interval.

    Returns:
        The slope with its 95% interval; `n` is the smaller of ill and well.

    Raises:
        DataError: only ill or only well, one probability for all, a probability that tells all ill from all well (the
            slope is infinite) or nearly so, too few for an interval, or the input will not do; the sentence says what
            to change.

    Source:
        Cox (1958), Biometrika 45:562. Van Calster et al. (2016), J Clin Epidemiol 74:167.

    >>> from scipy.special import expit, logit
    >>> held = np.repeat([0.2, 0.4, 0.6, 0.8], 10)
    >>> ill = np.concatenate([np.arange(10) < k for k in (2, 4, 6, 8)])
    >>> round(calibration_slope(ill, held).value, 3), round(calibration_slope(ill, expit(2 * logit(held))).value, 3)
    (1.0, 0.5)
    """
    ill, odds, numbers = _ill_and_log_odds(truth, probabilities, groups)
    if np.ptp(odds) == 0:
        raise DataError(words.ONE_PROBABILITY(value=number(1 / (1 + np.exp(-odds[0])), 3)))
    spread = odds.std()
    x = (odds - odds.mean()) / spread
    whole = _lines(np.ones((1, len(ill))), ill, x)[0]  # the draws lie around it, and are found faster from there
    if np.isnan(whole).any():
        edge = max(odds[ill].min(), odds[~ill].min())
        raise DataError(words.SEPARATED(value=number(1 / (1 + np.exp(-edge)), 3)))
    score = _with_interval(lambda weights: _lines(weights, ill, x, whole)[:, 1] / spread, ill, numbers, seed)
    if score.undefined > _MOST_WITHOUT * REPEATS:
        raise DataError(words.BARELY_OVERLAP(share=percent(score.undefined / REPEATS, 0)))
    return score


def calibration_intercept(
    truth: ArrayLike, probabilities: ArrayLike, *, groups: ArrayLike | None = None, seed: int = 0
) -> Score:
    """Whether the probabilities are too low or too high on the whole: 0 is right, below 0 they are too high.

    Calibration-in-the-large: the number that must be added to the log odds of every probability for as many to be ill
    as promised. −0.7 means that the odds of disease are half (e to the power −0.7) of what the model says.

    Args:
        truth: (N,) 1 for ill, 0 for well (or True and False).
        probabilities: (N,) of being ill, out-of-fold or in new patients, 0–1; clipped to 0.000001–0.999999.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
        seed: of the bootstrap draws behind the interval.

    Returns:
        The intercept with its 95% interval; `n` is the smaller of ill and well.

    Raises:
        DataError: only ill or only well, too few for an interval, or the input will not do; the sentence says what to
            change.

    Source:
        Cox (1958), Biometrika 45:562. Van Calster et al. (2016), J Clin Epidemiol 74:167.

    >>> ill = np.arange(30) < 10  # a third, where the model said half: the odds are half of what it said
    >>> round(calibration_intercept(ill, np.full(30, 0.5)).value, 3)
    -0.693
    """
    ill, odds, numbers = _ill_and_log_odds(truth, probabilities, groups)
    return _with_interval(_intercepts(ill, odds), ill, numbers, seed)


def _ill_and_log_odds(
    truth: ArrayLike, probabilities: ArrayLike, groups: ArrayLike | None
) -> tuple[NDArray[np.bool_], NDArray[np.float64], NDArray[np.int64] | None]:
    ill, promised = given.binary(truth), given.probabilities(probabilities)
    given.same_length(promised, "probabilities", ill)
    if ill.all() or not ill.any():
        raise DataError(words.ONE_OUTCOME(ill=int(ill.sum()), well=int((~ill).sum())))
    promised = np.clip(promised, CLIP, 1 - CLIP)
    return ill, np.log(promised / (1 - promised)), given.group_numbers(groups, ill)


def _with_interval(measure: Measure, ill: NDArray[np.bool_], groups: NDArray[np.int64] | None, seed: int) -> Score:
    bounds = (-np.inf, np.inf)
    score = score_with_interval(measure, [ill, ~ill], groups=groups, seed=seed, unit="number", bounds=bounds)
    if not np.isfinite([score.low, score.high]).all():  # one ill or one well, or the draws are all alike
        units = len(ill) if groups is None else int(groups.max()) + 1
        raise DataError(words.TOO_FEW(ill=int(ill.sum()), well=int((~ill).sum()), units=units))
    return score


def _tells_apart(weights: Weights, ill: NDArray[np.bool_], x: NDArray[Any]) -> NDArray[np.bool_]:
    """In which draws (R,) a limit on x puts the ill on one side and the well on the other, or one of them is absent."""
    drawn = weights > 0
    lowest = [np.where(drawn[:, who], x[who], np.inf).min(axis=1) for who in (ill, ~ill)]
    highest = [np.where(drawn[:, who], x[who], -np.inf).max(axis=1) for who in (ill, ~ill)]
    apart: NDArray[np.bool_] = (lowest[0] >= highest[1]) | (lowest[1] >= highest[0])
    return apart


def _lines(
    weights: Weights, ill: NDArray[np.bool_], x: NDArray[np.float64], start: ArrayLike = (0.0, 0.0)
) -> NDArray[np.float64]:
    """Intercept and slope of a weighted logistic regression for each draw, (R, 2), by Newton's method from `start`.

    nan where there is no such line, or one a hundred times as steep as x is spread.
    """
    from scipy.special import expit

    a, b = np.tile(start, (len(weights), 1)).T
    going = np.flatnonzero(~_tells_apart(weights, ill, x))
    lines = np.full((len(weights), 2), np.nan)
    for _ in range(_STEPS):
        w = weights[going]
        promised = expit(a[going, None] + b[going, None] * x)
        left, bend = w * (ill - promised), w * promised * (1 - promised)
        pull, tilt = left.sum(axis=1), left @ x
        h, hx, hxx = bend.sum(axis=1), bend @ x, bend @ x**2
        area = h * hxx - hx**2
        step_a, step_b = (hxx * pull - hx * tilt) / area, (h * tilt - hx * pull) / area
        shorter = 1 / np.maximum(1, np.hypot(step_a, step_b) / 3)  # far from the answer Newton's step may overshoot
        a[going] += shorter * step_a
        b[going] += shorter * step_b
        there = np.hypot(step_a, step_b) < 1e-6  # the next step would be its square
        lines[going[there], 0], lines[going[there], 1] = a[going[there]], b[going[there]]
        going = going[~there & np.isfinite(step_b)]
        if len(going) == 0:
            break
    return lines


def _intercepts(ill: NDArray[np.bool_], odds: NDArray[np.float64]) -> Measure:
    """What must be added to the log odds in each draw (R,), by Newton's method; nan with only ill or only well."""
    from scipy.special import expit

    def measure(weights: Weights) -> NDArray[np.float64]:
        added, count = np.zeros(len(weights)), weights @ ill
        mixed = (count > 0) & (weights @ ~ill > 0)
        for _ in range(_STEPS):
            promised = expit(added[:, None] + odds)
            bend = np.einsum("rn,rn->r", weights, promised * (1 - promised))
            step = (count - np.einsum("rn,rn->r", weights, promised)) / bend
            step = np.clip(np.where(mixed, step, 0), -2, 2)
            added += step
            if np.abs(step).max() < 1e-10:
                break
        return np.where(mixed, added, np.nan)

    return measure
