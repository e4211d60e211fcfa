"""Writing leaves the whole new file or the whole old one, and says what to do when it cannot write."""

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dyplab.errors import FolderError
from dyplab.system import make_folder, write_atomically
from dyplab.text import Said

Both = Callable[[Said | None], str]


def test_text_is_written_as_utf8_with_its_line_ends_unchanged(tmp_path: Path) -> None:
    path = write_atomically(tmp_path / "Skrive bord" / "øving æ.txt", "blå\r\ngrønn\n")
    assert path.read_bytes() == "blå\r\ngrønn\n".encode()


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    assert write_atomically(tmp_path / "x", bytes(range(256))).read_bytes() == bytes(range(256))


def test_a_name_as_long_as_names_get_can_be_written(tmp_path: Path) -> None:
    assert write_atomically(tmp_path / ("x" * 255), "1").read_text() == "1"


def test_a_new_file_may_be_read_by_those_who_may_read_other_new_files(tmp_path: Path) -> None:
    (tmp_path / "ordinary").write_text("")
    assert write_atomically(tmp_path / "x", "1").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


def test_a_reader_never_meets_half_a_file(tmp_path: Path) -> None:
    path, contents, done = tmp_path / "x", {b"a" * 300_000, b"b" * 300_000}, threading.Event()
    write_atomically(path, b"a" * 300_000)

    def write() -> None:
        for _ in range(30):
            for content in contents:
                write_atomically(path, content)
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    met = {path.read_bytes() for _ in iter(lambda: done.is_set(), True)}
    writer.join()
    assert met <= contents


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, both: Both
) -> None:
    path = write_atomically(tmp_path / "x", "old")

    def fail(number: int) -> None:
        raise OSError(errno.EIO, "the disk is gone")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FolderError) as caught:
        write_atomically(path, "new")
    assert str(path) in both(caught.value.said) and "DYPLAB_HOME" in both(caught.value.said)
    assert path.read_text() == "old" and [file.name for file in tmp_path.iterdir()] == ["x"]


def test_a_full_disk_is_said_and_leaves_nothing_half_written(small_disk: Path, both: Both) -> None:
    path = write_atomically(small_disk / "x", "old")
    with pytest.raises(FolderError) as caught:
        write_atomically(path, bytes(2_000_000))
    assert "disken" in both(caught.value.said) and "the disk" in both(caught.value.said)
    assert path.read_text() == "old" and [file.name for file in small_disk.iterdir()] == ["x"]


def test_a_folder_below_a_file_is_answered_with_the_way_out(tmp_path: Path, both: Both) -> None:
    (tmp_path / "file").write_text("")
    for action in (make_folder, lambda path: write_atomically(path / "x", "")):
        with pytest.raises(FolderError) as caught:
            action(tmp_path / "file" / "below")
        assert both(caught.value.said).count("DYPLAB_HOME") == 2
    assert caught.value.__cause__ is not None


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x" / "inside").mkdir(parents=True)
    with pytest.raises(FolderError):
        write_atomically(tmp_path / "x", "1")
    assert (tmp_path / "x" / "inside").is_dir() and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(("refusals", "written"), [(2, True), (1000, False)])
def test_a_file_held_for_a_moment_is_waited_for_but_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int, written: bool
) -> None:
    path, left, replace = write_atomically(tmp_path / "x", "old"), [refusals], Path.replace

    def held(part: Path, target: Path) -> Path:  # as Windows does while a virus scanner reads the file
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(errno.EACCES, "in use")
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", held)
    if written:
        write_atomically(path, "new")
    else:
        with pytest.raises(FolderError):
            write_atomically(path, "new")
    assert path.read_text() == ("new" if written else "old") and len(list(tmp_path.iterdir())) == 1


def test_making_a_folder_twice_is_no_fault(tmp_path: Path) -> None:
    assert make_folder(make_folder(tmp_path / "a" / "b")).is_dir()
