"""A mask or a map as a NIfTI file that lies on the image it was made from, and says what it is not for."""

import gzip
import os
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from dyplab.text.segment import IN_THE_FILE


def as_nifti(values: NDArray[Any], like: str | os.PathLike[str], out: Path, *, step: float = 1.0) -> bytes:
    """The content of a NIfTI-1 file in the geometry of another: affine, orientation, voxel sizes, units.

    Nothing else is taken over: what a hospital's programs write beside the geometry may name the patient.

    Args:
        values: (X, Y, Z) uint8, voxel upon voxel with the image.
        like: the image, a NIfTI file that has been read without complaint.
        out: the file it is for; packed when the name ends in .gz.
        step: what one stands for, when the values are steps of something.
    """
    import nibabel

    nifti: Any = nibabel  # much of it has no types
    first = nifti.load(like)
    header = nifti.Nifti1Header()
    header["descrip"] = IN_THE_FILE.encode("ascii")
    header.set_data_dtype(values.dtype)
    header.set_xyzt_units(xyz=first.header.get_xyzt_units()[0])
    image = nifti.Nifti1Image(values, first.affine, header)
    (sform, kind), (qform, other_kind) = first.get_sform(coded=True), first.get_qform(coded=True)
    image.set_sform(sform, int(kind))
    if qform is not None:  # without one it stays what the affine gives, marked as unknown
        image.set_qform(qform, int(other_kind))
    image.header.set_slope_inter(step, 0)
    content: bytes = image.to_bytes()
    return gzip.compress(content, 6, mtime=0) if out.suffix == ".gz" else content
