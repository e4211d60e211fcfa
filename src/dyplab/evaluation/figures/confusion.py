"""The confusion matrix as a figure."""

from collections.abc import Sequence

import numpy as np
from matplotlib.colors import PowerNorm
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.classification import accuracy
from dyplab.evaluation.counts import confusion_matrix
from dyplab.evaluation.figures.style import GREY, INK, LABEL, dress, new_figure, percent_axis
from dyplab.text import evaluation as words
from dyplab.text import number


def figure_confusion(truth: ArrayLike, predicted: ArrayLike, names: Sequence[str] | None = None) -> Figure:
    """What the model answered (columns) for each class in the truth (rows); the title gives the accuracy.

    Args:
        truth: (N,) label of each patient.
        predicted: (N,) the model's answer.
        names: what to write for the labels that occur, in sorted order; None writes the labels.

    Returns:
        The figure. A darker cell holds a larger share of its row; faint errors are lifted so that they show.

    Raises:
        DataError: the two are not labels of the same patients, or not one name for each label; the sentence says what
            to change.

    >>> figure_confusion([0, 0, 1, 1], [0, 1, 1, 1], names=["well", "ill"]).axes[0].get_title(loc="left")[:12]
    '3 of 4 right'
    """
    counts = confusion_matrix(truth, predicted)
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    size = len(counts)
    shown = names or [str(label) for label in np.unique(np.concatenate(given.pair_of_labels(truth, predicted)))]
    if len(shown) != size:
        raise DataError(words.NOT_AS_MANY_NAMES(names=len(shown), needed=size))

    figure = new_figure(7.5, 6.2 if size > 4 else 4.6)
    axes = figure.add_subplot()
    image = axes.imshow(shares, cmap="Blues", norm=PowerNorm(0.5, 0, 1), aspect="equal")
    for (row, column), count in np.ndenumerate(counts):
        colour = "white" if shares[row, column] > 0.4 else INK if count else GREY
        weight = "bold" if row == column else "normal"
        written = axes.text(column, row, number(int(count)), ha="center", va="center", fontsize=LABEL)
        written.set(color=colour, fontweight=weight)
    axes.set_xticks(range(size), labels=shown)
    axes.set_yticks(range(size), labels=shown)
    score = accuracy(truth, predicted)
    title = words.CONFUSION_TITLE(right=number(int(counts.trace())), n=number(int(counts.sum())), score=score)
    dress(axes, title, words.ANSWER, words.TRUTH)
    axes.grid(False)
    bar = figure.colorbar(image, ax=axes, shrink=0.8)
    percent_axis(bar.ax.yaxis, [0, 0.01, 0.1, 0.25, 0.5, 1])
    bar.set_label(str(words.CONFUSION_COLOUR), fontsize=LABEL)
    return figure
