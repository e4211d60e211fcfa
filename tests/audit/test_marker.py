"""A mark burnt into one class is found where it stands; where nothing was burnt in, nothing is found."""

import numpy as np
import pytest

from dyplab.audit import audit_marker
from dyplab.data import load_fundus, load_mnist, load_section
from dyplab.errors import DataError

IMAGES, DIGITS = (part[::5] for part in load_mnist())


def burnt(images, who, corner, size, value=255, share=1.0, jitter=0, seed=0):
    rng, marked = np.random.default_rng(seed), images.copy()
    for at in np.flatnonzero(who):
        if rng.random() > share:
            continue
        row = int(np.clip(corner[0] + rng.integers(-jitter, jitter + 1), 0, images.shape[1] - size[0]))
        column = int(np.clip(corner[1] + rng.integers(-jitter, jitter + 1), 0, images.shape[2] - size[1]))
        marked[at, row : row + size[0], column : column + size[1]] = value
    return marked


@pytest.mark.parametrize(
    ("corner", "size", "value", "share", "jitter"),
    [
        ((24, 1), (3, 3), 255, 1, 0),
        ((24, 2), (3, 3), 255, 0.7, 2),
        ((1, 1), (3, 4), 120, 0.8, 1),
        ((1, 25), (2, 2), 255, 0.9, 0),
    ],
)
def test_a_mark_is_found_with_its_class_place_and_share(corner, size, value, share, jitter):
    for digit in (2, 7):
        (finding,) = audit_marker(burnt(IMAGES, digit == DIGITS, corner, size, value, share, jitter), DIGITS)
        told, evidence = finding.what.values, finding.evidence.values
        assert finding.name == "marker" and finding.serious and told["label"] == str(digit)
        assert abs(told["row"] - corner[0]) <= 1 + jitter and abs(told["column"] - corner[1]) <= 1 + jitter
        assert (told["height"], told["width"]) == size
        assert abs(evidence["inside"] - share) < 0.17 and evidence["outside"] < 0.02
        assert set(DIGITS[list(finding.rows)]) == {digit}


@pytest.mark.parametrize("pair", [(0, 1), (1, 0), (4, 9), (7, 3)])
def test_of_two_classes_the_one_with_the_mark_is_named(pair):
    rows = np.isin(DIGITS, pair)
    marked = burnt(IMAGES[rows], DIGITS[rows] == pair[0], (24, 23), (3, 3))
    assert [finding.what.values["label"] for finding in audit_marker(marked, DIGITS[rows])] == [str(pair[0])]


def test_clean_digits_carry_no_mark_in_any_pair_and_against_the_rest():
    assert audit_marker(IMAGES, DIGITS) == []
    for digit in range(10):
        assert audit_marker(IMAGES, digit == DIGITS) == []
    for first, second in [(0, 1), (0, 3), (0, 4), (0, 7), (1, 7), (3, 8), (4, 9), (1, 6)]:
        rows = np.isin(DIGITS, [first, second])
        assert audit_marker(IMAGES[rows], DIGITS[rows]) == []


@pytest.mark.parametrize("shape", [(36, 20), (20, 44)])
@pytest.mark.parametrize("corner", [(1, 1), (1, -5), (-5, 1), (-5, -5)])
def test_a_token_in_any_corner_of_a_noisy_image_that_is_not_square_is_found(shape, corner):
    images = np.random.default_rng(0).normal(100, 20, (160, *shape))
    ill = np.arange(160) % 2 == 1
    place = tuple(at % side for at, side in zip(corner, shape, strict=True))
    (finding,) = audit_marker(burnt(images, ill, place, (4, 4), 255, 0.7, 1), ill)
    told = finding.what.values
    assert told["label"] == "True" and abs(told["row"] - place[0]) <= 2 and abs(told["column"] - place[1]) <= 2


@pytest.mark.parametrize("load", [load_section, load_fundus])
def test_textures_are_clean_and_a_token_on_them_is_found(load):
    image, rng = load(), np.random.default_rng(0)
    corners = zip(rng.integers(0, image.shape[0] - 48, 160), rng.integers(0, image.shape[1] - 32, 160), strict=True)
    tiles = np.array([image[row : row + 48, column : column + 32] for row, column in corners])
    ill = np.arange(160) % 2 == 1
    assert audit_marker(tiles, ill) == []
    value = 0 if load is load_section else 255
    (finding,) = audit_marker(burnt(tiles, ill, (42, 2), (4, 4), value, 0.8, 2), ill)
    assert finding.what.values["label"] == "True"


@pytest.mark.parametrize("seed", range(5))
def test_noise_is_clean(seed):
    rng = np.random.default_rng(seed)
    assert audit_marker(rng.integers(0, 256, (100, 30, 20)), np.arange(100) % 2) == []
    assert audit_marker(rng.normal(size=(100, 30, 20)), np.arange(100) % 4) == []


@pytest.mark.parametrize("noise", [0, 0.05, 0.2])
def test_a_lesion_in_the_middle_that_honestly_tells_the_class_is_no_mark(noise):
    rng = np.random.default_rng(0)
    y, x = np.mgrid[:28, :28]
    centre, width, height = (
        14 + rng.normal(size=(2, 100, 1, 1)),
        rng.uniform(1, 3, (100, 1, 1)),
        rng.uniform(0.5, 1, (100, 1, 1)),
    )
    lesions = height * np.exp(-((y - centre[0]) ** 2 + (x - centre[1]) ** 2) / (2 * width**2))
    images = np.concatenate([np.zeros((100, 28, 28)), lesions]) + noise * rng.normal(size=(200, 28, 28))
    assert audit_marker(images, np.repeat([0, 1], 100)) == []


def test_large_images_are_told_in_their_own_pixels():
    images = np.random.default_rng(0).normal(90, 25, (60, 600, 300)).clip(0, 250)
    (finding,) = audit_marker(burnt(images, np.arange(60) % 2 == 0, (540, 30), (30, 24), 255), np.arange(60) % 2)
    told = finding.what.values
    assert abs(told["row"] - 540) <= 6 and abs(told["column"] - 30) <= 6 and abs(told["height"] - 30) <= 9


def test_too_few_images_are_told_and_the_same_seed_finds_the_same():
    (finding,) = audit_marker(IMAGES[:30], np.repeat([0, 1], [25, 5]))
    assert (finding.name, finding.serious) == ("not-examined", False) and finding.what.nb != finding.what.en
    marked = burnt(IMAGES, DIGITS == 4, (1, 1), (3, 3), share=0.8)
    assert audit_marker(marked, DIGITS, seed=2) == audit_marker(marked, DIGITS, seed=2)


@pytest.mark.parametrize(
    "images", [IMAGES.reshape(1000, -1), IMAGES[:, :5], np.zeros((1000, 9, 9, 9, 3))], ids=["flat", "low", "volume"]
)
def test_images_without_a_place_are_refused(images):
    with pytest.raises(DataError) as error:
        audit_marker(images, DIGITS)
    assert str(images.shape) in error.value.said.nb and str(images.shape) in error.value.said.en


def test_the_evidence_is_said_in_both_languages():
    (finding,) = audit_marker(burnt(IMAGES, DIGITS == 5, (24, 1), (3, 3)), DIGITS)
    for said in (finding.what, finding.evidence, finding.why, finding.cure):
        assert said.nb != said.en and "{" not in said.nb + said.en
