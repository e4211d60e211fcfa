"""Augmentation of whole batches, judged image by image by scipy."""

import math

import numpy as np
import pytest
import torch
from scipy import ndimage

from dyplab.data import load_mnist
from dyplab.errors import DataError
from dyplab.training import Augment
from dyplab.training.augmentation import affine_grid, elastic_bend

AMOUNTS = {"shift": 3, "rotation": 30, "scale": 0.3, "shear": 20, "elastic": 1.5}


def chance(seed=0):
    return torch.Generator().manual_seed(seed)


def digits(count=8):
    images, _ = load_mnist()
    return torch.from_numpy(images[:: len(images) // count][:count] / np.float32(255))


def by_scipy(image, grid):
    """What a grid of places asks of one image (H, W), one pixel at a time with linear interpolation."""
    height, width = image.shape
    across = ((grid[..., 0].numpy() + 1) * width - 1) / 2
    down = ((grid[..., 1].numpy() + 1) * height - 1) / 2
    padded = np.pad(image.numpy(), 1)  # outside is 0, and fades in over one pixel
    return ndimage.map_coordinates(padded, [down + 1, across + 1], order=1, mode="constant", cval=0)


@pytest.mark.parametrize("name", AMOUNTS)
@pytest.mark.parametrize("shape", [(28, 28), (20, 36)])
def test_each_image_is_what_scipy_makes_of_the_same_places(name, shape):
    images = torch.rand(6, *shape, generator=chance(1))
    ours = Augment(**{name: AMOUNTS[name]})(images, chance())
    amounts = {**dict.fromkeys(AMOUNTS, 0), name: AMOUNTS[name]}
    source = chance()
    grid = affine_grid(images[:, None], amounts, source)
    if name == "elastic":
        grid = grid + elastic_bend(images[:, None], 1.5, source)
    for image, places, found in zip(images, grid, ours, strict=True):
        np.testing.assert_allclose(found, by_scipy(image, places), atol=1e-5)


def test_a_turn_is_scipys_turn_within_the_degrees_asked_for():
    images = digits(30)
    turned = Augment(rotation=40)(images, chance())
    angles = np.arange(-45, 46)
    found = []
    for image, after in zip(images, turned, strict=True):
        tries = [ndimage.rotate(image.numpy(), angle, reshape=False, order=1) for angle in angles]
        errors = [np.abs(one - after.numpy()).mean() for one in tries]
        assert min(errors) < 0.01
        found.append(angles[np.argmin(errors)])
    assert max(np.abs(found)) <= 40
    assert max(found) > 20  # both ways, and not only a little
    assert min(found) < -20


def test_a_turn_of_an_oblong_image_does_not_slant_it():
    image = torch.zeros(1, 21, 61)
    image[0, 10, 21:40] = 1
    after = Augment(rotation=90)(image.expand(40, -1, -1), chance()).numpy()
    down, across = np.mgrid[:21, :61]
    for one in after:
        spread = np.cov(np.stack([down.ravel(), across.ravel()]), aweights=one.ravel() + 1e-12)
        assert math.sqrt(np.linalg.eigvalsh(spread)[1]) == pytest.approx(
            math.sqrt(30), rel=0.05
        )  # 19 pixels long still


def test_a_shift_moves_the_centre_of_the_ink_by_at_most_the_pixels_asked_for():
    images = torch.zeros(200, 28, 28)
    images[:, 12:16, 12:16] = 1
    after = Augment(shift=4)(images, chance()).numpy()
    moves = np.array([ndimage.center_of_mass(one) for one in after]) - 13.5
    assert np.abs(moves).max() <= 4.01
    assert moves.min() < -3
    assert moves.max() > 3
    assert abs(np.corrcoef(moves.T)[0, 1]) < 0.2  # up and sideways have nothing to do with each other


def test_a_scale_changes_the_area_and_nothing_else():
    images = torch.zeros(200, 28, 28)
    images[:, 9:19, 9:19] = 1
    sides = Augment(scale=0.25)(images, chance()).sum(dim=(1, 2)).sqrt() / 10
    assert 1 / 1.25 - 0.01 <= sides.min() < 0.85
    assert 1.15 < sides.max() <= 1.26


def test_no_amount_leaves_every_image_as_it_was():
    torch.testing.assert_close(Augment()(digits(), chance()), digits())


def test_every_image_gets_a_draw_of_its_own_and_the_seed_decides_them():
    images = digits(1).expand(5, -1, -1)
    one, again, other = (Augment(**AMOUNTS)(images, chance(seed)) for seed in (1, 1, 2))
    assert torch.equal(one, again)
    assert not torch.equal(one, other)
    assert len({image.numpy().tobytes() for image in one}) == 5


def test_colours_of_an_image_move_together_and_the_shape_is_kept():
    grey = digits(4)
    after = Augment(**AMOUNTS)(torch.stack([grey, grey * 0.5], dim=1), chance())
    assert after.shape == (4, 2, 28, 28)
    torch.testing.assert_close(after[:, 1], after[:, 0] * 0.5)
    torch.testing.assert_close(after[:, 0], Augment(**AMOUNTS)(grey, chance()))


def test_the_images_given_and_the_random_state_outside_are_untouched():
    images, before, state = digits(), digits(), torch.get_rng_state()
    Augment(**AMOUNTS)(images, chance())
    assert torch.equal(images, before)
    assert torch.equal(state, torch.get_rng_state())


def test_an_augmentation_tells_what_it_does():
    assert repr(Augment(shift=2, rotation=10)) == "Augment(shift=2, rotation=10)"


@pytest.mark.parametrize(
    "wrong",
    [
        {"shift": -1},
        {"rotation": 200},
        {"scale": "a little"},
        {"shear": 90},
        {"elastic": math.inf},
        {"shift": math.nan},
    ],
)
def test_an_impossible_amount_is_answered_with_a_sentence_in_both_languages(wrong):
    with pytest.raises(DataError) as error:
        Augment(**wrong)
    (name, given), said = *wrong.items(), error.value.said
    assert f"{name}={given}" in said.nb
    assert f"{name}={given}" in said.en
    assert said.nb != said.en
