"""IDX files, byte by byte, judged by struct, gzip and the files MNIST was published in."""

import gzip
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dyplab.data import idx_header, read_idx, write_idx
from dyplab.errors import DataError

HEADER = struct.pack(">HBBIII", 0, 8, 3, 2, 3, 4)
TYPES = {"uint8": 0x08, "int8": 0x09, "int16": 0x0B, "int32": 0x0C, "float32": 0x0D, "float64": 0x0E}


def said(file, **options):
    """The sentence, in both languages, with which a bad file is refused."""
    with pytest.raises(DataError) as refused:
        read_idx(file, **options)
    return refused.value.said.nb, refused.value.said.en


def file_of(tmp_path, content, name="file"):
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def test_the_published_files_are_read_number_by_number(mnist_full):
    assert np.array_equal(read_idx(mnist_full.folder / "t10k-images-idx3-ubyte", 3), mnist_full.test_images)
    assert np.array_equal(read_idx(mnist_full.folder / "train-labels-idx1-ubyte", 1), mnist_full.train_labels)


def test_a_written_file_has_the_bytes_of_the_published_one(mnist_full, tmp_path):
    written = write_idx(tmp_path / "labels", np.array(mnist_full.test_labels))
    assert written.read_bytes() == (mnist_full.folder / "t10k-labels-idx1-ubyte").read_bytes()


def test_the_header_is_what_struct_makes_of_it():
    header = idx_header(HEADER + b"more")
    assert header == (np.uint8, (2, 3, 4)) and header.length == len(HEADER) and header.content == 24


@pytest.mark.parametrize(("name", "code"), TYPES.items())
def test_every_type_is_written_big_endian_with_its_code(name, code, tmp_path):
    numbers = [1, 2, 100]
    content = write_idx(tmp_path / "file", np.array(numbers, name)).read_bytes()
    letter = {"uint8": "B", "int8": "b", "int16": "h", "int32": "i", "float32": "f", "float64": "d"}[name]
    assert content == struct.pack(f">HBBI3{letter}", 0, code, 1, 3, *numbers)
    assert read_idx(tmp_path / "file").dtype == np.dtype(name)


@settings(deadline=None, max_examples=60)
@given(
    array=st.sampled_from(sorted(TYPES)).flatmap(
        lambda name: arrays.arrays(name, arrays.array_shapes(max_dims=4, min_side=0, max_side=5))
    ),
    ending=st.sampled_from(["", ".gz"]),
)
def test_what_is_written_is_read_back_bit_by_bit(array, ending, tmp_path_factory):
    back = read_idx(write_idx(tmp_path_factory.mktemp("idx") / f"file{ending}", array))
    assert back.dtype == array.dtype and back.shape == array.shape and back.tobytes() == array.tobytes()


def test_the_same_numbers_give_the_same_gzipped_bytes_under_any_name_at_any_time(tmp_path, monkeypatch):
    numbers = np.arange(100, dtype=np.uint8)
    first = write_idx(tmp_path / "a.gz", numbers).read_bytes()
    monkeypatch.setattr("time.time", lambda: 0.0)
    assert write_idx(tmp_path / "b.gz", numbers).read_bytes() == first
    assert gzip.decompress(first)[8:] == numbers.tobytes()


def test_gzip_is_known_by_its_bytes_not_by_the_name(tmp_path):
    file = file_of(tmp_path, gzip.compress(HEADER + bytes(24)), "images-idx3-ubyte")
    assert read_idx(file).shape == (2, 3, 4)


@pytest.mark.parametrize(
    "start",
    [
        b"PK\3\4 an archive",
        b"<html>",
        b"\x93NUMPY",
        bytes([0, 0, 7, 1, 0, 0, 0, 1, 5]),
        bytes([0, 0, 8, 0]),
        b"\0\0\x08\xff",
    ],
)
def test_a_wrong_magic_number_is_shown(start, tmp_path):
    nb, en = said(file_of(tmp_path, start))
    assert start[:4].hex(" ") in nb and start[:4].hex(" ") in en


