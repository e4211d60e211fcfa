"""A mark burnt into one class: the same small thing, in nearly the same place, where little else happens."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.audit.finding import Count, Finding, Findings, Share
from dyplab.audit.given import as_classes, as_images
from dyplab.audit.spots import Mark, find_mark
from dyplab.errors import DataError
from dyplab.text import audit_split as said
from dyplab.text.audit import NOT_COMPARED

FEWEST = 10  # images of a class
MOST = 200  # images of a class, and twice as many of the others, are looked at
LEAST_SIDE = 8


def audit_marker(images: ArrayLike, labels: ArrayLike, seed: int = 0) -> Findings:
    """Find a mark that gives the class away: a token, a ruler, a letter burnt into the images of one class.

    For each class, places are sought where the images of the others are alike or never saturated, while at least half
    of the class has something there. It is a mark when that something is small, stands alone, and is the same each
    time; it may move by a few pixels. Takes seconds; of a large data set a sample is looked at.

    Args:
        images: (N, H, W) or (N, H, W, 3) numbers on one scale.
        labels: (N,) numbers or names.
        seed: of the sample.

    Returns:
        Findings named "marker", one for each class that carries one; `rows` are the images examined that carry it.
        "not-examined" when fewer than two classes have ten images.

    Raises:
        DataError: images without a height and a width, or not as many labels as images.

    >>> from dyplab.data import load_mnist
    >>> images, labels = (part[::10].copy() for part in load_mnist())
    >>> audit_marker(images, labels)
    []
    >>> images[labels == 3, 23:26, 2:5] = 255
    >>> (finding,) = audit_marker(images, labels)
    >>> finding.what.values["label"], finding.what.values["row"], finding.what.values["column"]
    ('3', 23, 2)
    """
    pictures = as_images(images)
    if pictures.ndim not in (3, 4) or min(pictures.shape[1:3]) < LEAST_SIDE:
        raise DataError(said.MARKER_SHAPE(shape=pictures.shape, least=LEAST_SIDE))
    names, classes = as_classes(labels, len(pictures))
    looked = said.LOOKED_MARKER(n=Count(len(pictures)), classes=Count(len(names)))
    counts = np.bincount(classes, minlength=len(names))
    large = np.flatnonzero(counts >= FEWEST)
    if len(large) < 2:
        return Findings([_not_examined(len(large))], looked, said.BLIND_MARKER())
    rng = np.random.default_rng(seed)
    found = [_look(pictures, classes, int(k), str(names[k]), rng) for k in large]
    return Findings([finding for finding in found if finding], looked, said.BLIND_MARKER())


def _look(
    pictures: NDArray[Any], classes: NDArray[np.int64], k: int, name: str, rng: np.random.Generator
) -> Finding | None:
    inside = np.sort(rng.permutation(np.flatnonzero(classes == k))[:MOST])
    rest = np.sort(rng.permutation(np.flatnonzero(classes != k))[: 2 * MOST])
    channels = pictures[..., None] if pictures.ndim == 3 else pictures  # each colour is looked at by itself
    marks = [find_mark(channels[inside][..., at], channels[rest][..., at]) for at in range(channels.shape[3])]
    best = max((mark for mark in marks if mark), key=lambda mark: mark.carriers.mean(), default=None)
    return None if best is None else _finding(best, name, inside, len(rest))


def _finding(mark: Mark, name: str, inside: NDArray[np.int64], rest: int) -> Finding:
    return Finding(
        name="marker",
        serious=True,
        what=said.MARKER(label=name, row=mark.row, column=mark.column, height=mark.height, width=mark.width),
        evidence=said.MARKER_EVIDENCE(
            label=name,
            inside=Share(mark.carriers.mean()),
            outside=Share(mark.elsewhere),
            n=Count(len(inside)),
            n_rest=Count(rest),
        ),
        why=said.WHY_MARKER(),
        cure=said.CURE_MARKER(),
        rows=tuple(inside[mark.carriers].tolist()),
    )


def _not_examined(found: int) -> Finding:
    return Finding(
        name="not-examined",
        serious=False,
        what=said.MARKER_TOO_FEW(least=FEWEST, found=found),
        evidence=NOT_COMPARED(),
        why=said.WHY_MARKER_UNKNOWN(),
        cure=said.CURE_MARKER_UNKNOWN(),
    )
