"""The mask's file lies on the image it was made from, by nibabel's own reading, and takes nothing else over from it."""

import gzip
from pathlib import Path

import nibabel
import numpy as np
import pytest

from dyplab.text.segment import IN_THE_FILE
from dyplab.tumour.nifti import as_nifti

OBLIQUE = nibabel.affines.from_matvec(nibabel.eulerangles.euler2mat(0.1, -0.2, 0.05) * (1.5, 0.9, 3.0), (-80, 60, 40))
LPS = np.array([[-1.0, 0, 0, 90], [0, -1, 0, 126], [0, 0, 1, -72], [0, 0, 0, 1]])


def save_image(path: Path, affine, sform: int, qform: int, kind=nibabel.Nifti1Image) -> Path:
    image = kind(np.zeros((5, 6, 4), np.int16), affine)
    image.header["descrip"] = b"NORDMANN, OLA 010190"
    image.header.extensions.append(nibabel.nifti1.Nifti1Extension(6, b"NORDMANN, OLA"))
    image.set_qform(affine, qform)
    image.set_sform(affine, sform)
    image.header.set_xyzt_units("mm", "sec")
    nibabel.save(image, path)
    return path


@pytest.mark.parametrize("affine", [np.eye(4), LPS, OBLIQUE], ids=["RAS", "LPS", "oblique"])
@pytest.mark.parametrize(("sform", "qform"), [(1, 1), (4, 0), (0, 1), (2, 1)])
@pytest.mark.parametrize("kind", [nibabel.Nifti1Image, nibabel.Nifti2Image])
def test_affine_codes_voxel_sizes_and_units_are_the_images_own(tmp_path, affine, sform, qform, kind):
    like = nibabel.load(save_image(tmp_path / "t1.nii.gz", affine, sform, qform, kind))
    out = tmp_path / "mask.nii.gz"
    out.write_bytes(as_nifti(np.ones((5, 6, 4), np.uint8), tmp_path / "t1.nii.gz", out))
    mask = nibabel.load(out)
    assert np.allclose(mask.affine, like.affine, atol=1e-5)
    assert np.allclose(mask.header.get_zooms(), like.header.get_zooms())
    assert nibabel.aff2axcodes(mask.affine) == nibabel.aff2axcodes(like.affine)
    for own, others in ((mask.get_sform, like.get_sform), (mask.get_qform, like.get_qform)):
        (first, code), (second, other_code) = own(coded=True), others(coded=True)
        assert code == other_code and (first is None) == (second is None)
        assert first is None or np.allclose(first, second, atol=1e-5)
    assert mask.header.get_xyzt_units()[0] == "mm" and mask.get_data_dtype() == np.uint8


def test_nothing_that_could_name_the_patient_is_taken_over_and_the_notice_goes_with_the_file(tmp_path):
    image = save_image(tmp_path / "t1.nii", LPS, 1, 1)
    assert b"NORDMANN" in image.read_bytes()
    content = as_nifti(np.zeros((5, 6, 4), np.uint8), image, tmp_path / "mask.nii")
    assert b"NORDMANN" not in content and IN_THE_FILE.encode() in content and len(IN_THE_FILE) < 80


def test_values_come_back_and_a_map_in_steps_comes_back_as_what_its_steps_stand_for(tmp_path):
    image = save_image(tmp_path / "t1.nii.gz", LPS, 1, 1)
    values = np.random.default_rng(0).integers(0, 101, (5, 6, 4)).astype(np.uint8)
    for out, step in ((tmp_path / "a.nii.gz", 1.0), (tmp_path / "b.nii", 0.01)):
        out.write_bytes(as_nifti(values, image, out, step=step))
        assert np.allclose(nibabel.load(out).get_fdata(), values * step)
    plain, packed = (as_nifti(values, image, tmp_path / name) for name in ("a.nii", "a.nii.gz"))
    assert gzip.decompress(packed) == plain
