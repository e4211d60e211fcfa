"""What the slice viewer is given: images, their place in the patient, masks; refused in words if they do not fit."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text import Said
from dyplab.text import widgets_slices as says
from dyplab.widgets.given import finite

Array = NDArray[Any]
MOST_LABELS = 4  # that can be told apart without colour


def checked_images(given: Mapping[str, ArrayLike] | ArrayLike) -> dict[str, Array]:
    """The images by name, all of one shape; a single array is called as the language has it."""
    named = given if isinstance(given, Mapping) else {str(says.IMAGE()): given}
    if not named:
        raise DataError(says.NO_IMAGE())
    images: dict[str, Array] = {}
    for name, values in named.items():
        image = finite(values, says.THE_IMAGE(name=name))
        if image.ndim != 3 or image.size == 0:
            raise DataError(says.IMAGE_SHAPE(name=name, shape=image.shape))
        images[str(name)] = image
        same_shape(image, says.THE_IMAGE(name=name), images)
        if image.min() == image.max():
            raise DataError(says.EMPTY_IMAGE(name=name, value=f"{float(image.min()):g}"))
    return images


def same_shape(values: Array, what: Said, images: dict[str, Array]) -> None:
    first, image = next(iter(images.items()))
    if values.shape != image.shape:
        raise DataError(says.OTHER_SHAPE(what=what, shape=values.shape, first=first, expected=image.shape))


def checked_affine(given: ArrayLike) -> NDArray[np.float64]:
    """The (4, 4) from voxel index to mm; three voxel sizes become one whose axes run right, front and up."""
    try:
        affine = np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError):
        raise DataError(says.WRONG_AFFINE(given=repr(given))) from None
    if affine.shape == (3,) and (affine > 0).all():
        affine = np.diag([*affine, 1.0])
    sound = affine.shape == (4, 4) and np.isfinite(affine).all() and (affine[3] == (0, 0, 0, 1)).all()
    if sound:
        lengths = np.linalg.norm(affine[:3, :3], axis=0)
        sound = bool((lengths > 0).all()) and abs(np.linalg.det(affine[:3, :3] / lengths)) > 1e-3
    if not sound:
        raise DataError(says.WRONG_AFFINE(given=np.array2string(affine, separator=", ").replace("\n", "")))
    return affine


def checked_labels(given: Mapping[int, str] | None) -> dict[int, str]:
    """The labels' names; without, those of BraTS 2023."""
    if given is None:
        return {value: str(name()) for value, name in says.BRATS.items()}
    values = list(given) if isinstance(given, Mapping) else []
    whole = all(isinstance(one, int | np.integer) and not isinstance(one, bool) and one > 0 for one in values)
    if not (1 <= len(values) <= MOST_LABELS and whole):
        raise DataError(says.LABEL_NAMES(given=given))
    return {int(value): str(given[value]) for value in sorted(values)}


def checked_masks(
    mask: ArrayLike | None,
    other: ArrayLike | None,
    names: Sequence[str] | None,
    labels: dict[int, str],
    images: dict[str, Array],
) -> dict[str, NDArray[np.uint8]]:
    """The masks by name, their labels numbered 1, 2 … in the order of `labels`."""
    if mask is None and other is not None:
        raise DataError(says.OTHER_ALONE())
    given = [one for one in (mask, other) if one is not None]
    called = ([says.TRUTH, says.PROPOSED] if len(given) == 2 else [says.MASK])[: len(given)]
    shown = [str(name()) for name in called] if names is None or isinstance(names, str) else [str(one) for one in names]
    if isinstance(names, str) or len(set(shown)) != len(given):
        raise DataError(says.MASK_NAMES(given=names, count=len(given)))
    return {name: _numbered(one, name, labels, images) for name, one in zip(shown, given, strict=True)}


def _numbered(given: ArrayLike, name: str, labels: dict[int, str], images: dict[str, Array]) -> NDArray[np.uint8]:
    what = says.THE_MASK(name=name)
    mask = finite(given, what)
    same_shape(mask, what, images)
    numbered = np.zeros(mask.shape, np.uint8)
    for number, value in enumerate(labels, start=1):
        numbered[mask == value] = number
    foreign = (numbered == 0) & (mask != 0)
    if foreign.any():
        found = np.unique(mask[foreign]).tolist()
        shown = ", ".join(f"{one:g}" for one in found[:6]) + (" …" if len(found) > 6 else "")
        raise DataError(says.WRONG_LABELS(name=name, found=shown, labels=", ".join(map(str, labels))))
    return numbered
