"""Images side by side, and one number per pixel, as figures."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.figures.style import INK, LABEL, TICK, TITLE, dress, new_figure, number_axis
from dyplab.text import Sentence
from dyplab.text import evaluation as words

_MOST_IMAGES = 100


def figure_contact_sheet(images: ArrayLike, labels: Sequence[Any] | ArrayLike, title: str | Sentence = "") -> Figure:
    """Many images at a glance, each with its label above it.

    Args:
        images: (N, H, W) grey-scale, N at most 100; all share one grey scale, from the darkest to the brightest.
        labels: (N,) what to write above each: a label, or a text such as "7 → 1", at most 16 characters a line.
        title: above them all; a `Sentence` follows the language.

    Returns:
        The figure: ten images in a row, or five when a label is longer than eight characters.

    Raises:
        DataError: not grey-scale images, more than 100, or labels of another number.

    >>> import numpy as np
    >>> len(figure_contact_sheet(np.zeros((3, 28, 28)), [7, 1, 4]).axes[0].images)
    3
    """
    pictures, captions = given.array_of(images, "images"), given.array_of(labels, "labels")
    if pictures.ndim != 3 or not len(pictures):
        raise DataError(words.NOT_IMAGES(shape=pictures.shape))
    if len(pictures) > _MOST_IMAGES:
        raise DataError(words.TOO_MANY_IMAGES(n=len(pictures), most=_MOST_IMAGES))
    given.same_length(captions, "labels", pictures, "images")
    lines = [str(caption).split("\n") for caption in captions]
    short = max(len(line) for caption in lines for line in caption) <= 8
    columns, cell = min(10 if short else 5, len(pictures)), 0.8 if short else 1.6  # cell: inches
    rows = math.ceil(len(pictures) / columns)
    height, width = pictures.shape[1:]
    room = (0.06 + 0.22 * max(map(len, lines))) / cell * width  # above each image for its caption, in pixels

    figure = new_figure(max(cell * columns, 4), cell * rows * (height + room) / (1.08 * width) + 0.4)
    axes = figure.add_subplot()
    for place, (picture, caption) in enumerate(zip(pictures, captions, strict=True)):
        left, top = place % columns * 1.08 * width, place // columns * (height + room) + room
        axes.imshow(
            picture, cmap="gray", vmin=pictures.min(), vmax=pictures.max(),
            extent=(left, left + width, top + height, top),
        )  # fmt: skip
        middle = left + width / 2, top - 0.03 * height
        axes.text(*middle, str(caption), ha="center", va="bottom", fontsize=LABEL, color=INK)
    axes.set_xlim(0, 1.08 * columns * width)
    axes.set_ylim(rows * (height + room), 0)
    axes.set_anchor("W")
    axes.set_axis_off()
    axes.set_title(str(title), fontsize=TITLE, loc="left", color=INK)
    return figure


def figure_pixel_map(values: ArrayLike, title: str | Sentence = "") -> Figure:
    """One number per pixel, drawn where the pixel is, with a colour bar.

    Args:
        values: (H, W). All of one sign: the darker, the further from zero. Both signs: white at zero, red above, blue
            below and with a minus sign, so that the two differ in grey as well.
        title: what the numbers are; a `Sentence` follows the language.

    Returns:
        The figure.

    Raises:
        DataError: not a map, or values missing.

    >>> import numpy as np
    >>> figure_pixel_map(np.eye(28)).axes[0].get_xlabel()
    'Pixel column'
    """
    numbers = given.array_of(values, "values")
    if numbers.ndim != 2 or not numbers.size:
        raise DataError(words.NOT_A_MAP(shape=numbers.shape))
    numbers = given.scores(numbers.ravel(), "values").reshape(numbers.shape)
    reach = float(np.abs(numbers).max()) or 1.0
    if numbers.min() < 0 < numbers.max():
        colours, low, high = "RdBu_r", -reach, reach
    elif numbers.min() < 0:
        colours, low, high = "Blues_r", -reach, 0.0
    else:
        colours, low, high = "Reds", 0.0, reach

    figure = new_figure(6.6, 5.4)
    axes = figure.add_subplot()
    image = axes.imshow(numbers, cmap=colours, vmin=low, vmax=high)
    if low < 0 < high:
        rows, columns = np.nonzero(numbers < -0.15 * reach)
        axes.scatter(columns, rows, marker="_", s=24, color=INK, linewidths=1.2)
    dress(axes, title, words.PIXEL_COLUMN, words.PIXEL_ROW)
    axes.grid(False)
    bar = figure.colorbar(image, ax=axes, shrink=0.9)
    bar.set_label(str(words.PIXEL_VALUE_SIGNED if low < 0 < high else words.PIXEL_VALUE), fontsize=LABEL)
    bar.ax.tick_params(labelsize=TICK)
    number_axis(bar.ax.yaxis)
    return figure
