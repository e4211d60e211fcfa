"""However the four files were stored, the scan is the same; files that do not lie on each other are refused."""

import itertools

import nibabel as nib
import numpy as np
import pytest
from nibabel.orientations import apply_orientation, inv_ornt_aff

from dyplab.data import from_canonical, read_scan, to_canonical
from dyplab.data.scan import MODALITIES

ORDERS = [
    np.column_stack([axes, ways])
    for axes in itertools.permutations(range(3))
    for ways in itertools.product((1, -1), repeat=3)
]


def turn(path, order):
    """Store a file with its axes in another order, by nibabel; every voxel stays where it was in the patient."""
    image = nib.load(path)
    values, affine = np.asarray(image.dataobj), image.affine @ inv_ornt_aff(order, image.shape)
    nib.save(nib.Nifti1Image(np.ascontiguousarray(apply_orientation(values, order)), affine), path)


def test_the_four_images_come_as_nibabel_reads_them_with_the_geometry_of_the_t1(files, images):
    scan = read_scan(*images, files["mask"])
    for name in MODALITIES:
        theirs = nib.load(files[name])
        np.testing.assert_array_equal(scan.image(name), theirs.get_fdata())
        np.testing.assert_array_equal(scan.affine, theirs.affine)
    np.testing.assert_array_equal(scan.mask, np.asarray(nib.load(files["mask"]).dataobj))
    assert (scan.images.dtype, scan.mask.dtype, scan.affine.dtype) == (np.float32, np.uint8, np.float64)
    assert scan.patient == "pasient-07" and read_scan(*images, patient="A").patient == "A"


@pytest.mark.parametrize("start", range(0, 48, 12))
def test_permuted_and_flipped_copies_of_a_scan_are_the_same_scan(files, images, start):
    """All 48 orders of axes, each for one of the five files of some copy; four copies in all."""
    before = to_canonical(read_scan(*images, files["mask"]))
    for n, path in enumerate(files.values()):
        turn(path, ORDERS[(start + 5 * n) % 48])
    stored = read_scan(*images, files["mask"])
    after = to_canonical(stored)
    np.testing.assert_array_equal(after.images, before.images)
    np.testing.assert_array_equal(after.mask, before.mask)
    np.testing.assert_allclose(after.affine, before.affine, atol=1e-4)
    np.testing.assert_array_equal(from_canonical(after.mask, stored), stored.mask)


def test_all_48_orders_of_axes_are_turned_as_nibabel_turns_them_and_exactly_back(files, images):
    scan = read_scan(*images)
    for order in ORDERS:
        values = np.ascontiguousarray(np.moveaxis(apply_orientation(np.moveaxis(scan.images, 0, -1), order), -1, 0))
        stored = type(scan)("x", values, scan.affine @ inv_ornt_aff(order, scan.images.shape[1:]))
        ours, theirs = to_canonical(stored), nib.as_closest_canonical(nib.Nifti1Image(values[0], stored.affine))
        np.testing.assert_array_equal(ours.images[0], theirs.get_fdata())
        np.testing.assert_allclose(ours.affine, theirs.affine)
        assert nib.aff2axcodes(ours.affine) == ("R", "A", "S")
        np.testing.assert_array_equal(from_canonical(ours.images, stored), values)


