"""How well each patient was segmented, and how far the volumes are off, as figures."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.figures.style import BLUE, GREY, INK, LABEL, ORANGE, dress, new_figure, number_axis
from dyplab.evaluation.segmentation.patients import RegionSummary, SegmentationScores
from dyplab.text import number
from dyplab.text import segmentation as words

_FEWEST = 3  # patients, for a spread


def figure_dice(scores: SegmentationScores) -> Figure:
    """The Dice of each patient, region by region, with the FLAIR threshold beside when it was scored.

    Args:
        scores: from `score_patients`, with `flair_masks` to have the threshold beside.

    Returns:
        The figure: a dot a patient, the mean with its 95% interval beside, the patient with the lowest Dice named.

    >>> from dyplab.evaluation import score_patients
    >>> truth = np.zeros((6, 6, 6), int); truth[1:4] = 3
    >>> figure_dice(score_patients(["a", "b"], [truth, truth], [truth, 0 * truth], (1, 1, 1))).axes[0].get_ylabel()
    'Dice'
    """
    columns: list[tuple[str, list[float], RegionSummary, str]] = [
        (str(words.REGION[name]).replace(" ", "\n", 1), [one[name].dice for one in scores.patients], summary, BLUE)
        for name, summary in scores.regions.items()
    ]
    if scores.flair is not None:
        flair = [one.dice for one in scores.flair_patients]
        columns.insert(1, (str(words.DICE_FLAIR), flair, scores.flair, GREY))
    figure = new_figure()
    axes = figure.add_subplot()
    rng = np.random.default_rng(0)  # spreads the dots sideways, so that equal ones are both seen
    for place, (_, dices, summary, colour) in enumerate(columns):
        there = np.array(dices)[~np.isnan(dices)]
        first = str(words.DICE_ONE) if place == 0 else None
        beside = place - 0.12 + rng.uniform(-0.13, 0.13, len(there))
        axes.plot(beside, there, "o" if colour == BLUE else "^", color=colour, alpha=0.65, markersize=6, label=first)
        if summary.dice is not None:
            _mean(axes, place + 0.22, summary, str(words.DICE_MEAN) if place == 0 else "")
            axes.annotate(
                summary.worst_patient, (place - 0.12, summary.worst_dice), (0, -9), textcoords="offset points",
                fontsize=10, color=INK, ha="center", va="top",
            )  # fmt: skip
    axes.set_xticks(range(len(columns)), labels=[name for name, *_ in columns])
    axes.set_xlim(-0.5, len(columns) - 0.5)
    dress(axes, words.DICE_TITLE, "", words.DICE_Y)
    axes.set_ylim(-0.1, 1.03)
    axes.grid(axis="x", visible=False)
    number_axis(axes.yaxis)
    figure.legend(fontsize=LABEL, frameon=False, loc="outside lower left", ncols=2)
    return figure


def figure_volumes(truth_ml: ArrayLike, predicted_ml: ArrayLike, title: Any = words.VOLUMES_TITLE) -> Figure:
    """How far the predicted volumes are off, and whether more so in large tumours (Bland–Altman).

    Args:
        truth_ml: (N,) volumes in the truth, one a patient, N at least 3.
        predicted_ml: (N,) volumes in the answer.
        title: above the figure; a `Sentence` follows the language.

    Returns:
        The figure: a dot a patient; the mean difference, and the limits that hold 95% of patients when the differences
        are spread evenly around it (mean ± 1.96 standard deviations).

    Raises:
        DataError: not as many of each, missing values, or fewer than three patients.

    Source:
        Bland and Altman (1986), Lancet 327:307.

    >>> len(figure_volumes([10, 20, 30, 40], [12, 19, 33, 41]).axes[0].lines)
    4
    """
    truth, predicted = given.scores(truth_ml, "truth_ml"), given.scores(predicted_ml, "predicted_ml")
    given.same_length(predicted, "predicted_ml", truth, "truth_ml")
    if len(truth) < _FEWEST:
        raise DataError(words.VOLUMES_TOO_FEW(n=len(truth)))
    off = predicted - truth
    mean, reach = float(off.mean()), 1.96 * float(off.std(ddof=1))
    low, middle, high = (number(x, 1).replace("-", "−") for x in (mean - reach, mean, mean + reach))
    figure = new_figure()
    axes = figure.add_subplot()
    axes.plot((truth + predicted) / 2, off, "o", color=BLUE, markersize=7, alpha=0.8)
    axes.axhline(mean, color=INK, linewidth=2, label=str(words.VOLUMES_MEAN(value=middle)))
    limits = str(words.VOLUMES_LIMITS(low=low, high=high))
    axes.axhline(mean - reach, color=ORANGE, linestyle="--", linewidth=2.2, label=limits)
    axes.axhline(mean + reach, color=ORANGE, linestyle="--", linewidth=2.2)
    dress(axes, title, words.VOLUMES_X, words.VOLUMES_Y)
    number_axis(axes.xaxis)
    number_axis(axes.yaxis)
    figure.legend(fontsize=LABEL, frameon=False, loc="outside lower left", ncols=2)
    return figure


def _mean(axes: Axes, place: float, summary: RegionSummary, label: str) -> None:
    score = summary.dice
    assert score is not None
    reach = [[score.value - score.low], [score.high - score.value]]
    axes.errorbar(
        place, score.value, yerr=reach, fmt="D", color=INK, markersize=7, elinewidth=2.2, capsize=5,
        label=label or None,
    )  # fmt: skip
