"""The four things to show of a model that gives a probability of disease, in one figure."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from dyplab.errors import DataError
from dyplab.evaluation.calibration_line import calibration_intercept, calibration_slope
from dyplab.evaluation.decision import decision_curve
from dyplab.evaluation.figures.decision import draw_decision_curve
from dyplab.evaluation.figures.probabilities import draw_calibration, draw_histograms
from dyplab.evaluation.figures.ranking import draw_roc
from dyplab.evaluation.figures.style import INK, LABEL, dress, new_figure, percent_axis
from dyplab.evaluation.score import Score
from dyplab.text import clinical, evaluation, number, percent


def figure_essentials(truth: ArrayLike, probabilities: ArrayLike, *, groups: ArrayLike | None = None) -> Figure:
    """Does the model rank, do its probabilities hold, is it worth following, and how do the ill and the well lie.

    Args:
        truth: (N,) 1 for ill, 0 for well (or True and False).
        probabilities: (N,) of being ill, out-of-fold or in new patients, 0–1.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
            They enter the intervals of the scores and of the decision curve; a calibration point's own interval takes
            each row as a patient.

    Returns:
        The figure: ROC curve with AUROC; calibration in ten bins of equally many patients with slope and intercept;
        decision curve; a histogram for the ill and one for the well.

    Raises:
        DataError: only ill or only well, or the input will not do; the sentence says what to change.

    Source:
        Van Calster et al. (2025), Lancet Digit Health 7:100916, which recommends these four.

    >>> len(figure_essentials([0, 0, 1, 0, 1, 1], [0.1, 0.4, 0.35, 0.2, 0.8, 0.6]).axes)
    5
    """
    figure = new_figure(9.8, 9.4)
    grid = figure.add_gridspec(2, 2)
    draw_roc(figure.add_subplot(grid[0, 0]), truth, probabilities, groups)
    _calibration(figure.add_subplot(grid[0, 1]), truth, probabilities, groups)
    draw_decision_curve(figure.add_subplot(grid[1, 0]), decision_curve(truth, probabilities, groups=groups))
    below = grid[1, 1].subgridspec(2, 1)
    ill = figure.add_subplot(below[0])
    draw_histograms([ill, figure.add_subplot(below[1], sharex=ill)], truth, probabilities)
    ill.tick_params(labelbottom=False)
    return figure


def _calibration(axes: Axes, truth: ArrayLike, probabilities: ArrayLike, groups: ArrayLike | None) -> None:
    draw_calibration(axes, truth, probabilities, bins=10)
    intercept = _in_short(calibration_intercept(truth, probabilities, groups=groups))
    try:
        slope = _in_short(calibration_slope(truth, probabilities, groups=groups))
    except DataError:  # one probability for all, or ill and well apart: the rest is still worth seeing
        slope = str(clinical.NO_SLOPE)
    title = clinical.CALIBRATION_LINE_TITLE(slope=slope, intercept=intercept)
    dress(axes, "", evaluation.CALIBRATION_X, evaluation.CALIBRATION_Y)
    axes.set_title(str(title), fontsize=LABEL, loc="left", color=INK, pad=10)
    percent_axis(axes.xaxis)
    axes.set_xlim(-0.02, 1.02)
    axes.set_aspect("equal")


def _in_short(score: Score) -> str:
    """The score with two decimals, so that it fits over half a figure."""
    value, low, high = (number(x, 2).replace("-", "−") for x in (score.value, score.low, score.high))
    limits = (evaluation.SIGNED_RANGE if score.low < 0 else evaluation.RANGE)(low=low, high=high)
    return str(evaluation.SCORE(value=value, level=percent(score.level, 0), limits=limits))
