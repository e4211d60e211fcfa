"""The three planes show the patient's right on the left, however the file is stored; nibabel judges the turning."""

import numpy as np
import pytest

import dyplab.evaluation as ev
from dyplab.evaluation.segmentation.orientation import to_ras
from dyplab.text import use

nib = pytest.importorskip("nibabel")
AFFINE = np.array([[2.0, 0, 0, -20], [0, 2, 0, -30], [0, 0, 3, -10], [0, 0, 0, 1]])


def stored(array, affine, axes):
    """The same image, stored with its axes as the letters say."""
    image = nib.Nifti1Image(array, affine)
    turn = nib.orientations.ornt_transform(nib.io_orientation(affine), nib.orientations.axcodes2ornt(axes))
    turned = image.as_reoriented(turn)
    return np.asarray(turned.dataobj), turned.affine


@pytest.mark.parametrize("axes", ["LPS", "RAS", "SAR", "PIL", "ILA"])
def test_turning_is_nibabels(axes):
    rng = np.random.default_rng(0)
    tilt = AFFINE.copy()
    tilt[:3, :3] += rng.normal(0, 0.2, (3, 3))
    array, affine = stored(rng.random((5, 6, 7)).astype(np.float32), tilt, axes)
    ours, moved = to_ras(array, affine)
    theirs = nib.as_closest_canonical(nib.Nifti1Image(array, affine))
    assert np.array_equal(ours, np.asarray(theirs.dataobj)) and np.allclose(moved, theirs.affine)


@pytest.mark.parametrize("axes", ["RAS", "LPS", "SAR"])
def test_what_lies_to_the_right_front_and_up_is_drawn_left_top_and_top(axes):
    image = np.zeros((20, 30, 10), np.float32)
    image[16, 25, 8] = 1  # right, front, up
    array, affine = stored(image, AFFINE, axes)
    figure = ev.figure_slices(array, affine, truth=array)
    shown = [panel.images[0].get_array() for panel in figure.axes]
    bright = [np.argwhere(one == 1)[0] for one in shown]
    assert [tuple(one) for one in bright] == [(29 - 25, 19 - 16), (9 - 8, 19 - 16), (9 - 8, 29 - 25)]
    titles = [panel.get_title(loc="left") for panel in figure.axes]
    assert [title.split("= ")[1] for title in titles] == ["14 mm", "20 mm", "12 mm"]


def test_the_planes_go_through_the_voxel_asked_for_as_it_is_stored():
    image = np.random.default_rng(0).random((20, 30, 10)).astype(np.float32)
    array, affine = stored(image, AFFINE, "LPS")
    figure = ev.figure_slices(array, affine, at=(0, 0, 0))
    assert [panel.get_title(loc="left").split("= ")[1] for panel in figure.axes] == ["−10 mm", "28 mm", "18 mm"]


def test_outlines_differ_by_line_and_the_words_follow_the_language():
    image = np.random.default_rng(0).random((20, 30, 10))
    mask = np.zeros(image.shape)
    mask[5:9, 5:9, 4:8] = 1
    for lang, words in (("nb", ["fasit", "svar"]), ("en", ["truth", "answer"])):
        use(lang)
        figure = ev.figure_slices(image, AFFINE, mask, np.roll(mask, 1, 0))
        (legend,) = figure.legends
        assert [text.get_text() for text in legend.get_texts()][:2] == words
        assert len({line.get_linestyle() for line in legend.get_lines()[:2]}) == 2
        letters = [text.get_text() for text in figure.axes[0].texts]
        assert letters[:4] == ["R", "L", "A", "P"] and letters[4] == "50 mm"


def test_the_limits_of_the_volumes_are_bland_and_altmans():
    rng = np.random.default_rng(0)
    truth = rng.uniform(5, 100, 30)
    predicted = truth + rng.normal(2, 4, 30)
    mean, low, high = (line.get_ydata()[0] for line in ev.figure_volumes(truth, predicted).axes[0].lines[1:])
    off = predicted - truth
    assert (mean, low, high) == pytest.approx(
        (off.mean(), off.mean() - 1.96 * off.std(ddof=1), off.mean() + 1.96 * off.std(ddof=1))
    )
