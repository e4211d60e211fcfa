"""A whole procedure on shuffled outcomes: what peeks is found, what is honest is not, and how often it errs."""

import numpy as np
import pandas as pd
import pytest
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline

from dyplab.audit import audit_procedure
from dyplab.errors import DataError
from dyplab.text import use

RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=(120, 200)), np.arange(120) % 2
FOLDS = StratifiedKFold(5, shuffle=True, random_state=0)


def chosen_before(x, y):
    best = np.argsort(f_classif(x, y)[0])[-20:]
    return cross_val_score(LogisticRegression(), x[:, best], y, cv=FOLDS, scoring="roc_auc").mean()


def chosen_inside(x, y):
    model = make_pipeline(SelectKBest(f_classif, k=20), LogisticRegression())
    return cross_val_score(model, x, y, cv=FOLDS, scoring="roc_auc").mean()


def nearest_mean(x, y):
    """Quick and honest: each fold's direction is learnt from the other folds."""
    fold, scores = np.arange(len(y)) % 5, np.zeros(len(y))
    for out in range(5):
        inside = fold != out
        way = x[inside & (y == 1)].mean(axis=0) - x[inside & (y == 0)].mean(axis=0)
        scores[~inside] = x[~inside] @ way
    return roc_auc_score(y, scores)


def test_features_chosen_before_the_split_are_found_and_chosen_inside_they_are_not():
    (finding,) = audit_procedure(chosen_before, X, Y, draws=8)
    assert finding.name == "procedure-leak" and finding.serious
    assert finding.evidence.values["shuffled"] > 0.65 and finding.evidence.values["draws"] == 8
    honest = audit_procedure(chosen_inside, X, Y, draws=8)
    assert honest == [] and honest.looked.values["low"] < 0.5


def test_an_honest_procedure_is_accused_at_most_once_in_a_hundred_times(monkeypatch):
    accused = 0
    for seed in range(200):
        rng = np.random.default_rng(seed)
        y = rng.permutation(np.arange(40) < 12).astype(int)
        accused += len(audit_procedure(nearest_mean, rng.normal(size=(40, 5)), y, draws=10, seed=seed))
    assert accused <= 5  # of 200; more would be met once in some hundred times at one in a hundred


def test_an_honest_procedure_with_a_good_score_is_not_accused():
    x = X[:, :5] + 1.5 * Y[:, None]
    found = audit_procedure(nearest_mean, x, Y)
    assert found == [] and found.looked.values["real"] > 0.9


def test_the_same_person_on_both_sides_is_found_when_the_people_are_given():
    rng = np.random.default_rng(1)
    people = np.repeat(np.arange(24), 5)
    x = rng.normal(size=(24, 6))[people] + rng.normal(0, 0.2, (120, 6))
    y = (rng.permutation(24) % 2)[people]

    def by_row(x, y):
        return roc_auc_score(
            y, cross_val_predict(KNeighborsClassifier(3), x, y, cv=FOLDS, method="predict_proba")[:, 1]
        )

    (finding,) = audit_procedure(by_row, x, y, draws=6, groups=people)
    assert finding.evidence.values["shuffled"] > 0.9
    assert audit_procedure(by_row, x, y, draws=6) == []  # shuffled by row the people are torn apart


def test_outcomes_are_shuffled_between_people_and_keep_their_kind():
    people, seen = np.repeat(["a", "b", "c", "d"], [1, 2, 3, 4]), []
    y = pd.Series([True] + [False] * 2 + [True] * 3 + [False] * 4, index=range(50, 60), name="ill")

    def watch(x, y):
        seen.append(y)
        return 0.5

    assert audit_procedure(watch, np.zeros((10, 1)), y, draws=30, groups=people) == []
    assert all(isinstance(one, pd.Series) and list(one.index) == list(y.index) for one in seen)
    assert all(one.groupby(people).nunique().max() == 1 and one.groupby(people).first().sum() == 2 for one in seen)
    assert len({tuple(one) for one in seen}) > 3 and list(seen[0]) == list(y)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"y": np.arange(120) % 3}, "3"),
        ({"y": np.zeros(120)}, "1"),
        ({"y": np.where(Y == 1, 1.0, np.nan)}, "60"),
        ({"y": Y[1:]}, "119"),
        ({"draws": 2}, "2"),
        ({"score": lambda x, y: 1.2}, "1.2"),
        ({"score": lambda x, y: float("nan")}, "nan"),
        ({"score": lambda x, y: None}, "None"),
        ({"groups": np.zeros(120)}, "1"),
        ({"groups": np.zeros(7)}, "(7,)"),
    ],
)
def test_what_will_not_do_is_refused(change, told):
    with pytest.raises(DataError) as error:
        audit_procedure(**({"score": lambda x, y: 0.5, "x": X, "y": Y} | change))
    assert told in error.value.said.nb and told in error.value.said.en and error.value.said.nb != error.value.said.en


def test_the_finding_is_told_in_both_languages():
    (finding,) = audit_procedure(lambda x, y: 0.7 + 0.01 * RNG.random(), X, Y)
    use("nb")
    assert "0,70" in str(finding) and "Alvorlig" in str(finding)
    use("en")
    assert "0.70" in str(finding) and "Serious" in str(finding)
