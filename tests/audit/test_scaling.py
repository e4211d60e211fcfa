"""Scaled or filled in with training and test together: done by scikit-learn, on all rows or on the training rows."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_breast_cancer, load_diabetes, load_wine
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

from dyplab.audit import audit_scaling
from dyplab.errors import DataError

TABLES = [load_breast_cancer(as_frame=True).data, load_wine(as_frame=True).data, load_diabetes(as_frame=True).data]


def split(frame, seed):
    rows = np.random.default_rng(seed).permutation(len(frame))
    cut = int(0.8 * len(frame))
    return frame.iloc[rows[:cut]], frame.iloc[rows[cut:]]


def made(step, fit_on, *sides):
    step.fit(fit_on)
    return [pd.DataFrame(step.transform(side), columns=side.columns) for side in sides]


def names(found):
    return [finding.name for finding in found]


@pytest.mark.parametrize("step", [StandardScaler, MinMaxScaler, RobustScaler])
def test_scaling_over_both_sets_is_found_and_over_the_training_set_it_is_not(step):
    found = 0
    for frame in TABLES:
        for seed in range(5):
            sides = split(frame, seed)
            together = audit_scaling(*made(step(), frame, *sides))
            assert not any(finding.serious for finding in together)
            found += names(together) == ["scaled-together"]
            assert audit_scaling(*made(step(), sides[0], *sides)) == []
            assert audit_scaling(*sides) == []
    assert found >= (13 if step is MinMaxScaler else 15)  # the ends of every column may all stand in the training set


@pytest.mark.parametrize("strategy", ["mean", "median"])
def test_filling_in_over_both_sets_is_found_and_over_the_training_set_it_is_not(strategy):
    for frame in TABLES[:2]:
        for seed in range(5):
            holes = frame.mask(np.random.default_rng(seed).random(frame.shape) < 0.1)
            sides, step = split(holes, seed), SimpleImputer(strategy=strategy)
            assert names(audit_scaling(*made(step, holes, *sides))) == ["filled-together"]
            assert audit_scaling(*made(step, sides[0], *sides)) == []


def test_the_evidence_gives_the_figures_of_both():
    sides = split(TABLES[0], 0)
    train, test = made(StandardScaler(), TABLES[0], *sides)
    (finding,) = audit_scaling(train, test)
    given = finding.evidence.values
    assert given["centre"] == pytest.approx(0, abs=1e-9) and given["spread"] == pytest.approx(1, abs=1e-2)
    assert given["centre_train"] == pytest.approx(train[given["column"]].mean())
    assert finding.what.values["found"] >= 25 and "…" in finding.what.nb


def test_arrays_text_columns_and_columns_in_another_order_are_taken():
    train, test = made(StandardScaler(), TABLES[1], *split(TABLES[1], 0))
    assert names(audit_scaling(train.to_numpy(), test.to_numpy())) == ["scaled-together"]
    assert names(audit_scaling(train.assign(name="x"), test[test.columns[::-1]])) == ["scaled-together"]


@pytest.mark.parametrize(
    "sides", [(np.zeros((3, 2)), np.zeros((9, 2))), (pd.DataFrame({"a": ["x"] * 9}), pd.DataFrame({"a": ["y"] * 9}))]
)
def test_what_cannot_be_compared_is_refused(sides):
    with pytest.raises(DataError) as error:
        audit_scaling(*sides)
    assert "9" in error.value.said.nb and "9" in error.value.said.en and error.value.said.nb != error.value.said.en
