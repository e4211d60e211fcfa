"""A model's answers all over a plane: asked for beforehand, packed for the page, blended, and drawn."""

import base64
import zlib
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text import widgets_in_context as says
from dyplab.widgets import svg
from dyplab.widgets.given import finite

PLACES, SIDE = 9, 24  # where a new patient stands, and where the model is asked, each way
Array = NDArray[np.float64]
Predict = Callable[[Any, Any, Any], ArrayLike]  # known measurements, their outcomes, those asked about


def answers(points: Array, ill: NDArray[np.int64], predict: Predict, low: Array, high: Array) -> NDArray[np.uint8]:
    """The model's answers as bytes (163, 24, 24): without the new patient, then well in each place, then ill."""
    asked, places = _grid(low, high, SIDE), _grid(low, high, PLACES)
    tables = [(points, ill)]
    tables += [(np.vstack([points, one]), np.append(ill, outcome)) for outcome in (0, 1) for one in places]
    given = []
    for known_x, known_y in tables:
        answer = finite(predict(known_x, known_y, asked.copy()), says.ANSWER())
        if answer.shape != (len(asked),):
            raise DataError(says.ANSWER_SHAPE(asked=len(asked), shape=answer.shape))
        if answer.min() < -1e-6 or answer.max() > 1 + 1e-6:
            raise DataError(says.ANSWER_RANGE(low=f"{answer.min():g}", high=f"{answer.max():g}"))
        given.append(np.round(255 * np.clip(answer, 0, 1)).astype(np.uint8))
    return np.reshape(given, (-1, SIDE, SIDE))


def _grid(low: Array, high: Array, count: int) -> Array:
    """Places in rows from the lowest up, (count², 2)."""
    across, up = np.linspace(low, high, count).T
    return np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)


def packed(surfaces: NDArray[np.uint8]) -> str:
    """Most answers differ little from the first, so their differences take little room."""
    less = surfaces.copy()
    less[1:] -= less[0]  # modulo 256, and back again in the same way
    return base64.b64encode(zlib.compress(less.tobytes(), 9)).decode("ascii")


def between(values: Array, share: Array) -> Array:
    """What lies at a share of the way across and up a grid (rows, columns, …) of values, blended from the nearest."""
    for one, count in zip(share[::-1], values.shape[:2], strict=True):  # up, then across
        at = min(int(one * (count - 1)), count - 2)
        part = one * (count - 1) - at
        values = (1 - part) * values[at] + part * values[at + 1]
    return values


def bands(surface: Array, unit: int) -> list[str]:
    """Ten colours from blue (0) by white to orange (1), one path for each; neighbours alike are one rectangle."""
    levels = np.minimum((surface[::-1] * 10).astype(int), 9)
    boxes = [""] * 10
    for row, line in enumerate(levels):
        for start, end in pairwise([0, *(np.flatnonzero(np.diff(line)) + 1), len(line)]):
            boxes[line[start]] += f"M{start * unit} {row * unit}h{(end - start) * unit}v{unit}h{(start - end) * unit}"
    paths = []
    for level, box in enumerate(boxes):
        strength = 0.55 * abs(level - 4.5) / 4.5
        end = np.array(svg.BLUE if level < 5 else svg.ORANGE)
        red, green, blue = np.round(255 + strength * (end - 255)).astype(int)
        paths.append(f'<path fill="#{red:02x}{green:02x}{blue:02x}" d="{box}"/>' if box else "")
    return paths


def mark(x: float, y: float, ill: int) -> str:
    shape = (
        f"M{x:.0f} {y - 6:.0f}l5.5 10h-11z" if ill else f"M{x - 4.5:.1f} {y:.0f}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z"
    )
    return f'<path d="{shape}" fill="{"#a34e00" if ill else "#0b5cad"}" stroke="#fff"/>'
