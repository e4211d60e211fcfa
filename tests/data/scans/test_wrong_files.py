"""A file that is not what it should be ends in one sentence, quickly, whatever it claims to hold."""

import gzip
import struct
import tracemalloc

import nibabel as nib
import numpy as np
import pytest

from dyplab.data import read_scan
from dyplab.data.scans.nifti import read_volume
from dyplab.errors import DataError

VALUES = np.arange(6 * 7 * 8, dtype=np.float32).reshape(6, 7, 8)


@pytest.fixture
def stored(tmp_path):
    """`stored(values)`: a file of these values."""

    def call(values=VALUES, name="bilde.nii.gz", kind=nib.Nifti1Image, affine=None, **settings):
        image = kind(values, np.eye(4) if affine is None else affine)
        for field, value in settings.items():
            image.header[field] = value
        nib.save(image, tmp_path / name)
        return tmp_path / name

    return call


def patched(path, at, content):
    """The file with some bytes of its header written over."""
    data = bytearray(gzip.decompress(path.read_bytes()))
    data[at : at + len(content)] = content
    path.write_bytes(gzip.compress(bytes(data), mtime=0))
    return path


@pytest.mark.parametrize("kind", [nib.Nifti1Image, nib.Nifti2Image])
@pytest.mark.parametrize("name", ["å.nii", "å.nii.gz"])
@pytest.mark.parametrize("dtype", ["uint8", "int16", ">i2", "uint16", "int32", "float32", ">f4", "float64"])
def test_plain_numbers_of_every_kind_are_read_as_nibabel_reads_them(stored, kind, name, dtype):
    path = stored((VALUES % 251).astype(dtype), name, kind)
    np.testing.assert_array_equal(read_volume(path).values, nib.load(path).get_fdata(dtype=np.float32))
    np.testing.assert_array_equal(read_volume(path).affine, nib.load(path).affine)


def test_a_big_endian_file_with_an_extension_and_a_scale_is_read_as_nibabel_reads_it(tmp_path):
    header = nib.Nifti1Header(endianness=">")
    header.set_data_dtype(">i2")
    header.extensions.append(nib.nifti1.Nifti1Extension("comment", b"laget for hand" * 40))
    image = nib.Nifti1Image(VALUES.astype(">i2"), np.diag([1, 2, 3, 1]), header)
    image.header.set_slope_inter(0.25, -3)
    nib.save(image, tmp_path / "stor.nii.gz")
    theirs = nib.load(tmp_path / "stor.nii.gz")
    assert theirs.header.endianness == ">" and theirs.dataobj.slope == 0.25
    np.testing.assert_array_equal(read_volume(tmp_path / "stor.nii.gz").values, theirs.get_fdata(dtype=np.float32))


def test_a_qform_alone_is_enough(stored, tmp_path):
    image = nib.Nifti1Image(VALUES, None)
    affine = nib.affines.from_matvec(nib.eulerangles.euler2mat(0.1, 0.2, 0.3) @ np.diag([1, 1, 5]), [3, 4, 5])
    image.set_qform(affine, code=1)
    nib.save(image, tmp_path / "q.nii.gz")
    np.testing.assert_allclose(read_volume(tmp_path / "q.nii.gz").affine, affine, atol=1e-5)


def test_a_trailing_axis_of_one_is_no_fourth_axis(stored):
    assert read_volume(stored(VALUES[..., None, None])).values.shape == VALUES.shape


def test_a_missing_file_and_a_folder_are_said(tmp_path, refused, stored):
    assert "mangler.nii" in refused(read_volume, tmp_path / "mangler.nii")[0]
    assert "dcm2niix" in refused(read_volume, tmp_path)[1]
    path = stored()
    assert "bilde.nii.gz" in refused(read_volume, path / "under.nii.gz")[0]


@pytest.mark.parametrize(
    ("content", "en"),
    [
        (b"", "not a NIfTI file"),
        (b"t1,t2\n1,2\n" * 200, "not a NIfTI file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(800), "not a NIfTI file"),
        (bytes(128) + b"DICM" + bytes(800), "a DICOM file"),
        (gzip.compress(b"hei" * 999, mtime=0), "not a NIfTI file"),
        (b"\x1f\x8b", "cut short or damaged"),
        (b"\x1f\x8b\x08" + bytes(500), "cut short or damaged"),
    ],
)
def test_what_is_no_nifti_is_said(tmp_path, refused, content, en):
    (tmp_path / "fil.nii.gz").write_bytes(content)
    assert en in refused(read_volume, tmp_path / "fil.nii.gz")[1]


@pytest.mark.parametrize("name", ["bilde.nii", "bilde.nii.gz"])
def test_a_file_cut_anywhere_is_said(stored, refused, name):
    path = stored(np.random.default_rng(0).normal(size=(20, 20, 20)).astype(np.float32), name)
    whole = path.read_bytes()
    for length in (3, 200, 400, len(whole) // 2, len(whole) - 9, len(whole) - 1):
        path.write_bytes(whole[:length])
        refused(read_volume, path)


def test_a_gzip_file_with_one_wrong_bit_is_said(stored, refused):
    path = stored(np.random.default_rng(0).normal(size=(20, 20, 20)).astype(np.float32))
    content = bytearray(path.read_bytes())
    content[-5] ^= 1  # in the checksum
    path.write_bytes(content)
    assert "gzip" in refused(read_volume, path)[0]


def test_a_pair_of_header_and_image_is_said(tmp_path, refused):
    nib.save(nib.Nifti1Pair(VALUES, np.eye(4)), tmp_path / "par.img")
    assert ".hdr" in refused(read_volume, tmp_path / "par.hdr")[0]


def test_a_header_that_promises_too_much_is_refused_before_anything_is_made(stored, refused):
    tracemalloc.start()
    for shape in ((513, 512, 512), (32767, 32767, 32767), (3, 7000, 7000)):
        path = patched(stored(), 42, struct.pack("<3h", *shape))
        assert "512 × 512 × 512" in refused(read_volume, path)[1]
    for shape in ((-6, 7, 8), (0, 7, 8)):
        assert "header" in refused(read_volume, patched(stored(), 42, struct.pack("<3h", *shape)))[1]
    assert "header" in refused(read_volume, patched(stored(), 40, struct.pack("<h", 4000)))[1]
    assert tracemalloc.get_traced_memory()[1] < 20e6
    tracemalloc.stop()


def test_a_small_file_that_unpacks_without_end_is_read_no_further_than_its_header_says(stored, refused):
    path = stored()
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()) + bytes(200_000_000), 1))
    tracemalloc.start()
    np.testing.assert_array_equal(read_volume(path).values, VALUES)
    far = patched(stored(), 108, struct.pack("<f", 4e9))  # where the voxels begin
    assert "header" in refused(read_volume, far)[1]
    assert tracemalloc.get_traced_memory()[1] < 20e6


