"""What cannot be scored is refused in one sentence, in both languages."""

import numpy as np
import pytest

import dyplab.evaluation as ev

MASK = np.zeros((3, 4, 5), int)
MASK[1] = 1
FLAIR = np.arange(60.0).reshape(3, 4, 5)
WRONG = {
    "labels in dice": (lambda: ev.dice(3 * MASK, MASK), ["truth", "3", "region_masks"]),
    "text in dice": (lambda: ev.dice(MASK, np.full(MASK.shape, "a")), ["predicted", "'a'"]),
    "old labels": (lambda: ev.region_masks(4 * MASK), ["4", "2023"]),
    "shapes": (lambda: ev.dice(MASK, MASK[:2]), ["(2, 4, 5)", "(3, 4, 5)"]),
    "no voxels": (lambda: ev.dice(MASK[:0], MASK[:0]), ["(0, 4, 5)"]),
    "two sizes": (lambda: ev.hd95(MASK, MASK, (1, 1)), ["(1, 1)", "3"]),
    "negative size": (lambda: ev.volume_ml(MASK, (1, 1, -1)), ["(1, 1, -1)"]),
    "nan size": (lambda: ev.lesionwise(MASK, MASK, (1, 1, np.nan)), ["nan"]),
    "tolerance": (lambda: ev.surface_dice(MASK, MASK, (1, 1, 1), -2), ["-2"]),
    "patient shapes": (lambda: ev.score_patient(MASK, MASK[:2], (1, 1, 1)), ["predicted_mask", "(2, 4, 5)"]),
    "too few truths": (lambda: ev.score_patients(["a", "b"], [MASK], [MASK] * 2, (1, 1, 1)), ["2", "1", "truths"]),
    "too few sizes": (lambda: ev.score_patients(["a"], [MASK], [MASK], np.ones((2, 3))), ["spacing_mm"]),
    "nobody": (lambda: ev.score_patients([], [], [], (1, 1, 1)), ["patients"]),
    "no brain": (lambda: ev.flair_threshold_mask(FLAIR, 0 * MASK, 1.0), ["0"]),
    "no images": (lambda: ev.find_flair_threshold([], [], []), ["flair_images"]),
    "no tumour": (lambda: ev.find_flair_threshold([FLAIR], [MASK], [0 * MASK]), ["1"]),
    "nan in FLAIR": (lambda: ev.find_flair_threshold([FLAIR * np.nan], [MASK], [MASK]), ["20"]),
    "fewer brains": (lambda: ev.find_flair_threshold([FLAIR], [], [MASK]), ["brains"]),
    "one repeat": (lambda: ev.repeatability_coefficient([[1], [2]]), ["(2, 1)"]),
    "missing repeat": (lambda: ev.repeatability_coefficient([[1, np.nan]]), ["(1, 2)"]),
    "two volumes": (lambda: ev.figure_volumes([1, 2], [1, 2]), ["2", "3"]),
    "four images": (lambda: ev.figure_slices(np.zeros((4, 3, 4, 5)), np.eye(4)), ["(4, 3, 4, 5)"]),
    "flat affine": (lambda: ev.figure_slices(FLAIR, np.zeros((4, 4))), ["(4, 4)"]),
    "outside": (lambda: ev.figure_slices(FLAIR, np.eye(4), at=(0, 0, 5)), ["(0, 0, 5)", "(3, 4, 5)"]),
    "outline": (lambda: ev.figure_slices(FLAIR, np.eye(4), MASK[:2]), ["truth", "image"]),
}


@pytest.fixture
def in_a_sentence():
    from dyplab.errors import DataError

    def check(call, values):
        with pytest.raises(DataError) as caught:
            call()
        said = caught.value.said
        assert said.nb != said.en
        for text in (said.nb, said.en):
            assert "{" not in text and "\n" not in text and text.endswith(".") and 40 < len(text) < 260
            assert all(value in text for value in values), (values, text)

    return check


@pytest.mark.parametrize("what", WRONG)
def test_it_is_refused_in_a_sentence(what, in_a_sentence):
    in_a_sentence(*WRONG[what])