def test_an_oblique_scan_is_read_whatever_the_order_of_the_others(images, files):
    """45 degrees: no axis of the patient is nearer than another, but the files still agree among themselves."""
    angle = np.deg2rad(45)
    tilt = np.eye(4)
    tilt[:2, :2] = [[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]
    for path in images:
        image = nib.load(path)
        nib.save(nib.Nifti1Image(np.asarray(image.dataobj), tilt @ image.affine), path)
    before = read_scan(*images)
    for path, order in zip(images[1:], ORDERS[9::13], strict=False):
        turn(path, order)
    np.testing.assert_array_equal(read_scan(*images).images, before.images)


def test_nothing_of_one_patient_is_left_for_the_next(files, images, tmp_path):
    first = read_scan(*images)
    affine = first.affine.copy()
    for path in images:
        image = nib.load(path)
        nib.save(nib.Nifti1Image(np.asarray(image.dataobj) * 2, image.affine + 1e-9), path)
        turn(path, ORDERS[20])
    second = read_scan(*images)
    assert not np.array_equal(first.affine, second.affine) and not np.shares_memory(first.images, second.images)
    np.testing.assert_array_equal(first.affine, affine)


def test_an_array_of_another_grid_is_not_turned_back(images, refused):
    nb, en = refused(from_canonical, np.zeros((2, 3, 4)), read_scan(*images))
    assert "(2, 3, 4)" in nb and "(46, 56, 48)" in en


def move(path, change):
    image = nib.load(path)
    nib.save(nib.Nifti1Image(np.asarray(image.dataobj), change @ image.affine), path)


def test_files_that_lie_apart_are_refused_with_the_distance_in_mm(images, refused):
    shift = np.eye(4)
    shift[:3, 3] = 3, 0, 4
    move(images[2], shift)
    nb, en = refused(read_scan, *images)
    assert "t2.nii.gz" in nb and "5.0 mm" in en and "t1.nii.gz" in en


def test_rounding_in_the_header_is_not_a_distance(images):
    shift = np.eye(4)
    shift[0, 3] = 0.05
    move(images[2], shift)
    read_scan(*images)


def test_a_turn_about_the_middle_is_measured_where_it_is_largest(images, refused):
    turned = np.eye(4)
    turned[:2, :2] = [[np.cos(0.02), -np.sin(0.02)], [np.sin(0.02), np.cos(0.02)]]
    affine = nib.load(images[1]).affine
    move(images[1], turned)
    corners = [affine @ (*at, 1) for at in itertools.product((0, 45), (0, 55), (0, 47))]
    worst = max(np.linalg.norm((turned @ corner - corner)[:3]) for corner in corners)
    _, en = refused(read_scan, *images)
    assert f"{worst:.1f} mm" in en


@pytest.mark.parametrize(
    ("axis", "nb", "en"),
    [(0, "høyre–venstre", "right–left"), (1, "foran–bak", "front–back"), (2, "opp–ned", "up–down")],
)
def test_a_mirrored_header_is_said_with_its_side(images, refused, axis, nb, en):
    mirror = np.eye(4)
    mirror[axis, axis] = -1
    move(images[3], mirror)
    said = refused(read_scan, *images)
    assert nb in said[0] and en in said[1] and "flair.nii.gz" in said[0] and "filhodene" in said[0]


@pytest.mark.parametrize(("axis", "en"), [(0, "right–left"), (1, "front–back"), (2, "up–down")])
def test_a_mirrored_brain_under_a_header_that_fits_is_said_with_its_side(images, refused, axis, en):
    image = nib.load(images[2])
    nib.save(nib.Nifti1Image(np.flip(np.asarray(image.dataobj), axis), image.affine), images[2])
    said = refused(read_scan, *images)
    assert f"mirrored {en}" in said[1] and "t2.nii.gz" in said[0] and "speilvendt" in said[0]


def test_brains_that_do_not_cover_each_other_are_said_with_their_distance(images, refused):
    image = nib.load(images[1])
    values = np.roll(np.roll(np.asarray(image.dataobj), 4, axis=1), 3, axis=0)
    nib.save(nib.Nifti1Image(values, image.affine), images[1])
    nb, en = refused(read_scan, *images)
    assert "20.0 mm" in en and "t1c.nii.gz" in nb


def test_other_shapes_are_said(images, refused):
    image = nib.load(images[3])
    nib.save(nib.Nifti1Image(np.asarray(image.dataobj)[:, :, 1:], image.affine), images[3])
    nb, en = refused(read_scan, *images)
    assert "46 × 56 × 47" in nb and "46 × 56 × 48" in en


def test_the_same_image_twice_is_said_also_under_two_names(images, refused, tmp_path):
    nb, en = refused(read_scan, images[0], images[1], images[1], images[3])
    assert "samme bilde" in nb and "same image" in en
    copy = tmp_path / "t1c.nii.gz"
    copy.write_bytes(images[0].read_bytes())
    turn(copy, ORDERS[7])
    assert str(copy) in refused(read_scan, images[0], copy, images[2], images[3])[0]
