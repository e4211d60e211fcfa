"""A still picture of three planes: grey pixels, and the masks drawn over them as SVG."""

import base64
import io

import numpy as np
from numpy.typing import NDArray

from dyplab.widgets import svg
from dyplab.widgets.slices_grid import Axis

# Of each plane: the axes across and up (0 right, 1 front, 2 up), the axis it lies across, and the letters at its edges.
PLANES = ((0, 1, 2, "RLAP"), (0, 2, 1, "RLSI"), (1, 2, 0, "APSI"))
COLOURS = ("#56b4e9", "#f0e442", "#ff7043", "#e58fc5")  # of the labels, also told apart by pattern
DASHES = ("1.5 3", "7 4", "none", "9 3 1.5 3")
PATTERNS = (  # in a square of 6 pixels: dots, slanting lines, all, level lines; edged with black for bright places
    '<circle cx="3" cy="3" r="2.6" fill="#000"/><circle cx="3" cy="3" r="1.8"/>',
    '<path d="M-1 1l2-2M0 6l6-6M5 7l2-2" stroke="#000" stroke-width="3"/>'
    '<path d="M-1 1l2-2M0 6l6-6M5 7l2-2" stroke-width="1.7"/>',
    '<rect width="6" height="6"/>',
    '<path d="M0 3h6" stroke="#000" stroke-width="3.8"/><path d="M0 3h6" stroke-width="2.2"/>',
)
WIDE, EDGE = 640, 18  # of the three pictures together, and around each


def plane(volume: NDArray[np.uint8], across: int, up: int, through: int, at: int) -> NDArray[np.uint8]:
    """A slice as it is shown: what is right or front on the left, what is up or front on top."""
    lying = (up, across, through)
    return np.asarray(volume.transpose(lying)[::-1, ::-1, at])


def picture(grey: NDArray[np.uint8], masks: list[NDArray[np.uint8]], axes: list[Axis], at: list[int]) -> str:
    """Three planes in true proportions beside one another, with the masks and the crosshair.

    Args:
        grey: (right, front, up) from 0, black.
        masks: same shape; labels numbered from 1, the first mask filled, the second an outline.
        axes: of `grey`.
        at: where the crosshair is.
    """
    mm = [axis.length * axis.mm for axis in axes]
    scale = min(WIDE / sum(mm[across] for across, *_ in PLANES), 380 / max(mm[1], mm[2]))
    body, x = "", 0.0
    tallest = max(mm[up] for _, up, *_ in PLANES) * scale
    for across, up, through, letters in PLANES:
        wide, high = mm[across] * scale, mm[up] * scale
        steps = axes[across].mm * scale, axes[up].mm * scale
        values = plane(grey, across, up, through, at[through])
        size = f'width="{wide:.1f}" height="{high:.1f}"'
        parts = f'<image {size} preserveAspectRatio="none" href="{_png(values)}"/>'
        for kind, mask in enumerate(masks):
            parts += _labels(plane(mask, across, up, through, at[through]), steps, letters, outline=kind == 1)
        cross = (axes[across].length - at[across] - 0.5) * steps[0], (axes[up].length - at[up] - 0.5) * steps[1]
        parts += _crosshair(*cross, wide, high)
        parts += _letters(letters, wide, high)
        y = EDGE + (tallest - high) / 2
        body += f'<rect x="{x:.1f}" width="{wide + 2 * EDGE:.1f}" height="{tallest + 2 * EDGE:.1f}"/>'
        body += f'<g transform="translate({x + EDGE:.1f},{y:.1f})">{parts}</g>'
        x += wide + 2 * EDGE + 6
    patterns = "".join(
        f'<pattern id="p{n}" width="6" height="6" patternUnits="userSpaceOnUse" fill="{colour}" stroke="{colour}" '
        f'stroke-width="0">{pattern}</pattern>'
        for n, (colour, pattern) in enumerate(zip(COLOURS, PATTERNS, strict=True), start=1)
    )
    return svg.picture(x - 6, tallest + 2 * EDGE, f'<defs>{patterns}</defs><g fill="#000">{body}</g>')


