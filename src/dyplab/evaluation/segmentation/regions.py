"""The three regions in which a brain tumour is measured, from the labels of BraTS 2023."""

from numpy.typing import ArrayLike

from dyplab.evaluation.segmentation.given import Mask, brats_labels

REGIONS = ("whole", "core", "enhancing")


def region_masks(mask: ArrayLike) -> dict[str, Mask]:
    """Whole tumour, tumour core and enhancing tumour, each a mask of its own; they lie inside one another.

    Args:
        mask: (X, Y, Z) labels of BraTS 2023: 1 necrotic or non-enhancing core, 2 oedema and infiltration, 3 enhancing.

    Returns:
        "whole" (1, 2, 3: oedema too, so its volume is not the tumour's), "core" (1, 3) and "enhancing" (3).

    Raises:
        DataError: another label; in BraTS up to 2022 enhancing tumour is 4, and is to be made 3 first.

    >>> {region: int(voxels.sum()) for region, voxels in region_masks([[0, 2, 2], [2, 1, 3]]).items()}
    {'whole': 5, 'core': 2, 'enhancing': 1}
    """
    labels = brats_labels(mask, "mask")
    enhancing = labels == 3
    core = enhancing | (labels == 1)
    return {"whole": core | (labels == 2), "core": core, "enhancing": enhancing}
