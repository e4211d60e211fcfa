"""The graph of a small calculation as a picture: an SVG in a string, made without any other program."""

import html
import math
import zlib
from statistics import fmean

from dyplab.autograd.given import in_short
from dyplab.autograd.graph import topological_order
from dyplab.autograd.scalar import Value
from dyplab.errors import DataError
from dyplab.text import number
from dyplab.text.autograd import (
    DRAWING_BOX,
    DRAWING_GIVEN,
    DRAWING_TITLE,
    GRADIENT,
    NOT_DRAWN,
    TOO_LARGE_TO_DRAW,
    VALUE,
)

LARGEST = 60  # boxes; more cannot be read
BOX_WIDTH, BOX_HEIGHT, GAP_X, GAP_Y, MARGIN = 144, 64, 90, 24, 12
SYMBOLS = {"-": "−", "*": "×"}
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

# Boxes bring their own light ground, and lines are a grey that shows as well on white as on black: one picture for
# light and dark pages, and for print.
STROKE = "stroke='#767676' stroke-width='1.5'"
BOX = "<rect x='{x:g}' y='{y:g}' width='{w}' height='{h}' rx='{corner}' fill='#f6f6f6' " + STROKE + "/>"
TEXT = "<text x='{x:g}' y='{y:g}' text-anchor='middle' fill='{ink}' font-weight='{weight}'>{words}</text>"
CURVE = "<path d='M{x1:g} {y1:g} C{bend:g} {y1:g} {bend:g} {y2:g} {x2:g} {y2:g}' fill='none' " + STROKE + "/>"
ACROSS = "<path d='M{x:g} {y:g} h{w}' fill='none' " + STROKE + "/>"
HEAD = "<path d='M{x:g} {y:g} l-8 -4 v8 z' fill='#767676'/>"


def draw(result: Value) -> str:
    """The calculation behind a result, from left to right: a box for each number, with its value and gradient.

    An arrow shows what went into what, and the number on it is the slope there. Numbers are written as the reader's
    language writes them; the description for those who cannot see it holds the same numbers.

    Args:
        result: what was calculated; call its `.backward()` first to see the gradients.

    Returns:
        SVG; in a notebook, `IPython.display.SVG(draw(y))` shows it.

    Raises:
        DataError: more than 60 numbers, or not a `Value`.

    >>> x = Value(3.0, name="x")
    >>> y = x * x + x
    >>> y.backward()
    >>> draw(y).count("<rect")
    3
    """
    if not isinstance(result, Value):
        raise DataError(NOT_DRAWN(given=in_short(result)))
    order = topological_order(result)
    if len(order) > LARGEST:
        raise DataError(TOO_LARGE_TO_DRAW(n=len(order), largest=LARGEST))
    column, level = layout(order)
    last = max(column.values())
    lines = [line for value, place in level for line in arrows(value, place, column, level)]
    boxes = [shape for value in order for shape in box(value, left(last - column[value]), level[value, column[value]])]
    title, description = str(DRAWING_TITLE(value=short(result.data), n=len(order))), describe(order)
    width, height = left(last) + BOX_WIDTH + MARGIN, max(level.values()) + BOX_HEIGHT / 2 + MARGIN
    key = f"{zlib.crc32((title + description).encode()):08x}"  # two drawings on a page need ids of their own
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' role='img' aria-labelledby='t{key} d{key}' width='{width:g}' "
        f"height='{height:g}' viewBox='0 0 {width:g} {height:g}' style='max-width:100%;height:auto' "
        f"font-family='sans-serif' font-size='13'>"
        f"<title id='t{key}'>{html.escape(title)}</title><desc id='d{key}'>{html.escape(description)}</desc>"
        f"{''.join(lines + boxes)}</svg>"
    )


