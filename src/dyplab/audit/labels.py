"""Images and labels that have parted.

The idea: an image and the one most like it mostly have the same label. How often they do is compared with what chance
would give (each label kept, its place drawn by lot), for all rows and then for parts of them. Where a part agrees as
poorly as chance while the rest agrees well, its labels do not belong to its images.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.audit.agreement import Agreement
from dyplab.audit.finding import Count, Finding, Findings, Share
from dyplab.audit.given import as_classes, as_images
from dyplab.audit.likeness import nearest, small
from dyplab.audit.orders import find_order
from dyplab.audit.parts import find_block, find_classes, find_region
from dyplab.text.audit import (
    AGREEMENT,
    BLIND_LABELS,
    CURE_PARTED,
    CURE_TOO_FEW,
    HARDLY,
    LOOKED_LABELS,
    NOT_COMPARED,
    PARTED,
    TOO_FEW,
    WHY_PARTED,
    WHY_TOO_FEW,
)

FEWEST = 20
DRAWS = 200
AT_CHANCE = 3.5  # standard deviations above chance; a parted data set passes this once in some thousand times
HARDLY_ABOVE = 0.1  # of the way from chance to perfect agreement: less than this tells next to nothing


def audit_labels(images: ArrayLike, labels: ArrayLike, seed: int = 0) -> Findings:
    """Find labels that have parted from their images: everywhere, in another order, or in a part of the rows.

    A finding has two possible reasons, and says both: the labels have parted, or the images do not tell the label.
    Takes about a second for 5,000 images, about a minute for 60,000.

    Args:
        images: (N, H, W), or (N, F) pixels in a row; numbers on one scale.
        labels: (N,) numbers or names, none missing. A label is a name: its value is never used.
        seed: of the draws that say what chance gives.

    Returns:
        Findings named "labels-parted", "order-changed", "class-parted", "block-parted", "region-parted" or, when there
        was too little to compare, "not-examined". None when nothing of this was found.

    Raises:
        DataError: images that are no numbers or have pixels missing, missing labels, or not as many labels as images.

    >>> from dyplab.data import load_mnist, part_labels
    >>> images, labels = load_mnist()
    >>> [finding.name for finding in audit_labels(images[::5], part_labels(labels[::5], seed=1))]
    ['labels-parted']
    >>> audit_labels(images[::5], labels[::5])
    []
    """
    pictures = as_images(images)
    names, classes = as_classes(labels, len(pictures))
    n = len(classes)
    if n < FEWEST or len(names) < 2 or len(names) == n:
        return Findings([_not_examined(n, len(names))], NOT_COMPARED(), BLIND_LABELS())
    rng = np.random.default_rng(seed)
    rows = small(pictures, rng)
    found = Agreement(classes, nearest(rows))
    looked = LOOKED_LABELS(n=Count(n), agreement=Share(found.share), chance=Share(found.chance_share))
    return Findings(_find(found, names, rows, rng), looked, BLIND_LABELS())


def _find(found: Agreement, names: NDArray[Any], rows: NDArray[np.float32], rng: np.random.Generator) -> list[Finding]:
    """From the whole to the parts: what explains everything is told alone."""
    order = find_order(found)
    if order:
        return [order]
    at_chance = found.share - found.chance_share < AT_CHANCE * _spread_by_chance(found, rng)
    if at_chance or found.above_chance < HARDLY_ABOVE:
        return [_parted(found, at_chance)]
    parts = [*find_classes(found, names), *find_block(found)]
    return parts or find_region(found, rows, rng)


def _spread_by_chance(found: Agreement, rng: np.random.Generator) -> float:
    """Standard deviation of the agreement when the labels are dealt out by lot."""
    draws = [found.with_labels(rng.permutation(found.classes)).share for _ in range(DRAWS)]
    return float(np.std(draws))


def _parted(found: Agreement, at_chance: bool) -> Finding:
    numbers = {"n": Count(found.n), "agreement": Share(found.share), "chance": Share(found.chance_share)}
    return Finding(
        name="labels-parted",
        serious=at_chance,
        what=PARTED() if at_chance else HARDLY(),
        evidence=AGREEMENT(**numbers),
        why=WHY_PARTED(),
        cure=CURE_PARTED(),
    )


def _not_examined(n: int, classes: int) -> Finding:
    return Finding(
        name="not-examined",
        serious=False,
        what=TOO_FEW(n=n, classes=classes, least=FEWEST),
        evidence=NOT_COMPARED(),
        why=WHY_TOO_FEW(),
        cure=CURE_TOO_FEW(),
    )
