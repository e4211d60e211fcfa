"""Several models' scores side by side, as a figure."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from dyplab.errors import DataError
from dyplab.evaluation.figures.style import BLUE, INK, LABEL, ORANGE, TICK, dress, new_figure, number_axis, percent_sign
from dyplab.evaluation.score import Score, in_unit
from dyplab.text import Sentence, percent
from dyplab.text import evaluation as words


def figure_scores(
    names: Sequence[str | Sentence],
    scores: Sequence[Score],
    baseline: float | Score,
    title: str | Sentence = "",
    *,
    measure: str | Sentence = "",
) -> Figure:
    """Several models' scores with their intervals, and as a dashed line what one gets without a model.

    Args:
        names: of the models; a `Sentence` follows the language.
        scores: one for each model, all of the same kind.
        baseline: the score of the trivial answer, such as always the most common class.
        title: what was scored, and in whom; a `Sentence` follows the language.
        measure: what the axis shows, such as "AUROC"; without it only whether it is a share, a difference or a score.

    Returns:
        The figure, the first model at the top.

    Raises:
        DataError: not one name for each score, or scores of different kinds.

    >>> score = Score(0.936, 0.931, 0.941, 0.95, 10_000)
    >>> figure_scores(["forest"], [score], baseline=0.114).axes[0].get_xlabel()
    'Share'
    """
    if len(names) != len(scores) or not scores:
        raise DataError(words.NOT_AS_MANY_NAMES(names=len(names), needed=len(scores)))
    units = {score.unit for score in scores}
    if len(units) > 1:
        raise DataError(words.UNITS_DIFFER(units=", ".join(sorted(units))))
    unit = units.pop()

    figure = new_figure(8.5, 1.6 + 0.5 * len(scores))
    axes = figure.add_subplot()
    for row, score in enumerate(scores):
        reach = [[score.value - score.low], [score.high - score.value]]
        axes.errorbar(score.value, row, xerr=reach, fmt="o", color=BLUE, markersize=6, elinewidth=2.5, capsize=6)
    written = percent(float(baseline)) if unit == "share" else in_unit(float(baseline), unit)
    trivial = words.NO_DIFFERENCE() if unit == "points" else words.BASELINE(value=written)
    axes.axvline(float(baseline), color=ORANGE, linestyle="--", linewidth=2.5, label=str(trivial))
    axes.set_yticks(range(len(scores)), labels=[str(name) for name in names])
    axes.set_ylim(len(scores) - 0.4, -0.6)
    dress(axes, title, measure or {"share": words.SHARE, "points": words.DIFFERENCE, "number": words.VALUE}[unit])
    number_axis(axes.xaxis, 1 if unit == "number" else 100, percent_sign() if unit == "share" else "")
    beside = axes.secondary_yaxis("right")
    beside.set_yticks(range(len(scores)), labels=[str(score) for score in scores])
    beside.tick_params(length=0, labelsize=TICK, labelcolor=INK)
    beside.spines["right"].set_visible(False)
    axes.locator_params(axis="x", nbins=6)
    figure.legend(fontsize=LABEL, frameon=False, loc="outside lower left")
    return figure
