"""The folders of BraTS 2018–2023: one for each patient, the images told by how their names end."""

import os
from pathlib import Path

from dyplab.data.scan import MODALITIES, BrainScan
from dyplab.data.scans.labels import find_convention
from dyplab.data.scans.nifti import read_volume
from dyplab.data.scans.reading import assemble
from dyplab.errors import DataError
from dyplab.text import Said
from dyplab.text import scans as says
from dyplab.text.data import NOT_A_FOLDER

MASK = "mask"
ENDINGS = {  # 2018–2022, and from 2023
    "t1": ("_t1", "-t1n"),
    "t1c": ("_t1ce", "-t1c"),
    "t2": ("_t2", "-t2w"),
    "flair": ("_flair", "-t2f"),
    MASK: ("_seg", "-seg"),
}


def read_brats(folder: str | os.PathLike[str]) -> BrainScan:
    """One patient of BraTS 2018–2023 from the patient's own folder, the labels as in BraTS 2023.

    Until 2022 the files end in `_t1`, `_t1ce`, `_t2`, `_flair` and `_seg`, and enhancing tumour is 4; from 2023 in
    `-t1n`, `-t1c`, `-t2w`, `-t2f` and `-seg`, and it is 3. A mask whose labels and name do not fit is refused.

    Args:
        folder: with one file for each image; the mask may be missing.

    Returns:
        The scan; the patient's id is the name of the folder.

    Raises:
        DataError: an image is missing or there are several, labels that may mean two things, or any fault of
            `read_scan`; the message says what to do.
        MissingExtra: nibabel is not installed; the message has the command.

    >>> read_brats("BraTS20_Training_001")
    Traceback (most recent call last):
        ...
    dyplab.errors.DataError: There is no folder BraTS20_Training_001. Check the name.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise DataError(NOT_A_FOLDER(folder=folder))
    found = {kind: _find(folder, kind) for kind in ENDINGS}
    for kind in MODALITIES:
        if not found[kind]:
            raise DataError(_no_such_image(folder, kind))
    for kind, paths in found.items():
        if len(paths) > 1:
            names = ", ".join(path.name for path in paths)
            raise DataError(says.SEVERAL_PATIENTS(folder=folder, image=kind, files=names))
    volumes = [read_volume(found[kind][0]) for kind in MODALITIES]
    patient = folder.resolve().name
    if not found[MASK]:
        return assemble(patient, volumes, None, "brats-2023")
    mask = read_volume(found[MASK][0])
    named_as_2023 = _stem(mask.path).endswith(ENDINGS[MASK][1])
    return assemble(patient, volumes, mask, find_convention(mask.values, named_as_2023, mask.path))


def _find(folder: Path, kind: str) -> list[Path]:
    return [path for path in _images(folder) if _stem(path).endswith(ENDINGS[kind])]


def _images(folder: Path) -> list[Path]:
    """Files whose names begin with a full stop are left behind by macOS and are no images."""
    return sorted(
        path for path in folder.iterdir() if path.name.endswith((".nii", ".nii.gz")) and not path.name.startswith(".")
    )


def _stem(path: Path) -> str:
    return path.name.removesuffix(".gz").removesuffix(".nii")


def _no_such_image(folder: Path, kind: str) -> Said:
    endings = [", ".join(f"“{ENDINGS[one][year]}”" for one in MODALITIES) for year in (0, 1)]
    found = ", ".join(path.name for path in _images(folder)[:6])
    if not found:
        return says.NO_IMAGES(folder=folder)
    return says.NO_SUCH_IMAGE(folder=folder, image=kind, names=" / ".join(endings), found=found)
