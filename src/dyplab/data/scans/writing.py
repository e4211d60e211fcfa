"""Masks and scans written as NIfTI, whole or not at all, in the geometry they came with."""

import gzip
import os
import re
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.data.scan import MODALITIES, BrainScan
from dyplab.data.scans.brats import ENDINGS, MASK
from dyplab.data.scans.nifti import is_affine
from dyplab.errors import DataError
from dyplab.system import require_extra, write_atomically
from dyplab.text import scans as says


def write_mask(path: str | os.PathLike[str], mask: ArrayLike, affine: ArrayLike) -> Path:
    """Write a mask that any viewer lays over the scan it belongs to.

    Args:
        path: ending in .nii.gz or .nii; an older file is replaced, at once and whole.
        mask: (X, Y, Z), whole numbers from 0 to 255.
        affine: (4, 4) of the scan.

    Returns:
        The file, uint8, with qform and sform both set.

    Raises:
        DataError: the name ends otherwise, or mask or affine are not what they must be.
        FolderError: the folder cannot be written or the disk is full; an older file is still there.
        MissingExtra: nibabel is not installed; the message has the command.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_mask(Path(folder, "mask.nii.gz"), np.ones((4, 4, 4), np.uint8), np.eye(4)).name
    'mask.nii.gz'
    """
    path, values = Path(path), np.asarray(mask)
    _check_name(path)
    whole = values.dtype.kind in "biu" or (values.dtype.kind == "f" and bool((values == np.rint(values)).all()))
    if not whole or values.ndim != 3 or not values.size or values.min() < 0 or values.max() > 255:
        raise DataError(says.NOT_A_MASK(dtype=values.dtype, shape=values.shape))
    return _write(path, values.astype(np.uint8), affine)


def write_scan(folder: str | os.PathLike[str], scan: BrainScan) -> list[Path]:
    """Write a scan as BraTS 2023 does: `patient-t1n.nii.gz`, `-t1c`, `-t2w`, `-t2f`, and `-seg` if it has a mask.

    Args:
        folder: the patient's own; made if needed.
        scan: what to write.

    Returns:
        The files in the order of `MODALITIES`, the mask last; `read_brats(folder)` reads them again.

    Raises:
        DataError: one of the files is there already, or the patient's id cannot be a file name.
        FolderError: the folder cannot be written or the disk is full; then none of the files is left.
        MissingExtra: nibabel is not installed; the message has the command.
    """
    if not re.fullmatch(r"[\w-][\w.-]{0,99}", scan.patient):
        raise DataError(says.BAD_PATIENT(patient=scan.patient))
    kinds = {kind: scan.image(kind) for kind in MODALITIES} | ({} if scan.mask is None else {MASK: scan.mask})
    paths = {kind: Path(folder, f"{scan.patient}{ENDINGS[kind][1]}.nii.gz") for kind in kinds}
    for path in paths.values():
        if path.exists():
            raise DataError(says.ALREADY_THERE(file=path))
    try:
        for kind, values in kinds.items():
            _write(paths[kind], values, scan.affine)
    except BaseException:
        for path in paths.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise
    return list(paths.values())


def _check_name(path: Path) -> None:
    if not path.name.endswith((".nii.gz", ".nii")):
        raise DataError(says.NOT_A_NIFTI_NAME(file=path))


def _write(path: Path, values: NDArray[np.uint8] | NDArray[np.float32], affine: ArrayLike) -> Path:
    require_extra("mri")
    from nibabel import Nifti1Image

    place = np.asarray(affine, np.float64)
    if not is_affine(place):
        raise DataError(says.NOT_AN_AFFINE())
    image = Nifti1Image(values, place, dtype=values.dtype)
    image.set_sform(place, code="scanner")
    image.set_qform(place, code="scanner")
    image.header.set_xyzt_units("mm")
    content = image.to_bytes()
    return write_atomically(path, gzip.compress(content, 6, mtime=0) if path.name.endswith(".gz") else content)
