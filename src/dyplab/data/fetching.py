"""Data sets that do not come with dyplab: from their addresses into the cache, whole and verified or not at all."""

import hashlib
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal

from dyplab.data.card import BUNDLED, Card, CardFile, bundled_file, cards
from dyplab.errors import DataError
from dyplab.system import cache_folder, make_folder
from dyplab.system.files import cannot_write
from dyplab.text import Said, Sentence, number
from dyplab.text import fetch as says
from dyplab.text.data import CANNOT_READ

Found = Literal["whole", "missing", "damaged"]
Progress = Callable[[int, int], None]  # bytes there are, of how many


def fetch(name: str, progress: Progress | None = None) -> Path:
    """Fetch a data set, unless it is there; the one function in dyplab that uses the network.

    Its addresses are tried in turn. A file is verified after it was written and then moved into place, so what has a
    file's name is the whole file. What came before a break is kept, and the next try goes on from there.

    Args:
        name: of the data set, as in `cards()`.
        progress: told how many bytes there are, of how many.

    Returns:
        The folder with the files.

    Raises:
        DataError: no such data set, one that only a person can download, or no address gave the right file; the
            message says what each did.
        FolderError: the cache cannot be written, or the disk is full.

    >>> fetch("mnist-5000").name
    'mnist-5000'
    """
    card = _card(name)
    folder = _folder(card)
    if card.bundled:
        for file in card.files:
            bundled_file(card, file.name)
        return folder
    if set(verify(name).values()) == {"whole"}:
        return folder
    if card.by_hand:
        raise DataError(says.BY_HAND(name=name, page=card.addresses[0]))
    total = sum(file.size for file in card.files)
    make_folder(folder)
    with _alone(folder):
        done = 0
        for file in card.files:
            if _look(folder / file.name, file) != "whole":
                _fetch_file(card, file, folder, partial(_report, progress, done, total))
            done += file.size
            _report(progress, done, total, 0)
    return folder


def verify(name: str) -> dict[str, Found]:
    """Whether each file of a data set is on this computer, with the very bytes its card promises.

    Args:
        name: of the data set, as in `cards()`.

    Returns:
        For each file "whole", "missing" or "damaged".

    Raises:
        DataError: no such data set, or a file that cannot be read.

    >>> verify("mnist-5000")
    {'images-idx3-ubyte.gz': 'whole', 'labels-idx1-ubyte.gz': 'whole'}
    """
    card = _card(name)
    return {file.name: _look(_folder(card) / file.name, file) for file in card.files}


def fetched_files(name: str) -> list[Path]:
    """The files of a data set, in the order of its card; nothing is fetched.

    Args:
        name: of the data set, as in `cards()`.

    Returns:
        Where each file lies.

    Raises:
        DataError: it has not been fetched, or is damaged; the message gives the command that fetches it.
    """
    card = _card(name)
    found = verify(name)
    for file, state in found.items():
        if state == "missing":
            raise DataError(says.ABSENT(name=name, megabytes=megabytes(card)))
        if state == "damaged":
            raise DataError(says.DAMAGED(file=file, name=name))
    return [_folder(card) / file for file in found]


def megabytes(card: Card) -> str:
    """How much there is of a data set, for prose."""
    size = max(sum(file.size for file in card.files) / 1e6, 0.01)
    return number(size, 1 if size >= 0.1 else 2)


def _report(progress: Progress | None, before: int, total: int, now: int) -> None:
    if progress:
        progress(before + now, total)


def _card(name: str) -> Card:
    known = cards()
    if name not in known:
        raise DataError(says.NO_SUCH_DATA(name=name, names=", ".join(known)))
    return known[name]


def _folder(card: Card) -> Path:
    return (BUNDLED if card.bundled else cache_folder()) / card.name


def _look(path: Path, file: CardFile) -> Found:
    try:
        if path.stat().st_size != file.size:
            return "damaged"
        with path.open("rb") as content:
            return "whole" if hashlib.file_digest(content, "sha256").hexdigest() == file.sha256 else "damaged"
    except (FileNotFoundError, NotADirectoryError):
        return "missing"
    except OSError as error:
        raise DataError(CANNOT_READ(file=path, reason=error.strerror or error)) from error


def _fetch_file(card: Card, file: CardFile, folder: Path, on_bytes: Callable[[int], None]) -> None:
    """From the first address that gives it."""
    from dyplab.data.download import AddressFault

    part, faults = folder / f"{file.name}.part", []
    for address in card.addresses:
        try:
            _fetch_from(address + file.name, file, part, on_bytes)
            return
        except AddressFault as fault:
            faults.append(fault.said)
        except OSError as error:
            if _look(part, file) != "whole":
                with suppress(OSError):
                    part.unlink()  # or it would go on filling the disk
            raise cannot_write(folder / file.name, error) from error
    raise DataError(_not_fetched(file, faults))


def _fetch_from(url: str, file: CardFile, part: Path, on_bytes: Callable[[int], None]) -> None:
    from dyplab.data.download import AddressFault, download

    kept = _look(part, file) == "whole" or download(url, file, part, on_bytes)  # stopped just before it was moved?
    if _look(part, file) == "whole":
        part.replace(part.with_suffix(""))
        return
    part.unlink()
    if not kept:
        raise AddressFault(url, says.CORRUPT)
    _fetch_from(url, file, part, on_bytes)  # what was kept may have been the wrong half


def _not_fetched(file: CardFile, faults: list[Said]) -> Said:
    """What each address did, each language by itself."""
    nb = says.NOT_FETCHED(file=file.name, faults=" ".join(fault.nb for fault in faults)).nb
    en = says.NOT_FETCHED(file=file.name, faults=" ".join(fault.en for fault in faults)).en
    return Said(Sentence(nb="{nb}", en="{en}"), {"nb": nb, "en": en})


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time; the lock falls when its holder ends, however it ends."""
    path = folder / ".lock"
    try:
        file = path.open("ab")
    except OSError as error:
        raise cannot_write(path, error) from error
    with file:
        while not _locked(file):
            time.sleep(0.1)
        yield


def _locked(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # somebody has it
        return False
    except OSError:  # some clusters' file systems cannot lock: then two may fetch at once, and the sums decide
        pass
    return True