def _png(values: NDArray[np.uint8]) -> str:
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(values).save(file, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode("ascii")


def _labels(values: NDArray[np.uint8], steps: tuple[float, float], name: str, outline: bool) -> str:
    parts = ""
    for label in np.unique(values[values > 0]).tolist():
        inside = values == label
        if outline:
            line = f'<path d="{edges(inside, *steps)}" fill="none" '
            clip = f'<clipPath id="{name}{label}"><path d="{squares(inside, *steps)}"/></clipPath>'
            stroke = f'stroke="{COLOURS[label - 1]}" stroke-width="4" stroke-dasharray="{DASHES[label - 1]}"'
            parts += (
                f'{clip}<g clip-path="url(#{name}{label})">{line}stroke="#000" stroke-width="6"/>{line}{stroke}/></g>'
            )
        else:
            parts += f'<path d="{squares(inside, *steps)}" fill="url(#p{label})" fill-opacity="0.6"/>'
    return parts


def _runs(row: NDArray[np.bool_]) -> NDArray[np.int64]:
    """From where to where a row is true, one pair a run."""
    return np.flatnonzero(np.diff(np.concatenate(([0], row.view(np.int8), [0])))).reshape(-1, 2)


def squares(inside: NDArray[np.bool_], across: float, down: float) -> str:
    """A path around all true cells, a rectangle for each run in a row."""
    return "".join(
        f"M{start * across:.0f} {at * down:.0f}H{end * across:.0f}V{(at + 1) * down:.0f}H{start * across:.0f}z"
        for at, row in enumerate(inside)
        for start, end in _runs(row)
    )


def edges(inside: NDArray[np.bool_], across: float, down: float) -> str:
    """The border between true and false cells, as closed lines, so that dashes run on around corners."""
    follows: dict[tuple[int, int], list[tuple[int, int]]] = {}  # corners (row, column), clockwise around the true cells
    padded = np.pad(inside, 1)
    for row, column in np.argwhere(inside).tolist():
        corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)]
        beside = [(row, column + 1), (row + 1, column + 2), (row + 2, column + 1), (row + 1, column)]  # in `padded`
        for at in range(4):
            if not padded[beside[at]]:
                follows.setdefault(corners[at], []).append(corners[(at + 1) % 4])
    path = ""
    for start, ends in follows.items():
        while ends:
            moves = [f"M{start[1] * across:.0f} {start[0] * down:.0f}"]
            here = start
            while True:
                to = follows[here].pop()
                move = f"H{to[1] * across:.0f}" if to[0] == here[0] else f"V{to[0] * down:.0f}"
                if move[0] == moves[-1][0]:
                    moves.pop()  # straight on
                moves.append(move)
                here = to
                if here == start:
                    break
            path += "".join(moves) + "z"
    return path


def _crosshair(x: float, y: float, wide: float, high: float, gap: float = 8) -> str:
    level = f"M0 {y:.1f}H{max(x - gap, 0):.1f}M{min(x + gap, wide):.1f} {y:.1f}H{wide:.1f}"
    upright = f"M{x:.1f} 0V{max(y - gap, 0):.1f}M{x:.1f} {min(y + gap, high):.1f}V{high:.1f}"
    return f'<path d="{level}{upright}" fill="none" stroke="#fff" stroke-opacity="0.8"/>'


def _letters(letters: str, wide: float, high: float) -> str:
    places = ((-9, high / 2 + 4), (wide + 9, high / 2 + 4), (wide / 2, -5), (wide / 2, high + 14))
    return '<g fill="#fff" font-weight="bold">' + "".join(map(svg.text, *zip(*places, strict=True), letters)) + "</g>"
