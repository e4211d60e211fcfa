"""An archive made by somebody else: all of it inside the folder, or nothing anywhere."""

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dyplab.errors import DataError, FolderError, UnsafeFile
from dyplab.system import unzip, unzip_safely
from dyplab.text import Said

Both = Callable[[Said | None], str]


def archive(path: Path, members: dict[str, bytes], **about: int) -> Path:
    """A zip file; `about` is written into each member's header (`external_attr=…`)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            member = zipfile.ZipInfo("placeholder")
            member.filename, member.compress_type = name, zipfile.ZIP_DEFLATED
            for field, value in about.items():
                setattr(member, field, value)
            file.writestr(member, content)
    return path


def refused(tmp_path: Path, path: Path, max_bytes: int = 10_000, kind: type[Exception] = DataError) -> Said:
    """Unpack into a new folder; see that it is refused and that nothing was left anywhere; return what was said."""
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(kind) as caught:
        unzip_safely(path, tmp_path / "new", max_bytes)
    assert sorted(tmp_path.rglob("*")) == before
    said: Said = caught.value.said  # type: ignore[attr-defined]
    return said


def test_what_was_packed_is_unpacked(tmp_path: Path) -> None:
    members = {"snitt/1 æ.txt": "målt".encode(), "snitt/dypt/2.bin": bytes(5000), "tom/": b""}
    folder = unzip_safely(archive(tmp_path / "a.zip", members), tmp_path / "Skrive bord" / "ny", 10_000)
    unpacked = {str(file.relative_to(folder).as_posix()): file.read_bytes() for file in folder.rglob("*.*")}
    assert unpacked == {name: content for name, content in members.items() if content}
    assert (folder / "tom").is_dir()
    assert [file.name for file in folder.parent.iterdir()] == ["ny"]


def test_an_empty_folder_is_filled_and_one_in_use_is_left_alone(tmp_path: Path, both: Both) -> None:
    path = archive(tmp_path / "a.zip", {"1.txt": b"1"})
    (tmp_path / "new").mkdir()
    unzip_safely(path, tmp_path / "new", 10)
    (tmp_path / "new" / "1.txt").write_text("mine")
    said = both(refused(tmp_path, path, kind=FolderError))
    assert str(tmp_path / "new") in said and "finnes fra før" in said and "already exists" in said
    assert (tmp_path / "new" / "1.txt").read_text() == "mine"


@pytest.mark.parametrize(
    "name",
    [
        "../out.txt",
        "a/../../out.txt",
        "/etc/out.txt",
        "//server/share/out.txt",
        "C:/out.txt",
        "C:out.txt",
        "..\\out.txt",
        "a\\b.txt",
        "file.txt:stream",
        "./a.txt",
        "a//b.txt",
        "..",
        "a\nb.txt",
    ],
)
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, both: Both, name: str) -> None:
    path = archive(tmp_path / "a.zip", {"fine.txt": b"1", name: b"2"})
    assert name in both(refused(tmp_path, path, kind=UnsafeFile))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFBLK])
def test_a_link_or_a_device_is_refused(tmp_path: Path, kind: int) -> None:
    refused(tmp_path, archive(tmp_path / "a.zip", {"x": b"/etc/passwd"}, external_attr=kind << 16), kind=UnsafeFile)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, both: Both) -> None:
    path = archive(tmp_path / "bomb.zip", {str(i): bytes(3_000_000) for i in range(10)})
    assert path.stat().st_size < 100_000
    assert "bomb.zip" in both(refused(tmp_path, path, max_bytes=29_999_999))
    unzip_safely(path, tmp_path / "new", 30_000_000)


def test_a_bomb_of_empty_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unzip, "_MOST_MEMBERS", 50)
    refused(tmp_path, archive(tmp_path / "a.zip", {str(i): b"" for i in range(51)}))


def test_a_member_larger_than_its_header_states_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"x": bytes(1_000_000)})
    size = (1_000_000).to_bytes(4, "little")
    content = path.read_bytes()
    assert content.count(size) == 2
    path.write_bytes(content.replace(size, (1000).to_bytes(4, "little")))
    refused(tmp_path, path)


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("x", "1")
        file.writestr("x", "2")
    refused(tmp_path, tmp_path / "a.zip")
    refused(tmp_path, archive(tmp_path / "b.zip", {"x": b"1", "x/y": b"2"}))


def test_damage_is_said_and_nothing_is_left(tmp_path: Path, both: Both) -> None:
    whole = archive(tmp_path / "a.zip", {str(i): bytes(range(256)) * 4 for i in range(5)}).read_bytes()
    for number, damaged in enumerate(
        [b"", b"<html>Not found</html>", whole[:-30], whole[:200] + bytes(40) + whole[240:], whole[1000:]]
    ):
        path = tmp_path / f"damaged-{number}.zip"
        path.write_bytes(damaged)
        assert path.name in both(refused(tmp_path, path))


def test_an_encrypted_or_unusually_packed_archive_is_refused(tmp_path: Path) -> None:
    content = bytearray(archive(tmp_path / "a.zip", {"x": b"secret"}).read_bytes())
    content[6] |= 1  # the flag "encrypted", in the member's header and in the list at the end
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(content)
    refused(tmp_path, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_LZMA) as file:
        file.writestr("x", "1" * 100)
    refused(tmp_path, tmp_path / "b.zip")


def test_an_archive_that_is_not_there_is_said(tmp_path: Path, both: Both) -> None:
    assert "none.zip" in both(refused(tmp_path, tmp_path / "none.zip"))


def test_a_full_disk_is_said_and_nothing_is_left(tmp_path: Path, small_disk: Path, both: Both) -> None:
    path = archive(tmp_path / "a.zip", {"x": bytes(3_000_000)})
    with pytest.raises(FolderError) as caught:
        unzip_safely(path, small_disk / "new", 10_000_000)
    assert "the disk" in both(caught.value.said) and list(small_disk.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, both: Both) -> None:
    path = archive(tmp_path / "a.zip", {"x": b"1"})
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderError) as caught:
        unzip_safely(path, tmp_path / "file" / "new", 10)
    assert "DYPLAB_HOME" in both(caught.value.said)