def layout(order: list[Value]) -> tuple[dict[Value, int], dict[tuple[Value, int], float]]:
    """The column of each number, counted from the result; and its level, there and in each column it only passes."""
    column = dict.fromkeys(order, 0)
    for value in reversed(order):
        for parent in value.parents:
            column[parent] = max(column[parent], column[value] + 1)

    level: dict[tuple[Value, int], float] = {}
    wishes = {(order[-1], 0): [0.0]}  # where the arrows out of it end, in the column to the right
    for place in range(max(column.values()) + 1):
        here = sorted((key for key in wishes if key[1] == place), key=lambda key: fmean(wishes[key]))
        heights = [(BOX_HEIGHT if column[value] == place else 0) + GAP_Y for value, _ in here]
        y = fmean(fmean(wishes[key]) for key in here) - sum(heights) / 2
        for (value, _), height in zip(here, heights, strict=True):
            level[value, place] = y + height / 2
            y += height
            if column[value] > place:
                wishes.setdefault((value, place + 1), []).append(level[value, place])
            else:
                for i, parent in enumerate(value.parents):
                    wishes.setdefault((parent, place + 1), []).append(port(level[value, place], i, len(value.parents)))
    highest = min(level.values()) - BOX_HEIGHT / 2 - MARGIN
    return column, {key: y - highest for key, y in level.items()}


def left(columns: int) -> float:
    """Left edge of the box with so many columns before it."""
    return MARGIN + columns * (BOX_WIDTH + GAP_X)


def port(level: float, i: int, count: int) -> float:
    """Where on the left edge of a box the arrow from its parent number `i` ends."""
    return level + BOX_HEIGHT * ((i + 1) / (count + 1) - 0.5)


def box(value: Value, x: float, level: float) -> list[str]:
    """One number: what made it, its value, its gradient. Numbers that were given have round corners."""
    words = [heading(value), f"{VALUE} {short(value.data)}", f"{GRADIENT} {short(value.grad)}"]
    middle, top, corner = x + BOX_WIDTH / 2, level - BOX_HEIGHT / 2, 3 if value.parents else 16
    return [BOX.format(x=x, y=top, w=BOX_WIDTH, h=BOX_HEIGHT, corner=corner)] + [
        TEXT.format(
            x=middle, y=top + 19 + 18 * i, ink="#1a1a1a", weight="normal" if i else "bold", words=html.escape(line)
        )
        for i, line in enumerate(words)
    ]


def arrows(value: Value, place: int, column: dict[Value, int], level: dict[tuple[Value, int], float]) -> list[str]:
    """Into a box from each parent, with the slope near the head; or past a column, for a number used further right."""
    x, y = left(max(column.values()) - place), level[value, place]
    if column[value] > place:
        return [ACROSS.format(x=x, y=y, w=BOX_WIDTH), line(level[value, place + 1], x, y)]
    shapes = []
    for i, (parent, slope) in enumerate(zip(value.parents, value.slopes, strict=True)):
        end = port(y, i, len(value.parents))
        shapes += [
            line(level[parent, place + 1], x, end),
            HEAD.format(x=x, y=end),
            TEXT.format(x=x - 30, y=end - 5, ink="#767676", weight="normal", words=short(slope)),
        ]
    return shapes


def line(start: float, x: float, end: float) -> str:
    """Across the gap to the left of `x`, from one level to another; it ends level, so that a number fits on it."""
    return CURVE.format(x1=x - GAP_X, y1=start, bend=x - GAP_X * 0.75, x2=x, y2=end)


def heading(value: Value) -> str:
    """Its name, what made it, or both."""
    symbol = SYMBOLS.get(value.operation, value.operation)
    return f"{value.name} ({symbol})" if value.name and symbol else value.name or symbol or str(DRAWING_GIVEN)


def describe(order: list[Value]) -> str:
    """The whole picture in sentences, in the order it is calculated."""
    return " ".join(
        str(DRAWING_BOX(what=heading(value), value=short(value.data), gradient=short(value.grad))) for value in order
    )


def short(x: float) -> str:
    """Four digits, as the reader's language writes them; very large and small ones with a power of ten.

    >>> short(0.25), short(-1234567)
    ('0.25', '−1.235·10⁶')
    """
    if not math.isfinite(x):
        return {math.inf: "∞", -math.inf: "−∞"}.get(x, "NaN")
    digits, _, power = f"{x + 0.0:.4g}".partition("e")
    said = number(float(digits), len(digits.partition(".")[2])).replace("-", "−")
    return f"{said}·10{str(int(power)).translate(SUPERSCRIPTS)}" if power else said