def test_a_little_endian_header_is_refused(tmp_path):
    nb, en = said(file_of(tmp_path, struct.pack("<HBBIII", 0, 8, 3, 2, 3, 4) + bytes(24)))
    assert "33554432" in nb and "33554432" in en  # 2 read from the wrong end


@pytest.mark.parametrize("packed", [False, True])
def test_too_few_and_too_many_bytes_are_told_apart(packed, tmp_path):
    pack = gzip.compress if packed else bytes
    few = said(file_of(tmp_path, pack(HEADER + bytes(23))))
    assert all("24" in text and "23" in text and "(2, 3, 4)" in text for text in few)
    many = said(file_of(tmp_path, pack(HEADER + bytes(25))))
    assert all("24" in text for text in many) and many != few


@pytest.mark.parametrize("length", [0, 3, 4, 15])
def test_a_file_cut_within_its_header_is_refused(length, tmp_path):
    nb, en = said(file_of(tmp_path, HEADER[:length]))
    assert str(length) in nb and str(length) in en


def test_a_header_cut_in_memory_is_refused_too():
    with pytest.raises(DataError) as refused:
        idx_header(HEADER[:10])
    assert "16" in refused.value.said.nb and "16" in refused.value.said.en


def test_labels_where_images_were_expected_are_called_so(tmp_path):
    nb, en = said(write_idx(tmp_path / "labels", np.zeros(3, np.uint8)), dimensions=3)
    assert "labels har 1" in nb and "labels has 1" in en


def test_a_missing_file_and_a_folder_are_no_files(tmp_path):
    for path in (tmp_path / "nowhere", tmp_path):
        nb, en = said(path)
        assert str(path) in nb and str(path) in en


def test_a_cut_or_damaged_gzip_is_refused(tmp_path):
    whole = gzip.compress(HEADER + np.random.default_rng(0).integers(0, 256, 24, np.uint8).tobytes())
    for content in (whole[:-12], whole[:-4], whole[:20] + b"\xff\xff" + whole[22:], whole[:5]):
        nb, en = said(file_of(tmp_path, content))
        assert "gzip" in nb and "gzip" in en


def test_a_header_that_promises_too_much_is_refused_before_memory_is_taken(tmp_path):
    huge = struct.pack(">HBBIII", 0, 0x0E, 3, 2**32 - 1, 2**32 - 1, 2**32 - 1)
    none = struct.pack(">HBBIII", 0, 0x0E, 3, 0, 2**32 - 1, 2**32 - 1)
    for content in (huge + bytes(100), none):
        nb, en = said(file_of(tmp_path, content))
        assert all("4294967295" in text and str(2**30) in text for text in (nb, en))


def test_memory_follows_the_bytes_that_are_there_not_the_header(tmp_path):
    import tracemalloc

    almost = struct.pack(">HBBI", 0, 8, 1, 2**30)
    for content in (almost + bytes(10), gzip.compress(almost + bytes(10))):
        file, peaks = file_of(tmp_path, content), []
        for _ in range(3):  # a thread that an earlier test left may take memory meanwhile, but hardly three times
            tracemalloc.start()
            said(file)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        assert min(peaks) < 20e6


@pytest.mark.parametrize(
    "array", [np.arange(3), np.array([True]), np.array(["a"]), np.array(1, np.uint8), np.array([1j])]
)
def test_a_type_the_format_has_not_is_refused_with_the_way_out(array, tmp_path):
    with pytest.raises(DataError) as refused:
        write_idx(tmp_path / "file", array)
    assert "uint8" in refused.value.said.nb and "uint8" in refused.value.said.en
    assert not (tmp_path / "file").exists()


def test_a_file_the_system_will_not_give_is_named(tmp_path, monkeypatch):
    file = file_of(tmp_path, HEADER + bytes(24))

    def denied(*args, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", denied)
    nb, en = said(file)
    assert "Permission denied" in nb and "Permission denied" in en
