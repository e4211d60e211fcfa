"""Unpacking an archive that somebody else made."""

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from dyplab.errors import DataError, FolderError, UnsafeFile
from dyplab.system.files import cannot_write, make_folder
from dyplab.text import number
from dyplab.text.system import FOLDER_NOT_EMPTY, ZIP_DAMAGED, ZIP_MISSING, ZIP_TOO_LARGE, ZIP_UNSAFE

if TYPE_CHECKING:  # zipfile is slow to import, and most commands never unpack
    from zipfile import ZipFile, ZipInfo

_MOST_MEMBERS = 100_000  # a bomb can also be made of empty files


def unzip_safely(archive: str | os.PathLike[str], folder: str | os.PathLike[str], max_bytes: int) -> Path:
    """Unpack a zip file; either all of it ends up in the folder, or nothing does.

    Args:
        archive: the zip file.
        folder: where its content goes; it must be new or empty.
        max_bytes: how large the content may be, unpacked.

    Returns:
        The folder.

    Raises:
        DataError: not there, not a zip file, damaged, encrypted, or too large; fetch it again from its source.
        UnsafeFile: a member would land outside the folder, or is a link; do not use the archive.
        FolderError: the folder is in use, cannot be written, or the disk is full.

    >>> import tempfile, zipfile
    >>> with tempfile.TemporaryDirectory() as home:
    ...     with zipfile.ZipFile(Path(home, "a.zip"), "w") as file:
    ...         file.writestr("ward/temperature.txt", "37.2")
    ...     (unzip_safely(Path(home, "a.zip"), Path(home, "new"), 1000) / "ward" / "temperature.txt").read_text()
    '37.2'
    """
    import tempfile
    from zipfile import ZipFile

    archive, folder = Path(archive), Path(folder)
    if not archive.is_file():
        raise DataError(ZIP_MISSING(file=archive))
    _check_archive(archive, max_bytes)
    make_folder(folder.parent)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderError(FOLDER_NOT_EMPTY(folder=folder))
    try:
        with ZipFile(archive) as file, tempfile.TemporaryDirectory(suffix=".part", dir=folder.parent) as part:
            content = make_folder(Path(part, "content"))
            _unpack(file, content)
            if folder.exists():
                folder.rmdir()
            content.replace(folder)
    except (FileExistsError, NotADirectoryError) as error:  # two members of one name
        raise DataError(ZIP_DAMAGED(file=archive.name)) from error
    except OSError as error:
        raise cannot_write(folder, error) from error
    return folder


def _check_archive(archive: Path, max_bytes: int) -> None:
    """Read all of it once, so that whatever goes wrong afterwards is the disk's fault and not the archive's."""
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(archive) as file:
            members = file.infolist()
            if sum(member.file_size for member in members) > max_bytes or len(members) > _MOST_MEMBERS:
                raise DataError(ZIP_TOO_LARGE(file=archive.name, megabytes=number(max_bytes / 1e6, 1)))
            for member in members:
                if not _confined(member):
                    raise UnsafeFile(ZIP_UNSAFE(file=archive.name, member=member.filename))
            ordinary = all(member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members)
            if not ordinary or file.testzip() is not None:  # zipfile never reads past the size a member states
                raise zipfile.BadZipFile
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
        raise DataError(ZIP_DAMAGED(file=archive.name)) from error


def _confined(member: "ZipInfo") -> bool:
    """A plain file or folder, named by a relative path that means the same on every system."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    parts = member.filename.removesuffix("/").split("/")
    return (
        kind in (0, stat.S_IFREG, stat.S_IFDIR)
        and not any(part in ("", ".", "..") for part in parts)
        and not set(member.filename) & set('\\:*?"<>|')
        and member.filename.isprintable()
    )


def _unpack(file: "ZipFile", folder: Path) -> None:
    import shutil

    for member in file.infolist():
        target = folder.joinpath(*member.filename.split("/"))
        (target if member.is_dir() else target.parent).mkdir(parents=True, exist_ok=True)
        if not member.is_dir():
            with file.open(member) as source, target.open("xb") as copy:
                shutil.copyfileobj(source, copy)
