"""Folders of PNG files, judged by pillow."""

import numpy as np
import pytest
from PIL import Image

from dyplab.data import load_mnist, read_pngs, write_pngs
from dyplab.errors import DataError, FolderError

TWO = np.arange(2 * 3 * 4, dtype=np.uint8).reshape(2, 3, 4)


def said(folder, shape=(3, 4)):
    with pytest.raises(DataError) as refused:
        read_pngs(folder, shape)
    return refused.value.said.nb, refused.value.said.en


@pytest.fixture
def folder(tmp_path):
    return write_pngs(tmp_path / "mine bilder på øya", TWO, [7, 1])


def test_images_come_back_unchanged_and_in_order(tmp_path):
    images, labels = (part[::5] for part in load_mnist())
    back = read_pngs(write_pngs(tmp_path / "mnist", images, labels))
    assert back.images.dtype == np.uint8 and np.array_equal(back.images, images)
    assert np.array_equal(back.labels, labels)


def test_pillow_sees_the_same_picture(folder):
    assert np.array_equal(Image.open(folder / "00001_label1.png"), TWO[1])


def test_numbers_are_read_as_numbers_not_as_text(folder):
    for number in (2, 10, 100, 1):
        Image.fromarray(np.full((3, 4), number, np.uint8)).save(folder / f"{number}_label5.png")
    for file in ("00000_label7.png", "00001_label1.png"):
        (folder / file).unlink()
    assert read_pngs(folder, (3, 4)).images[:, 0, 0].tolist() == [1, 2, 10, 100]


def test_other_files_in_the_folder_are_passed_over(folder):
    for name in ("Thumbs.db", ".DS_Store", "._00000_label7.png", "notes.txt"):
        (folder / name).write_bytes(b"something")
    assert len(read_pngs(folder, (3, 4)).images) == 2


def test_another_size_is_told_with_both_sizes(folder):
    assert all("3 × 4" in text and "4 × 3" in text for text in said(folder, (4, 3)))


def test_a_name_without_a_label_is_told(folder):
    for name in ("copy of 00001.png", "00002_label12.png", "00002_labelx.png"):
        (folder / name).write_bytes((folder / "00001_label1.png").read_bytes())
        assert all(name in text for text in said(folder))
        (folder / name).unlink()


def test_a_file_that_is_no_image_or_half_an_image_is_told(folder):
    whole = (folder / "00001_label1.png").read_bytes()
    for content in (b"", b"not an image", whole[:40], whole[:-30]):
        (folder / "00002_label3.png").write_bytes(content)
        assert all("00002_label3.png" in text for text in said(folder))
    Image.fromarray(TWO[0]).save(folder / "00002_label3.png", format="JPEG")
    assert all("00002_label3.png" in text for text in said(folder))


def test_a_damaged_png_never_gives_another_error(folder):
    rng = np.random.default_rng(0)
    whole = (folder / "00001_label1.png").read_bytes()
    for _ in range(300):
        damaged = bytearray(whole)
        for at in rng.integers(0, len(whole), 3):
            damaged[at] = rng.integers(256)
        (folder / "00001_label1.png").write_bytes(damaged)
        try:
            read_pngs(folder, (3, 4))
        except DataError as refused:
            assert refused.said.nb and refused.said.en


def test_an_image_in_colour_is_told(folder):
    Image.fromarray(TWO[0]).convert("RGB").save(folder / "00002_label3.png")
    assert all("RGB" in text and "00002_label3.png" in text for text in said(folder))


def test_no_folder_and_a_folder_without_images_are_told(tmp_path):
    assert all("nowhere" in text for text in said(tmp_path / "nowhere"))
    (tmp_path / "empty").mkdir()
    assert all("empty" in text and "PNG" in text for text in said(tmp_path / "empty"))


def test_images_are_never_mixed_with_what_was_there(folder):
    with pytest.raises(DataError) as refused:
        write_pngs(folder, TWO, [7, 1])
    assert str(folder) in refused.value.said.nb and str(folder) in refused.value.said.en
    assert len(list(folder.iterdir())) == 2


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "empty").mkdir()
    assert len(list(write_pngs(tmp_path / "empty", TWO, [7, 1]).iterdir())) == 2


def test_when_writing_stops_halfway_nothing_is_left(tmp_path, monkeypatch):
    save, saved = Image.Image.save, []

    def full(picture, file, **options):
        if saved:
            raise OSError(28, "No space left on device")
        saved.append(file)
        save(picture, file, **options)

    monkeypatch.setattr(Image.Image, "save", full)
    with pytest.raises(FolderError) as refused:
        write_pngs(tmp_path / "new", TWO, [7, 1])
    assert refused.value.said.nb and refused.value.said.en
    assert not list(tmp_path.glob("new*")) and not list(tmp_path.glob(".png*"))


def test_a_folder_below_a_file_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderError) as refused:
        write_pngs(tmp_path / "file" / "new", TWO, [7, 1])
    assert refused.value.said.nb and refused.value.said.en
