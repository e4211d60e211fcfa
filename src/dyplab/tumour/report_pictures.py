"""Which slices of a scan the report shows, and what is said of each for those who do not see them."""

import base64
from collections.abc import Mapping
from html import escape
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dyplab.data.scan import BrainScan
from dyplab.data.scans.axes import to_canonical
from dyplab.evaluation.segmentation import region_masks
from dyplab.text import Said, number, percent
from dyplab.text import segment as words
from dyplab.text import segment_report as says
from dyplab.tumour.inference import UNSURE, UNSURE_SHARES, Segmentation
from dyplab.tumour.pictures import as_png, fullest, seen, window

BORDER = 3  # voxels around the brain


class View(NamedTuple):
    """What is shown: arrays whose axes run to the right, to the front and up, cut to the brain."""

    flair: NDArray[np.float32]
    t1c: NDArray[np.float32]
    uncertainty: NDArray[np.float32]
    brain: NDArray[np.bool_]
    mask: NDArray[np.uint8]
    spacing_mm: tuple[float, float, float]
    corner_mm: NDArray[np.float64]  # where the middle of the first voxel lies


def drawn(scan: BrainScan, found: Segmentation) -> tuple[str, str]:
    """Three slices of FLAIR and three of T1 with contrast, with a line around each region."""
    view = view_of(scan, found)
    regions = region_masks(view.mask)
    rows = []
    for name, image in (("flair", view.flair), ("t1c", view.t1c)):
        shown, figures = window(image, view.brain), []
        for axis in range(3):
            at = fullest(view.mask > 0, axis)
            areas = {region: seen(mask, axis, at) for region, mask in regions.items()}
            told = ", ".join(
                str(says.DRAWN(region=words.REGIONS[region], area=area_cm2(area, view, axis)))
                for region, area in areas.items()
                if area.any()
            )
            alt = says.DRAWN_ALT(image=words.IMAGES[name], plane=says.PLANES[axis], drawn=told or says.NOTHING_DRAWN)
            figures.append(figure(view, image, shown, axis, at, areas, alt))
        rows.append(planes(figures))
    return rows[0], rows[1]


def unsure(scan: BrainScan, found: Segmentation) -> str:
    """Three slices of the uncertainty, each where there is most of it."""
    view, figures = view_of(scan, found), []
    low, high = (percent(share, 0) for share in UNSURE_SHARES)
    for axis in range(3):
        at = fullest(view.uncertainty > UNSURE, axis)
        area = area_cm2(seen(view.uncertainty, axis, at) > UNSURE, view, axis)
        alt = says.UNSURE_ALT(plane=says.PLANES[axis], area=area, low=low, high=high)
        figures.append(figure(view, view.uncertainty, (0.0, 1.0), axis, at, {}, alt))
    return planes(figures)


def view_of(scan: BrainScan, found: Segmentation) -> View:
    images = np.stack([scan.image("flair"), scan.image("t1c"), found.uncertainty, scan.brain.astype(np.float32)])
    there = to_canonical(BrainScan("", images, scan.affine, found.mask))
    brain = there.images[3] > 0
    first = [max(int(at.min()) - BORDER, 0) for at in np.nonzero(brain)]
    box = tuple(slice(low, int(at.max()) + 1 + BORDER) for low, at in zip(first, np.nonzero(brain), strict=True))
    assert there.mask is not None
    flair, t1c, uncertainty, _ = there.images[(slice(None), *box)]
    corner = (there.affine @ [*first, 1])[:3]
    return View(flair, t1c, uncertainty, brain[box], there.mask[box], there.spacing_mm, corner)


def figure(
    view: View,
    image: NDArray[Any],
    shown: tuple[float, float],
    axis: int,
    at: int,
    regions: Mapping[str, NDArray[np.bool_]],
    alt: Said,
) -> str:
    """One slice as an HTML figure; its caption says which and where."""
    across, up = (step for other, step in enumerate(view.spacing_mm) if other != axis)
    letters = ("A", "P") if axis == 0 else (str(says.RIGHT), str(says.LEFT))
    png = base64.b64encode(as_png(seen(image, axis, at), shown, (up, across), letters, regions)).decode()
    where = number(view.corner_mm[axis] + at * view.spacing_mm[axis])
    caption = says.CAPTION(plane=says.PLANES[axis], axis="xyz"[axis], mm=where)
    return (
        f'<figure><img alt="{escape(str(alt))}" src="data:image/png;base64,{png}">'
        f"<figcaption>{escape(str(caption))}</figcaption></figure>"
    )


def planes(figures: list[str]) -> str:
    return '<div class="planes">\n' + "\n".join(figures) + "\n</div>"


def area_cm2(region: NDArray[np.bool_], view: View, axis: int) -> str:
    across, up = (step for other, step in enumerate(view.spacing_mm) if other != axis)
    return number(float(region.sum()) * across * up / 100, 1)
