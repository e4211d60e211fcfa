"""Task01_BrainTumour of the Medical Segmentation Decathlon: four images in one file, its own order and labels."""

import os
from pathlib import Path

from dyplab.data.scan import MODALITIES, BrainScan
from dyplab.data.scans.nifti import Volume, read_volume
from dyplab.data.scans.reading import assemble
from dyplab.errors import DataError
from dyplab.text import scans as says

CHANNELS = ("flair", "t1", "t1c", "t2")  # along the last axis of a file


def read_decathlon(root: str | os.PathLike[str], patient: str) -> BrainScan:
    """One patient of the Decathlon's brain tumours, with dyplab's order of images and the labels of BraTS 2023.

    Args:
        root: the folder Task01_BrainTumour, unpacked; see `cards()["decathlon-brain-tumour"]`.
        patient: as the file is called, for instance "BRATS_001".

    Returns:
        The scan; without a mask for a patient of the test set.

    Raises:
        DataError: not that folder, no such patient, or any fault of `read_scan`; the message says what to do.
        MissingExtra: nibabel is not installed; the message has the command.

    >>> read_decathlon("nowhere", "BRATS_001")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    dyplab.errors.DataError: nowhere has no folder imagesTr or imagesTs. Unpack Task01_BrainTumour.tar, and give ...
    """
    root, patient = Path(root), patient.removesuffix(".gz").removesuffix(".nii")
    folders = [root / name for name in ("imagesTr", "imagesTs") if (root / name).is_dir()]
    if not folders:
        raise DataError(says.NOT_DECATHLON(folder=root))
    images = next((path for folder in folders if (path := folder / f"{patient}.nii.gz").is_file()), None)
    if images is None:
        raise DataError(says.NO_SUCH_PATIENT(patient=patient, folder=root))
    four = read_volume(images, images=len(CHANNELS))
    volumes = [
        Volume(images.with_name(f"{images.name} ({name})"), four.values[..., CHANNELS.index(name)].copy(), four.affine)
        for name in MODALITIES
    ]
    labels = root / "labelsTr" / images.name
    return assemble(patient, volumes, read_volume(labels) if labels.is_file() else None, "decathlon")
