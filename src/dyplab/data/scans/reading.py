"""Four files made one scan: each read with suspicion, brought to one order of axes, and found to be one brain."""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dyplab.data.scan import BrainScan
from dyplab.data.scans.brain import check_brain, check_different, check_same_brain, clear_background
from dyplab.data.scans.grid import on_grid_of
from dyplab.data.scans.labels import to_brats_2023
from dyplab.data.scans.nifti import Volume, read_volume

File = str | os.PathLike[str]


def read_scan(
    t1: File, t1c: File, t2: File, flair: File, mask: File | None = None, *, patient: str | None = None
) -> BrainScan:
    """One patient's four MR images, in any orientation and voxel size, as one checked array on the grid of the T1.

    Axes that are stored in another order or direction are turned; nothing is resampled, so the four must have been
    co-registered and stripped of skull and skin, as BraTS has them. What lies outside the brain becomes 0.

    Args:
        t1: NIfTI file (.nii or .nii.gz), T1 without contrast.
        t1c: T1 with contrast.
        t2: T2.
        flair: FLAIR.
        mask: of the tumour with the labels of BraTS 2023, if there is one; `read_brats` and `read_decathlon` take
            those of other years and sets.
        patient: an id; without one the name of the folder the T1 lies in.

    Returns:
        The scan, with the geometry of the T1.

    Raises:
        DataError: a file is missing, is no NIfTI image, is cut, holds NaN, or is not the brain alone; or the files
            do not lie on one grid. The message names the file and says what to do.
        MissingExtra: nibabel is not installed; the message has the command.

    >>> read_scan("t1.nii.gz", "t1c.nii.gz", "t2.nii.gz", "flair.nii.gz")
    Traceback (most recent call last):
        ...
    dyplab.errors.DataError: There is no file t1.nii.gz. Check the name and the folder.
    """
    volumes = [read_volume(file) for file in (t1, t1c, t2, flair)]
    drawn = None if mask is None else read_volume(mask)
    return assemble(patient or Path(t1).resolve().parent.name, volumes, drawn, "brats-2023")


def assemble(patient: str, volumes: Sequence[Volume], mask: Volume | None, convention: str) -> BrainScan:
    """Volumes in the order of `MODALITIES`, and the mask with the labels of its convention, made one scan.

    Raises:
        DataError: they are not four images of one brain on one grid, or the labels are not those of the convention.
    """
    first = volumes[0]
    same = [first, *(Volume(other.path, on_grid_of(first, other), first.affine) for other in volumes[1:])]
    check_different(same)
    for volume in same:
        clear_background(volume)
        check_brain(volume)
    for other in same[1:]:
        check_same_brain(first, other)
    labels = None if mask is None else to_brats_2023(on_grid_of(first, mask), convention, file=mask.path)
    return BrainScan(patient, np.stack([volume.values for volume in same]), first.affine, labels)
