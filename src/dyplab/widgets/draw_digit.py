"""Draw a digit, and see what a small network makes of it, layer by layer."""

from itertools import pairwise
from typing import Any

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text import Said, number, percent
from dyplab.text import widgets as says
from dyplab.widgets import svg
from dyplab.widgets.base import Widget, module
from dyplab.widgets.digit import EXAMPLES, NORWEGIAN, SIDE, Reading, drawn, network, read
from dyplab.widgets.given import finite


class DrawDigit(Widget):
    """A drawing area, and beside it what a trained network makes of the drawing: two layers and ten probabilities.

    The reader draws with the pointer or the arrow keys, or shows a ready example. The drawing of the moment is `image`;
    `reading()` gives what the network sees, the maps of its three layers, and the probabilities. The network (32 kB)
    was trained on the 5,000 bundled MNIST images; `DrawDigit.card` tells how, and how well it does.

    Args:
        image: (28, 28) what is drawn at the start, 0 (black) to 255 (white); without one, a 3.

    Raises:
        DataError: the image has another shape, or values that are no numbers or outside 0–255.

    >>> widget = DrawDigit()
    >>> widget.reading().probabilities.argmax(), [maps.shape for maps in widget.reading().maps]
    (np.int64(3), [(8, 14, 14), (16, 14, 14), (32, 7, 7)])
    >>> widget.card["accuracy"]
    [0.9895, 0.9872, 0.9914]
    """

    _esm = module("draw_digit")
    _texts = says.DRAW_DIGIT
    card: Any = network()["card"]

    image: Any = traitlets.List().tag(sync=True)
    probabilities: Any = traitlets.List().tag(sync=True)
    layers: Any = traitlets.List().tag(sync=True)
    examples: Any = traitlets.List().tag(sync=True)
    norwegian: Any = traitlets.Dict().tag(sync=True)
    measured: Any = traitlets.List().tag(sync=True)

    def __init__(self, image: ArrayLike | None = None):
        pixels = drawn(EXAMPLES[3]) if image is None else finite(image, says.DRAWING())
        if pixels.shape != (SIDE, SIDE):
            raise DataError(says.DRAWING_SHAPE(shape=pixels.shape))
        if pixels.min() < 0 or pixels.max() > 255:
            raise DataError(says.DRAWING_RANGE(low=pixels.min(), high=pixels.max()))
        super().__init__(
            image=np.round(pixels).astype(int).tolist(),
            probabilities=read(pixels).probabilities.tolist() if pixels.any() else [],
            layers=network()["layers"],
            examples=EXAMPLES,
            norwegian=NORWEGIAN,
            measured=self.card["accuracy"],
        )

    def reading(self) -> Reading:
        """What the network makes of the drawing of this moment: `seen`, `maps` and `probabilities`."""
        return read(np.array(self.image))

    def summary(self) -> Said:
        if not np.any(self.image):
            return says.DRAW_DIGIT_EMPTY()
        odds = self.reading().probabilities
        first, second = np.argsort(odds)[::-1][:2]
        shares = {"share": _share(odds[first]), "other": _share(odds[second])}
        return says.DRAW_DIGIT_SUMMARY(first=first, second=second, **shares)

    def figure(self) -> str:
        reading = self.reading()
        body = f'<g transform="translate(10,10)">{_pixels(reading.seen / 255, 6)}</g>'
        most = reading.maps[0].max() or 1
        for at, one in enumerate(reading.maps[0]):
            body += f'<g transform="translate({200 + at % 4 * 50},{10 + at // 4 * 50})">{_pixels(one / most, 3)}</g>'
        for digit, share in enumerate(reading.probabilities):
            y = 120 + 14 * digit
            body += svg.text(206, y + 9, digit) + svg.text(395, y + 9, number(100 * share), "end")
            body += f'<rect x="218" y="{y}" width="{140 * share:.1f}" height="10" fill="#0b5cad"/>'
        return svg.picture(410, 270, body)


def _share(probability: float) -> str:
    """A probability as the widget writes it: never 0 or 100 per cent, which no network knows."""
    words = says.DRAW_DIGIT
    if probability > 0.999:
        return str(words["nearly_all"](share=number(99.9, 1)))
    if probability < 0.001:
        return str(words["nearly_none"](share=number(0.1, 1)))
    return percent(probability, 1 if probability < 0.01 or probability > 0.99 else 0)


def _pixels(values: NDArray[Any], side: int) -> str:
    """A grey picture, values (R, C) from 0 (black) to 1 (white); neighbours alike are one rectangle."""
    height, width = values.shape
    drawn = f'<path fill="#000" d="M0 0h{width * side}v{height * side}h{-width * side}"/>'
    for row, line in enumerate((values * 15).round().astype(int) * 17):
        edges = [0, *(np.flatnonzero(np.diff(line)) + 1), width]
        for start, end in pairwise(edges):
            if line[start]:
                grey = f"{line[start]:02x}" * 3
                box = f"M{start * side} {row * side}h{(end - start) * side}v{side}h{(start - end) * side}"
                drawn += f'<path fill="#{grey}" d="{box}"/>'
    return drawn
