"""Beyond the limits: what is done, and what to do."""

import numpy as np
import pytest
from numpy.random import default_rng
from sklearn.multiclass import OneVsRestClassifier, OutputCodeClassifier

from dyplab.errors import DataError
from dyplab.pfn import PFNClassifier, PFNRegressor
from dyplab.pfn.estimators.limits import AT_ONCE, MOST_ROWS

pytestmark = pytest.mark.usefixtures("any_network")


def table(rows, columns, classes=2):
    rng = default_rng(0)
    x = rng.normal(size=(rows, columns))
    return x, np.arange(rows) % classes


class Watched:
    """A network that notes the shape of what it is shown."""

    def __init__(self, network):
        self.network, self.shapes = network, []

    def __call__(self, table, outcome):
        self.shapes.append((outcome.shape[1], table.shape[1] - outcome.shape[1], table.shape[2]))
        return self.network(table, outcome)


def test_a_member_never_sees_more_than_the_limits_say(any_network, monkeypatch):
    watched = Watched(any_network)
    monkeypatch.setattr("dyplab.pfn.weights.load_network", lambda: watched)
    x, y = table(1300, 250)
    answer = PFNClassifier(members=2).fit(x, y).predict_proba(x[:700])
    assert answer.shape == (700, 2)
    known, asked, columns = np.array(watched.shapes).max(axis=0)
    assert (known, columns) == (MOST_ROWS, 32)
    assert asked <= AT_ONCE
    assert len(watched.shapes) == 4


def test_the_order_of_patients_and_columns_changes_nothing_beyond_the_limits_either():
    x, _ = table(1100, 230)
    y = x[:, 0] + x[:, 1]
    rows, columns = default_rng(1).permutation(1100), default_rng(2).permutation(230)
    before = PFNRegressor(members=2).fit(x, y).predict(x[:5])
    after = PFNRegressor(members=2).fit(x[rows][:, columns], y[rows]).predict(x[:5][:, columns])
    np.testing.assert_allclose(after, before, rtol=0, atol=1e-6)


def test_more_patients_than_fit_in_a_pass_are_answered_as_one_by_one():
    x, y = table(30, 3)
    model = PFNClassifier(members=1).fit(x, y)
    asked = default_rng(3).normal(size=(AT_ONCE + 30, 3))
    answer = model.predict_proba(asked)
    np.testing.assert_allclose(model.predict_proba(asked[-5:]), answer[-5:], rtol=0, atol=1e-6)


def test_ten_classes_are_answered_and_eleven_refused_with_what_to_do():
    x, y = table(66, 3, classes=10)
    assert PFNClassifier(members=2).fit(x, y).predict_proba(x).shape == (66, 10)
    x, y = table(66, 3, classes=11)
    with pytest.raises(DataError) as refused:
        PFNClassifier(members=2).fit(x, y)
    for said in (refused.value.said.nb, refused.value.said.en):
        assert "11" in said
        assert "OneVsRestClassifier(PFNClassifier())" in said
        assert "OutputCodeClassifier" in said


@pytest.mark.parametrize("around", [OneVsRestClassifier, lambda model: OutputCodeClassifier(model, random_state=0)])
def test_what_the_refusal_advises_works(around):
    x, y = table(66, 3, classes=11)
    model = around(PFNClassifier(members=1)).fit(x, y)
    assert set(model.predict(x)) <= set(range(11))
    assert len(model.classes_) == 11
