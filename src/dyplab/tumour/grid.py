"""What the network sees of a scan: the whole brain at two millimetres, each image on a scale of its own."""

import numpy as np
from numpy.typing import NDArray

SPACING_MM = 2.0
SHAPE = (80, 96, 80)  # right, front, up: 160 × 192 × 160 mm hold the brain of an adult


def standardise(images: NDArray[np.float32], brain: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Give each image the same scale, whatever scanner it came from: 0 the middle of the brain, 1 its usual spread.

    The middle is the median and the spread half the distance between the 10th and the 90th percentile, which a tumour
    moves little.

    Args:
        images: (4, X, Y, Z), any scale.
        brain: (X, Y, Z), true in the brain; at least one voxel.

    Returns:
        (4, X, Y, Z) float32 from −5 to 8 in the brain; −5 outside it.
    """
    out = np.full(images.shape, -5, np.float32)
    for image, scaled in zip(images, out, strict=True):
        inside = image[brain]
        low, middle, high = np.percentile(inside, (10, 50, 90))
        scaled[brain] = np.clip((inside - middle) / max((high - low) / 2, 1e-6), -5, 8)
    return out
