"""Gradient descent on a surface seen from above: learning rate, momentum, one step at a time."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import traitlets
from numpy.typing import NDArray

from dyplab.errors import DataError
from dyplab.text import Said, number
from dyplab.text import widgets as says
from dyplab.widgets import svg
from dyplab.widgets.base import Widget, module
from dyplab.widgets.given import finite

REACH = 2.0  # what is seen goes from -2 to 2 both ways
_STEPS = 20  # of the still picture

# Loss and gradient at (a, b), as the module has them.
_SURFACES: dict[str, tuple[Callable[[Any, Any], Any], Callable[[float, float], tuple[float, float]]]] = {
    "bowl": (lambda a, b: a**2 + b**2, lambda a, b: (2 * a, 2 * b)),
    "valley": (lambda a, b: 0.1 * a**2 + 2 * b**2, lambda a, b: (0.2 * a, 4 * b)),
    "saddle": (lambda a, b: a**2 / 2 + b**4 / 8 - b**2 / 2, lambda a, b: (a, b**3 / 2 - b)),
    "two": (lambda a, b: (a**2 - 1) ** 2 / 2 + 0.2 * a + b**2, lambda a, b: (2 * a * (a**2 - 1) + 0.2, 2 * b)),
}


class DescentOnSurface(Widget):
    """A ball takes steps downhill on a loss with two weights, a and b, while the loss is drawn beside it.

    The reader chooses surface, learning rate, momentum and start; Python reads them from the attributes of the same
    names. With too large a rate the ball leaves the map and the loss grows for each step.

    Args:
        surface: "bowl" (diverges above rate 1), "valley" (long and narrow; diverges above 0.5), "saddle" or "two"
            (two valleys, the left one deeper).
        rate: the learning rate, above 0 and at most 2.5.
        momentum: the share of the last step's velocity that is kept, from 0 to 0.95.
        start: where the ball begins, (a, b), both from -2 to 2.

    Raises:
        DataError: an unknown surface, or a number out of range; the sentence says which range.

    >>> widget = DescentOnSurface("bowl", rate=0.25, start=(1, -2))
    >>> widget.path(1).tolist()
    [[1.0, -2.0], [0.5, -1.0]]
    """

    _esm = module("descent")
    _texts = says.DESCENT

    surface = traitlets.Unicode().tag(sync=True)
    rate = traitlets.Float().tag(sync=True)
    momentum = traitlets.Float().tag(sync=True)
    start: Any = traitlets.List().tag(sync=True)

    def __init__(
        self,
        surface: str = "valley",
        rate: float = 0.1,
        momentum: float = 0.0,
        start: Sequence[float] = (-1.8, 1.2),
    ):
        if surface not in _SURFACES:
            raise DataError(says.SURFACE_UNKNOWN(surface=surface, known=", ".join(_SURFACES)))
        if not 0 < rate <= 2.5 or not 0 <= momentum <= 0.95:
            raise DataError(says.RATE_OR_MOMENTUM(rate=rate, momentum=momentum))
        place = finite(start, says.START())
        if place.shape != (2,) or np.abs(place).max() > REACH:
            raise DataError(says.START_OUTSIDE(start=tuple(place.tolist()) if place.ndim else place.item()))
        super().__init__(
            surface=surface, rate=float(rate), momentum=float(momentum), start=place.astype(float).tolist()
        )

    def path(self, steps: int) -> NDArray[Any]:
        """Where the ball has been after so many steps, (steps + 1, 2), the start first."""
        gradient = _SURFACES[self.surface][1]
        places, velocity = [np.array(self.start, float)], np.zeros(2)
        with np.errstate(all="ignore"):
            for _ in range(steps):
                velocity = self.momentum * velocity + np.array(gradient(*places[-1]))
                places.append(places[-1] - self.rate * velocity)
        return np.array(places)

    def summary(self) -> Said:
        a, b = (number(one, 1) for one in self.start)
        said = {"surface": says.DESCENT[self.surface], "rate": number(self.rate, 2), "a": a, "b": b}
        return says.DESCENT_SUMMARY(momentum=number(self.momentum, 2), **said)

    def figure(self) -> str:
        loss = _SURFACES[self.surface][0]
        side, middles = 300, np.linspace(-REACH, REACH, 31)[:-1] + REACH / 30
        heights = loss(middles[None, :], -middles[:, None])
        bands = np.floor(np.sqrt((heights - heights.min()) / np.ptp(heights)) * 12) / 12
        squares, wide, _ = svg.greys(bands)
        scaled = f'<g transform="scale({side / wide})">{squares}</g>'
        on_map = [((a + REACH) / (2 * REACH) * side, (REACH - b) / (2 * REACH) * side) for a, b in self.path(_STEPS)]
        seen = [(x, y) for x, y in on_map if abs(x) < 9 * side and abs(y) < 9 * side]
        spots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#e8912d"/>' for x, y in seen)
        return svg.picture(side, side, scaled + svg.line(seen, "#e8912d", 2) + spots)