@pytest.mark.parametrize(
    ("at", "content"),
    [(70, struct.pack("<h", 9999)), (108, struct.pack("<f", float("nan"))), (116, struct.pack("<f", float("inf")))],
)
def test_a_damaged_header_is_said(stored, refused, at, content):
    assert "header" in refused(read_volume, patched(stored(), at, content))[1]


@pytest.mark.parametrize(
    ("values", "nb"),
    [
        (VALUES.astype(np.complex64), "complex64"),
        (np.zeros((6, 7, 8), [("R", "u1"), ("G", "u1"), ("B", "u1")]), "RGB"),
        (VALUES[:, :, 0], "6 × 7"),
        (VALUES[:, :, :1], "6 × 7"),
        (np.zeros((6, 7, 8, 4), np.float32), "4 volumer"),
        (np.where(VALUES == 9, np.nan, VALUES), "1 voksler"),
        (np.where(VALUES > 330, np.inf, VALUES), "5 voksler"),
        (np.where(VALUES > 334, 1e300, VALUES.astype(float)), "1 voksler"),
    ],
)
def test_values_that_are_no_plain_volume_are_said(stored, refused, values, nb):
    assert nb in refused(read_volume, stored(values))[0]


def test_a_file_that_does_not_say_how_the_patient_lies_is_refused(tmp_path, refused):
    nib.save(nib.Nifti1Image(VALUES, None), tmp_path / "x.nii.gz")
    nb, en = refused(read_volume, tmp_path / "x.nii.gz")
    assert "sform_code" in nb and "sform_code" in en


@pytest.mark.parametrize(
    ("affine", "en"),
    [
        (np.diag([1, 1, 0, 1]), "affine has axes"),
        (np.array([[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]), "affine has axes"),
        (np.diag([np.nan, 1, 1, 1]), "affine has axes"),
        (np.diag([1e30, 1, 1, 1]), "affine has axes"),
        (np.diag([0.001, 0.001, 0.001, 1]), "0.001 × 0.001 × 0.001 mm"),
        (np.diag([1, 1, 20, 1]), "1.000 × 1.000 × 20.000 mm"),
    ],
)
def test_an_affine_that_cannot_be_is_said(stored, refused, affine, en):
    path = stored()
    rows = struct.pack("<12f", *affine[:3].ravel())
    assert en in refused(read_volume, patched(path, 280, rows))[1]


def test_a_wrong_quaternion_is_said(tmp_path, refused):
    image = nib.Nifti1Image(VALUES, None)
    image.set_qform(np.eye(4), code=1)
    nib.save(image, tmp_path / "q.nii.gz")
    assert "affine" in refused(read_volume, patched(tmp_path / "q.nii.gz", 256, struct.pack("<3f", 9, 9, 9)))[1]


def test_a_header_with_any_bytes_wrong_is_read_or_said(stored):
    path, rng = stored(name="bilde.nii"), np.random.default_rng(3)
    whole, refusals = path.read_bytes(), 0
    for _ in range(200):
        data = bytearray(whole)
        for at in rng.integers(0, 352, 4):
            data[at] = rng.integers(0, 256)
        path.write_bytes(data)
        try:
            read_volume(path)
        except DataError as error:
            refusals += bool(error.said.nb and error.said.en)
    assert 20 < refusals < 180


def test_too_little_memory_is_said(stored, refused, monkeypatch):
    def full(*_):
        raise MemoryError

    path = stored()
    monkeypatch.setattr(np, "frombuffer", full)
    assert "minne" in refused(read_volume, path)[0]


def test_a_file_that_may_not_be_read_is_said(stored, refused, monkeypatch):
    path = stored()

    def forbidden(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", forbidden)
    assert "Permission denied" in refused(read_volume, path)[1]


def test_an_empty_image_is_said(images, refused):
    image = nib.load(images[2])
    for value in (0, 7.5):
        nib.save(nib.Nifti1Image(np.full(image.shape, value, np.float32), image.affine), images[2])
        assert f"{value:g}" in refused(read_scan, *images)[1]


def test_without_nibabel_the_command_that_brings_it_is_given(images, monkeypatch):
    from dyplab.errors import MissingExtra

    monkeypatch.setattr(
        "dyplab.system.extras.unmet",
        lambda extra="": [__import__("packaging.requirements").requirements.Requirement("nibabel>=5")],
    )
    with pytest.raises(MissingExtra) as caught:
        read_scan(*images)
    assert "nibabel" in caught.value.said.nb
