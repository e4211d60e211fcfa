"""What is written lies on the scan it came from, in any viewer; whole, or not at all."""

import errno
from dataclasses import replace

import nibabel as nib
import numpy as np
import pytest
from made_up_scans import make_mask
from nibabel.affines import from_matvec
from nibabel.eulerangles import euler2mat

from dyplab.data import read_brats, read_scan, write_mask, write_scan
from dyplab.errors import FolderError

OBLIQUE = from_matvec(euler2mat(0.3, -0.2, 0.1) @ np.diag([-1, -0.9, 5]), [70, 90.5, -40])
MASK = np.random.default_rng(0).integers(0, 4, (5, 6, 7)).astype(np.uint8)


@pytest.mark.parametrize("name", ["mæske.nii", "mæske.nii.gz"])
@pytest.mark.parametrize("affine", [np.diag([-1.0, -1, 1, 1]), OBLIQUE])
def test_a_mask_is_read_by_nibabel_as_it_was_and_where_it_was(tmp_path, name, affine):
    theirs = nib.load(write_mask(tmp_path / "ny mappe" / name, MASK, affine))
    np.testing.assert_array_equal(np.asarray(theirs.dataobj), MASK)
    assert theirs.get_data_dtype() == np.uint8 and theirs.header.get_xyzt_units()[0] == "mm"
    for place in (theirs.affine, theirs.get_sform(), theirs.get_qform()):
        np.testing.assert_allclose(place, affine, atol=1e-5)
    assert theirs.header["sform_code"] == theirs.header["qform_code"] == 1
    np.testing.assert_allclose(theirs.header.get_zooms(), np.linalg.norm(affine[:3, :3], axis=0), rtol=1e-6)
    assert theirs.header.get_slope_inter() in ((1, 0), (None, None))


def test_a_mask_lies_on_the_file_it_was_made_from(files, images, tmp_path):
    scan = read_scan(*images, files["mask"])
    ours, theirs = nib.load(write_mask(tmp_path / "ut.nii.gz", scan.mask, scan.affine)), nib.load(files["t1"])
    np.testing.assert_array_equal(ours.affine, theirs.affine)
    assert ours.shape == theirs.shape and ours.header.get_zooms() == theirs.header.get_zooms()


def test_the_same_mask_is_the_same_bytes(tmp_path):
    one, two = (write_mask(tmp_path / name, MASK, OBLIQUE).read_bytes() for name in ("a.nii.gz", "b.nii.gz"))
    assert one == two


@pytest.mark.parametrize(
    "mask", [MASK[0], MASK.astype(int) - 1, MASK * 100.5, np.where(MASK, np.nan, 1.0), MASK.astype(int) + 300, MASK[:0]]
)
def test_what_is_no_mask_is_not_written(tmp_path, refused, mask):
    assert "0 til 255" in refused(write_mask, tmp_path / "m.nii.gz", mask, OBLIQUE)[0]
    assert not list(tmp_path.glob("*.nii*"))


def test_a_wrong_name_or_affine_is_said_and_nothing_is_written(tmp_path, refused):
    assert ".nii.gz" in refused(write_mask, tmp_path / "mask.png", MASK, OBLIQUE)[1]
    for affine in (np.eye(3), np.diag([1, 1, 0, 1]), np.full((4, 4), np.nan)):
        assert "scan.affine" in refused(write_mask, tmp_path / "m.nii.gz", MASK, affine)[0]
    assert not list(tmp_path.glob("*.*"))


def test_whole_numbers_in_other_types_are_written(tmp_path):
    for dtype in (bool, np.int64, np.float64):
        path = write_mask(tmp_path / "m.nii.gz", (MASK > 1).astype(dtype), OBLIQUE)
        np.testing.assert_array_equal(np.asarray(nib.load(path).dataobj), MASK > 1)


def test_a_scan_that_was_written_is_read_again_as_brats(files, images, tmp_path):
    scan = read_scan(*images, files["mask"], patient="BraTS-GLI-00001-000")
    paths = write_scan(tmp_path / "BraTS-GLI-00001-000", scan)
    assert [path.name[19:] for path in paths] == [f"-{end}.nii.gz" for end in ("t1n", "t1c", "t2w", "t2f", "seg")]
    again = read_brats(tmp_path / "BraTS-GLI-00001-000")
    np.testing.assert_array_equal(again.images, scan.images)
    np.testing.assert_array_equal(again.mask, scan.mask)
    np.testing.assert_array_equal(again.affine, scan.affine)
    assert again.patient == scan.patient
    assert nib.load(paths[0]).get_data_dtype() == np.float32
    assert len(write_scan(tmp_path / "b", replace(scan, mask=None))) == 4


def test_nothing_is_overwritten(files, images, tmp_path, refused):
    scan = read_scan(*images, patient="A")
    (tmp_path / "A-t2f.nii.gz").write_text("mine")
    assert "A-t2f.nii.gz" in refused(write_scan, tmp_path, scan)[0]
    assert (tmp_path / "A-t2f.nii.gz").read_text() == "mine" and not (tmp_path / "A-t1n.nii.gz").exists()


@pytest.mark.parametrize("patient", ["../x", "a/b", "", ".skjult", "a b", "a\\b", "c:d", "x" * 200])
def test_an_id_that_is_no_file_name_is_said(images, tmp_path, refused, patient):
    assert "filnavn" in refused(write_scan, tmp_path, replace(read_scan(*images), patient=patient))[0]


def test_when_the_disk_is_full_half_way_nothing_is_left(images, tmp_path, monkeypatch):
    from dyplab.data.scans import writing
    from dyplab.system.files import cannot_write

    scan, write, written = read_scan(*images, patient="A"), writing.write_atomically, []

    def third_fails(path, content):
        if len(written) == 2:
            raise cannot_write(path, OSError(errno.ENOSPC, "full"))
        written.append(write(path, content))
        return path

    monkeypatch.setattr(writing, "write_atomically", third_fails)
    with pytest.raises(FolderError):
        write_scan(tmp_path / "ut", scan)
    assert len(written) == 2 and not list((tmp_path / "ut").iterdir())


def test_a_full_disk_leaves_the_old_mask(small_disk):
    old = write_mask(small_disk / "mask.nii.gz", make_mask(), np.eye(4)).read_bytes()
    noise = np.random.default_rng(0).integers(0, 255, (128, 128, 128)).astype(np.uint8)
    with pytest.raises(FolderError):
        write_mask(small_disk / "mask.nii.gz", noise, np.eye(4))
    assert (small_disk / "mask.nii.gz").read_bytes() == old and len(list(small_disk.iterdir())) == 1
