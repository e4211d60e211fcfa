"""The images lesson 00a looks at are what their cards and docstrings promise, judged by scipy."""

import numpy as np
import pytest
from scipy import ndimage

import dyplab.data.card
from dyplab.data import cards, load_fundus, load_microaneurysms, load_mri_slice, load_section, simulate_ct
from dyplab.errors import DataError

IMAGES = {
    "ihc-section": load_section,
    "fundus": load_fundus,
    "microaneurysms": load_microaneurysms,
    "mni152-slice": load_mri_slice,
}


@pytest.mark.parametrize("name", IMAGES)
def test_an_image_has_the_size_its_card_names_and_whole_pixels(name):
    image, card = IMAGES[name](), cards()[name]
    assert image.dtype == np.uint8 and image.max() > image.min()
    size = f"{image.shape[0]} × {image.shape[1]}"
    assert size in card.what.nb and size in card.what.en


@pytest.mark.parametrize("name", IMAGES)
def test_a_changed_image_is_found_out_before_anyone_looks_at_it(name, tmp_path, monkeypatch):
    folder = tmp_path / name
    folder.mkdir()
    for file in (dyplab.data.card.BUNDLED / name).iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    monkeypatch.setattr(dyplab.data.card, "BUNDLED", tmp_path)
    IMAGES[name]()
    (folder / "image.png").write_bytes((folder / "image.png").read_bytes() + b"\0")
    with pytest.raises(DataError) as damaged:
        IMAGES[name]()
    assert "image.png" in damaged.value.said.nb and "image.png" in damaged.value.said.en


def test_the_teaching_images_together_are_small():
    assert sum(file.size for name in IMAGES for file in cards()[name].files) < 400_000


def test_the_two_micro_aneurysms_are_the_darkest_things_that_are_not_lines():
    image = load_microaneurysms().astype(float)
    across, along = (ndimage.grey_closing(image, size=size) - image for size in ((9, 1), (1, 9)))
    found = ndimage.label(np.minimum(across, along) > 30)  # narrower than nine pixels both ways
    centres = sorted(ndimage.center_of_mass(found[0] > 0, found[0], range(1, found[1] + 1)))
    assert [tuple(np.rint(centre)) for centre in centres] == [(23, 16), (71, 48)]


def test_blood_vessels_are_darker_than_the_rest_of_the_fundus_in_green_most_of_all():
    fundus = load_fundus().astype(float)
    thin = [ndimage.grey_closing(fundus[..., c], size=9) - fundus[..., c] for c in range(3)]
    inside = np.hypot(*(np.indices((400, 400)) - 199.5)) < 150
    depth = [np.percentile(channel[inside], 99) for channel in thin]
    assert depth[1] == max(depth)


def test_the_section_has_brown_and_blue_on_white():
    red, _, blue = np.moveaxis(load_section().astype(float), -1, 0)
    assert (red - blue > 60).mean() > 0.1 and (blue - red > 20).mean() > 0.02
    assert (np.minimum(red, blue) > 200).mean() > 0.05


def test_the_brain_slice_is_a_mirror_image_of_itself_with_dark_ventricles_in_the_middle():
    image = load_mri_slice()
    assert np.array_equal(image, image[:, ::-1])
    assert not image[[0, -1]].any() and not image[:, [0, -1]].any()
    assert 0 < np.median(image[70:80, 80:101]) < np.median(image[image > 0])


def test_the_simulated_ct_has_a_closed_skull_around_a_brain_with_one_clot_on_one_side():
    ct = simulate_ct().astype(float)
    bone = ct > 300
    inside = ndimage.binary_fill_holes(bone) & ~ndimage.binary_dilation(bone, iterations=3)
    assert inside.sum() > 15_000
    assert 25 < np.median(ct[inside]) < 45
    clot, pieces = ndimage.label((ndimage.gaussian_filter(ct, 1.5) > 55) & ndimage.binary_erosion(inside, iterations=4))
    assert pieces == 1
    column = ndimage.center_of_mass(clot)[1]
    assert 60 < np.median(ct[clot > 0]) < 75 and column < ct.shape[1] / 2 - 20
    assert np.median(ct[:10]) == pytest.approx(-1000, abs=3)


def test_the_same_seed_gives_the_same_noise_and_another_seed_other_noise():
    assert np.array_equal(simulate_ct(3), simulate_ct(3))
    difference = simulate_ct(3).astype(float) - simulate_ct(4)
    assert difference.any() and abs(difference.mean()) < 0.5


def test_a_reader_may_change_an_image_without_changing_the_next_readers():
    load_microaneurysms()[:] = 0
    assert load_microaneurysms().any()
