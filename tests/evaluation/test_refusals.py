"""Input that will not do is refused in one plain sentence, in both languages, that names what was found."""

import numpy as np
import pandas as pd
import pytest

from dyplab import evaluation as ev
from dyplab.errors import DataError

T, P = [1, 0, 1, 0], [0.9, 0.2, 0.7, 0.4]
TABLE = np.full((4, 3), 1 / 3)
NAN = float("nan")

REFUSED = {
    # not the same patients
    "one answer too few": (lambda: ev.accuracy(T, [1, 0, 1]), ["predicted", "3", "4"]),
    "one score too many": (lambda: ev.auroc(T, [*P, 0.1]), ["scores", "5", "4"]),
    "one probability too few": (lambda: ev.brier_loss(T, P[:3]), ["probabilities", "3", "4"]),
    "one row too few": (lambda: ev.auroc_one_against_rest(T, TABLE[:3]), ["probabilities", "3", "4"]),
    "one group too few": (lambda: ev.accuracy(T, T, groups=[1, 2, 3]), ["groups", "3", "4"]),
    "model b short": (lambda: ev.compare_paired(T, T, T[:2]), ["predicted_b", "2", "4"]),
    # nobody
    "no patients": (lambda: ev.accuracy([], []), ["truth"]),
    "no probabilities": (lambda: ev.brier_loss([], np.zeros((0, 3))), ["probabilities"]),
    # not one value each
    "a table as truth": (lambda: ev.accuracy([T], [T]), ["truth", "(1, 4)"]),
    "probabilities as answers": (lambda: ev.accuracy(T, TABLE), ["predicted", "(4, 3)"]),
    "a single number": (lambda: ev.accuracy(1, 1), ["truth", "()"]),
    "ragged": (lambda: ev.accuracy([[1], [1, 2]], T), ["truth"]),
    "one column of scores": (lambda: ev.auroc(T, np.zeros((4, 1))), ["scores", "(4, 1)"]),
    "one column of probabilities": (lambda: ev.brier_loss(T, np.zeros((4, 1))), ["probabilities", "(4, 1)"]),
    "scores for a table": (lambda: ev.auroc_one_against_rest(T, P), ["probabilities", "(4,)"]),
    # missing
    "nan in scores": (lambda: ev.auroc(T, [0.1, NAN, 0.3, NAN]), ["scores", "2", "4", "1"]),
    "infinite score": (lambda: ev.auroc(T, [0.1, 0.2, 0.3, np.inf]), ["scores", "1", "4", "3"]),
    "nan in truth": (lambda: ev.accuracy([1, NAN, 0, 1], T), ["truth", "1", "4"]),
    "None in truth": (lambda: ev.accuracy(["a", None], ["a", "a"]), ["truth", "1", "2"]),
    "pandas NA": (lambda: ev.accuracy(T, pd.array([1, None, 0, 1], dtype="Int64")), ["predicted", "1", "4"]),
    "pandas NA in a list": (lambda: ev.accuracy(T, [1, pd.NA, 0, 1]), ["predicted", "1", "4"]),
    "nan in a row": (lambda: ev.brier_loss([0, 1], [[1, 0], [NAN, 1]]), ["probabilities", "1", "2"]),
    "nan in groups": (lambda: ev.accuracy(T, T, groups=[1, 2, NAN, 3]), ["groups", "1", "4", "2"]),
    # not labels, not numbers
    "probabilities not cut": (lambda: ev.sensitivity(T, P), ["predicted", "0.9"]),
    "text against numbers": (lambda: ev.accuracy(T, ["1", "0", "1", "0"]), ["truth", "predicted"]),
    "numbers against text": (lambda: ev.accuracy(["1", "0", "1", "0"], T), ["truth", "predicted"]),
    "positive of another kind": (lambda: ev.specificity(["a", "b"], ["a", "b"]), ["truth", "positive"]),
    "words as scores": (lambda: ev.auroc(T, ["a", "b", "c", "d"]), ["scores"]),
    "digits in a binary score": (lambda: ev.auroc([3, 8, 3, 8], P), ["3, 8", "truth == 8"]),
    "many digits": (lambda: ev.brier_loss(range(10), np.linspace(0, 1, 10)), ["0, 1, 2, 3, 4 …", "truth == 9"]),
    "words in a binary score": (lambda: ev.auroc(["ill", "well"], [1, 2]), ["ill, well", "truth == 'well'"]),
    # not probabilities
    "logits": (lambda: ev.brier_loss(T, [2.5, -1, 0, 0.5]), ["probabilities", "2.5"]),
    "percentages": (lambda: ev.calibration_curve(T, [90, 20, 70, 40]), ["probabilities", "90"]),
    "negative in a table": (lambda: ev.brier_loss([0, 1], [[1.5, -0.5], [0, 1]]), ["probabilities", "1.5"]),
    "rows that do not sum to one": (lambda: ev.brier_loss([0, 1], [[0.5, 0.5], [0.5, 0.4]]), ["1", "0.900"]),
    "a class without a column": (lambda: ev.auroc_one_against_rest([0, 1, 2, 3], TABLE), ["3", "2"]),
    "classes by name": (lambda: ev.auroc_one_against_rest(list("abca"), TABLE), ["a", "3"]),
    # scores that do not exist
    "no ill": (lambda: ev.sensitivity([0, 0], [0, 1]), ["2", "1"]),
    "no such label": (lambda: ev.sensitivity([3, 4], [3, 4], positive=8), ["2", "8"]),
    "no well": (lambda: ev.specificity([1, 1], [0, 1]), ["2", "1"]),
    "none called ill": (lambda: ev.ppv([0, 1], [0, 0]), ["2", "1"]),
    "none called well": (lambda: ev.npv([0, 1], [1, 1]), ["2", "1"]),
    "no f1": (lambda: ev.f1([0, 0], [0, 0]), ["2", "1"]),
    "one class": (lambda: ev.auroc([1, 1, 1], [1, 2, 3]), ["3", "0"]),
    "a class nobody has": (lambda: ev.auroc_one_against_rest([0, 1, 1, 0], TABLE), ["2", "0", "4"]),
    "percent as share": (lambda: ev.ppv_at_prevalence(90, 0.9, 0.1), ["sensitivity", "90"]),
    "negative prevalence": (lambda: ev.npv_at_prevalence(0.9, 0.9, -0.1), ["prevalence", "-0.1"]),
    "nan prevalence": (lambda: ev.npv_at_prevalence(0.9, 0.9, NAN), ["prevalence", "nan"]),
    "a test never positive": (lambda: ev.ppv_at_prevalence(0, 1, 0.1), ["0.00", "1.00", "0.10"]),
    "a test never negative": (lambda: ev.npv_at_prevalence(1, 0, 0.1), ["0.00", "1.00", "0.10"]),
    # figures
    "too many images": (lambda: ev.figure_contact_sheet(np.zeros((101, 2, 2)), range(101)), ["101", "100"]),
    "flat images": (lambda: ev.figure_contact_sheet(np.zeros((3, 784)), range(3)), ["images", "(3, 784)"]),
    "no images": (lambda: ev.figure_contact_sheet(np.zeros((0, 2, 2)), []), ["images", "(0, 2, 2)"]),
    "labels of others": (
        lambda: ev.figure_contact_sheet(np.zeros((3, 2, 2)), range(4)),
        ["labels", "images", "4", "3"],
    ),
    "a flat map": (lambda: ev.figure_pixel_map(np.zeros(784)), ["values", "(784,)"]),
    "nan in a map": (lambda: ev.figure_pixel_map([[1, NAN]]), ["values", "1", "2"]),
    "an epoch that never was": (lambda: ev.figure_learning([1, 2], [1, 2], best_epoch=3), ["3", "2"]),
    "epochs counted from zero": (lambda: ev.figure_learning([1, 2], [1, 2], best_epoch=0), ["0", "2"]),
    "curves of two lengths": (lambda: ev.figure_learning([1, 2], [1]), ["validation", "train", "1", "2"]),
    "names that are too few": (lambda: ev.figure_scores(["a"], [ev.accuracy(T, T)] * 2, 0.5), ["1", "2"]),
    "scores of two kinds": (
        lambda: ev.figure_scores(["a", "b"], [ev.accuracy(T, T), ev.brier_loss(T, P)], 0.5),
        ["number, share"],
    ),
    "names of too few classes": (lambda: ev.figure_confusion(T, T, names=["only"]), ["1", "2"]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_in_one_sentence_that_says_what_was_found(case):
    call, values = REFUSED[case]
    with pytest.raises(DataError) as caught:
        call()
    said = caught.value.said
    for text in (said.nb, said.en):
        assert "{" not in text and "\n" not in text
        assert text.endswith((".", "0.5."))
        assert 40 < len(text) < 260
        for value in values:
            assert value in text, (value, text)
    assert said.nb != said.en


def test_a_probability_a_hair_above_one_is_rounding_and_is_taken():
    assert ev.brier_loss([1, 0], [1 + 1e-7, -1e-7]).value == 0
    table = np.array([[0.33333, 0.33333, 0.33333]] * 3, dtype=np.float32)
    assert ev.brier_loss([0, 1, 2], table).value == pytest.approx(2 / 3, abs=1e-4)


def test_what_was_given_is_left_as_it_was():
    truth, table = np.array([0, 1, 2, 1]), np.full((4, 3), 1 / 3)
    before = truth.copy(), table.copy()
    ev.brier_loss(truth, table)
    ev.auroc_one_against_rest(truth, table)
    ev.figure_roc(truth, table)
    assert np.array_equal(truth, before[0]) and np.array_equal(table, before[1])
