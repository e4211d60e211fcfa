"""Where a network looked, laid over the images it looked at."""

import math
from collections.abc import Sequence
from typing import Any

import matplotlib
import numpy as np
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from numpy.typing import ArrayLike

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.figures.style import INK, LABEL, TICK, new_figure, percent_axis
from dyplab.text import Sentence
from dyplab.text import evaluation as words

_MOST_MAPS, _IN_A_ROW = 30, 5
_LEVELS = (0.25, 0.5, 0.75)  # of the highest in the map, drawn as dotted, dashed and solid lines


def figure_maps(images: ArrayLike, maps: ArrayLike, titles: Sequence[str | Sentence] | ArrayLike) -> Figure:
    """Grey images with a map over each: the stronger the colour, the higher the map.

    Each map has its own scale, from zero to the highest in it, so the figure shows where, not how much; what is below
    zero is left out (`figure_pixel_map` shows both signs). The colours are lighter the higher, and contour lines at a
    quarter (dotted), a half (dashed) and three quarters (solid) of the highest are read without any colour.

    Args:
        images: (N, H, W) grey-scale, N at most 30; all share one grey scale, from the darkest to the brightest.
        maps: (N, H, W), one for each image, such as from `dyplab.explain.grad_cam`.
        titles: (N,) what to write above each, at most 16 characters a line; a `Sentence` follows the language.

    Returns:
        The figure: five images in a row.

    Raises:
        DataError: not grey-scale images, more than 30, maps or titles that do not fit them, or values missing.

    >>> figure_maps(np.zeros((2, 28, 28)), np.ones((2, 28, 28)), ["7", "4"]).axes[1].get_title()
    '4'
    """
    pictures, captions = given.array_of(images, "images"), list(np.asarray(titles, dtype=object).ravel())
    if pictures.ndim != 3 or not pictures.size:
        raise DataError(words.NOT_IMAGES(shape=pictures.shape))
    if len(pictures) > _MOST_MAPS:
        raise DataError(words.TOO_MANY_MAPS(n=len(pictures), most=_MOST_MAPS))
    heights = given.array_of(maps, "maps")
    if heights.shape != pictures.shape:
        raise DataError(words.MAPS_DIFFER(got=heights.shape, needed=pictures.shape))
    if len(captions) != len(pictures):
        raise DataError(words.NOT_AS_MANY_NAMES(names=len(captions), needed=len(pictures)))
    heights = np.array([given.scores(one.ravel(), "maps").reshape(one.shape) for one in heights]).clip(min=0)
    shares = heights / np.maximum(heights.max(axis=(1, 2), keepdims=True), np.finfo(float).tiny)

    darkest = float(pictures.min())  # the brightest is drawn a light grey, so that the colours stand out on it
    columns = min(_IN_A_ROW, len(pictures))
    rows = math.ceil(len(pictures) / columns)
    lines = max(str(caption).count("\n") + 1 for caption in captions)
    cell = 1.6 * pictures.shape[1] / pictures.shape[2] + 0.25 * lines
    figure = new_figure(1.65 * columns + 1.0, max(cell * rows, 1.9))
    panels = figure.subplots(rows, columns, squeeze=False).ravel()
    for panel in panels:
        panel.set_axis_off()
    for panel, picture, share, caption in zip(panels, pictures, shares, captions, strict=False):
        panel.imshow(picture, cmap="gray", vmin=darkest, vmax=darkest + 1.4 * (pictures.max() - darkest))
        colours = panel.imshow(share, cmap=_see_through(), vmin=0, vmax=1, interpolation="bilinear")
        _draw_contours(panel, share)
        panel.set_title(str(caption), fontsize=LABEL, color=INK)
    bar = figure.colorbar(colours, ax=panels, shrink=0.9, aspect=18 * rows)
    bar.set_label(str(words.MAP_SHARE), fontsize=LABEL)
    bar.ax.tick_params(labelsize=TICK)
    percent_axis(bar.ax.yaxis, (0, *_LEVELS, 1))
    return figure


def _see_through() -> ListedColormap:
    """Plasma, even to the eye and to the colour-blind's, clear at zero and covering more the higher."""
    colours = matplotlib.colormaps["plasma"](np.linspace(0, 1, 256))
    colours[:, 3] = 0.85 * np.linspace(0, 1, 256) ** 0.7
    return ListedColormap(colours)


def _draw_contours(panel: Any, share: Any) -> None:
    """Light lines with a dark edge, seen on black, on white and on the colours alike."""
    if share.min() == share.max() or min(share.shape) < 2:
        return  # flat: there is no line to draw, and matplotlib warns
    lines = panel.contour(share, levels=_LEVELS, colors="white", linewidths=1.3, linestyles=[":", "--", "-"])
    lines.set_path_effects([withStroke(linewidth=2.6, foreground=INK)])
