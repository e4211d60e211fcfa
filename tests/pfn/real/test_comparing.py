"""The comparison: one set of folds for all, judged by scikit-learn; what is done is kept, what was stopped goes on."""

import json

import numpy as np
import pytest
from pfn.real.conftest import make_table
from sklearn.metrics import mean_squared_error, roc_auc_score

from dyplab.errors import MissingExtra
from dyplab.evaluation import Procedure, expected_calibration_error
from dyplab.pfn.real import comparing, contenders
from dyplab.pfn.real.comparing import compare
from dyplab.pfn.real.tables import RealTable
from dyplab.text import Sentence

FEW = {"folds": 3, "repeats": 2}
MODELS = ("null", "linear", "ours")


def kept(home) -> list[str]:
    return sorted(path.name for path in (home / "cache" / "pfn-evaluate" / "breast-cancer").glob("*.json"))


def test_scores_are_scikit_learns_on_the_same_folds_for_all(small):
    x, y, _ = make_table()
    done = compare(small, ["null", "linear"], **FEW)
    fold = done.tried["null"].answers.fold
    assert np.array_equal(fold, done.tried["linear"].answers.fold) and fold.shape == (2, 60)
    areas = []
    for repeat in fold:
        for k in range(3):
            model = contenders.linear(x, False).fit(x[repeat != k], y[repeat != k])
            areas.append(roc_auc_score(y[repeat == k], model.predict_proba(x[repeat == k])[:, 1]))
    assert done.tried["linear"].score.value == pytest.approx(np.mean(areas))
    assert done.tried["null"].score.value == 0.5
    assert (done.shape, done.ill) == ((60, 3), int(y.sum()))


def test_numbers_are_judged_by_their_root_mean_squared_error():
    data = make_table(numeric=True)
    done = compare(RealTable("diabetes", "development", lambda: data), ["linear"], **FEW)
    tried = done.tried["linear"]
    errors = [mean_squared_error(data.y, repeat) for repeat in tried.answers.predicted]
    assert tried.score.value == pytest.approx(np.sqrt(np.mean(errors)))
    assert done.ill is None and tried.calibration_error is None


def test_the_calibration_error_is_the_mean_over_the_repeats(small):
    tried = compare(small, ["linear"], **FEW).tried["linear"]
    each = [expected_calibration_error(tried.answers.truth, one).value for one in tried.answers.predicted]
    assert tried.calibration_error == pytest.approx(np.mean(each))


def test_a_difference_is_ours_minus_the_others_with_an_interval_around_it(small, as_ours):
    done = compare(small, MODELS, **FEW)
    assert done.differences.keys() == {"null", "linear"}
    gained = done.differences["null"]
    assert gained.value == pytest.approx(done.tried["ours"].score.value - 0.5)
    assert 0 < gained.low < gained.value < gained.high
    assert done.differences["linear"].value == 0  # the linear model stands for ours here


def test_a_finished_run_trains_nothing_and_says_the_same(small, as_ours, monkeypatch):
    first = compare(small, MODELS, **FEW)
    monkeypatch.setattr(Procedure, "answers", lambda *_: pytest.fail("a model was trained again"))
    monkeypatch.setattr(comparing, "compare_cross_validated", lambda *_: pytest.fail("compared again"))
    again = compare(small, MODELS, **FEW, say=lambda model: pytest.fail("a model was run again"))
    for name in MODELS:
        assert np.array_equal(again.tried[name].answers.predicted, first.tried[name].answers.predicted)
        assert again.tried[name].score == first.tried[name].score
    assert again.differences == first.differences


def test_a_stopped_run_goes_on_with_the_model_it_was_at(small, as_ours, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setitem(contenders.CONTENDERS, "ours", stop)
    with pytest.raises(KeyboardInterrupt):
        compare(small, MODELS, **FEW)
    as_ours("weights 1")
    run: list[str] = []
    compare(small, MODELS, **FEW, say=run.append)
    assert run == ["ours"]


def test_a_run_stopped_within_a_model_keeps_the_repeats_that_were_done(small, home, monkeypatch):
    true_answers, asked = Procedure.answers, []

    def stop_in_the_second_repeat(self, train, test):
        asked.append(len(test))
        if len(asked) == 5:
            raise KeyboardInterrupt
        return true_answers(self, train, test)

    monkeypatch.setattr(Procedure, "answers", stop_in_the_second_repeat)
    with pytest.raises(KeyboardInterrupt):
        compare(small, ["linear"], **FEW)
    done = compare(small, ["linear"], **FEW)
    assert len(asked) == 5 + 3  # the second repeat alone was begun again
    assert [path.is_file() for path in (home / "cache" / "pfn-evaluate" / "breast-cancer").iterdir()] == [True]
    fresh = compare(RealTable("pima", "development", make_table), ["linear"], **FEW)
    assert np.array_equal(done.tried["linear"].answers.predicted, fresh.tried["linear"].answers.predicted)


def test_new_weights_make_only_our_network_run_again(small, as_ours):
    compare(small, MODELS, **FEW)
    as_ours("weights 2")
    run: list[str] = []
    compare(small, MODELS, **FEW, say=run.append)
    assert run == ["ours"]


def test_another_table_or_other_folds_are_another_result(small):
    run: list[str] = []
    compare(small, ["null"], **FEW, say=run.append)
    compare(small, ["null"], folds=3, repeats=3, say=run.append)
    changed = make_table()
    changed.x.loc[0, "age"] += 1
    compare(RealTable("breast-cancer", "development", lambda: changed), ["null"], **FEW, say=run.append)
    assert run == ["null"] * 3


def test_a_result_that_cannot_be_read_is_made_again(small, home):
    before = compare(small, ["linear"], **FEW).tried["linear"].score
    (name,) = kept(home)
    path = home / "cache" / "pfn-evaluate" / "breast-cancer" / name
    whole = json.loads(path.read_text(encoding="utf-8"))
    assert np.shape(whole["predicted"]) == (2, 60) and whole["model"] == "linear"
    path.write_text(path.read_text(encoding="utf-8")[:100], encoding="utf-8")
    assert compare(small, ["linear"], **FEW).tried["linear"].score == before


def test_a_model_whose_package_is_missing_is_left_out_and_the_rest_run(small, monkeypatch):
    def absent(*_):
        raise MissingExtra(Sentence(nb="mangler", en="missing")())

    monkeypatch.setitem(contenders.CONTENDERS, "catboost", absent)
    done = compare(small, ["null", "catboost", "linear"], **FEW)
    assert list(done.tried) == ["null", "linear"] and str(done.left_out["catboost"]) == "missing"


def test_rows_of_one_person_stay_together():
    data = make_table(patients=True)
    done = compare(RealTable("biopsy", "report", lambda: data), ["null"], **FEW)
    for repeat in done.tried["null"].answers.fold:
        assert np.array_equal(repeat[::2], repeat[1::2])


def test_the_seconds_are_those_of_a_processor_and_not_of_waiting(small, monkeypatch):
    from time import sleep

    true_answers = Procedure.answers

    def slow(self, train, test):
        sleep(0.2)
        return true_answers(self, train, test)

    monkeypatch.setattr(Procedure, "answers", slow)
    assert compare(small, ["null"], **FEW).tried["null"].seconds < 0.1
