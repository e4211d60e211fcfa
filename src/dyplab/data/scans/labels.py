"""What the numbers of a tumour mask mean: BraTS counted otherwise until 2022, the Decathlon otherwise again."""

import os
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text import scans as says

# From each convention's labels to those of BraTS 2023: 1 necrotic or non-enhancing core, 2 oedema, 3 enhancing
CONVENTIONS = {
    "brats-2018-2022": {0: 0, 1: 1, 2: 2, 4: 3},
    "brats-2023": {0: 0, 1: 1, 2: 2, 3: 3},
    "decathlon": {0: 0, 1: 2, 2: 1, 3: 3},
}

ROUNDING = 1e-3  # labels that were stored with a scale in the header come back as 0.99998


def to_brats_2023(labels: ArrayLike, convention: str, *, file: str | os.PathLike[str] = "") -> NDArray[np.uint8]:
    """The labels of a mask as BraTS 2023 has them: 1 necrotic or non-enhancing core, 2 oedema, 3 enhancing tumour.

    Args:
        labels: of any shape, whole numbers.
        convention: "brats-2018-2022" (4 is enhancing), "brats-2023", or "decathlon" (1 is oedema, 2 non-enhancing).
        file: where they come from, for the message.

    Returns:
        Of the same shape, 0 to 3.

    Raises:
        DataError: not whole numbers, labels that the convention does not have, or no such convention.

    Source:
        B. H. Menze et al. The multimodal brain tumor image segmentation benchmark (BRATS). IEEE Transactions on
        Medical Imaging 34(10), 1993-2024, 2015, and the challenge's later pages; M. Antonelli et al. The Medical
        Segmentation Decathlon. Nature Communications 13, 4128, 2022.

    >>> to_brats_2023([0, 1, 2, 4], "brats-2018-2022")
    array([0, 1, 2, 3], dtype=uint8)
    >>> to_brats_2023([0, 1, 2, 3], "decathlon")
    array([0, 2, 1, 3], dtype=uint8)
    """
    if convention not in CONVENTIONS:
        raise DataError(says.NO_SUCH_CONVENTION(got=convention, known=", ".join(CONVENTIONS)))
    known = CONVENTIONS[convention]
    found = labels_in(labels, file)
    if set(found) - set(known):
        raise DataError(
            says.UNKNOWN_LABELS(file=file, got=_listed(found), convention=convention, known=_listed(sorted(known)))
        )
    table = np.zeros(256, np.uint8)
    table[list(known)] = list(known.values())
    return np.asarray(table[np.rint(labels).astype(np.uint8)])


def labels_in(labels: ArrayLike, file: str | os.PathLike[str] = "") -> list[int]:
    """Which labels a mask has, 0 among them, smallest first.

    Raises:
        DataError: not whole numbers.
    """
    values = np.asarray(labels)
    if values.dtype.kind not in "biuf":
        raise DataError(says.NOT_LABELS(file=file, value=values.dtype))
    with np.errstate(invalid="ignore"):  # infinity less infinity
        odd = values[~(np.abs(values - np.rint(values)) <= ROUNDING)]
    if odd.size:
        raise DataError(says.NOT_LABELS(file=file, value=odd.flat[0]))
    values = np.rint(values)
    if values.size and (values.min() < 0 or values.max() > 255):
        return [int(value) for value in np.unique(values)]
    return [int(value) for value in np.flatnonzero(np.bincount(values.astype(np.uint8).ravel()))]


def find_convention(labels: ArrayLike, named_as_2023: bool, file: Path) -> str:
    """Which convention a mask of BraTS follows, told by its labels and by how the files are named.

    Only 3 and 4 tell: 1 and 2 mean the same in both, and a mask with neither is the same either way.

    Args:
        labels: of the mask.
        named_as_2023: whether the file is called …-seg and not …_seg.
        file: for the message.

    Returns:
        "brats-2018-2022" or "brats-2023".

    Raises:
        DataError: the two do not fit; the message says what the labels may be.
    """
    found = labels_in(labels, file)
    if 3 in found and 4 in found:
        raise DataError(says.LABELS_3_AND_4(file=file))
    if 4 in found and named_as_2023:
        raise DataError(says.LABEL_4_IN_2023(file=file))
    return "brats-2018-2022" if 4 in found else "brats-2023"


def _listed(labels: list[int]) -> str:
    return ", ".join(map(str, labels[:8])) + (", …" if len(labels) > 8 else "")
