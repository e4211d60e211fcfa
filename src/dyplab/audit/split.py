"""The same image on both sides of a split."""

from hashlib import blake2b

import numpy as np
from numpy.typing import ArrayLike

from dyplab.audit.finding import Count, Finding, Findings, Share
from dyplab.audit.given import as_images
from dyplab.errors import DataError
from dyplab.text.audit import (
    BLIND_SPLIT,
    CURE_DUPLICATES,
    DUPLICATE_PAIR,
    DUPLICATES,
    LOOKED_SPLIT,
    UNEQUAL_SHAPES,
    WHY_DUPLICATES,
)


def audit_split(train_images: ArrayLike, test_images: ArrayLike) -> Findings:
    """Find test images that a model has already seen: those equal, pixel by pixel, to a training image.

    Args:
        train_images: (N, H, W) or (N, F) numbers.
        test_images: (M, H, W) or (M, F) numbers on the same scale.

    Returns:
        No finding, or one named "duplicates-across" whose `rows` are the rows of the test set.

    Raises:
        DataError: images that are no numbers, have pixels missing, or differ in shape.

    >>> import numpy as np
    >>> images = np.arange(24).reshape(6, 2, 2)
    >>> [finding.rows for finding in audit_split(images[:4], images[3:])]
    [(0,)]
    """
    train, test = as_images(train_images), as_images(test_images)
    if train.shape[1:] != test.shape[1:]:
        raise DataError(UNEQUAL_SHAPES(train=train.shape[1:], test=test.shape[1:]))
    kind = np.result_type(train, test)
    seen = {_print(image.astype(kind)): row for row, image in enumerate(train)}
    pairs = [(row, seen[key]) for row, key in enumerate(_print(image.astype(kind)) for image in test) if key in seen]
    looked = LOOKED_SPLIT(train=Count(len(train)), test=Count(len(test)))
    if not pairs:
        return Findings([], looked, BLIND_SPLIT())
    share = Share(len(pairs) / len(test))
    finding = Finding(
        name="duplicates-across",
        serious=True,
        what=DUPLICATES(found=Count(len(pairs)), test=Count(len(test))),
        evidence=DUPLICATE_PAIR(test_row=pairs[0][0], train_row=pairs[0][1], share=share),
        why=WHY_DUPLICATES(),
        cure=CURE_DUPLICATES(),
        rows=tuple(row for row, _ in pairs),
    )
    return Findings([finding], looked, BLIND_SPLIT())


def _print(image: np.ndarray) -> bytes:
    """The image's fingerprint: equal images have equal ones, and two different images never do in practice."""
    return blake2b(np.ascontiguousarray(image + image.dtype.type(0)).tobytes(), digest_size=16).digest()  # -0.0 is 0.0
