"""The course of a training, as a figure."""

from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.figures.style import BLUE, GREY, LABEL, ORANGE, dress, new_figure, number_axis
from dyplab.text import evaluation as words


def figure_learning(train: ArrayLike, validation: ArrayLike | None = None, best_epoch: int | None = None) -> Figure:
    """The loss after each epoch in the training set and in the validation set; where they part, overfitting begins.

    Args:
        train: (epochs,) loss in the training set.
        validation: (epochs,) loss in the validation set; None leaves it out, and then nothing is seen of overfitting.
        best_epoch: the epoch to mark, counted from 1.

    Returns:
        The figure.

    Raises:
        DataError: losses that are not numbers, lengths that differ, an epoch that does not exist.

    >>> len(figure_learning([0.9, 0.5, 0.3], [0.9, 0.6, 0.7], best_epoch=2).axes[0].lines)
    3
    """
    training = given.scores(train, "train")
    epochs = np.arange(1, len(training) + 1)
    figure = new_figure()
    axes = figure.add_subplot()
    markers: dict[str, Any] = {"markevery": max(1, len(epochs) // 12), "markersize": 7, "linewidth": 2.5}
    axes.plot(epochs, training, color=BLUE, marker="o", label=str(words.TRAINING_SET), **markers)
    if validation is not None:
        held_out = given.scores(validation, "validation")
        given.same_length(held_out, "validation", training, "train")
        markers |= {"color": ORANGE, "linestyle": "--", "marker": "s"}
        axes.plot(epochs, held_out, label=str(words.VALIDATION_SET), **markers)
    if best_epoch is not None:
        if not 1 <= best_epoch <= len(epochs):
            raise DataError(words.BEST_EPOCH_OUTSIDE(got=best_epoch, last=len(epochs)))
        axes.axvline(best_epoch, color=GREY, linestyle=":", linewidth=2, label=str(words.BEST_EPOCH(epoch=best_epoch)))
    axes.legend(fontsize=LABEL, frameon=False)
    dress(axes, words.LEARNING_TITLE, words.EPOCH, words.LOSS)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlim(0.5, len(epochs) + 0.5)
    axes.set_ylim(bottom=0)
    number_axis(axes.yaxis)
    return figure
