"""Predictive values against prevalence, as a figure."""

import numpy as np
from matplotlib.figure import Figure

from dyplab.evaluation.figures.style import BLUE, LABEL, ORANGE, dress, new_figure, percent_axis
from dyplab.evaluation.prevalence import npv_at_prevalence, ppv_at_prevalence
from dyplab.evaluation.score import Score
from dyplab.text import evaluation as words
from dyplab.text import percent


def figure_prevalence(sensitivity: float | Score, specificity: float | Score) -> Figure:
    """What a positive and a negative answer mean, from a disease that one in a thousand has to one that most have.

    Args:
        sensitivity: 0–1, a number or a `Score`.
        specificity: 0–1, a number or a `Score`.

    Returns:
        The figure, prevalence on a logarithmic axis; from two `Score`s the bands reach from both lower limits to both
        upper ones.

    Raises:
        DataError: a value outside 0–1.

    >>> len(figure_prevalence(0.9, 0.9).axes[0].lines)
    2
    """
    prevalences = np.geomspace(0.001, 0.999, 200)
    marks = [int(np.abs(prevalences - mark).argmin()) for mark in (0.001, 0.01, 0.1, 0.3, 0.75)]
    figure = new_figure(height=5.0)
    axes = figure.add_subplot()
    lines = (
        (ppv_at_prevalence, BLUE, "-", "o", words.PPV),
        (npv_at_prevalence, ORANGE, "--", "s", words.NPV),
    )
    for value_at, colour, style, marker, name in lines:
        values = [value_at(sensitivity, specificity, prevalence) for prevalence in prevalences]
        axes.plot(
            prevalences, values, color=colour, linestyle=style, linewidth=2.5, marker=marker, markevery=marks,
            markersize=8, markeredgecolor="black", label=str(name),
        )  # fmt: skip
        if isinstance(sensitivity, Score) and isinstance(specificity, Score):
            low = [value_at(sensitivity.low, specificity.low, prevalence) for prevalence in prevalences]
            high = [value_at(sensitivity.high, specificity.high, prevalence) for prevalence in prevalences]
            axes.fill_between(prevalences, low, high, color=colour, alpha=0.25, linewidth=0)
    axes.set_xscale("log")
    title = words.PREVALENCE_TITLE(
        sensitivity=percent(float(sensitivity), 0), specificity=percent(float(specificity), 0)
    )
    dress(axes, title, words.PREVALENCE_X, words.PREVALENCE_Y)
    axes.minorticks_off()
    percent_axis(axes.xaxis, [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0])
    percent_axis(axes.yaxis)
    axes.set_xlim(0.0009, 1.1)
    axes.set_ylim(-0.02, 1.02)
    figure.legend(fontsize=LABEL, loc="outside lower center", ncols=2, frameon=False)
    return figure
