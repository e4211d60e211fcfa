"""How a score reads."""

import pytest
from IPython.lib.pretty import pretty

from dyplab.evaluation import Score, accuracy
from dyplab.text import use


@pytest.mark.parametrize(
    ("score", "nb", "en"),
    [
        (Score(0.936, 0.931, 0.941, 0.95, 10_000), "93,6 % (95 % KI 93,1–94,1)", "93.6% (95% CI 93.1–94.1)"),
        (Score(1.0, 0.884, 1.0, 0.95, 30), "100,0 % (95 % KI 88,4–100,0)", "100.0% (95% CI 88.4–100.0)"),
        (Score(0.9999, 0.99944, 1.0, 0.95, 10_000), "99,99 % (95 % KI 99,94–100,00)", "99.99% (95% CI 99.94–100.00)"),
        (Score(0.187, 0.173, 0.2024, 0.95, 9, "number"), "0,187 (95 % KI 0,173–0,202)", "0.187 (95% CI 0.173–0.202)"),
        (
            Score(0.005, -0.0012, 0.0112, 0.95, 9, "points"),
            "0,5 prosentpoeng (95 % KI −0,1 til 1,1)",
            "0.5 percentage points (95% CI −0.1 to 1.1)",
        ),
        (
            Score(-0.0001, -0.0002, 0.0, 0.95, 9, "points"),
            "0,0 prosentpoeng (95 % KI 0,0 til 0,0)",
            "0.0 percentage points (95% CI 0.0 to 0.0)",
        ),
    ],
)
def test_a_score_reads_as_each_language_writes_it(score, nb, en):
    use("nb")
    assert str(score).replace("\u00a0", " ") == nb
    use("en")
    assert str(score) == en


def test_a_notebook_shows_scores_as_prose_alone_and_in_a_list():
    score = Score(0.936, 0.931, 0.941, 0.95, 10_000)
    assert pretty(score) == "93.6% (95% CI 93.1–94.1)"
    assert pretty([score]) == "[93.6% (95% CI 93.1–94.1)]"


def test_a_score_is_a_number_where_a_number_is_needed():
    assert float(accuracy([1, 1, 0, 0], [1, 1, 0, 1])) == 0.75
