"""Probabilities as figures: do they hold, and how do they lie in each group."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike

from dyplab.evaluation.calibration import brier_loss, calibration_curve, happened_and_promised
from dyplab.evaluation.figures.style import BLUE, GREY, INK, LABEL, ORANGE, PALE, dress, new_figure, percent_axis
from dyplab.text import evaluation as words
from dyplab.text import number


def figure_calibration(truth: ArrayLike, probabilities: ArrayLike, bins: int = 10) -> Figure:
    """Among patients given about the same probability, how many were ill; on the dashed line the probabilities hold.

    Args:
        truth: (N,) 1 for ill and 0 for well; or the class of each patient, 0 to K − 1.
        probabilities: (N,) of being ill; or (N, K), where each patient's highest probability is held against whether
            that answer was right.
        bins: how many bins, 1 or more: as many patients in each; of many classes (N, K): equally wide from 0 to 1.

    Returns:
        The figure: a point with its exact 95% interval for each bin, and below how the probabilities lie.

    Raises:
        DataError: the input will not do; the sentence says what to change.

    >>> len(figure_calibration([0, 0, 1, 1], [0.1, 0.2, 0.7, 0.9]).axes)
    2
    """
    many = np.ndim(probabilities) == 2
    figure = new_figure(6.4, 7.0)
    upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=[3.2, 1])
    draw_calibration(upper, truth, probabilities, bins)
    dress(
        upper,
        words.CALIBRATION_TITLE(score=brier_loss(truth, probabilities)),
        y=words.CALIBRATION_Y_ANSWER if many else words.CALIBRATION_Y,
    )

    _, promised = happened_and_promised(truth, probabilities)
    lower.hist(promised, bins=np.linspace(0, 1, bins + 1).tolist(), color=PALE, edgecolor=GREY)
    dress(lower, x=words.CALIBRATION_X_ANSWER if many else words.CALIBRATION_X, y=words.HOW_MANY)
    percent_axis(lower.xaxis)
    lower.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    lower.set_xlim(-0.02, 1.02)
    return figure


def draw_calibration(axes: Axes, truth: ArrayLike, probabilities: ArrayLike, bins: int) -> None:
    """The points with their intervals, and the line on which probabilities hold."""
    curve = calibration_curve(truth, probabilities, bins)
    axes.plot([0, 1], [0, 1], color=GREY, linestyle="--", linewidth=1.5, label=str(words.PERFECT))
    reach = np.maximum([curve.observed - curve.low, curve.high - curve.observed], 0)
    axes.errorbar(
        curve.predicted, curve.observed, yerr=reach, color=BLUE, fmt="o", markersize=7, elinewidth=2, capsize=5,
        label=str(words.OBSERVED),
    )  # fmt: skip
    axes.legend(fontsize=LABEL, loc="best", frameon=False)
    percent_axis(axes.yaxis)
    axes.set_ylim(-0.02, 1.02)


def figure_histograms(truth: ArrayLike, probabilities: ArrayLike) -> Figure:
    """How the probabilities lie among the ill and among the well; where the two overlap, the model cannot tell.

    Args:
        truth: (N,) 1 for ill and 0 for well; or the class of each patient, 0 to K − 1.
        probabilities: (N,) of being ill; or (N, K), where each patient's highest probability is shown, among right
            answers and among wrong ones.

    Returns:
        The figure: two histograms above each other, each with its own scale.

    Raises:
        DataError: the input will not do; the sentence says what to change.

    >>> len(figure_histograms([0, 0, 1, 1], [0.1, 0.2, 0.7, 0.9]).axes)
    2
    """
    figure = new_figure(7.5, 5.2)
    draw_histograms(figure.subplots(2, 1, sharex=True), truth, probabilities)
    return figure


def draw_histograms(panels: Any, truth: ArrayLike, probabilities: ArrayLike) -> None:
    """One histogram in each of two panels above each other, which share their x-axis."""
    happened, promised = happened_and_promised(truth, probabilities)
    many = np.ndim(probabilities) == 2
    kinds = (words.RIGHT, words.WRONG) if many else (words.ILL, words.WELL)
    for axes, who, kind, colour, hatch in zip(
        panels, (happened, ~happened), kinds, (ORANGE, BLUE), ("//", ""), strict=True
    ):
        axes.hist(promised[who], bins=np.linspace(0, 1, 21).tolist(), color=colour, edgecolor=INK, hatch=hatch)
        dress(axes, kind(n=number(int(who.sum()))), y=words.HOW_MANY)
        axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    panels[1].set_xlabel(str(words.CALIBRATION_X_ANSWER if many else words.CALIBRATION_X), fontsize=LABEL)
    percent_axis(panels[1].xaxis)
    panels[1].set_xlim(0, 1)
