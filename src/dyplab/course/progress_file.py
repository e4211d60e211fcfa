"""The file the learner's progress is kept in: a list of events that only grows, in SQLite.

SQLite sees to it that two kernels can write at once, and that a kernel killed while writing loses nothing it was told
had been written. A connection lives for one call, so there is nothing to close and nothing to forget.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from dyplab.errors import DataError, FolderError
from dyplab.system import data_folder, make_folder
from dyplab.text import Said
from dyplab.text import progress as says

VERSION = 1  # of the table below; a later one is refused and left alone

_PATIENCE = 2.0  # seconds to wait for another kernel; a write takes milliseconds
_TABLE = """CREATE TABLE IF NOT EXISTS events (
    lesson TEXT NOT NULL, item TEXT NOT NULL, kind TEXT NOT NULL, outcome TEXT NOT NULL, at TEXT NOT NULL,
    CHECK (instr(CAST(lesson || item || kind || outcome || at AS BLOB), x'00') = 0) -- zeroed bytes are found out
)"""

T = TypeVar("T")
Event = tuple[str, str, str, str, str]  # lesson, item, kind, outcome, at


def progress_path() -> Path:
    """Where the file is, or will be.

    Raises:
        FolderError: there is no home folder; set DYPLAB_HOME.
    """
    return data_folder() / "progress.sqlite3"


def append(*events: Event) -> Said | None:
    """Write events down for good, all or none; never raises, whatever is wrong with the file or the disk.

    Returns:
        None when they are written and all is well; else what to tell the learner.
    """
    try:
        path = progress_path()
    except FolderError as error:  # no home folder
        return error.said
    try:
        make_folder(path.parent)
        return _mending(path, lambda: _insert(path, events))[1]
    except DataError as error:  # from a newer dyplab
        return error.said
    except (sqlite3.Error, OSError) as error:
        return _why_not_saved(path, error)


def read() -> list[Event]:
    """Every event, in the order they were written.

    Raises:
        DataError: the file was damaged and has been set aside, or comes from a newer dyplab.
        FolderError: the file cannot be read.
    """
    path = progress_path()
    try:
        events, aside = _mending(path, lambda: peek(path))
    except (sqlite3.Error, OSError) as error:
        raise FolderError(says.UNREADABLE(file=path)) from error
    if aside:
        raise DataError(aside)
    return events


def peek(path: Path) -> list[Event]:
    """Every event, without setting anything right.

    Raises:
        sqlite3.Error, OSError, DataError: the file is damaged, cannot be read, or comes from a newer dyplab.
    """
    if not path.exists():
        return []
    try:
        with _opened(path) as connection:
            return _select(path, connection)
    except sqlite3.OperationalError as error:
        if _is_damage(path, error) or _is_busy(error):
            raise
    # A write-ahead log cannot be opened on a read-only or full disk. Nobody writes there: it can be read as it is.
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
        return _select(path, connection)


def remove() -> None:
    """Delete the file, and all that were set aside.

    Raises:
        FolderError: one cannot be deleted, for example because another program has it open.
    """
    path = progress_path()
    if not path.parent.is_dir():
        return
    try:
        with _held(path, "BEGIN EXCLUSIVE"):
            for file in path.parent.glob("progress*.sqlite3*"):
                if file.is_file():
                    file.unlink()
    except (sqlite3.Error, OSError) as error:
        raise FolderError(says.NOT_DELETED(folder=path.parent)) from error


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file for one call, with a write-ahead log; with a rollback journal where the file system cannot lock."""
    with _held(path, "BEGIN"), _connected(path) as connection:
        if _can_lock(path.parent):
            with suppress(sqlite3.OperationalError):  # no shared memory, or another kernel is at it: either will do
                connection.execute("PRAGMA journal_mode=WAL")
        else:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("PRAGMA journal_mode=DELETE")
        yield connection


@contextmanager
def _held(path: Path, begin: str) -> Iterator[None]:
    """Keep the file in its place while it is used ("BEGIN"), or have it alone to move it ("BEGIN EXCLUSIVE").

    SQLite finds the log by its name, so a file moved while others have it open would leave them with the log of the
    next one. An empty database beside it is the lock: it works on every system, and a kernel that is killed lets go.
    """
    with _connected(path.with_name("progress.lock")) as lock:
        lock.execute(begin)
        lock.execute("SELECT 1 FROM sqlite_master")  # "BEGIN" alone waits for the first use
        yield


@contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    """Some clusters' file systems cannot lock; there SQLite makes a folder beside the file as its lock."""
    locking = _can_lock(path.parent)
    if not locking:
        lock = path.with_name(path.name + ".lock")
        with suppress(OSError):
            if lock.stat().st_mtime < time.time() - 60:  # left behind by a kernel that was killed
                lock.rmdir()
    place = path if locking else f"{path.as_uri()}?vfs=unix-dotfile"
    try:
        with closing(sqlite3.connect(place, uri=not locking, timeout=_PATIENCE, isolation_level=None)) as connection:
            yield connection
    except UnicodeDecodeError as error:  # SQLite's own message quotes the damage
        raise sqlite3.DatabaseError("text that is no text") from error


@lru_cache(maxsize=8)
def _can_lock(folder: Path) -> bool:
    """Tried on a file of its own: to close the progress file here would drop the locks SQLite holds on it."""
    try:
        import fcntl
    except ImportError:  # Windows always can
        return True
    import tempfile

    try:
        probe = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed below
    except OSError:  # read-only or full: SQLite will find out
        return True
    with probe:
        try:
            fcntl.lockf(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def _insert(path: Path, events: tuple[Event, ...]) -> None:
    with _opened(path) as connection:
        _check_whole(path, connection)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_TABLE)
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?)", events)
        connection.execute("COMMIT")


def _select(path: Path, connection: sqlite3.Connection) -> list[Event]:
    _check_whole(path, connection)
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'events'").fetchone():
        return []
    return connection.execute("SELECT lesson, item, kind, outcome, at FROM events ORDER BY rowid").fetchall()


def _check_whole(path: Path, connection: sqlite3.Connection) -> None:
    """Raise for damage, which SQLite else finds only when it happens to read the page; takes milliseconds."""
    if connection.execute("PRAGMA user_version").fetchone()[0] > VERSION:
        raise DataError(says.NEWER(file=path))
    answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise sqlite3.DatabaseError(answer)


def _is_damage(path: Path, error: sqlite3.Error) -> bool:
    """Whether the file itself is at fault."""
    return path.is_dir() or _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def _is_busy(error: sqlite3.Error) -> bool:
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)


def _code(error: sqlite3.Error) -> int:
    """SQLite's word for what went wrong; what Python or we found ourselves has none, and is always damage."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF


def _mending(path: Path, action: Callable[[], T]) -> tuple[T, Said | None]:
    """Do something with the file; if it turns out damaged, set it aside, say so, and do it with a new one."""
    try:
        return action(), None
    except sqlite3.Error as error:
        if not _is_damage(path, error):
            raise
    aside = _set_aside(path)
    return action(), aside


def _set_aside(path: Path) -> Said | None:
    """Rename a damaged file so that a new one can be begun; None when another process has just done so."""
    with _held(path, "BEGIN EXCLUSIVE"):
        if not path.exists() or (path.is_file() and _is_whole(path)):
            return None
        aside = path.with_name(f"progress-damaged-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}.sqlite3")
        while aside.exists():
            aside = aside.with_name(f"{aside.stem}x.sqlite3")
        for part in ("-wal", "-journal", ""):
            with suppress(FileNotFoundError):
                path.with_name(path.name + part).rename(aside.with_name(aside.name + part))
        path.with_name(path.name + "-shm").unlink(missing_ok=True)
    return says.SET_ASIDE(file=aside)


def _is_whole(path: Path) -> bool:
    try:
        with _connected(path) as connection:
            _select(path, connection)
    except sqlite3.Error as error:
        if not _is_damage(path, error):
            raise
        return False
    return True


def _why_not_saved(path: Path, error: sqlite3.Error | OSError) -> Said:
    if isinstance(error, sqlite3.Error) and _is_busy(error):
        return says.NOT_SAVED_BUSY(file=path)
    from dyplab.system.computer import free_bytes

    if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL or free_bytes(path.parent) < 100_000:
        return says.NOT_SAVED_FULL(folder=path.parent)
    return says.NOT_SAVED_UNWRITABLE(folder=path.parent)
