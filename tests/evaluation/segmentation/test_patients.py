"""Regions, patients and the FLAIR threshold, judged by counting."""

import numpy as np
import pytest

import dyplab.evaluation as ev
from dyplab.text import use

RNG = np.random.default_rng(0)
SHAPE = (20, 22, 18)
MIDDLE = np.linalg.norm((np.indices(SHAPE).T - np.array(SHAPE) / 2).T, axis=0)


def tumour(enhancing=True, moved=0):
    mask = np.where(MIDDLE < 7, 2, 0)
    mask[MIDDLE < 4] = 1
    if enhancing:
        mask[(MIDDLE < 4) & (MIDDLE > 2.5)] = 3
    return np.roll(mask, moved, axis=0)


def test_regions_are_those_of_brats_and_lie_inside_one_another():
    mask = RNG.integers(0, 4, SHAPE)
    found = ev.region_masks(mask)
    assert np.array_equal(found["whole"], np.isin(mask, [1, 2, 3]))
    assert np.array_equal(found["core"], np.isin(mask, [1, 3]))
    assert np.array_equal(found["enhancing"], np.isin(mask, [3]))


def test_volume_counts_flat_voxels_as_flat():
    mask = RNG.random(SHAPE) < 0.3
    assert ev.volume_ml(mask, (0.5, 0.5, 6)) == pytest.approx(mask.sum() * 1.5 / 1000)
    other = RNG.random(SHAPE) < 0.1
    assert ev.volume_error_ml(mask, other, (1, 1, 1)) == pytest.approx((mask.sum() - other.sum()) / 1000)
    assert ev.volume_error_ml(other, mask, (1, 1, 1)) > 0


def test_a_patients_scores_are_the_single_scores_of_each_region():
    truth, answer, spacing = tumour(), tumour(moved=2), (1.0, 2.0, 3.0)
    score = ev.score_patient(truth, answer, spacing, "p1")
    for region, mask in ev.region_masks(truth).items():
        own = ev.region_masks(answer)[region]
        one = score[region]
        assert one.dice == ev.dice(mask, own) and one.hd95_mm == ev.hd95(mask, own, spacing)
        assert one.surface_dice == ev.surface_dice(mask, own, spacing, 2)
        assert one.volume_error_ml == ev.volume_error_ml(mask, own, spacing)
        assert one.lesions == ev.lesionwise(mask, own, spacing)
        assert one.present and np.isnan(one.false_positive_ml)


def test_a_patient_without_the_region_is_scored_by_false_positive_volume_and_kept_out_of_the_means():
    truths = [tumour(), tumour(), tumour(enhancing=False), tumour(enhancing=False)]
    answers = [tumour(), tumour(moved=3), tumour(enhancing=False), tumour()]
    scores = ev.score_patients(["a", "b", "c", "d"], truths, answers, (1, 1, 1))
    enhancing = scores["enhancing"]
    expected = [ev.dice(t == 3, p == 3) for t, p in zip(truths[:2], answers[:2], strict=True)]
    assert enhancing.n == 2 and enhancing.dice.value == pytest.approx(np.mean(expected))
    assert enhancing.without == (("c", 0.0), ("d", (answers[3] == 3).sum() / 1000))
    assert (enhancing.worst_patient, enhancing.worst_dice) == ("b", expected[1])
    assert scores["whole"].n == 4 and scores["whole"].dice.n == 4
    use("en")
    said = str(scores)
    assert "2 without the region in the truth" in said and "(patient d)" in said
    assert "Rule for empty regions" in said and "0.05 ml" in said
    html = scores._repr_html_()
    assert html.count("<tr>") == 4 and "Rule for empty regions" in html
    use("nb")
    assert "Regel for tomme regioner" in str(scores) and "0,05 ml" in str(scores)


