"""The small network of draw-a-digit: how a drawing is made ready for it, and what it makes of it.

The network is `dyplab.models.CNN(width=8)`, trained on the 5,000 bundled images by `benchmarks/train_digit.py` and kept
in `weights/digit.json` with its card. The same sums stand in draw_digit.js.
"""

import base64
import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

SIDE, BOX = 28, 20  # pixels of an image, and of the square that a digit fills in MNIST
PEN = 1.1  # pixels from the middle of a line to its edge

Image = NDArray[np.float64]


class Reading(NamedTuple):
    """What the network makes of one drawing."""

    seen: Image  # (28, 28) the drawing as the network gets it, 0-255
    maps: list[Image]  # of each layer: (8, 14, 14), (16, 14, 14), (32, 7, 7), 0 or more
    probabilities: Image  # (10,)


@cache
def network() -> dict[str, Any]:
    """The card and the layers, as they are kept: weights as int8 with one scale a detector."""
    kept = Path(__file__).parent / "weights" / "digit.json"
    return dict(json.loads(kept.read_text(encoding="utf-8")))


def read(drawing: NDArray[Any]) -> Reading:
    """Centre a drawing as MNIST's are, and pass it through the network.

    Args:
        drawing: (28, 28) 0-255, white on black.

    >>> read(drawn(EXAMPLES[4])).probabilities.argmax()
    np.int64(4)
    """
    seen = centred(np.asarray(drawing, dtype=np.float64))
    x, maps = seen[None] / 255, []
    *convolutions, output = network()["layers"]
    for layer, stride, pool in zip(convolutions, (2, 1, 1), (1, 2, 1), strict=True):
        weights, bias = _weights(layer)
        around = weights.shape[-1] // 2
        wide = np.pad(x, ((0, 0), (around, around), (around, around)))
        windows = np.lib.stride_tricks.sliding_window_view(wide, weights.shape[2:], axis=(1, 2))[:, ::stride, ::stride]
        x = np.maximum(np.einsum("crkij,ocij->ork", windows, weights) + bias[:, None, None], 0)
        maps.append(x)
        x = x.reshape(len(x), x.shape[1] // pool, pool, x.shape[2] // pool, pool).max(axis=(2, 4))
    weights, bias = _weights(output)
    logits = weights @ x.ravel() + bias
    odds = np.exp(logits - logits.max())
    return Reading(seen, maps, odds / odds.sum())


def _weights(layer: dict[str, Any]) -> tuple[Image, Image]:
    whole = np.frombuffer(base64.b64decode(layer["weights"]), np.int8).reshape(len(layer["scale"]), -1)
    return (whole * np.array(layer["scale"])[:, None]).reshape(layer["shape"]), np.array(layer["bias"])


def centred(drawing: Image) -> Image:
    """The drawing scaled so that its longer side is 20 pixels, its centre of mass in the middle, as in MNIST.

    >>> dot = np.zeros((28, 28)); dot[2, 3] = 255
    >>> np.argwhere(centred(dot)).min(axis=0), np.argwhere(centred(dot)).max(axis=0)
    (array([5, 5]), array([24, 24]))
    """
    rows, columns = np.nonzero(drawing)
    if not len(rows):
        return drawing
    part = drawing[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    high, wide = (max(1, _rounded(side * BOX / max(part.shape))) for side in part.shape)
    part = _resizing(part.shape[0], high) @ part @ _resizing(part.shape[1], wide).T
    mass = part.sum()
    top = _rounded(SIDE / 2 - float((part.sum(axis=1) @ np.arange(high)) / mass))
    left = _rounded(SIDE / 2 - float((part.sum(axis=0) @ np.arange(wide)) / mass))
    top, left = min(max(top, 0), SIDE - high), min(max(left, 0), SIDE - wide)
    seen = np.zeros((SIDE, SIDE))
    seen[top : top + high, left : left + wide] = part
    return seen


def _rounded(value: float) -> int:
    return int(np.floor(value + 0.5))  # as JavaScript rounds


def _resizing(old: int, new: int) -> Image:
    """How much of each old pixel goes into each new one, (new, old): straight lines between pixels."""
    looks = int(np.ceil(old / new))
    weights = np.zeros((new, old))
    for row in range(new):
        for look in range(looks):
            at = min(max((row + (look + 0.5) / looks) * old / new - 0.5, 0), old - 1)
            low = min(int(at), max(old - 2, 0))
            weights[row, low] += (1 - (at - low)) / looks
            if at > low:
                weights[row, low + 1] += (at - low) / looks
    return weights


Strokes = list[list[tuple[float, float]]]


def drawn(strokes: Strokes) -> Image:
    """Lines through points (x, y) in a square of 28, drawn with the widget's pen, (28, 28) 0-255."""
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5
    image = np.zeros((SIDE, SIDE))
    for points in strokes:
        for (x0, y0), (x1, y1) in zip(points, points[1:] or points, strict=False):
            along = np.clip(
                ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / max((x1 - x0) ** 2 + (y1 - y0) ** 2, 1e-9), 0, 1
            )
            away = np.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))
            image = np.maximum(image, np.floor(255 * np.clip(PEN + 0.5 - away, 0, 1) + 0.5))
    return image


_OVAL = [(14 + 5 * np.sin(turn), 14 - 9 * np.cos(turn)) for turn in np.linspace(0, 2 * np.pi, 21)]
EXAMPLES: list[Strokes] = [
    [[(round(float(x), 1), round(float(y), 1)) for x, y in _OVAL]],
    [[(15, 5), (13, 23)]],
    [[(9, 9), (10, 6), (14, 5), (18, 6), (19, 9), (17, 13), (9, 22), (14, 22), (20, 23)]],
    [[(9, 6), (14, 5), (18, 7), (18, 10), (16, 12), (13, 13), (17, 15), (19, 18), (18, 21), (14, 23), (9, 22)]],
    [[(12, 5), (8, 15), (20, 15)], [(17, 9), (16, 23)]],
    [[(19, 5), (11, 5), (10, 12), (15, 12), (18, 15), (18, 19), (14, 23), (9, 22)]],
    [[(17, 5), (12, 9), (9, 15), (9, 20), (12, 23), (16, 22), (18, 18), (15, 15), (12, 16), (9, 19)]],
    [[(8, 6), (14, 6), (20, 5), (16, 12), (12, 23)]],
    [[(15, 14), (11, 11), (10, 8), (13, 5), (17, 6), (18, 9), (15, 14), (11, 17), (10, 21), (14, 23), (17, 21),
      (18, 18), (15, 14)]],
    [[(18, 9), (15, 12), (11, 11), (10, 8), (13, 5), (17, 5), (18, 9), (17, 16), (15, 23)]],
]  # fmt: skip
NORWEGIAN: dict[str, Strokes] = {
    "one": [[(8, 13), (11, 10), (15, 5), (14, 23)]],
    "seven": [[(8, 6), (14, 6), (20, 5), (16, 12), (12, 23)], [(10, 14), (19, 13)]],
}
