"""Learning curves as a figure."""

from collections.abc import Sequence

from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from dyplab.errors import DataError
from dyplab.evaluation.figures.style import BLUE, GREY, INK, LABEL, ORANGE, dress, new_figure, number_axis
from dyplab.evaluation.growth import LearningCurve
from dyplab.evaluation.score import in_unit
from dyplab.text import Sentence, number
from dyplab.text import crossval as words
from dyplab.text import evaluation as room

_LOOKS = ((BLUE, "o", "-"), (ORANGE, "s", "--"), (GREY, "^", "-."), (INK, "D", ":"))


def figure_learning_curve(
    names: Sequence[str | Sentence], curves: Sequence[LearningCurve], title: str | Sentence = words.CURVE_TITLE
) -> Figure:
    """How the score on patients not seen grows with the number to learn from, for one model or up to four.

    Args:
        names: of the models; a `Sentence` follows the language.
        curves: one for each model, from `learning_curve`, all of the same kind of score.
        title: what was scored, and in whom; a `Sentence` follows the language.

    Returns:
        The figure; the number of patients doubles from one tick to the next, the bars are 95% intervals.

    Raises:
        DataError: not one name for each curve, or curves of different kinds.

    >>> from dyplab.evaluation import Score
    >>> scores = Score(0.7, 0.6, 0.8, 0.95, 9), Score(0.9, 0.8, 0.95, 0.95, 9)
    >>> curve = LearningCurve((10, 40), scores, 0.5, "probability")
    >>> len(figure_learning_curve(["tree"], [curve]).axes[0].containers)
    1
    """
    if len(names) != len(curves) or not 1 <= len(curves) <= len(_LOOKS):
        raise DataError(room.NOT_AS_MANY_NAMES(names=len(names), needed=len(curves)))
    regression = {curve.kind == "number" for curve in curves}
    if len(regression) > 1:
        raise DataError(words.CURVES_DIFFER())
    figure = new_figure()
    axes = figure.add_subplot()
    for place, (name, curve, (colour, marker, line)) in enumerate(zip(names, curves, _LOOKS, strict=False)):
        # Beside each other, so that one model's bars do not hide another's.
        x = [size * 1.03 ** (place - (len(curves) - 1) / 2) for size in curve.sizes]
        values = [score.value for score in curve.scores]
        reach = [[s.value - s.low for s in curve.scores], [s.high - s.value for s in curve.scores]]
        axes.errorbar(
            x, values, yerr=reach, color=colour, marker=marker, linestyle=line, markersize=7, linewidth=2.5,
            elinewidth=1.5, capsize=4, label=str(name),
        )  # fmt: skip
    baseline = curves[0].baseline
    guess = str(words.CURVE_GUESS(value=in_unit(baseline, "number")))
    axes.axhline(baseline, color=GREY, linestyle=(0, (1, 1.5)), linewidth=2, label=guess)
    axes.set_xscale("log", base=2)
    sizes = sorted({size for curve in curves for size in curve.sizes})
    axes.xaxis.set_major_locator(FixedLocator(_apart(sizes)))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda size, _: number(size)))
    dress(axes, title, words.CURVE_X, words.CURVE_Y_RMSE if regression.pop() else words.CURVE_Y_AUROC)
    number_axis(axes.yaxis)
    handles, labels = axes.get_legend_handles_labels()
    axes.legend(handles[1:] + handles[:1], labels[1:] + labels[:1], fontsize=LABEL, frameon=False)  # the models first
    return figure


def _apart(sizes: Sequence[int]) -> list[int]:
    """Those sizes that can be written below the axis without running into each other."""
    kept = [sizes[0]]
    for size in sizes[1:]:
        if size >= kept[-1] * (sizes[-1] / sizes[0]) ** (1 / 12):
            kept.append(size)
    return kept
