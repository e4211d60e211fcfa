"""What is not a brain by itself is refused with what to do; brains as they come are not."""

import nibabel as nib
import numpy as np
import pytest
from made_up_scans import SHAPE, ellipsoid, make_brain, make_images, save

from dyplab.data import read_scan

RNG = np.random.default_rng(1)
HEAD = ellipsoid((86, 104, 84))


def change(path, how):
    image = nib.load(path)
    save(path, np.asarray(how(np.asarray(image.dataobj)), np.float32), image.affine)


def head(values, bone=0.0, air=0.0):
    """Skin around dark bone around the brain, in air."""
    skin = HEAD & ~ellipsoid((80, 98, 78))
    return np.where(make_brain(), values, np.where(skin, 200, np.where(HEAD, bone, air)))


def test_a_head_with_its_skull_is_refused_and_told_what_to_do(images, refused):
    change(images[1], lambda values: head(values, bone=30))
    nb, en = refused(read_scan, *images)
    assert "t1c.nii.gz" in nb and "HD-BET" in nb and "SynthStrip" in en and "skull" in en


def test_a_head_is_known_also_where_bone_has_no_value(images, refused):
    for path in images:
        change(path, head)
    assert "HD-BET" in refused(read_scan, *images)[1]


def test_a_head_whose_skin_is_open_below_is_known_by_its_pieces(images, refused):
    def open_below(values):
        cut = head(values)
        cut[:, :, :14] = np.where(make_brain(), values, 0)[:, :, :14]
        return cut

    for path in images:
        change(path, open_below)
    nb, en = refused(read_scan, *images)
    assert "one piece" in en and "SynthStrip" in nb


def test_noise_in_the_air_is_known(images, refused):
    change(images[0], lambda values: head(values, 30, np.abs(RNG.normal(0, 5, SHAPE))))
    assert "empty background" in refused(read_scan, *images)[1]


def test_noise_of_whole_numbers_with_many_zeros_is_known(images, refused):
    change(images[3], lambda values: np.round(head(values, 30, RNG.exponential(2, SHAPE))))
    nb, en = refused(read_scan, *images)
    assert "flair.nii.gz" in nb and "SynthStrip" in en


@pytest.mark.parametrize("background", [-1, 1e-8, 37, -3.25])
def test_a_background_that_is_not_0_becomes_0(images, background):
    before = read_scan(*images)
    change(images[2], lambda values: np.where(make_brain(), values, background))
    np.testing.assert_array_equal(read_scan(*images).images, before.images)


def test_a_mask_given_for_an_image_is_too_small_for_a_brain(files, images, refused):
    nb, en = refused(read_scan, *images[:3], files["mask"])
    assert "600 ml" in nb and "not a mask" in en and "4.0 × 4.0 × 4.0 mm" in en


def test_a_phantom_as_long_as_no_brain_is_refused(images, refused):
    rod = ellipsoid((50, 115, 50)) & np.ones(SHAPE, bool)
    for path in images:
        change(path, lambda values: np.where(rod, 1 + values, 0))
    nb, en = refused(read_scan, *images)
    assert "60" in nb and "220 mm" in en


def test_a_brain_of_a_small_child_and_a_large_one_are_read(tmp_path):
    for scale in (0.83, 1.14):  # 0.84 and 2.17 litres
        folder = tmp_path / str(scale)
        folder.mkdir()
        affine = np.diag([scale * 4, scale * 4, scale * 4, 1])
        scan = read_scan(*(save(folder / f"{name}.nii", values, affine) for name, values in make_images().items()))
        assert scan.spacing_mm == pytest.approx((scale * 4,) * 3)


def test_a_brain_with_a_hole_and_specks_around_it_is_read(images):
    """Dark fluid set to 0 by a tool, and a few voxels left outside."""

    def worn(values):
        values = np.where(ellipsoid((14, 20, 14)), 0, values)
        values[3:5, 3:5, 3:6] = 90
        return values

    change(images[3], worn)
    read_scan(*images)


def test_a_brain_that_fills_its_volume_is_read(tmp_path):
    """Cut to the brain, as many programs do: faces are touched, and half of the volume has a value."""
    inside = tuple(slice(at.min(), at.max() + 1) for at in np.nonzero(make_brain()))
    read_scan(*(save(tmp_path / f"{name}.nii", values[inside]) for name, values in make_images().items()))


def test_brains_stripped_by_two_tools_still_lie_on_each_other(images):
    change(images[3], lambda values: np.where(ellipsoid((67, 80, 58)), values, 0))
    read_scan(*images)


def test_thick_slices_are_read(tmp_path):
    affine = np.array([[-4.0, 0, 0, 98], [0, -4, 0, 130], [0, 0, 8, -70], [0, 0, 0, 1]])
    scan = read_scan(*(save(tmp_path / f"{n}.nii", v[:, :, ::2], affine) for n, v in make_images().items()))
    assert scan.spacing_mm == (4, 4, 8)
