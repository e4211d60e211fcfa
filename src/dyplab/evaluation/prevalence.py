"""What an answer means depends on how common the disease is among those who are tested."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.score import Score
from dyplab.text import clinical, number
from dyplab.text import evaluation as words


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


def probabilities_at_prevalence(
    probabilities: ArrayLike, study_prevalence: float, prevalence: float
) -> NDArray[np.float64]:
    """What probabilities from a study become where another share is ill: the odds are multiplied, not the probability.

    It holds when the ill there are as ill as in the study and the well as well, only in another proportion. Healthy
    volunteers in the study and patients with look-alike diseases in the clinic break it.

    Args:
        probabilities: of disease, 0–1; (N,) or a single number.
        study_prevalence: share of ill among those the model was trained on, between 0 and 1.
        prevalence: share of ill where the model will be used, between 0 and 1.

    Returns:
        The probabilities there, 0–1, in the shape given.

    Raises:
        DataError: probabilities outside 0–1, a prevalence of 0 or 1 or outside.

    Source:
        Saerens, Latinne and Decaestecker (2002), Neural Comput 14:21.

    >>> probabilities_at_prevalence([0.5, 0.75, 0.97], study_prevalence=0.75, prevalence=0.01).round(3)
    array([0.003, 0.01 , 0.098])
    """
    promised = given.probabilities(np.atleast_1d(given.array_of(probabilities, "probabilities")))
    for name, value in (("study_prevalence", study_prevalence), ("prevalence", prevalence)):
        if not 0 < value < 1:
            raise DataError(clinical.NOT_BETWEEN(name=name, got=f"{value:g}"))
    ill = promised * prevalence / study_prevalence
    well = (1 - promised) * (1 - prevalence) / (1 - study_prevalence)
    there: NDArray[np.float64] = (ill / (ill + well)).reshape(np.shape(probabilities))
    return there


def _shares(sensitivity: float | Score, specificity: float | Score, prevalence: float) -> tuple[float, float, float]:
    named = {"sensitivity": sensitivity, "specificity": specificity, "prevalence": prevalence}
    found, kept, ill = (given.share(value, name) for name, value in named.items())
    return found, kept, ill


def _of_those_answered(right: float, wrong: float, sensitivity: float, specificity: float, prevalence: float) -> float:
    if right + wrong == 0:
        shown = {"sensitivity": sensitivity, "specificity": specificity, "prevalence": prevalence}
        raise DataError(words.NO_PREDICTIVE_VALUE(**{name: number(value, 2) for name, value in shown.items()}))
    return right / (right + wrong)
