"""Masks: what their numbers mean in each data set, and masks that cannot be right."""

import nibabel as nib
import numpy as np
import pytest
from made_up_scans import make_images, make_mask, save

from dyplab.data import cards, read_brats, read_decathlon, read_scan, to_brats_2023
from dyplab.data.scan import MODALITIES

OLD = {"t1": "_t1", "t1c": "_t1ce", "t2": "_t2", "flair": "_flair", "mask": "_seg"}
NEW = {"t1": "-t1n", "t1c": "-t1c", "t2": "-t2w", "flair": "-t2f", "mask": "-seg"}


@pytest.fixture
def brats(tmp_path):
    """`brats(names, mask)`: a patient's folder as BraTS has it."""

    def call(names=OLD, mask=None, name="BraTS20_Training_007", end=".nii.gz"):
        folder = tmp_path / name
        folder.mkdir()
        kinds = make_images() | ({} if mask is None else {"mask": mask})
        for kind, values in kinds.items():
            save(folder / f"{name}{names[kind]}{end}", values)
        return folder

    return call


@pytest.fixture
def decathlon(tmp_path):
    for folder in ("imagesTr", "imagesTs", "labelsTr"):
        (tmp_path / "Task01_BrainTumour" / folder).mkdir(parents=True)
    root, images = tmp_path / "Task01_BrainTumour", make_images()
    four = np.stack([images[name] for name in ("flair", "t1", "t1c", "t2")], axis=-1)
    save(root / "imagesTr" / "BRATS_001.nii.gz", four)
    save(root / "imagesTs" / "BRATS_485.nii.gz", four)
    save(root / "imagesTr" / "BRATS_009.nii.gz", four[..., :3])
    theirs = np.array([0, 2, 1, 3])[make_mask()]  # 1 oedema, 2 non-enhancing
    save(root / "labelsTr" / "BRATS_001.nii.gz", theirs.astype(np.uint8))
    return root


def test_each_convention_becomes_that_of_2023_with_the_regions_its_makers_define():
    """Whole tumour is all labels; enhancing is 4, 3 and 3; oedema is 2, 2 and 1."""
    for convention, enhancing, oedema, other in (
        ("brats-2018-2022", 4, 2, 1),
        ("brats-2023", 3, 2, 1),
        ("decathlon", 3, 1, 2),
    ):
        labels = np.array([0, enhancing, oedema, other, enhancing], float).reshape(1, 5)
        ours = to_brats_2023(labels, convention)
        assert ours.tolist() == [[0, 3, 2, 1, 3]] and ours.dtype == np.uint8


@pytest.mark.parametrize(
    ("labels", "convention"),
    [
        ([0, 3], "brats-2018-2022"),
        ([4], "brats-2023"),
        ([0, 5], "decathlon"),
        ([-1, 0], "brats-2023"),
        ([300], "brats-2023"),
    ],
)
def test_labels_that_a_convention_does_not_have_are_said(refused, labels, convention):
    nb, en = refused(to_brats_2023, labels, convention, file="fil.nii")
    assert str(labels[-1 if labels[0] == 0 else 0]) in nb and convention in en and "fil.nii" in en


@pytest.mark.parametrize("labels", [[0, 0.5], [np.nan], [np.inf], ["a"], [1j]])
def test_labels_that_are_no_whole_numbers_are_said(refused, labels):
    assert "hele tall" in refused(to_brats_2023, labels, "brats-2023")[0]


def test_an_unknown_convention_is_said(refused):
    assert "decathlon" in refused(to_brats_2023, [0], "msd")[1]


def test_a_mask_on_another_grid_or_with_other_labels_is_refused(files, images, refused):
    save(files["mask"], make_mask() * 1.5)
    assert "4.5" in refused(read_scan, *images, files["mask"])[1]
    save(files["mask"], np.where(make_mask() == 3, 4, make_mask()).astype(np.uint8))
    assert "read_brats" in refused(read_scan, *images, files["mask"])[0]
    save(files["mask"], make_mask()[1:])
    assert "mask.nii.gz" in refused(read_scan, *images, files["mask"])[1]
    save(files["mask"], make_mask(), np.diag([4.0, 4, 4, 1]))
    assert "mm" in refused(read_scan, *images, files["mask"])[1]


def test_a_mask_that_a_program_stored_with_a_scale_is_read(files, images):
    """As nibabel does with labels that became floats, in a file whose header says int16."""
    image = nib.load(files["t1"])
    image.header.set_data_dtype(np.int16)
    nib.save(nib.Nifti1Image(make_mask().astype(np.float64) * 1.0, image.affine, image.header), files["mask"])
    values = nib.load(files["mask"]).get_fdata()
    assert (values != np.rint(values)).any()
    np.testing.assert_array_equal(read_scan(*images, files["mask"]).mask, make_mask())


