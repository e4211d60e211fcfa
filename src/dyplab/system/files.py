"""Writing that leaves either the whole new file or the old one, never half of either."""

import contextlib
import errno
import os
import time
from pathlib import Path

from dyplab.errors import FolderError
from dyplab.text.system import DISK_FULL, UNWRITABLE

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # Windows has no EDQUOT


def make_folder(folder: str | os.PathLike[str]) -> Path:
    """Make a folder, and those above it, if it is not there.

    Args:
        folder: where it should be.

    Returns:
        The folder.

    Raises:
        FolderError: it cannot be made, or the disk is full; choose another folder or set DYPLAB_HOME.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as home:
    ...     make_folder(Path(home, "Skrive bord", "øving")).is_dir()
    True
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    return folder


def write_atomically(path: str | os.PathLike[str], content: bytes | str) -> Path:
    """Write a file so that a reader meets the whole old one or the whole new one, whatever happens meanwhile.

    Args:
        path: the file; its folder is made if needed.
        content: bytes, or text that is written as UTF-8 with its line ends unchanged.

    Returns:
        The file.

    Raises:
        FolderError: the folder cannot be written or the disk is full; an older file is still there.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as home:
    ...     write_atomically(Path(home, "måling.txt"), "37,2 °C").read_text(encoding="utf-8")
    '37,2 °C'
    """
    path = Path(path)
    make_folder(path.parent)
    part = path.with_name(f".{os.urandom(8).hex()}.part")  # short: the name may already be as long as names get
    try:
        with part.open("xb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        _replace(part, path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()  # still there only when something went wrong
    return path


def cannot_write(path: Path, error: OSError) -> FolderError:
    """The error to raise when this file or folder could not be written: the disk is full, or it is not allowed."""
    return FolderError((DISK_FULL if error.errno in _FULL else UNWRITABLE)(path=path))


def _replace(part: Path, path: Path) -> None:
    """Move into place; on Windows a virus scanner or a reader may hold the old file for a moment."""
    for wait in (0.05, 0.1, 0.2, 0.4):
        try:
            part.replace(path)
            return
        except PermissionError:
            time.sleep(wait)
    part.replace(path)
