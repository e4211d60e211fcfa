"""Scroll through a scan in three planes, with what a person and a model drew in it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text import Said, number
from dyplab.text import widgets_slices as says
from dyplab.widgets.base import Widget, module
from dyplab.widgets.slices_given import checked_affine, checked_images, checked_labels, checked_masks
from dyplab.widgets.slices_grid import directions, grid, packed, rounded, shown
from dyplab.widgets.slices_picture import picture


class SliceViewer(Widget):
    """A scan in three planes, axial, coronal and sagittal, with a crosshair that joins them; one or two masks on top.

    The patient's right is on the left of the picture, whatever the orientation of the file. The reader scrolls,
    changes window and image, and sees volumes and, of two masks, Dice: both from all voxels. To stay small in a saved
    notebook the pictures have 255 grey levels and, if need be, fewer voxels than the scan; the viewer says how many.
    What the reader looks at can be read from `voxel` (an index into the arrays that were given), `image` and `windows`.

    Args:
        images: (X, Y, Z) arrays by name, or a single one; the first is shown first.
        affine: (4, 4) from voxel index to mm right, front and up (nibabel's), or three voxel sizes in mm, which leave
            the sides a guess.
        mask: (X, Y, Z) labels, drawn filled; True and False will do where there is one label.
        other: a second mask to compare with, drawn as an outline.
        labels: what the labels are called, at most four; without, those of BraTS 2023.
        names: what the masks are called; without, truth and prediction.

    Raises:
        DataError: an image, a mask or the affine will not do; the sentence says which, and what to change.

    >>> image = np.zeros((6, 5, 4))
    >>> image[1:5, 1:4, 1:3] = np.arange(24).reshape(4, 3, 2) + 1
    >>> widget = SliceViewer({"FLAIR": image}, np.diag([-2, -2, 5, 1]), mask=image > 20, labels={1: "bright"})
    >>> widget.voxel
    [4, 2, 2]
    >>> round(widget.volumes()["bright"], 2)  # 4 voxels of 20 cubic millimetres
    0.08
    """

    _esm = module("slices")
    _texts = says.SLICES

    volumes_packed = traitlets.Unicode().tag(sync=True)
    axes: Any = traitlets.List().tag(sync=True)
    affine: Any = traitlets.List().tag(sync=True)
    scans: Any = traitlets.List().tag(sync=True)
    labels: Any = traitlets.List().tag(sync=True)
    regions: Any = traitlets.List().tag(sync=True)
    masks: Any = traitlets.List().tag(sync=True)
    counts: Any = traitlets.List().tag(sync=True)
    assumed = traitlets.Bool().tag(sync=True)  # the sides
    tilt: Any = traitlets.Float().tag(sync=True)
    voxel: Any = traitlets.List().tag(sync=True)
    image = traitlets.Unicode().tag(sync=True)
    windows: Any = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        images: Mapping[str, ArrayLike] | ArrayLike,
        affine: ArrayLike,
        mask: ArrayLike | None = None,
        other: ArrayLike | None = None,
        *,
        labels: Mapping[int, str] | None = None,
        names: Sequence[str] | None = None,
    ):
        scans, geometry, called = checked_images(images), checked_affine(affine), checked_labels(labels)
        masks = checked_masks(mask, other, names, called, scans)
        drawn = list(masks.values())
        self._axes = grid(list(scans.values()), drawn, geometry)
        levels = {name: rounded(image, self._axes) for name, image in scans.items()}
        self._pictures = {name: values for name, (values, _) in levels.items()}
        self._drawn = [shown(one, self._axes) for one in drawn]
        super().__init__(
            volumes_packed=packed([*self._pictures.values(), *self._drawn]),
            axes=[asdict(axis) for axis in self._axes],
            affine=geometry.tolist(),
            scans=[{"name": name, **asdict(level)} for name, (_, level) in levels.items()],
            labels=[{"value": value, "name": name} for value, name in called.items()],
            regions=_regions(called, labels is None),
            masks=list(masks),
            counts=_counts(drawn, len(called)),
            assumed=np.shape(affine) == (3,),
            tilt=directions(geometry)[1],
            voxel=_middle(drawn, self._axes),
            image=next(iter(scans)),
            windows={name: list(level.window) for name, (_, level) in levels.items()},
        )

    @traitlets.validate("voxel")
    def _on_grid(self, proposal: Any) -> list[int]:
        given = proposal["value"]
        if len(given) != 3 or not all(isinstance(one, int | float | np.number) and np.isfinite(one) for one in given):
            raise DataError(says.WRONG_VOXEL(given=given))
        return nearest(given, self._axes)

    @traitlets.validate("image")
    def _known(self, proposal: Any) -> Any:
        if proposal["value"] not in self._pictures:
            raise DataError(says.UNKNOWN_IMAGE(given=proposal["value"], names=", ".join(self._pictures)))
        return proposal["value"]

    def volumes(self, mask: int = 0) -> dict[str, float]:
        """The volume of each label in ml, from all voxels of a mask.

        Args:
            mask: 0 for `mask`, 1 for `other`.
        """
        voxels = np.array(self.counts).sum(axis=1 - mask)[1:]
        millilitres = abs(np.linalg.det(np.array(self.affine)[:3, :3])) / 1000
        return {one["name"]: float(n * millilitres) for one, n in zip(self.labels, voxels, strict=True)}

    def dice(self) -> dict[str, float]:
        """Dice of the two masks in each region, from all voxels; NaN where both are empty."""
        joint = np.array(self.counts)
        found = {}
        for region in self.regions:
            rows = region["labels"]
            both, sizes = joint[np.ix_(rows, rows)].sum(), joint[rows].sum() + joint[:, rows].sum()
            found[region["name"]] = float(2 * both / sizes) if sizes else float("nan")
        return found

    def summary(self) -> Said:
        i, j, k = self.voxel
        said = says.SUMMARY(image=self.image, i=i, j=j, k=k)
        for at, name in enumerate(self.masks):
            volumes = [says.MILLILITRES(name=one, volume=written(ml)) for one, ml in self.volumes(at).items()]
            said = says.SUMMARY_MASK(scan=said, name=name, volumes=", ".join(map(str, volumes)))
        if len(self.masks) == 2:
            parts = [f"{name} {number(one, 2) if one == one else '–'}" for name, one in self.dice().items()]
            said = says.SUMMARY_DICE(scan=said, dice=", ".join(parts))
        return said

    def figure(self) -> str:
        window = self.windows[self.image]
        level = next(one for one in self.scans if one["name"] == self.image)
        values = np.arange(-1, 255) / 254 * (level["high"] - level["low"]) + level["low"]
        light = np.clip((values - window[0]) / max(window[1], 1e-12) + 0.5, 0, 1) * 255
        light[0] = 0  # around the head
        at = [(self.voxel[axis.axis] - axis.start) // axis.stride for axis in self._axes]
        return picture(light.round().astype(np.uint8)[self._pictures[self.image]], self._drawn, self._axes, at)


def nearest(voxel: Sequence[float], axes: list[Any]) -> list[int]:
    """Of the voxels that are shown, the nearest one."""
    found = [0, 0, 0]
    for axis in axes:
        step = int(np.floor((voxel[axis.axis] - axis.start) / axis.stride + 0.5))
        found[axis.axis] = axis.start + axis.stride * min(max(step, 0), axis.length - 1)
    return found


def written(millilitres: float) -> str:
    """A volume as the page writes it."""
    return number(millilitres, 1 if millilitres >= 10 else 2)


def _middle(drawn: list[NDArray[np.uint8]], axes: list[Any]) -> list[int]:
    """Where the crosshair stands at first: the middle of the mask, or of what is shown."""
    for mask in drawn:
        if mask.any():
            return nearest(np.argwhere(mask).mean(axis=0).tolist(), axes)
    found = [0, 0, 0]
    for axis in axes:
        found[axis.axis] = axis.start + axis.stride * (axis.length // 2)
    return found


def _counts(drawn: list[NDArray[np.uint8]], labels: int) -> list[list[int]]:
    """How many voxels have a label in the first mask (rows, 0 first) and one in the second (columns), where
    at least one of them has a label."""
    if not drawn:
        return []
    first, second = drawn[0], drawn[-1]
    columns = labels + 1 if len(drawn) == 2 else 1
    marked = (first > 0) | (second > 0)
    pairs = first[marked].astype(np.intp) * columns + (second[marked] if columns > 1 else 0)
    table: list[list[int]] = np.bincount(pairs, minlength=(labels + 1) * columns).reshape(-1, columns).tolist()
    return table


def _regions(labels: dict[int, str], brats: bool) -> list[dict[str, Any]]:
    """What Dice is computed for: name, and the labels' numbers (1, 2 …)."""
    if brats:
        return [{"name": str(name()), "labels": list(rows)} for rows, name in says.REGIONS.items()]
    each = [{"name": name, "labels": [at]} for at, name in enumerate(labels.values(), start=1)]
    every = {"name": str(says.ALL_LABELS()), "labels": list(range(1, len(labels) + 1))}
    return [every, *each] if len(each) > 1 else each