def test_a_mask_without_a_tumour_is_a_mask(files, images):
    save(files["mask"], make_mask() * 0)
    assert not read_scan(*images, files["mask"]).mask.any()


@pytest.mark.parametrize("end", [".nii", ".nii.gz"])
@pytest.mark.parametrize(("names", "enhancing"), [(OLD, 4), (NEW, 3)])
def test_a_folder_of_brats_is_read_whatever_its_year(brats, names, enhancing, end):
    stored = np.where(make_mask() == 3, enhancing, make_mask()).astype(np.uint8)
    folder = brats(names, stored, end=end)
    (folder / f"._{folder.name}{names['t1']}.nii.gz").write_bytes(b"from macOS")
    scan = read_brats(folder)
    assert scan.patient == "BraTS20_Training_007"
    np.testing.assert_array_equal(scan.mask, make_mask())
    for name, values in make_images().items():
        np.testing.assert_array_equal(scan.image(name), values)


def test_a_folder_without_a_mask_is_read_and_labels_shared_by_all_years_are_no_doubt(brats):
    assert read_brats(brats(NEW, name="a")).mask is None
    oedema_alone = np.where(make_mask(), 2, 0).astype(np.uint8)
    np.testing.assert_array_equal(read_brats(brats(OLD, oedema_alone, name="b")).mask, oedema_alone)
    converted = read_brats(brats(OLD, make_mask(), name="c"))  # copies where 4 was made 3: 3 was no label until 2022
    np.testing.assert_array_equal(converted.mask, make_mask())


def test_labels_that_may_mean_two_things_are_refused(brats, refused):
    four = np.where(make_mask() == 3, 4, make_mask()).astype(np.uint8)
    nb, en = refused(read_brats, brats(NEW, four, name="a"))
    assert "2024" in nb and "resection cavity" in en
    both = make_mask()
    both[0, 0, 0] = 4
    nb, en = refused(read_brats, brats(OLD, both, name="b"))
    assert "3 og 4" in nb and "before 2017" in en


def test_a_folder_that_is_not_one_patients_is_said(brats, refused, tmp_path):
    folder = brats()
    path = folder / f"{folder.name}_t1ce.nii.gz"
    path.rename(folder / "annen_t2.nii.gz")
    nb, en = refused(read_brats, folder)
    assert "t1c" in nb and "_t1ce" in en and "annen_t2.nii.gz" in en
    (folder / "annen_t2.nii.gz").rename(path)
    save(folder / "annen_t2.nii.gz", make_images()["t2"])
    assert "annen_t2.nii.gz" in refused(read_brats, folder)[0]
    (tmp_path / "tom").mkdir()
    nb, en = refused(read_brats, tmp_path / "tom")
    assert "no NIfTI files" in en and "ingen NIfTI-filer" in nb
    assert "mappe" in refused(read_brats, tmp_path / "finnes ikke")[0]


def test_a_patient_of_the_decathlon_has_our_order_of_images_and_labels(decathlon):
    for patient in ("BRATS_001", "BRATS_001.nii.gz"):
        scan = read_decathlon(decathlon, patient)
        assert scan.patient == "BRATS_001"
        np.testing.assert_array_equal(scan.images, np.stack([make_images()[name] for name in MODALITIES]))
        np.testing.assert_array_equal(scan.mask, make_mask())
    assert read_decathlon(decathlon, "BRATS_485").mask is None


def test_what_is_not_in_the_decathlon_is_said(decathlon, refused, images):
    assert "imagesTr" in refused(read_decathlon, decathlon.parent, "BRATS_001")[0]
    assert "BRATS_002" in refused(read_decathlon, decathlon, "BRATS_002")[1]
    nb, en = refused(read_decathlon, decathlon, "BRATS_009")
    assert "46 × 56 × 48 × 3" in nb and "read_scan" in en
    assert "read_decathlon" in refused(read_scan, decathlon / "imagesTr" / "BRATS_001.nii.gz", *images[1:])[1]


def test_the_card_of_the_decathlon_promises_no_sum_that_nobody_has_looked_at(refused):
    from dyplab.data import fetch

    card = cards()["decathlon-brain-tumour"]
    assert card.by_hand and not card.files and "CC BY-SA 4.0" in card.licence.en and card.count == 484 + 266
    nb, en = refused(fetch, card.name)
    assert card.addresses[0] in nb and "browser" in en


def test_nibabel_agrees_on_what_was_made(files):
    assert nib.aff2axcodes(nib.load(files["t1"]).affine) == ("L", "P", "S")
