"""One NIfTI file, read with suspicion: its header is judged before anything of its size is made."""

import gzip
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from dyplab.errors import DataError
from dyplab.system import require_extra
from dyplab.text import number
from dyplab.text import scans as says
from dyplab.text.data import CANNOT_READ, NOT_A_FILE

if TYPE_CHECKING:
    from nibabel import Nifti1Header

MOST_VOXELS = 512**3
FINEST_MM, COARSEST_MM = 0.2, 12.0
FARTHEST_MM = 1e6
LONGEST_START = 2**24  # bytes before the voxels: the header and what programs add to it


class Volume(NamedTuple):
    """The voxels of one file and where they lie."""

    path: Path
    values: NDArray[np.float32]  # (X, Y, Z), or (X, Y, Z, C)
    affine: NDArray[np.float64]  # (4, 4), to mm right, front, up


def read_volume(path: str | os.PathLike[str], images: int | None = None) -> Volume:
    """One file, its numbers scaled as its header says.

    Args:
        path: .nii or .nii.gz, NIfTI-1 or NIfTI-2.
        images: how many lie along a fourth axis; None for a plain volume.

    Returns:
        The volume; every value is finite.

    Raises:
        DataError: whatever is wrong with the file; the message says what to do.
        MissingExtra: nibabel is not installed; the message has the command.
    """
    require_extra("mri")
    path = Path(path)
    with _opened(path) as stream:
        header = _header(path, stream.read(540))
        shape, dtype = _shape(path, header, images), _dtype(path, header)
        affine = _affine(path, header)
        try:
            values = _values(path, stream, header, shape, dtype)
        except MemoryError as error:
            raise DataError(says.NO_MEMORY(file=path, shape=times(shape))) from error
    return Volume(path, values, affine)


def times(numbers: Sequence[float], digits: int = 0) -> str:
    """240 × 240 × 155, for prose."""
    return " × ".join(number(one, digits) for one in numbers)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Whatever the disk or the packing does wrong meanwhile is said."""
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
        with gzip.open(path, "rb") if packed else path.open("rb") as stream:
            yield cast(BinaryIO, stream)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DataError(NOT_A_FILE(file=path)) from error
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise DataError(says.BAD_GZIP(file=path)) from error
    except OSError as error:
        if path.is_dir():  # Windows says that it may not be read
            raise DataError(says.IS_A_FOLDER(file=path)) from error
        raise DataError(CANNOT_READ(file=path, reason=error.strerror or error)) from error


def _header(path: Path, start: bytes) -> "Nifti1Header":
    from nibabel import Nifti1Header, Nifti2Header

    kinds: list[tuple[type[Nifti1Header], int]] = [(Nifti1Header, 348), (Nifti2Header, 540)]
    for kind, length in kinds:
        if len(start) >= length and kind.may_contain_header(start):
            header = kind(start[:length], check=False)
            if header["magic"].item().startswith(b"ni"):
                raise DataError(says.TWO_FILES(file=path))
            return header
    raise DataError((says.DICOM if start[128:132] == b"DICM" else says.NOT_NIFTI)(file=path))


def _shape(path: Path, header: "Nifti1Header", images: int | None) -> tuple[int, ...]:
    """Three axes, and a fourth where it is asked for; any more are 1 long."""
    dims = [int(one) for one in header["dim"]]
    shape = dims[1 : 1 + dims[0]]
    if not 1 <= dims[0] <= 7 or min(shape) < 1:
        raise DataError(says.BAD_HEADER(file=path))
    while len(shape) > 3 and shape[-1] == 1:
        shape.pop()
    said = times(shape)
    if images and (len(shape) != 4 or shape[3] != images):
        raise DataError(says.NOT_FOUR_IMAGES(file=path, shape=said))
    if not images and len(shape) > 3:
        raise DataError(says.SEVERAL_VOLUMES(file=path, shape=said, volumes=number(np.prod(shape[3:], dtype=float))))
    if len(shape) < 3 or min(shape) == 1:
        raise DataError(says.NOT_A_VOLUME(file=path, shape=said))
    if np.prod(shape[:3], dtype=float) > MOST_VOXELS:  # a float does not run over
        raise DataError(says.TOO_LARGE(file=path, shape=said))
    return tuple(shape)


def _dtype(path: Path, header: "Nifti1Header") -> np.dtype[Any]:
    from nibabel.spatialimages import HeaderDataError

    try:
        dtype: np.dtype[Any] = header.get_data_dtype()
    except (HeaderDataError, KeyError) as error:
        raise DataError(says.BAD_HEADER(file=path)) from error
    if dtype.kind not in "iuf" or dtype.itemsize > 8:
        raise DataError(says.WRONG_TYPE(file=path, dtype="RGB" if dtype.names else dtype.name))
    return dtype


def _affine(path: Path, header: "Nifti1Header") -> NDArray[np.float64]:
    """The sform, or else the qform."""
    from nibabel.spatialimages import HeaderDataError

    if header["sform_code"] <= 0 and header["qform_code"] <= 0:
        raise DataError(says.NO_ORIENTATION(file=path))
    try:
        affine = np.asarray(header.get_best_affine(), np.float64)
    except (HeaderDataError, ValueError) as error:
        raise DataError(says.BAD_AFFINE(file=path)) from error
    if not is_affine(affine):
        raise DataError(says.BAD_AFFINE(file=path))
    spacing = np.sqrt((affine[:3, :3] ** 2).sum(axis=0))
    if spacing.min() < FINEST_MM or spacing.max() > COARSEST_MM:
        raise DataError(says.BAD_SPACING(file=path, spacing=times(spacing.tolist(), 3)))
    return affine


def is_affine(affine: NDArray[np.float64]) -> bool:
    """Whether the three axes have length and point three ways, not all in one plane."""
    if affine.shape != (4, 4) or not (np.abs(affine) < FARTHEST_MM).all():  # which no NaN is
        return False
    lengths = np.sqrt((affine[:3, :3] ** 2).sum(axis=0))
    return bool(lengths.min() > 0 and abs(np.linalg.det(affine[:3, :3] / lengths)) > 0.1)


def _values(
    path: Path, stream: BinaryIO, header: "Nifti1Header", shape: tuple[int, ...], dtype: np.dtype[Any]
) -> NDArray[np.float32]:
    from nibabel.spatialimages import HeaderDataError

    try:
        slope, intercept = header.get_slope_inter()
        start = max(int(header["vox_offset"]), int(header["sizeof_hdr"]) + 4)
    except (HeaderDataError, ValueError, OverflowError) as error:
        raise DataError(says.BAD_HEADER(file=path)) from error
    if start > LONGEST_START:
        raise DataError(says.BAD_HEADER(file=path))
    stream.seek(start)
    size = int(np.prod(shape)) * dtype.itemsize
    content = stream.read(size)
    if len(content) < size:
        raise DataError(says.CUT(file=path, shape=times(shape)))
    stream.read(1)  # at the end of a gzip file its checksum is looked at
    with np.errstate(over="ignore", invalid="ignore"):  # what does not fit becomes infinite, and is said below
        raw = np.frombuffer(content, dtype).reshape(shape, order="F")
        if slope is not None and (slope, intercept) != (1, 0):
            raw = raw * np.float64(slope) + np.float64(intercept or 0)
        values = np.array(raw, np.float32, order="C")
    odd = values.size - int(np.isfinite(values).sum())
    if odd:
        raise DataError(says.NOT_FINITE(file=path, count=number(odd)))
    return values
