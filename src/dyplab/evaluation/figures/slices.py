"""One image of a brain in three planes, with the outlines of the truth and of the answer."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation import given
from dyplab.evaluation.figures.style import BLUE, INK, LABEL, ORANGE, new_figure
from dyplab.evaluation.segmentation.given import same_grid
from dyplab.evaluation.segmentation.orientation import to_ras
from dyplab.text import number
from dyplab.text import segmentation as words

_BAR_MM = 50
_EDGES = (("R", "L", "A", "P"), ("R", "L", "S", "I"), ("A", "P", "S", "I"))  # left, right, top, bottom of each plane


def figure_slices(
    image: ArrayLike,
    affine: ArrayLike,
    truth: ArrayLike | None = None,
    predicted: ArrayLike | None = None,
    at: ArrayLike | None = None,
) -> Figure:
    """An image in three planes as radiologists look at it: the patient's right is on the left.

    Args:
        image: (X, Y, Z) one image, any scale; shown from its 1st to its 99.5th percentile.
        affine: (4, 4) from voxel number to mm to the right, front and up.
        truth: (X, Y, Z) a mask or labels; what is not 0 gets a solid outline.
        predicted: (X, Y, Z) likewise, with a dashed outline.
        at: (3,) the voxel the planes go through, as the image is stored; None: the planes that hold most of truth,
            or else of predicted; or else the middle.

    Returns:
        The figure, with the sides written on it (R and L the patient's right and left, A front, P back, S up, I down),
        the place of each plane in mm, and a bar of 50 mm.

    Raises:
        DataError: shapes that differ, an affine that will not do, or a voxel outside the image.

    >>> figure_slices(np.random.default_rng(0).random((8, 9, 10)), np.eye(4)).axes[0].get_title(loc="left")
    'Axial, z = 5 mm'
    """
    picture, place = given.array_of(image, "image"), given.array_of(affine, "affine")
    if picture.ndim != 3 or not picture.size:
        raise DataError(words.NOT_A_VOLUME(shape=picture.shape))
    if place.shape != (4, 4) or not np.isfinite(place).all() or abs(np.linalg.det(place.astype(float))) < 1e-9:
        raise DataError(words.BAD_AFFINE(shape=place.shape))
    masks = [None if mask is None else given.array_of(mask, "mask") != 0 for mask in (truth, predicted)]
    for mask, name in zip(masks, ("truth", "predicted"), strict=True):
        if mask is not None:
            same_grid(mask, name, picture, "image")
    place = place.astype(np.float64)
    turned, own = to_ras(picture, place)
    outlines = [None if mask is None else to_ras(mask, place)[0] for mask in masks]
    voxel = _middle(turned, outlines) if at is None else _given(at, picture.shape, place, own)
    return _drawn(turned, own, outlines, voxel)


def _drawn(
    picture: NDArray[Any], affine: NDArray[np.float64], outlines: list[NDArray[Any] | None], voxel: NDArray[np.int64]
) -> Figure:
    spacing = np.linalg.norm(affine[:3, :3], axis=0)
    mm = affine[:3, :3] @ voxel + affine[:3, 3]
    low, high = np.percentile(picture[np.isfinite(picture)], (1, 99.5))
    figure = new_figure(9.6, 4.3)
    for panel, axis in zip(figure.subplots(1, 3), (2, 1, 0), strict=True):
        across, up = (other for other in range(3) if other != axis)
        reach = picture.shape[across] * spacing[across], picture.shape[up] * spacing[up]
        shown = _slice(picture, axis, voxel)
        panel.imshow(shown, cmap="gray", vmin=low, vmax=max(high, low + 1e-9), extent=(0, reach[0], 0, reach[1]))
        for outline, colour, line in zip(outlines, (BLUE, ORANGE), ("-", "--"), strict=True):
            if outline is not None:
                _outline(panel, _slice(outline, axis, voxel), reach, colour, line)
        title = words.PLANE[2 - axis](mm=number(round(float(mm[axis])) + 0.0).replace("-", "−"))
        panel.set_title(str(title), fontsize=LABEL, loc="left", color=INK)
        panel.set_axis_off()
        _letters(panel, _EDGES[2 - axis])
    _bar(figure.axes[0])
    looks = zip(outlines, (BLUE, ORANGE), ("-", "--"), (words.TRUTH, words.PREDICTED), strict=True)
    handles = [Line2D([], [], color=c, ls=ls, lw=2.2, label=str(name)) for one, c, ls, name in looks if one is not None]
    handles.append(Line2D([], [], lw=0, label=str(words.SIDES)))
    figure.legend(handles=handles, fontsize=LABEL, frameon=False, loc="outside lower left", ncols=len(handles))
    return figure


def _slice(array: NDArray[Any], axis: int, voxel: NDArray[np.int64]) -> NDArray[Any]:
    """One plane as it is drawn: up is up, and the patient's right (or front) on the left."""
    return np.asarray(np.take(array, int(voxel[axis]), axis=axis).T[::-1, ::-1])


def _outline(panel: Axes, mask: NDArray[Any], reach: tuple[float, float], colour: str, line: str) -> None:
    """The edge of the mask between its voxels and the others', light-edged so that it is seen on grey."""
    if not mask.any():
        return
    padded = np.pad(mask.astype(float), 1)
    step = reach[0] / mask.shape[1], reach[1] / mask.shape[0]
    x = (np.arange(padded.shape[1]) - 0.5) * step[0]
    y = reach[1] - (np.arange(padded.shape[0]) - 0.5) * step[1]
    drawn = panel.contour(x, y, padded, levels=[0.5], colors=colour, linestyles=[line], linewidths=2.0)
    drawn.set_path_effects([withStroke(linewidth=3.6, foreground="white")])


def _letters(panel: Axes, letters: tuple[str, str, str, str]) -> None:
    for letter, (x, y) in zip(letters, ((0.03, 0.5), (0.97, 0.5), (0.5, 0.96), (0.5, 0.04)), strict=True):
        said = panel.text(
            x, y, letter, transform=panel.transAxes, fontsize=LABEL, color="white", ha="center", va="center"
        )
        said.set_path_effects([withStroke(linewidth=2.5, foreground=INK)])


def _bar(panel: Axes) -> None:
    left, bottom = 0.06 * panel.get_xlim()[1], 0.12 * panel.get_ylim()[1]
    dark = [withStroke(linewidth=5, foreground=INK)]
    panel.plot([left, left + _BAR_MM], [bottom, bottom], color="white", linewidth=2.5, path_effects=dark)
    said = panel.text(left, bottom * 0.75, str(words.BAR(mm=_BAR_MM)), fontsize=10, color="white", va="top")
    said.set_path_effects([withStroke(linewidth=2.5, foreground=INK)])


def _middle(picture: NDArray[Any], outlines: list[NDArray[Any] | None]) -> NDArray[np.int64]:
    """Along each axis the plane that holds most of the first mask that is not empty, or else the image's middle."""
    for mask in outlines:
        if mask is not None and mask.any():
            sums = [mask.sum(axis=tuple(other for other in range(3) if other != axis)) for axis in range(3)]
            return np.array([int(one.argmax()) for one in sums])
    return np.array(picture.shape) // 2


def _given(
    at: ArrayLike, shape: tuple[int, ...], affine: NDArray[np.float64], own: NDArray[np.float64]
) -> NDArray[np.int64]:
    """The voxel asked for, counted as the turned image has it."""
    voxel = given.array_of(at, "at")
    if voxel.shape != (3,) or voxel.dtype.kind not in "ui" or (voxel < 0).any() or (voxel >= np.array(shape)).any():
        raise DataError(words.OUTSIDE(got=str(at)[:60], shape=shape))
    mm = affine[:3, :3] @ voxel + affine[:3, 3]
    return np.rint(np.linalg.solve(own[:3, :3], mm - own[:3, 3])).astype(np.int64)
