"""The graph of a small calculation as a picture: an SVG in a string, made without any other program."""

import html
import math
import zlib
from collections import defaultdict

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
BOX_WIDTH, BOX_HEIGHT, GAP_X, GAP_Y, MARGIN = 118, 64, 74, 26, 12
SYMBOLS = {"-": "−", "*": "×"}
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

# Boxes bring their own light ground, and lines are a grey that shows as well on white as on black: one picture for
# light and dark pages, and for print.
BOX = "<rect x='{x}' y='{y}' width='{w}' height='{h}' rx='{round}' fill='#f6f6f6' stroke='#767676' stroke-width='1.5'/>"
TEXT = "<text x='{x}' y='{y}' text-anchor='middle' fill='{ink}' font-weight='{weight}'>{words}</text>"
LINE = "<path d='M{x1} {y1} C{bend} {y1} {bend} {y2} {x2} {y2}' fill='none' stroke='#767676' stroke-width='1.5'/>"
HEAD = "<path d='M{x} {y} l-8 -4 v8 z' fill='#767676'/>"


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
    places = layout(order)
    shapes = [shape for value in order for shape in arrows(value, places)]
    shapes += [shape for value in order for shape in box(value, *places[value])]
    title, description = str(DRAWING_TITLE(value=short(result.data), n=len(order))), describe(order)
    width = max(x for x, _ in places.values()) + BOX_WIDTH + MARGIN
    height = max(y for _, y in places.values()) + BOX_HEIGHT + MARGIN
    key = f"{zlib.crc32((title + description).encode()):08x}"  # two drawings on a page need ids of their own
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' role='img' aria-labelledby='t{key} d{key}' width='{width:g}' "
        f"height='{height:g}' viewBox='0 0 {width:g} {height:g}' style='max-width:100%;height:auto' "
        f"font-family='sans-serif' font-size='13'>"
        f"<title id='t{key}'>{html.escape(title)}</title><desc id='d{key}'>{html.escape(description)}</desc>"
        f"{''.join(shapes)}</svg>"
    )


def layout(order: list[Value]) -> dict[Value, tuple[float, float]]:
    """Upper left corner of each box: everything stands left of all it went into, about level with it."""
    column = dict.fromkeys(order, 0)  # counted from the result, on the right
    users = defaultdict(list)
    for value in reversed(order):
        for parent in value.parents:
            column[parent] = max(column[parent], column[value] + 1)
            users[parent].append(value)
    last = max(column.values())
    places: dict[Value, tuple[float, float]] = {}
    for place in range(last + 1):
        boxes = [value for value in order if column[value] == place]
        wish = {value: sum(places[user][1] for user in users[value]) / max(len(users[value]), 1) for value in boxes}
        boxes.sort(key=wish.__getitem__)
        top = sum(wish.values()) / len(boxes) - (len(boxes) - 1) * (BOX_HEIGHT + GAP_Y) / 2
        for row, value in enumerate(boxes):
            places[value] = ((last - place) * (BOX_WIDTH + GAP_X) + MARGIN, top + row * (BOX_HEIGHT + GAP_Y))
    highest = min(y for _, y in places.values())
    return {value: (x, y - highest + MARGIN) for value, (x, y) in places.items()}


def box(value: Value, x: float, y: float) -> list[str]:
    """One number: what made it, its value, its gradient. Numbers that were given have round corners."""
    words = [heading(value), f"{VALUE} {short(value.data)}", f"{GRADIENT} {short(value.grad)}"]
    middle, round_corner = x + BOX_WIDTH / 2, 3 if value.parents else 16
    return [BOX.format(x=x, y=y, w=BOX_WIDTH, h=BOX_HEIGHT, round=round_corner)] + [
        TEXT.format(
            x=middle, y=y + 19 + 18 * i, ink="#1a1a1a", weight="normal" if i else "bold", words=html.escape(line)
        )
        for i, line in enumerate(words)
    ]


def arrows(value: Value, places: dict[Value, tuple[float, float]]) -> list[str]:
    """From each parent into the box, with the slope near the head."""
    shapes = []
    x2, top = places[value]
    for i, (parent, slope) in enumerate(zip(value.parents, value.slopes, strict=True)):
        x1, y1 = places[parent][0] + BOX_WIDTH, places[parent][1] + BOX_HEIGHT / 2
        y2 = top + BOX_HEIGHT * (i + 1) / (len(value.parents) + 1)
        shapes += [
            LINE.format(x1=x1, y1=y1, x2=x2 - 8, y2=y2, bend=(x1 + x2) / 2),
            HEAD.format(x=x2, y=y2),
            TEXT.format(x=x2 - 24, y=y2 - 5, ink="#767676", weight="normal", words=short(slope)),
        ]
    return shapes


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
