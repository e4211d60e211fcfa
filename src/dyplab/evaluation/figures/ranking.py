"""ROC curves as a figure."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from dyplab.evaluation import given
from dyplab.evaluation.figures.style import (
    BLUE,
    GREY,
    LABEL,
    ORANGE,
    TICK,
    dress,
    new_figure,
    number_axis,
    percent_axis,
)
from dyplab.evaluation.ranking import auroc, auroc_one_against_rest, roc_curve
from dyplab.text import evaluation as words


def figure_roc(truth: ArrayLike, scores: ArrayLike) -> Figure:
    """Share of the ill found against share of the well alarmed, for every threshold at once.

    Args:
        truth: (N,) 1 for ill and 0 for well; or the class of each patient, 0 to K − 1.
        scores: (N,) higher for more likely ill; or probabilities (N, K), where each class is held against the rest.

    Returns:
        The figure: one curve; or all K curves, and beside them each class's AUROC with its interval.

    Raises:
        DataError: a class has no patient, or the input will not do; the sentence says what to change.

    >>> figure_roc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).axes[0].get_xlabel()[:17]
    'Share of the well'
    """
    return _many_classes(truth, scores) if np.ndim(scores) == 2 else _ill_against_well(truth, scores)


def _ill_against_well(truth: ArrayLike, scores: ArrayLike) -> Figure:
    figure = new_figure(6.4, 5.8)
    draw_roc(figure.add_subplot(), truth, scores)
    return figure


def draw_roc(axes: Axes, truth: ArrayLike, scores: ArrayLike, groups: ArrayLike | None = None) -> None:
    """The curve of ill against well, with its area and interval as the title."""
    area = auroc(truth, scores, groups=groups)
    alarmed, found = roc_curve(given.binary(truth), given.scores(scores, "scores"))
    axes.plot(alarmed, found, color=BLUE, linewidth=2.5, label=str(words.MODEL))
    axes.plot([0, 1], [0, 1], color=GREY, linestyle="--", linewidth=1.5, label=str(words.GUESSING))
    axes.legend(fontsize=LABEL, loc="lower right", frameon=False)
    _square(axes, words.ROC_TITLE(score=area), words.ROC_X, words.ROC_Y)


def _many_classes(truth: ArrayLike, probabilities: ArrayLike) -> Figure:
    areas = auroc_one_against_rest(truth, probabilities)
    table, classes = given.probability_table(probabilities, truth)
    weakest = int(np.argmin([area.value for area in areas]))

    figure = new_figure(9.5, 5.0)
    left, right = figure.subplots(1, 2, width_ratios=[1.15, 1])
    for label in range(len(areas)):
        alarmed, found = roc_curve(classes == label, table[:, label])
        if label != weakest:
            left.plot(alarmed, found, color=BLUE, linewidth=1, alpha=0.6)
    alarmed, found = roc_curve(classes == weakest, table[:, weakest])
    left.plot(alarmed, found, color=ORANGE, linewidth=2.5, label=str(words.ROC_WEAKEST(label=weakest)))
    left.plot([0, 1], [0, 1], color=GREY, linestyle="--", linewidth=1.5, label=str(words.GUESSING))
    left.legend(fontsize=LABEL, loc="lower right", frameon=False)
    _square(left, words.ROC_TITLE_REST, words.ROC_X_REST, words.ROC_Y_REST)

    for label, area in enumerate(areas):
        colour, marker = (ORANGE, "s") if label == weakest else (BLUE, "o")
        right.plot([area.low, area.high], [label, label], color=colour, linewidth=2.5)
        right.plot(area.value, label, color=colour, marker=marker, markersize=8, markeredgecolor="black")
    right.set_yticks(range(len(areas)))
    right.set_ylim(len(areas) - 0.5, -0.5)
    dress(right, words.AUROC_BY_CLASS, "AUROC", words.CLASS)
    right.set_xlim(min(area.low for area in areas) - 0.002, 1.0005)
    right.locator_params(axis="x", nbins=5)
    number_axis(right.xaxis)
    return figure


def _square(axes: Axes, title: Any, x: Any, y: Any) -> None:
    dress(axes, title, x, y)
    percent_axis(axes.xaxis)
    percent_axis(axes.yaxis)
    axes.set_xlim(-0.01, 1.01)
    axes.set_ylim(-0.01, 1.01)
    axes.set_aspect("equal")
    axes.tick_params(labelsize=TICK)
