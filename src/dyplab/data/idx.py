"""The IDX format, in which MNIST was published: a header that says type and shape, then the numbers, nothing else.

bytes 0–1   always zero
byte  2     the type of number: 8 = unsigned byte, 9 = signed byte, B = short, C = int, D = float, E = double
byte  3     how many dimensions: 3 for images (N, H, W), 1 for labels (N)
then        the size of each dimension, four bytes each, the most significant byte first (big-endian)
then        the numbers, big-endian, the last dimension running fastest
"""

import gzip
import math
import os
import zlib
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dyplab.data.images import MOST_BYTES
from dyplab.errors import DataError
from dyplab.system import write_atomically
from dyplab.text.data import (
    BAD_GZIP,
    CANNOT_READ,
    HEADER_CUT,
    IDX_TYPE,
    NOT_A_FILE,
    TOO_FEW_BYTES,
    TOO_LARGE,
    TOO_MANY_BYTES,
    WRONG_DIMENSIONS,
    WRONG_MAGIC,
)

TYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
MOST_DIMENSIONS = 32
CHUNK = 2**20


class IdxHeader(NamedTuple):
    """What the first bytes of an IDX file say."""

    dtype: np.dtype[Any]  # type of each number as it stands in the file, big-endian
    shape: tuple[int, ...]  # (N, H, W) for images, (N,) for labels

    @property
    def length(self) -> int:
        """Bytes the header itself takes; the numbers begin after them."""
        return 4 + 4 * len(self.shape)

    @property
    def content(self) -> int:
        """Bytes the numbers must take, no more and no less."""
        return math.prod(self.shape) * self.dtype.itemsize


def idx_header(start: bytes) -> IdxHeader:
    """What an IDX file says about itself: the type of its numbers and its shape.

    Args:
        start: the first bytes of the file, at least 4 and 4 more for each dimension; the rest may follow.

    Returns:
        The header.

    Raises:
        DataError: not an IDX header, or cut short; check that it is the right file and download it again.

    >>> idx_header(bytes([0, 0, 8, 3, 0, 0, 0x13, 0x88, 0, 0, 0, 28, 0, 0, 0, 28]))
    IdxHeader(dtype=dtype('uint8'), shape=(5000, 28, 28))
    """
    return _header(start, "bytes")


def _header(start: bytes, file: str) -> IdxHeader:
    if len(start) < 4:
        raise DataError(HEADER_CUT(file=file, need=4, got=len(start)))
    dimensions = start[3]
    if start[:2] != b"\0\0" or start[2] not in TYPES or not 1 <= dimensions <= MOST_DIMENSIONS:
        raise DataError(WRONG_MAGIC(file=file, got=start[:4].hex(" ")))
    length = 4 + 4 * dimensions
    if len(start) < length:
        raise DataError(HEADER_CUT(file=file, need=length, got=len(start)))
    shape = tuple(int.from_bytes(start[at : at + 4], "big") for at in range(4, length, 4))
    return IdxHeader(np.dtype(TYPES[start[2]]), shape)


def read_idx(path: str | os.PathLike[str], dimensions: int | None = None) -> NDArray[Any]:
    """The numbers in an IDX file, gzipped or not.

    Args:
        path: the file.
        dimensions: how many dimensions are expected, 3 for images or 1 for labels; None takes any.

    Returns:
        Array with the shape and number type the file gives.

    Raises:
        DataError: no such file, not IDX, labels where images were expected, too few or too many bytes, damaged gzip;
            the message says which and what to do.

    Source:
        LeCun, Cortes and Burges, The MNIST database of handwritten digits, section "File formats".

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     read_idx(write_idx(Path(folder, "labels.gz"), np.array([7, 2, 1], np.uint8)))
    array([7, 2, 1], dtype=uint8)
    """
    path = Path(path)
    if not path.is_file():
        raise DataError(NOT_A_FILE(file=path))
    try:
        with path.open("rb") as raw:
            zipped = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            if not zipped:
                return _read(raw, path.name, dimensions)
            with gzip.open(raw) as unzipped:
                return _read(unzipped, path.name, dimensions)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DataError(BAD_GZIP(file=path.name)) from error
    except OSError as error:
        raise DataError(CANNOT_READ(file=path, reason=error.strerror or error)) from error


def _read(file: IO[bytes] | gzip.GzipFile, name: str, dimensions: int | None) -> NDArray[Any]:
    start = file.read(4)
    header = _header(start + file.read(4 * start[3]) if len(start) == 4 else start, name)
    if dimensions is not None and len(header.shape) != dimensions:
        raise DataError(WRONG_DIMENSIONS(file=name, got=len(header.shape), needed=dimensions))
    if math.prod(max(size, 1) for size in header.shape) * header.dtype.itemsize > MOST_BYTES:
        raise DataError(TOO_LARGE(file=name, shape=header.shape, most=MOST_BYTES))
    content = bytearray()  # grows with what is there, not with what the header promises
    while len(content) < header.content and (chunk := file.read(min(CHUNK, header.content - len(content)))):
        content += chunk
    if len(content) < header.content:
        raise DataError(TOO_FEW_BYTES(file=name, shape=header.shape, need=header.content, got=len(content)))
    if file.read(1):
        raise DataError(TOO_MANY_BYTES(file=name, shape=header.shape, need=header.content))
    numbers = np.frombuffer(content, header.dtype).reshape(header.shape)
    return numbers.astype(header.dtype.newbyteorder("="), copy=False)


def write_idx(path: str | os.PathLike[str], array: NDArray[Any]) -> Path:
    """Write numbers as an IDX file; the same numbers always give the same bytes, gzipped too.

    Args:
        path: the file; a name that ends in `.gz` is gzipped.
        array: any shape with 1 to 32 dimensions; uint8, int8, int16, int32, float32 or float64.

    Returns:
        The file.

    Raises:
        DataError: a number type that IDX has not; convert first, labels for instance with `labels.astype("uint8")`.
        FolderError: the folder cannot be written or the disk is full.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_idx(Path(folder, "labels"), np.array([7, 2], np.uint8)).read_bytes().hex(" ")
    '00 00 08 01 00 00 00 02 07 02'
    """
    path = Path(path)
    array = np.asarray(array)
    codes = {np.dtype(name).newbyteorder("="): code for code, name in TYPES.items()}
    code = codes.get(array.dtype.newbyteorder("="))
    if code is None or not 1 <= array.ndim <= MOST_DIMENSIONS:
        raise DataError(IDX_TYPE(dtype=array.dtype, dimensions=array.ndim))
    content = bytes([0, 0, code, array.ndim]) + b"".join(size.to_bytes(4, "big") for size in array.shape)
    content += array.astype(TYPES[code]).tobytes()
    return write_atomically(path, gzip.compress(content, 9, mtime=0) if path.suffix == ".gz" else content)
