"""A decision curve, as a figure."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from dyplab.evaluation.decision import DecisionCurve, decision_curve
from dyplab.evaluation.figures.style import (
    BLUE,
    INK,
    LABEL,
    ORANGE,
    dress,
    new_figure,
    number_axis,
    percent_sign,
)
from dyplab.text import clinical as words


def figure_decision_curve(
    truth: ArrayLike, probabilities: ArrayLike, thresholds: ArrayLike | None = None, *, groups: ArrayLike | None = None
) -> Figure:
    """Net benefit of following the model, of treating everyone and of treating no one, against the threshold.

    Args:
        truth: (N,) 1 for ill, 0 for well (or True and False).
        probabilities: (N,) of being ill, 0–1.
        thresholds: (T,) each from 0 to below 1; None: 2%, 4% … 98%.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.

    Returns:
        The figure. The band is the model's 95% interval at each threshold; what lies far below zero is cut off.

    Raises:
        DataError: the input will not do; the sentence says what to change.

    >>> len(figure_decision_curve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).axes[0].lines)
    3
    """
    figure = new_figure(height=5.0)
    axes = figure.add_subplot()
    draw_decision_curve(axes, decision_curve(truth, probabilities, thresholds, groups=groups))
    return figure


def draw_decision_curve(axes: Axes, curve: DecisionCurve) -> None:
    """The three lines and the band, with the space for what is worth doing and a little of what is not."""
    axes.fill_between(curve.threshold, curve.low, curve.high, color=BLUE, alpha=0.2, linewidth=0)
    lines = (
        (curve.treat_none, INK, ":", words.DECISION_NONE),
        (curve.treat_all, ORANGE, "--", words.DECISION_ALL),
        (curve.model, BLUE, "-", words.DECISION_MODEL),
    )
    for values, colour, style, name in lines:
        axes.plot(curve.threshold, values, color=colour, linestyle=style, linewidth=2.5, label=str(name))
    handles, names = axes.get_legend_handles_labels()
    axes.legend(handles[::-1], names[::-1], fontsize=LABEL, frameon=False, loc="best")
    dress(axes, words.DECISION_TITLE, words.DECISION_X, words.DECISION_Y)
    number_axis(axes.xaxis, 100, percent_sign())
    axes.set_xlim(0, min(1.0, 1.03 * float(curve.threshold.max())))
    top = max(0.01, float(np.max([curve.high, curve.treat_all])))
    axes.set_ylim(-0.25 * top, 1.05 * top)
    number_axis(axes.yaxis)
