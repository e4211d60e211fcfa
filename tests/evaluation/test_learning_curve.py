"""Learning curves: the same test folds for all sizes, nested training sets with ill and well, a readable figure."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.text import Text
from PIL import Image
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.datasets import load_breast_cancer, load_diabetes
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from dyplab.errors import DataError
from dyplab.evaluation import LearningCurve, Score, cross_validate, figure_learning_curve, learning_curve
from dyplab.text import use

X, Y = load_breast_cancer(return_X_y=True, as_frame=True)
X, Y = X.iloc[:250, :6], (Y.iloc[:250] == 0).astype(int)
LOGISTIC = make_pipeline(StandardScaler(), LogisticRegression())
SEEN = []


class Remembers(ClassifierMixin, BaseEstimator):
    """Keeps note of the rows it was trained on; the first column is the row's number."""

    def fit(self, x, y):
        SEEN.append((set(np.asarray(x)[:, 0].astype(int)), set(np.unique(y))))
        return self

    def predict(self, x):
        return np.zeros(len(x))

    def decision_function(self, x):
        return np.asarray(x)[:, 0]


@given(st.integers(0, 500), st.booleans(), st.integers(2, 5))
@settings(max_examples=20, deadline=None)
def test_a_larger_training_set_holds_the_smaller_one_and_both_have_ill_and_well(seed, grouped, folds):
    rng = np.random.default_rng(seed)
    groups = rng.integers(0, 40, 120) if grouped else np.arange(120)
    y = (groups % 4 == 0).astype(int)
    SEEN.clear()
    same = {"groups": groups if grouped else None, "folds": folds, "repeats": 1, "seed": seed}
    learning_curve(Remembers(), np.arange(120)[:, None], y, [2, 8, 16], **same)
    tested_in = cross_validate(Remembers(), np.zeros((120, 1)), y, **same).fold[0]
    for k in range(folds):
        small, middle, large = SEEN[3 * k : 3 * k + 3]
        assert small[0] < middle[0] < large[0]
        assert all(classes == {0, 1} for _, classes in (small, middle, large))
        assert [len(np.unique(groups[list(rows)])) for rows, _ in (small, middle, large)] == [2, 8, 16]
        assert not set(groups[list(large[0])]) & set(groups[tested_in == k])


def test_the_whole_training_part_scores_as_cross_validation_does():
    curve = learning_curve(LOGISTIC, X, Y, [20, 200], repeats=2, seed=4)
    whole = cross_validate(LOGISTIC, X, Y, repeats=2, seed=4)
    assert curve.sizes == (20, 200)
    assert curve.scores[1] == whole.score
    by_hand = [
        roc_auc_score(whole.truth[whole.fold[r] == k], whole.predicted[r, whole.fold[r] == k])
        for r in range(2)
        for k in range(5)
    ]
    assert curve.scores[1].value == pytest.approx(np.mean(by_hand))
    assert curve.scores[0].value < curve.scores[1].value and curve.baseline == 0.5


def test_a_regressions_curve_falls_below_the_standard_deviation():
    x, y = load_diabetes(return_X_y=True, scaled=False)
    curve = learning_curve(LinearRegression(), x, y, [300, 15], repeats=1)
    assert curve.sizes == (15, 300) and curve.baseline == pytest.approx(y.std())
    assert curve.scores[1].value < curve.baseline < curve.scores[0].value


REFUSED = {
    "too many": (lambda: learning_curve(LOGISTIC, X, Y, [10, 201]), ["201", "200", "5"]),
    "one patient": (lambda: learning_curve(LOGISTIC, X, Y, [1]), ["1", "2"]),
    "half a patient": (lambda: learning_curve(LOGISTIC, X, Y, [10.5]), ["sizes", "10.5"]),
    "no sizes": (lambda: learning_curve(LOGISTIC, X, Y, []), ["sizes"]),
    "more than the patients": (
        lambda: learning_curve(LOGISTIC, X, Y, [41], groups=np.arange(250) % 50),
        ["41", "40"],
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_in_one_sentence_in_both_languages(refused, case):
    refused(*REFUSED[case])


def curve(kind="probability", sizes=(10, 20, 50, 100, 400), start=0.7):
    scores = tuple(
        Score(start + 0.05 * k, start + 0.05 * k - 0.04, start + 0.05 * k + 0.03, 0.95, 99, "number")
        for k in range(len(sizes))
    )
    return LearningCurve(sizes, scores, 0.5, kind)


@pytest.mark.parametrize(("lang", "on_axis"), [("nb", "Pasienter i treningen"), ("en", "Patients trained on")])
def test_the_figure_is_readable_uncut_and_in_the_language_of_the_moment(lang, on_axis):
    use(lang)
    figure = figure_learning_curve(["A", "B"], [curve(), curve(start=0.6)])
    axes = figure.axes[0]
    assert axes.get_xlabel() == on_axis
    lines = [container.lines[0] for container in axes.containers]
    assert len({line.get_marker() for line in lines}) == len({line.get_linestyle() for line in lines}) == 2
    assert lines[0].get_ydata() == pytest.approx([0.7, 0.75, 0.8, 0.85, 0.9])
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100)
    picture = np.asarray(Image.open(buffer).convert("RGB"))
    assert all((edge == 255).all() for edge in (picture[0], picture[-1], picture[:, 0], picture[:, -1]))
    shown = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    assert min(text.get_fontsize() for text in shown) >= 10
    ticks = [text.get_text() for text in axes.get_yticklabels()]
    assert all(("," in tick) == (lang == "nb") for tick in ticks)


def test_the_figure_refuses_curves_of_two_kinds_and_names_that_are_too_few():
    for names, curves in ((["A", "B"], [curve(), curve(kind="number")]), (["A"], [curve(), curve()]), ([], [])):
        with pytest.raises(DataError) as caught:
            figure_learning_curve(names, curves)
        assert caught.value.said.nb != caught.value.said.en and "{" not in caught.value.said.en


def test_a_curve_reads_as_one_line_for_each_size():
    use("nb")
    assert str(curve(sizes=(10, 20))).splitlines()[0] == "10: 0,700 (95\u00a0% KI 0,660–0,730)"
