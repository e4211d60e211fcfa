"""Pictures for the report: slices through a scan as PNG, with the network's lines upon them.

All arrays here have axes that run to the right, to the front and up; on the picture the patient's right is at the left.
"""

import io
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

PIXELS_A_MM = 2.2
# Okabe and Ito's colours, and a kind of line each, so that they differ without colours too
LINES: dict[str, tuple[str, Any]] = {
    "whole": ("#56B4E9", "solid"),
    "core": ("#E69F00", (0, (4, 2))),
    "enhancing": ("#CC79A7", (0, (1, 1.5))),
}


def seen(volume: NDArray[Any], axis: int, at: int) -> NDArray[Any]:
    """One slice (rows, columns) as it is looked at: up or front at the top; front, or the patient's right, at the left.

    >>> volume = np.zeros((3, 4, 5)); volume[2, 3, 1] = 1  # furthest to the right and to the front
    >>> seen(volume, axis=2, at=1)[0].tolist()
    [1.0, 0.0, 0.0]
    """
    return np.asarray(np.take(volume, at, axis).T[::-1, ::-1])


def fullest(mask: NDArray[np.bool_], axis: int) -> int:
    """The slice with most of the mask; the middle one where there is none."""
    drawn = mask.sum(axis=tuple(other for other in range(3) if other != axis))
    return int(drawn.argmax()) if drawn.any() else len(drawn) // 2


def window(image: NDArray[Any], brain: NDArray[np.bool_]) -> tuple[float, float]:
    """What is shown black and what white: all but the darkest and brightest specks of the brain."""
    low, high = np.percentile(image[brain], (1, 99.5))
    return float(low), max(float(high), float(low) + 1e-6)


def as_png(
    image: NDArray[Any],
    shown: tuple[float, float],
    steps_mm: tuple[float, float],
    letters: tuple[str, str],
    regions: Mapping[str, NDArray[np.bool_]],
) -> bytes:
    """A slice as a PNG, in its true proportions.

    Args:
        image: (rows, columns), from `seen`.
        shown: the values that are black and white.
        steps_mm: between rows and between columns.
        letters: what stands at the left and at the right.
        regions: (rows, columns) each; a line is drawn around it.
    """
    from matplotlib.figure import Figure
    from matplotlib.patheffects import withStroke

    rows, columns = image.shape
    height, width = rows * steps_mm[0], columns * steps_mm[1]
    figure = Figure((width * PIXELS_A_MM / 100, height * PIXELS_A_MM / 100), dpi=100, facecolor="black")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.imshow(image, cmap="gray", vmin=shown[0], vmax=shown[1], extent=(0, width, height, 0), aspect="auto")
    across, down = (np.arange(columns) + 0.5) * steps_mm[1], (np.arange(rows) + 0.5) * steps_mm[0]
    for name, region in regions.items():
        if region.any() and min(region.shape) > 1:
            colour, line = LINES[name]
            lines = axes.contour(across, down, region.astype(float), [0.5], colors=[colour], linewidths=1.8)
            lines.set(linestyle=[line], path_effects=[withStroke(linewidth=3.2, foreground="black")])
    for letter, x, side in ((letters[0], 0.02, "left"), (letters[1], 0.98, "right")):
        axes.text(x, 0.98, letter, color="white", fontsize=11, va="top", ha=side, transform=axes.transAxes)
    axes.set(xlim=(0, width), ylim=(height, 0))
    file = io.BytesIO()
    figure.savefig(file, format="png")
    return file.getvalue()
