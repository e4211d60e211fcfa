"""Whether acting on a model does more good than acting on everyone or no one: net benefit and decision curves."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.bootstrap import LEVEL, exact_limits, score_with_interval
from dyplab.evaluation.score import Score
from dyplab.text import clinical as words


class DecisionCurve(NamedTuple):
    """Net benefit of three ways to act, one value for each threshold, (T,).

    threshold: 0–1. model: acting on the patients at or above it. low, high: the model's 95% limits, each threshold by
    itself. treat_all: acting on everyone. treat_none: acting on no one, which is 0.
    """

    threshold: NDArray[np.float64]
    model: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    treat_all: NDArray[np.float64]
    treat_none: NDArray[np.float64]


def cost_threshold(false_alarm: float, missed: float) -> float:
    """The probability of disease above which acting costs less than waiting.

    Args:
        false_alarm: what it costs, beyond waiting, to act on someone who is well, in any unit, 0 or more.
        missed: what it costs, beyond acting, to let someone ill go, in the same unit.

    Returns:
        The threshold, 0–1: false_alarm / (false_alarm + missed). It holds only if the probabilities do.

    Raises:
        DataError: a cost below 0, or both 0.

    Source:
        Pauker and Kassirer (1975), N Engl J Med 293:229.

    >>> cost_threshold(false_alarm=1, missed=9)  # nine false alarms are worth one ill person found
    0.1
    """
    if not (0 <= false_alarm < np.inf and 0 <= missed < np.inf and false_alarm + missed > 0):
        raise DataError(words.NOT_COSTS(false_alarm=f"{false_alarm:g}", missed=f"{missed:g}"))
    return float(false_alarm / (false_alarm + missed))


def net_benefit(
    truth: ArrayLike, probabilities: ArrayLike, threshold: float, *, groups: ArrayLike | None = None, seed: int = 0
) -> Score:
    """Ill people found, less the false alarms they cost, per patient.

    A threshold of 10% says that one ill person found is worth nine false alarms, so each false alarm takes away a
    ninth. 0.05 is as good as finding five ill in a hundred patients without one false alarm.

    Args:
        truth: (N,) 1 for ill, 0 for well (or True and False).
        probabilities: (N,) of being ill, 0–1.
        threshold: from 0 to below 1; a patient at or above it is acted on.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
        seed: of the bootstrap draws behind the interval.

    Returns:
        The net benefit with its 95% interval: at most the prevalence, 0 when no one is acted on, and below 0 when the
        false alarms cost more than is found. `n` is how many are acted on; below some twenty the interval is too
        narrow (benchmarks/clinical_coverage.py). With no one acted on, `n` is all of them, and the limits say what
        acting on the few who might come could give or take.

    Raises:
        DataError: the input will not do; the sentence says what to change.

    Source:
        Vickers and Elkin (2006), Med Decis Making 26:565.

    >>> net_benefit(truth=[1, 1, 0, 0, 0], probabilities=[0.9, 0.1, 0.6, 0.2, 0.1], threshold=0.5).value
    0.0
    >>> round(net_benefit(truth=[1, 1, 0, 0, 0], probabilities=[0.9, 0.1, 0.6, 0.2, 0.1], threshold=0.1).value, 3)
    0.333
    """
    ill, promised = _ill_and_promised(truth, probabilities)
    return _net_benefit(ill, promised >= _threshold(threshold), threshold, given.group_numbers(groups, ill), seed)


def decision_curve(
    truth: ArrayLike,
    probabilities: ArrayLike,
    thresholds: ArrayLike | None = None,
    *,
    groups: ArrayLike | None = None,
    seed: int = 0,
) -> DecisionCurve:
    """Net benefit of acting on the model, on everyone and on no one, at every threshold one might choose.

    A model is of use at the thresholds where its curve lies above both others.

    Args:
        truth: (N,) 1 for ill, 0 for well (or True and False).
        probabilities: (N,) of being ill, 0–1.
        thresholds: (T,) each from 0 to below 1; None: 2%, 4% … 98%.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
        seed: of the bootstrap draws behind the intervals.

    Returns:
        The curve.

    Raises:
        DataError: the input will not do; the sentence says what to change.

    Source:
        Vickers and Elkin (2006), Med Decis Making 26:565.

    >>> curve = decision_curve([1, 1, 0, 0, 0], [0.9, 0.1, 0.6, 0.2, 0.1], thresholds=[0.1, 0.5])
    >>> curve.model.round(3).tolist(), curve.treat_all.round(3).tolist()
    ([0.333, 0.0], [0.333, -0.2])
    """
    ill, promised = _ill_and_promised(truth, probabilities)
    asked = np.arange(2, 100, 2) / 100 if thresholds is None else given.scores(thresholds, "thresholds")
    chosen = np.array([_threshold(threshold, "thresholds") for threshold in asked])
    numbers = given.group_numbers(groups, ill)
    of_model = [_net_benefit(ill, promised >= t, t, numbers, seed) for t in chosen]
    everyone = ill.mean() - (1 - ill.mean()) * _price(chosen)
    model, low, high = np.array([(score.value, score.low, score.high) for score in of_model]).T
    return DecisionCurve(chosen, model, low, high, everyone, np.zeros(len(chosen)))


def _ill_and_promised(truth: ArrayLike, probabilities: ArrayLike) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    ill, promised = given.binary(truth), given.probabilities(probabilities)
    given.same_length(promised, "probabilities", ill)
    return ill, promised


def _threshold(value: float, name: str = "threshold") -> float:
    if not 0 <= value < 1:
        raise DataError(words.NOT_A_THRESHOLD(name=name, got=f"{value:g}"))
    return float(value)


def _price(threshold: NDArray[np.float64] | float) -> NDArray[np.float64] | float:
    """How many ill people found one false alarm takes away: the odds of the threshold."""
    return threshold / (1 - threshold)


def _net_benefit(
    ill: NDArray[np.bool_], called: NDArray[np.bool_], threshold: float, groups: NDArray[np.int64] | None, seed: int
) -> Score:
    price = float(_price(threshold))
    if not called.any():
        # No draw differs from another. As many as `most` of new patients may still be called: all ill, or all well.
        n = len(ill) if groups is None else int(groups.max()) + 1
        most = exact_limits(0, n)[1]
        return Score(0.0, -price * most, most, LEVEL, n, "number")
    gain = np.where(called, np.where(ill, 1.0, -price), 0.0)
    # The few who are acted on decide how uncertain it is; a single one of them shows nothing of how others differ.
    several = called.sum() > 1 if groups is None else np.ptp(groups[called]) > 0
    return score_with_interval(
        lambda weights: (weights @ gain) / weights.sum(axis=1),
        [called if several else np.ones(len(ill), dtype=bool)],
        groups=groups,
        seed=seed,
        unit="number",
        bounds=(-price, 1.0),
    )