def test_a_missed_patient_counts_in_every_mean():
    truth = tumour()
    scores = ev.score_patients(["a", "b"], [truth] * 2, [truth, 0 * truth], (1, 1, 2))
    whole = scores["whole"]
    diagonal = np.sqrt(20**2 + 22**2 + 36**2)
    assert whole.dice.value == 0.5 == whole.surface_dice.value and whole.hd95_mm.value == pytest.approx(diagonal / 2)
    assert whole.dice.low <= 0.5 <= whole.dice.high and (whole.found, whole.missed, whole.false) == (1, 1, 0)


def test_two_scans_of_a_patient_are_drawn_together():
    truth = tumour()
    answers = [tumour(moved=k) for k in range(8) for _ in range(2)]
    alone = ev.score_patients(range(16), [truth] * 16, answers, (1, 1, 1))["whole"].dice
    paired = ev.score_patients(np.repeat(list("abcdefgh"), 2), [truth] * 16, answers, (1, 1, 1))["whole"].dice
    assert (alone.n, paired.n) == (16, 8) and alone.value == paired.value
    assert paired.high - paired.low > 1.2 * (alone.high - alone.low)


def test_the_frame_has_a_row_for_each_patient_and_region():
    truth = tumour()
    frame = ev.score_patients(["a", "b"], [truth] * 2, [truth] * 2, [(1, 1, 1), (2, 2, 2)]).frame()
    assert list(frame["patient"]) == ["a"] * 3 + ["b"] * 3 and (frame["dice"] == 1).all()
    assert frame["truth_ml"][3] == pytest.approx(8 * frame["truth_ml"][0])


def flair(mask, rng, scale):
    """Grey and white matter, tumour three spreads brighter, in the scanner's own scale."""
    return ((rng.normal(0, 1, SHAPE) + 4 * (mask > 0)) * scale + 7 * scale) * (MIDDLE < 9)


def test_the_flair_threshold_is_the_best_on_the_training_patients_whatever_the_scanner():
    rng = np.random.default_rng(2)
    masks = [tumour(moved=k) * (MIDDLE < 9) for k in (0, 1, 2)]
    images = [flair(mask, rng, scale) for mask, scale in zip(masks, (1, 10, 300), strict=True)]
    brains = [MIDDLE < 9] * 3
    found = ev.find_flair_threshold(images, brains, masks)

    def mean(threshold):
        bright = [ev.flair_threshold_mask(image, brain, threshold) for image, brain in zip(images, brains, strict=True)]
        return np.mean([ev.dice(mask > 0, one) for mask, one in zip(masks, bright, strict=True)])

    every = [mean(t) for t in np.arange(0, 4, 0.05)]
    assert mean(found) == pytest.approx(max(every))
    assert found == pytest.approx(ev.find_flair_threshold([9 * x + 4 for x in images], brains, masks))
    assert not ev.flair_threshold_mask(images[0], brains[0], found)[~brains[0]].any()
    with_healthy = ev.find_flair_threshold([*images, images[0]], [*brains, brains[0]], [*masks, 0 * masks[0]])
    assert with_healthy == found


def test_the_threshold_stands_beside_the_model_in_the_table():
    rng = np.random.default_rng(2)
    truth = tumour() * (MIDDLE < 9)
    bright = ev.flair_threshold_mask(flair(truth, rng, 1), MIDDLE < 9, 1.0)
    scores = ev.score_patients(["a"], [truth], [truth], (1, 1, 1), flair_masks=[bright])
    assert scores.flair.dice.value == ev.dice(truth > 0, bright)
    use("en")
    assert "whole tumour, FLAIR threshold" in str(scores) and "FLAIR threshold" in scores._repr_html_()
    assert len(ev.figure_dice(scores).axes[0].get_xticklabels()) == 4


def test_the_threshold_is_in_spreads_above_the_middle_of_the_brain():
    brain = MIDDLE < 9
    image = RNG.gamma(3, 20, SHAPE)
    low, middle, high = np.quantile(image[brain], (0.1, 0.5, 0.9))
    expected = brain & (image > middle + 1.3 * (high - low) / 2)
    assert np.array_equal(ev.flair_threshold_mask(image, brain, 1.3), expected)
