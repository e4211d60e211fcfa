"""Drag one more patient into the table a model reads, and see its whole answer move."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text import Said, number, percent
from dyplab.text import widgets_in_context as says
from dyplab.widgets import svg
from dyplab.widgets.base import Widget, module
from dyplab.widgets.given import finite
from dyplab.widgets.surfaces import PLACES, SIDE, Array, Predict, answers, bands, between, mark, packed

MOST = 100  # known patients


class InContextExplorer(Widget):
    """Known patients in a plane of two measurements, and one more whom the reader may add, move and call ill or well.

    Behind them is the model's probability of illness all over the plane. Nothing is computed while the reader drags:
    the model answers beforehand, once without the new patient and once for each of 9 × 9 places and two outcomes
    (163 calls of `predict`, each about 576 patients). In between, neighbouring answers are blended. What the reader has
    chosen can be read from `outcome` (None, 0 or 1), `place`, `asked` and `probability`.

    Args:
        x: (N, 2) two measurements of the known patients, at most 100 of them.
        y: (N,) 1 for ill, 0 for well, some of each.
        predict: called with the known patients' measurements (N, 2) and outcomes (N,), and those asked about (M, 2);
            gives the probability of 1 for each of these, (M,). It must not keep anything from one call to the next.
        names: what the two measurements are called, with units.
        outcomes: what 0 and 1 are called; without, well and ill.

    Raises:
        DataError: the patients or what `predict` gives will not do; the sentence says which, and what to change.

    >>> def near(known_x, known_y, asked_x):  # a stand-in for a model: the nearer a known patient, the more it counts
    ...     weight = np.exp(-((asked_x[:, None] - known_x) ** 2).sum(axis=-1))
    ...     return weight @ known_y / weight.sum(axis=1)
    >>> widget = InContextExplorer([[1, 1], [2, 3], [4, 4]], [0, 0, 1], near, names=("CRP (mg/L)", "Age (years)"))
    >>> widget.asked = (1, 1)
    >>> round(widget.probability, 2)
    0.0
    >>> widget.outcome, widget.place = 1, (1, 1)
    >>> round(widget.probability, 2)
    0.48
    """

    _esm = module("in_context")
    _texts = says.IN_CONTEXT

    known: Any = traitlets.List().tag(sync=True)
    names: Any = traitlets.List().tag(sync=True)
    outcomes: Any = traitlets.List().tag(sync=True)
    low: Any = traitlets.List().tag(sync=True)
    high: Any = traitlets.List().tag(sync=True)
    surfaces = traitlets.Unicode().tag(sync=True)
    outcome: Any = traitlets.Enum((None, 0, 1), None, allow_none=True).tag(sync=True)
    place: Any = traitlets.List().tag(sync=True)
    asked: Any = traitlets.List().tag(sync=True)

    def __init__(
        self,
        x: ArrayLike,
        y: ArrayLike,
        predict: Predict,
        *,
        names: Iterable[str],
        outcomes: Iterable[str] | None = None,
    ):
        called = [str(says.WELL()), str(says.ILL())] if outcomes is None else _two("outcomes", outcomes)
        axes = _two("names", names)
        points, ill = _checked(x, y, axes)
        margin = 0.06 * np.ptp(points, axis=0)
        low, high = points.min(axis=0) - margin, points.max(axis=0) + margin
        self._bytes = answers(points, ill, predict, low, high)
        well, sick = (points[ill == one].mean(axis=0) for one in (0, 1))
        stand = np.round((well - low) / (high - low) * (PLACES - 1)) / (PLACES - 1)
        super().__init__(
            known=[[float(a), float(b), int(one)] for (a, b), one in zip(points, ill, strict=True)],
            names=axes,
            outcomes=called,
            low=low.tolist(),
            high=high.tolist(),
            surfaces=packed(self._bytes),
            place=(low + stand * (high - low)).tolist(),
            asked=((well + sick) / 2).tolist(),
        )

    @traitlets.validate("place", "asked")
    def _inside(self, proposal: Any) -> list[float]:
        return [float(one) for one in np.clip(proposal["value"], self.low, self.high)]

    def surface(self) -> Array:
        """The model's probability of illness all over the plane at this moment, (24, 24), lowest values first."""
        alone: Array = self._bytes[0] / 255
        if self.outcome is None:
            return alone
        placed = self._bytes[1:].reshape(2, PLACES, PLACES, SIDE, SIDE)[self.outcome]
        return between(placed / 255, self._share(self.place))

    @property
    def probability(self) -> float:
        """The probability of illness at the question mark at this moment."""
        return float(between(self.surface(), self._share(self.asked)))

    def _share(self, place: Sequence[float]) -> Array:
        low, high = np.array(self.low), np.array(self.high)
        share: Array = (np.array(place, dtype=float) - low) / (high - low)
        return share

    def summary(self) -> Said:
        digits = [max(0, int(np.ceil(2 - np.log10(b - a)))) for a, b in zip(self.low, self.high, strict=True)]
        x, y = (number(value, few) for value, few in zip(self.asked, digits, strict=True))
        ill = sum(row[2] for row in self.known)
        return says.SUMMARY(
            n=len(self.known),
            well_count=len(self.known) - ill,
            ill_count=ill,
            well=self.outcomes[0],
            ill=self.outcomes[1],
            x=self.names[0],
            y=self.names[1],
            share=_written(self.probability),
            asked=says.IN_CONTEXT["pair"](x=x, y=y),
        )

    def figure(self) -> str:
        side, left, top = 336, 20, 30
        body = "".join(bands(self.surface(), side // SIDE))
        body += svg.line([(0, 0), (0, side), (side, side), (side, 0), (0, 0)], "#6f7b88", 1)
        for *place, ill in self.known:
            across, up = self._share(place)
            body += mark(across * side, (1 - up) * side, ill)
        across, up = self._share(self.asked)
        body += f'<circle cx="{across * side:.1f}" cy="{(1 - up) * side:.1f}" r="9" fill="#fff" stroke="{svg.INK}"/>'
        body += svg.text(across * side, (1 - up) * side + 4, "?")
        words = svg.text(left, 18, self.names[1], "start") + svg.text(
            left + side, top + side + 18, self.names[0], "end"
        )
        return svg.picture(
            side + 2 * left, side + top + 28, f'<g transform="translate({left},{top})">{body}</g>{words}'
        )


def _two(what: str, given: object) -> list[str]:
    names = [str(one) for one in given] if isinstance(given, Iterable) and not isinstance(given, str) else []
    if len(names) != 2:
        examples = {"names": '("CRP (mg/L)", "Age (years)")', "outcomes": '("benign", "malignant")'}
        raise DataError(says.TWO_NAMES(what=what, given=given, example=examples[what]))
    return names


def _checked(x: ArrayLike, y: ArrayLike, names: list[str]) -> tuple[Array, NDArray[np.int64]]:
    """The patients as arrays, when they can be shown."""
    points, ill = finite(x, says.KNOWN_X()).astype(float), finite(y, says.KNOWN_Y())
    if points.ndim != 2 or points.shape[1] != 2 or ill.shape != (len(points),) or len(points) > MOST:
        raise DataError(says.KNOWN_SHAPE(x=points.shape, y=ill.shape, most=MOST))
    if set(ill.tolist()) != {0, 1}:
        raise DataError(says.KNOWN_OUTCOMES(found=sorted(set(ill.tolist()))[:5]))
    for name, values in zip(names, points.T, strict=True):
        if np.ptp(values) == 0:
            raise DataError(says.NO_SPREAD(name=name, value=f"{values[0]:g}"))
    return points, ill.astype(np.int64)


def _written(probability: float) -> str:
    """As the widget writes it: in whole per cent, never 0 or 100."""
    if not 0.005 <= probability < 0.995:
        return str(says.IN_CONTEXT["under_one" if probability < 0.5 else "over_99"]())
    return percent(probability, 0)
