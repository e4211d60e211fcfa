"""What an answer means depends on how common the disease is among those who are tested."""

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.score import Score
from dyplab.text import evaluation as words
from dyplab.text import number


def ppv_at_prevalence(sensitivity: float | Score, specificity: float | Score, prevalence: float) -> float:
    """Share of those who test positive that are ill, when this share of the tested is ill (Bayes).

    Args:
        sensitivity: 0–1, a number or a `Score`.
        specificity: 0–1, a number or a `Score`.
        prevalence: share of the tested who are ill, 0–1.

    Returns:
        The positive predictive value, 0–1.

    Raises:
        DataError: a value outside 0–1, or a test that nobody is positive in.

    >>> round(ppv_at_prevalence(0.9, 0.9, 0.75), 2), round(ppv_at_prevalence(0.9, 0.9, 0.01), 2)
    (0.96, 0.08)
    """
    found, kept, ill = _shares(sensitivity, specificity, prevalence)
    return _of_those_answered(found * ill, (1 - kept) * (1 - ill), found, kept, ill)


def npv_at_prevalence(sensitivity: float | Score, specificity: float | Score, prevalence: float) -> float:
    """Share of those who test negative that are well, when this share of the tested is ill (Bayes).

    Args:
        sensitivity: 0–1, a number or a `Score`.
        specificity: 0–1, a number or a `Score`.
        prevalence: share of the tested who are ill, 0–1.

    Returns:
        The negative predictive value, 0–1.

    Raises:
        DataError: a value outside 0–1, or a test that nobody is negative in.

    >>> round(npv_at_prevalence(0.9, 0.9, 0.75), 2), round(npv_at_prevalence(0.9, 0.9, 0.01), 3)
    (0.75, 0.999)
    """
    found, kept, ill = _shares(sensitivity, specificity, prevalence)
    return _of_those_answered(kept * (1 - ill), (1 - found) * ill, found, kept, ill)


def _shares(sensitivity: float | Score, specificity: float | Score, prevalence: float) -> tuple[float, float, float]:
    named = {"sensitivity": sensitivity, "specificity": specificity, "prevalence": prevalence}
    found, kept, ill = (given.share(value, name) for name, value in named.items())
    return found, kept, ill


def _of_those_answered(right: float, wrong: float, sensitivity: float, specificity: float, prevalence: float) -> float:
    if right + wrong == 0:
        shown = {"sensitivity": sensitivity, "specificity": specificity, "prevalence": prevalence}
        raise DataError(words.NO_PREDICTIVE_VALUE(**{name: number(value, 2) for name, value in shown.items()}))
    return right / (right + wrong)
