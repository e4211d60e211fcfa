"""Small things that stand out, alone and the same each time, in the images of one class."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.likeness import averaged

SIDE = 256  # larger images are averaged down
DULL = 0.9  # share of the other images whose values say how dull a place is
STANDS_OUT = 0.15  # of the whole range of values, and twice what is usual there
SATURATED = 0.02  # of the range from either end
REACH = 3  # pixels by which a mark may move either way
MORE_OFTEN = 0.35  # in the class than elsewhere
LEAST_SHARE = 0.4  # of the class carries it
PLACES = 60  # places looked at closely
SAME = 0.05  # of the range: how much a mark may differ from the usual one
CONTRAST = 0.1  # of the range, between a mark and what is around it
ALIKE = 0.25  # of the range: pixels this near the mark's own value may be part of it
ALONE = 3  # pixels that such pixels may reach beyond the mark
LARGEST = 0.25  # of the image's side

Picture = NDArray[np.float32]
Mask = NDArray[np.bool_]


class Mark(NamedTuple):
    """Where the mark is (upper left corner, in pixels of the image), how large, and which images carry it."""

    row: int
    column: int
    height: int
    width: int
    carriers: Mask  # (n,) of the class
    elsewhere: float  # share of the other images that carry it


class Spot(NamedTuple):
    """What stands out near a place in one image."""

    row: int
    column: int
    height: int
    width: int


def find_mark(images: NDArray[Any], others: NDArray[Any]) -> Mark | None:
    """The mark that most of the images (n, H, W) carry and the others (m, H, W) do not, if there is one."""
    down, across = (-(-side // SIDE) for side in images.shape[1:])
    mine, theirs = _scaled(images, others)
    lit, lit_elsewhere = _standing_out(mine, theirs)
    for near in _places(lit, lit_elsewhere):
        mark = _mark_at(near, mine, lit, theirs, lit_elsewhere)
        if mark:
            return mark._replace(
                row=mark.row * down, column=mark.column * across, height=mark.height * down, width=mark.width * across
            )
    return None


def _scaled(images: NDArray[Any], others: NDArray[Any]) -> tuple[Picture, Picture]:
    """Both sides small, from 0 (darkest) to 1 (brightest)."""
    small = [
        averaged(side.astype(np.float64), SIDE) if max(side.shape[1:]) > SIDE else side for side in (images, others)
    ]
    low = min(float(side.min()) for side in small)
    width = max(float(side.max()) for side in small) - low or 1.0
    mine, theirs = (((side - low) / width).astype(np.float32) for side in small)
    return mine, theirs


def _standing_out(mine: Picture, theirs: Picture) -> tuple[Mask, Mask]:
    """(n, H, W) and (m, H, W): pixels unlike what the others have there, or flat and saturated where theirs are not."""
    usual = np.median(theirs, axis=0)
    limit = np.maximum(STANDS_OUT, 2 * np.quantile(np.abs(theirs - usual), DULL, axis=0))
    lit, lit_elsewhere = np.abs(mine - usual) > limit, np.abs(theirs - usual) > limit
    for end in (0.0, 1.0):
        flat, flat_elsewhere = _flat(mine, end), _flat(theirs, end)
        rare = flat_elsewhere.mean(axis=0) < 1 - DULL
        lit, lit_elsewhere = lit | flat & rare, lit_elsewhere | flat_elsewhere & rare
    return lit, lit_elsewhere


def _flat(pictures: Picture, end: float) -> Mask:
    """Pixels that belong to a square of two by two saturated ones."""
    from scipy.ndimage import binary_opening

    opened: Mask = binary_opening(np.abs(pictures - end) <= SATURATED, np.ones((1, 2, 2), bool))
    return opened


def _places(lit: Mask, lit_elsewhere: Mask) -> list[tuple[int, int]]:
    """Where something stands out much more often in the class than elsewhere, the clearest first."""
    from scipy.ndimage import maximum_filter

    window = (1, 2 * REACH + 1, 2 * REACH + 1)
    inside, outside = (maximum_filter(side, window).mean(axis=0) for side in (lit, lit_elsewhere))
    more = np.where(inside >= LEAST_SHARE, inside - outside, 0.0)
    places: list[tuple[int, int]] = []
    while len(places) < PLACES and more.max() >= MORE_OFTEN:
        best = np.argwhere(more == more.max())
        row, column = best[len(best) // 2]
        places.append((int(row), int(column)))
        more[max(0, row - REACH) : row + REACH + 1, max(0, column - REACH) : column + REACH + 1] = 0
    return places


def _mark_at(place: tuple[int, int], mine: Picture, lit: Mask, theirs: Picture, lit_elsewhere: Mask) -> Mark | None:
    """The mark near a place: in most of the images, small, alone and the same."""
    largest = max(3, int(LARGEST * min(lit.shape[1:])))
    spots = [_spot(mask, place, largest) for mask in lit]
    sizes = [(spot.height, spot.width) for spot in spots if spot]
    if len(sizes) < LEAST_SHARE * len(lit):
        return None
    height, width = max(set(sizes), key=sizes.count)
    patches = [_patch(image, spot, height, width) for image, spot in zip(mine, spots, strict=True)]
    pattern = np.median([patch for patch in patches if patch is not None], axis=0)
    carriers = np.array(
        [_is_mark(image, spot, pattern) for image, spot in zip(mine, spots, strict=True)],
    )
    if carriers.mean() < LEAST_SHARE:
        return None
    there = [_spot(mask, place, largest) for mask in lit_elsewhere]
    elsewhere = float(np.mean([_is_mark(image, spot, pattern) for image, spot in zip(theirs, there, strict=True)]))
    if carriers.mean() - elsewhere < MORE_OFTEN:
        return None
    corners = [(spot.row, spot.column) for spot, carries in zip(spots, carriers, strict=True) if spot and carries]
    row, column = np.median(corners, axis=0)
    return Mark(int(row), int(column), height, width, carriers, elsewhere)


def _is_mark(image: Picture, spot: Spot | None, pattern: Picture) -> bool:
    """Whether the spot has the usual pattern, differs from what is around it, and ends where it ends."""
    height, width = pattern.shape
    patch = _patch(image, spot, height, width)
    if patch is None or spot is None:
        return False
    inner = slice(1, -1) if min(height, width) > 4 else slice(None)  # an edge may fall between two pixels
    if np.abs(patch - pattern)[inner, inner].mean() > SAME:
        return False
    top, left = max(0, spot.row - ALONE - 2), max(0, spot.column - ALONE - 2)
    part = image[top : spot.row + height + ALONE + 2, left : spot.column + width + ALONE + 2]
    here = np.zeros(part.shape, bool)
    here[spot.row - top : spot.row - top + height, spot.column - left : spot.column - left + width] = True
    value = float(np.median(patch))
    contrast = abs(value - float(np.median(part[~here])))
    return contrast > CONTRAST and _ends(np.abs(part - value) < min(ALIKE, contrast / 2), here, height, width)


def _ends(alike: Mask, here: Mask, height: int, width: int) -> bool:
    """Whether what is like the mark, and joined to it, reaches little beyond it."""
    from scipy.ndimage import find_objects, label

    joined, _ = label(alike | here)
    rows, columns = find_objects(joined)[int(joined[here][0]) - 1]
    return bool(rows.stop - rows.start <= height + ALONE and columns.stop - columns.start <= width + ALONE)


def _spot(mask: Mask, place: tuple[int, int], largest: int) -> Spot | None:
    """The largest thing near the place, when it stands alone: small, and all of it in sight."""
    from scipy.ndimage import find_objects, label

    margin = REACH + largest + 1
    top, left = max(0, place[0] - margin), max(0, place[1] - margin)
    part = mask[top : place[0] + margin + 1, left : place[1] + margin + 1]
    if not part.any():
        return None
    numbered, _ = label(part, np.ones((3, 3), bool))
    near = numbered[
        max(0, place[0] - REACH - top) : place[0] + REACH + 1 - top,
        max(0, place[1] - REACH - left) : place[1] + REACH + 1 - left,
    ]
    sizes = np.bincount(near[near > 0]) if (near > 0).any() else np.zeros(1, int)
    if not sizes.any():
        return None
    rows, columns = find_objects(numbered)[int(sizes.argmax()) - 1]
    height, width = rows.stop - rows.start, columns.stop - columns.start
    if max(height, width) > largest or height * width < 2:
        return None
    return Spot(top + rows.start, left + columns.start, height, width)


def _patch(image: Picture, spot: Spot | None, height: int, width: int) -> Picture | None:
    """The pixels of a spot of the usual size, or of one a pixel larger or smaller."""
    if spot is None or abs(spot.height - height) > 1 or abs(spot.width - width) > 1:
        return None
    patch = image[spot.row : spot.row + height, spot.column : spot.column + width]
    return patch if patch.shape == (height, width) else None
