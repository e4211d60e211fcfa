"""The EEG files of the University of Bonn: a set is a hundred text files, a segment in each."""

import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dyplab.errors import DataError
from dyplab.text import eeg as says
from dyplab.text.data import CANNOT_READ, FILE_TOO_LARGE, NOT_A_FILE

RATE_HZ = 173.61
FILES, SAMPLES = 100, 4097
MOST_BYTES = 100_000  # of one text file; the largest published has about 24,000
MOST_MICROVOLTS = 32767  # more than the converter could write


_WHOLE = re.compile(r"[+-]?[0-9]{1,5}")


class Bonn(NamedTuple):
    """One set of the Bonn files. There are no ids of subjects: how many segments come from whom is not told."""

    segments: NDArray[np.float32]  # (N, T), as the files give them, read as µV
    names: tuple[str, ...]  # (N,) Z001.txt …
    rate_hz: float


def read_bonn(path: str | os.PathLike[str]) -> Bonn:
    """One set of the Bonn EEG, from the zip file as it is published or from the folder it was unpacked to.

    A (files Z) is scalp EEG of healthy volunteers with open eyes; E (files S) was recorded inside the skull, in
    patients, during seizures. So the sets differ in far more than the seizure.

    Args:
        path: a zip file or a folder with 100 text files of 4,097 whole numbers each; nothing is unpacked on disk.

    Returns:
        The segments (100, 4097), ordered by the names of the files.

    Raises:
        DataError: no such file, a damaged or empty zip, another number of files or samples, a line that is not a whole
            number; the message names the file and the line.

    Source:
        Andrzejak, Lehnertz, Mormann, Rieke, David and Elger, Physical Review E 64, 061907, 2001. See `cards()`.

    >>> read_bonn("setA.zip").segments.shape  # doctest: +SKIP
    (100, 4097)
    """
    path = Path(path)
    try:
        texts = dict(_from_folder(path) if path.is_dir() else _from_zip(path))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise DataError(says.BAD_ZIP(file=path.name)) from error
    except OSError as error:
        raise DataError(CANNOT_READ(file=path, reason=error.strerror or error)) from error
    if len(texts) != FILES:
        raise DataError(says.WRONG_FILE_COUNT(path=path.name, got=len(texts), need=FILES))
    names = tuple(sorted(texts))
    return Bonn(np.stack([_numbers(texts[name], name) for name in names]), names, RATE_HZ)


def _from_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.iterdir():
        if path.suffix.lower() == ".txt":
            with path.open("rb") as file:
                yield path.name, _bounded(file.read(MOST_BYTES + 1), path.name)


def _from_zip(path: Path) -> Iterator[tuple[str, bytes]]:
    if not path.is_file():
        raise DataError(NOT_A_FILE(file=path))
    with zipfile.ZipFile(path) as archive:
        members = [member for member in archive.infolist() if _is_segment(member.filename)]
        if len(members) > FILES:  # before any is read
            raise DataError(says.WRONG_FILE_COUNT(path=path.name, got=len(members), need=FILES))
        for member in members:
            with archive.open(member) as file:
                yield Path(member.filename).name, _bounded(file.read(MOST_BYTES + 1), member.filename)


def _is_segment(member: str) -> bool:
    """A text file, but not the shadow copy that a Mac puts beside it."""
    return member.lower().endswith(".txt") and "__MACOSX" not in member


def _bounded(content: bytes, name: str) -> bytes:
    if len(content) > MOST_BYTES:
        raise DataError(FILE_TOO_LARGE(file=name, got=f"> {MOST_BYTES}", most=MOST_BYTES))
    return content


def _numbers(content: bytes, name: str) -> NDArray[np.float32]:
    lines = content.decode("ascii", errors="replace").split()
    for line, text in enumerate(lines, start=1):
        if not _WHOLE.fullmatch(text) or abs(int(text)) > MOST_MICROVOLTS:
            raise DataError(says.NOT_A_SAMPLE(file=name, line=line, got=text[:20]))
    if len(lines) != SAMPLES:
        raise DataError(says.WRONG_SAMPLE_COUNT(file=name, got=len(lines), need=SAMPLES))
    return np.array(lines, dtype=np.float32)
