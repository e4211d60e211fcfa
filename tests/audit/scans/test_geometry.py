"""Files that do not lie in one place: each fault is planted, and found; nibabel turns the axes."""

import numpy as np
import pytest

from dyplab.audit import audit_geometry
from dyplab.errors import DataError

AFFINE = np.array([[2.0, 0, 0, -47], [0, 2, 0, -59], [0, 0, 2, -39], [0, 0, 0, 1]])
SHAPE = (48, 60, 40)
NAMES = ("t1", "t1c", "t2", "flair")


@pytest.fixture(scope="module")
def head():
    """A head with folds, not quite the same on both sides, in four contrasts, with a tumour on the left."""
    from scipy.ndimage import gaussian_filter

    rng = np.random.default_rng(0)
    x, y, z = (np.indices(SHAPE).T * 2 + AFFINE[:3, 3]).T
    brain = (x / 40) ** 2 + (y / 52) ** 2 + (z / 34) ** 2 + 0.002 * x + 0.3 * (y / 52) * (x / 40) < 1
    folds = gaussian_filter(rng.normal(size=SHAPE), 1.5)
    folds /= folds.std()
    mask = (x + 18) ** 2 + (y - 10) ** 2 + (z - 4) ** 2 < 12**2
    images = {}
    for name, contrast, bright in zip(NAMES, (1, 1, -1.3, -0.6), (-0.5, 0, 2, 3), strict=True):
        values = 10 + contrast * folds + bright * mask + rng.normal(0, 0.3, SHAPE)
        images[name] = ((values * brain).astype(np.float32), AFFINE)
    return images, mask.astype(np.uint8)


def names(found):
    return [finding.name for finding in found]


def stored(array, affine, axes):
    nib = pytest.importorskip("nibabel")
    turn = nib.orientations.ornt_transform(nib.io_orientation(affine), nib.orientations.axcodes2ornt(axes))
    image = nib.Nifti1Image(array, affine).as_reoriented(turn)
    return np.asarray(image.dataobj), image.affine


def test_files_that_lie_in_one_place_give_no_finding_and_their_centroids(head):
    images, mask = head
    found = audit_geometry(images, (mask, AFFINE), side="left")
    assert found == []
    *brains, drawn = found.looked.values["places"]
    assert [place.name for place in brains] == list(NAMES) and drawn.side == "left"
    index = np.argwhere(mask).mean(axis=0)
    assert drawn.mm == pytest.approx(tuple(AFFINE[:3, :3] @ index + AFFINE[:3, 3]))
    assert "venstre" in found.looked.nb and "left" in found.looked.en and "mask (-18, 10, 4) mm" in found.looked.en


@pytest.mark.parametrize("axes", ["LPS", "SAR"])
def test_files_stored_in_another_order_are_the_same_place_and_worth_a_look(head, axes):
    images, mask = head
    turned = images | {"t2": stored(*images["t2"], axes)}
    (finding,) = audit_geometry(turned, stored(mask, AFFINE, "RAS"), side="left")
    assert (finding.name, finding.serious) == ("axes-differ", False)
    assert axes in finding.evidence.en and "RAS" in finding.evidence.nb
    (mask_too,) = audit_geometry(images, stored(mask, AFFINE, axes), side="left")
    assert mask_too.name == "axes-differ"


def test_a_mask_turned_with_its_affine_kept_is_found(head):
    images, mask = head
    found = audit_geometry(images, (mask[::-1], AFFINE))
    assert names(found) == ["mask-mirrored"] and found[0].serious
    assert found[0].evidence.values["mm"] == pytest.approx(36, abs=3)
    assert "right to left" in found[0].what.en and "høyre–venstre" in found[0].what.nb


def test_a_mask_with_its_affine_turned_and_its_data_kept_is_found(head):
    images, mask = head
    turned = AFFINE.copy()
    turned[0] = [-2, 0, 0, 47]
    assert names(audit_geometry(images, (mask, turned))) == ["axes-differ", "mask-mirrored"]


