"""Move the threshold above which a patient is called ill, and see what it does to the patients."""

import base64
from dataclasses import asdict
from typing import Any

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation import TwoByTwo, auroc, two_by_two
from dyplab.text import Said, number, percent
from dyplab.text import widgets as says
from dyplab.widgets import svg
from dyplab.widgets.base import Widget, module

MOST = 5_000


class ThresholdExplorer(Widget):
    """Who is found and who is missed at each threshold, how common the disease is, and what mistakes cost.

    Everyone whose score is at least the threshold is called ill. The two-by-two table, the ROC curve, the predictive
    values at a prevalence of the reader's choice, and the cost of the mistakes follow. What the reader has chosen can
    be read from `threshold`, `prevalence`, `cost_fp`, `cost_fn` and `table`.

    Args:
        truth: (N,) 1 for ill, 0 for well, at most 5,000 patients.
        scores: (N,) higher for more likely ill; probabilities, or any finite numbers.
        threshold: where it stands at the start; without one at 0.5, or in the middle of scores that never reach it.
        prevalence: share of those tested who are ill, above 0 and below 1; without one, as among these patients.
        cost_fp: what a false alarm costs, in any unit.
        cost_fn: what a missed patient costs, in the same unit.

    Raises:
        DataError: truth or scores will not do, there are too many patients, or a number is out of its range.

    >>> widget = ThresholdExplorer([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.9])
    >>> widget.table
    TwoByTwo(tp=1, fn=1, fp=1, tn=1)
    """

    _esm = module("threshold")
    _texts = says.THRESHOLD

    truth = traitlets.Unicode().tag(sync=True)
    scores = traitlets.Unicode().tag(sync=True)
    auroc: Any = traitlets.List().tag(sync=True)
    threshold: Any = traitlets.Float().tag(sync=True)
    prevalence: Any = traitlets.Float().tag(sync=True)
    cost_fp: Any = traitlets.Float(1.0).tag(sync=True)
    cost_fn: Any = traitlets.Float(1.0).tag(sync=True)

    def __init__(
        self,
        truth: ArrayLike,
        scores: ArrayLike,
        *,
        threshold: float | None = None,
        prevalence: float | None = None,
        cost_fp: float = 1.0,
        cost_fn: float = 1.0,
    ):
        if np.ndim(truth) == 1 and len(np.asarray(truth)) > MOST:
            raise DataError(says.TOO_MANY_PATIENTS(count=len(np.asarray(truth)), most=MOST))
        area = auroc(truth, scores)
        self._ill = np.asarray(truth).astype(bool)
        self._scores = np.asarray(scores, dtype=np.float64)
        low, high = float(self._scores.min()), float(self._scores.max())
        middle = 0.5 if low <= 0.5 <= high else (low + high) / 2
        threshold = middle if threshold is None else _within("threshold", threshold, -np.inf, np.inf)
        prevalence = float(self._ill.mean()) if prevalence is None else _within("prevalence", prevalence, 0, 1)
        super().__init__(
            truth="".join("1" if ill else "0" for ill in self._ill),
            scores=base64.b64encode(self._scores.astype("<f8").tobytes()).decode("ascii"),
            auroc=[area.value, area.low, area.high],
            threshold=threshold,
            prevalence=prevalence,
            cost_fp=_within("cost_fp", cost_fp, -1e-300, np.inf),
            cost_fn=_within("cost_fn", cost_fn, -1e-300, np.inf),
        )

    @property
    def table(self) -> TwoByTwo:
        """The two-by-two table at the threshold of this moment."""
        return two_by_two(self._ill, self._called)

    @property
    def _called(self) -> NDArray[np.bool_]:
        called: NDArray[np.bool_] = self._scores >= self.threshold
        return called

    def summary(self) -> Said:
        table = self.table
        return says.THRESHOLD_SUMMARY(
            threshold=number(self.threshold, 2),
            sensitivity=percent(table.tp / (table.tp + table.fn), 0),
            specificity=percent(table.tn / (table.tn + table.fp), 0),
            area=number(self.auroc[0], 3),
            **asdict(table),
        )

    def figure(self) -> str:
        ill, well = np.sort(self._scores[self._ill]), np.sort(self._scores[~self._ill])
        levels = np.unique(self._scores)
        levels = levels[np.linspace(0, len(levels) - 1, min(len(levels), 200)).astype(int)]
        found = [1 - np.searchsorted(ill, level) / len(ill) for level in levels] + [0.0]
        alarms = [1 - np.searchsorted(well, level) / len(well) for level in levels] + [0.0]
        body = svg.line([(40, 20), (40, 280), (300, 280), (300, 20), (40, 20)], "#6f7b88", 1)
        body += svg.line([(40 + 260 * x, 280 - 260 * y) for x, y in zip(alarms, found, strict=True)], "#0b5cad", 2)
        table = self.table
        x, y = table.fp / (table.fp + table.tn), table.tp / (table.tp + table.fn)
        body += f'<circle cx="{40 + 260 * x:.1f}" cy="{280 - 260 * y:.1f}" r="6" fill="#c76200" stroke="#fff"/>'
        words = says.THRESHOLD
        body += svg.text(170, 300, words["one_minus_specificity"]) + svg.text(40, 14, words["sensitivity"], "start")
        return svg.picture(320, 312, body)


def _within(name: str, given: float, low: float, high: float) -> float:
    """The number, if it lies between the two, neither of them included."""
    if isinstance(given, bool) or not isinstance(given, int | float | np.number) or not low < given < high:
        raise DataError(says.OUT_OF_RANGE[name](given=given))
    return float(given)
