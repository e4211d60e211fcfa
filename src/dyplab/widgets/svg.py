"""Still pictures of the widgets, drawn as SVG text."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.text import number

SIDE = 22  # of a square, in pixels
BLUE, ORANGE, INK, WHITE = (0x0B, 0x5C, 0xAD), (0xC7, 0x62, 0x00), "#1c2733", (255, 255, 255)


def picture(width: float, height: float, body: str) -> str:
    """A drawing of its own, white behind."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" font-family="sans-serif" font-size="12" fill="{INK}">'
        f'<rect width="100%" height="100%" fill="#fff"/>{body}</svg>'
    )


def text(x: float, y: float, words: object, anchor: str = "middle") -> str:
    """A line of text."""
    safe = str(words).replace("&", "&amp;").replace("<", "&lt;")
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{safe}</text>'


def line(points: Iterable[tuple[float, float]], colour: str = INK, width: float = 1.5) -> str:
    """A line through points."""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def _squares(colours: NDArray[Any]) -> str:
    """Coloured squares, colours (R, C, 3) from 0 to 255."""
    return "".join(
        f'<path fill="#{red:02x}{green:02x}{blue:02x}" d="M{c * SIDE} {r * SIDE}h{SIDE}v{SIDE}h-{SIDE}"/>'
        for r, row in enumerate(colours.round().astype(int))
        for c, (red, green, blue) in enumerate(row)
    )


Block = tuple[str, int, int]  # a part of a drawing, its width and its height


def greys(values: NDArray[Any]) -> Block:
    """An image (R, C) from black at its lowest value to white at its highest."""
    low, high = float(values.min()), float(values.max())
    light = (values - low) / ((high - low) or 1) * 255
    return _squares(np.repeat(light[..., None], 3, axis=2)), values.shape[1] * SIDE, values.shape[0] * SIDE


def signed(values: NDArray[Any]) -> Block:
    """An array (R, C): negative blue, zero white, positive orange."""
    share = (values / (np.abs(values).max(initial=0) or 1))[..., None]
    colours = np.array(WHITE) + np.abs(share) * (np.where(share < 0, BLUE, ORANGE) - np.array(WHITE))
    return _squares(colours), values.shape[1] * SIDE, values.shape[0] * SIDE


def numbers(values: NDArray[Any]) -> Block:
    """A small table (R, C) of numbers."""
    whole = bool((values == values.round()).all())
    wide = 2 * SIDE
    cells = "".join(
        f'<rect x="{c * wide}" y="{r * SIDE}" width="{wide}" height="{SIDE}" fill="none" stroke="{INK}"/>'
        + text(c * wide + SIDE, r * SIDE + 15, number(float(value), 0 if whole else 2))
        for r, row in enumerate(values)
        for c, value in enumerate(row)
    )
    return cells, values.shape[1] * wide, values.shape[0] * SIDE


def side_by_side(blocks: Iterable[Block], signs: str) -> str:
    """Blocks in a row with a sign between each pair."""
    blocks = list(blocks)
    tallest = max(height for _, _, height in blocks)
    body, x = "", 10
    for at, (block, width, height) in enumerate(blocks):
        body += f'<g transform="translate({x},{10 + (tallest - height) // 2})">{block}</g>'
        x += width + 40
        if at < len(signs):
            body += text(x - 20, 10 + tallest / 2 + 4, signs[at])
    return picture(x - 30, tallest + 20, body)


def short(value: float) -> str:
    """A number in a few characters, whole ones whole."""
    if not np.isfinite(value):
        return str(value)
    if value and not 1e-4 <= abs(value) < 1e5:
        return f"{value:.1e}"
    decimals = f"{value:.3f}".rstrip("0").partition(".")[2]
    return number(value, len(decimals))