@pytest.mark.parametrize("name", NAMES)
def test_one_image_turned_with_its_affine_kept_is_named(head, name):
    images, _ = head
    (finding,) = audit_geometry(images | {name: (images[name][0][::-1], AFFINE)})
    assert finding.name == "image-mirrored" and finding.what.values["names"] == name


def test_image_and_mask_turned_together_are_found_by_an_image_that_was_not(head):
    images, mask = head
    pair = {"t1": images["t1"], "flair": (images["flair"][0][::-1], AFFINE)}
    (finding,) = audit_geometry(pair, (mask[::-1], AFFINE))
    assert finding.name == "image-mirrored" and "t1, flair" in finding.what.en  # which of two cannot be told


def test_all_files_turned_together_are_found_by_the_report_alone(head):
    images, mask = head
    turned = {name: (image[::-1], AFFINE) for name, (image, _) in images.items()}
    blind = audit_geometry(turned, (mask[::-1], AFFINE))
    assert blind == [] and "all files are mirrored together" in blind.blind.en and "speilvendt sammen" in blind.blind.nb
    (finding,) = audit_geometry(turned, (mask[::-1], AFFINE), side="left")
    assert (finding.name, finding.serious) == ("wrong-side", True)
    assert "høyre side" in finding.what.nb and "right side" in finding.what.en


def test_a_mask_in_the_midline_is_worth_a_look_when_the_report_names_a_side(head):
    images, mask = head
    (finding,) = [f for f in audit_geometry(images, (np.roll(mask, 9, 0), AFFINE), "right") if f.name == "wrong-side"]
    assert not finding.serious and "midline" in finding.what.en and "midtlinjen" in finding.what.nb


def test_other_shapes_other_places_and_empty_affines_are_found(head):
    images, mask = head
    moved = AFFINE.copy()
    moved[:3, 3] += (0, 30, 0)
    assert names(audit_geometry(images | {"t2": (images["t2"][0], moved)})) == ["grid-differs", "brain-apart"]
    assert "shape-differs" in names(audit_geometry(images | {"t2": (images["t2"][0][:, :, :-1], AFFINE)}))
    empty = {name: (image, np.eye(4)) for name, (image, _) in images.items()}
    (finding,) = audit_geometry(empty)
    assert finding.name == "affine-empty" and not finding.serious
    (outside,) = [f for f in audit_geometry(images, (np.roll(mask, 18, 2), AFFINE)) if f.name == "mask-outside"]
    assert outside.serious


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        (({},), "images"),
        (({"t1": np.zeros((2, 2, 2))},), "t1"),
        (({"t1": (np.zeros((2, 2)), np.eye(4))},), "(2, 2)"),
        (({"t1": (np.full((2, 2, 2), np.nan), np.eye(4))},), "8"),
        (({"t1": (np.arange(8.0).reshape(2, 2, 2), np.zeros((4, 4)))},), "t1"),
        (({"t1": (np.arange(8.0).reshape(2, 2, 2), np.eye(3))},), "t1"),
        (({"t1": (np.zeros((2, 2, 2)), np.eye(4))},), "t1"),
        (({"t1": (np.arange(8.0).reshape(2, 2, 2), np.eye(4))}, None, "venstre"), "venstre"),
    ],
)
def test_what_will_not_do_is_refused_in_a_sentence(arguments, value):
    with pytest.raises(DataError) as caught:
        audit_geometry(*arguments)
    said = caught.value.said
    assert value in said.nb and value in said.en and said.nb != said.en


def test_every_finding_tells_itself_in_both_languages(head):
    images, mask = head
    wrong = images | {"t1c": (images["t1c"][0][::-1], AFFINE), "t2": stored(*images["t2"], "LPS")}
    found = audit_geometry(wrong, (mask[::-1], AFFINE), "left")
    assert {"axes-differ", "image-mirrored", "mask-mirrored", "wrong-side"} == set(names(found))
    for finding in found:
        for said in (finding.what, finding.evidence, finding.why, finding.cure):
            assert said.nb != said.en and "{" not in said.nb + said.en
