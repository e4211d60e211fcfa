"""What the network was to reach: held against numbers worked out by hand."""

import re

import numpy as np
import pytest

from dyplab.evaluation import CrossValidation, Score
from dyplab.pfn.real import report
from dyplab.pfn.real.comparing import Compared, Tried
from dyplab.pfn.real.gates import aims, means, score
from dyplab.pfn.real.tables import TABLES
from dyplab.text import use

BY_NAME = {table.name: table for table in TABLES}
NOTHING = np.zeros(0)


def tried(value: float, error: float | None = 0.05) -> Tried:
    kind = "number" if error is None else "probability"
    found = Score(value, value - 0.01, value + 0.01, 0.95, 50, "number")
    return Tried(CrossValidation(NOTHING, NOTHING, NOTHING, None, found, kind, 0), error, 0.5, "")


def compared(name: str, numeric: bool = False, **values: float) -> Compared:
    models = {model: tried(value, None if numeric else 0.05) for model, value in values.items()}
    ours = {model: Score(values["ours"] - values[model], -0.02, 0.03, 0.95, 50, "number") for model in values}
    del ours["ours"]
    return Compared(BY_NAME[name], (100, 5), None if numeric else 40, models, {}, ours)


def everything(ours: float = 0.0) -> list[Compared]:
    """Forest is best on one table, linear on the other; in the mean both have 0.85 in the report half."""
    return [
        compared("breast-cancer", linear=0.995, forest=0.991, ours=0.994 + ours),
        compared("pima", linear=0.83, forest=0.82, ours=0.84 + ours),
        compared("diabetes", numeric=True, linear=54.9, forest=58.6, ours=55.1),
        compared("burn", linear=0.8, forest=0.9, ours=0.87 + ours),
        compared("pbc", linear=0.9, forest=0.8, ours=0.88 + ours),
    ]


def test_the_means_are_over_the_tables_with_two_answers():
    found = means(everything(), "development", score)
    assert found == pytest.approx({"linear": (0.995 + 0.83) / 2, "forest": (0.991 + 0.82) / 2, "ours": 0.917})
    assert means(everything(), None, score)["forest"] == pytest.approx((0.991 + 0.82 + 0.9 + 0.8) / 4)
    assert means([], "report", score) == {}


def test_a_model_that_missed_a_table_has_no_mean():
    done = [compared("burn", linear=0.8, catboost=0.9, ours=0.87), compared("pbc", linear=0.9, ours=0.88)]
    assert means(done, "report", score).keys() == {"linear", "ours"}


def test_gates_and_goals_are_met_or_missed_as_the_numbers_say():
    found = [(aim.kind, aim.met, aim.needed, aim.reached) for aim in aims(everything())]
    assert [one[:2] for one in found] == [
        ("gate", True),  # breast cancer 0.994 ≥ 0.993
        ("gate", True),  # report half 0.875 ≥ the forest's 0.85
        ("gate", True),  # … and the linear model's
        ("gate", True),  # diabetes 55.1 ≤ 56
        ("goal", True),  # development half 0.917 ≥ 0.9125
        ("goal", True),  # report half 0.875 ≥ 0.85
        ("goal", False),  # breast cancer 0.994 < 0.995
        ("goal", False),  # diabetes 55.1 > 54.8
        ("goal", False),  # burn: 0.03 below the forest
        ("goal", True),  # calibration
    ]
    assert found[8][2:] == (0.015, pytest.approx(0.03))
    assert found[9][2:] == (pytest.approx(0.06), pytest.approx(0.05))


def test_worse_answers_miss_the_gates():
    assert [aim.met for aim in aims(everything(-0.05))][:3] == [False, False, False]


def test_what_was_not_run_is_neither_met_nor_missed():
    assert {aim.met for aim in aims([])} == {None}
    half = aims([compared("breast-cancer", linear=0.9, ours=0.9985)])
    assert [aim.met for aim in half[:4]] == [True, None, None, None]


@pytest.mark.parametrize(
    ("lang", "first", "forest", "ours"),
    [
        (
            "en",
            "Breast cancer (development): 100 rows × 5 variables, the outcome in 40",
            ["random forest", "0.991 (0.981–1.001)", "+0.003 (−0.020 to +0.030)", "0.050", "0.50"],
            ["dyplab's network", "0.994 (0.984–1.004)", "0.050", "0.50"],
        ),
        (
            "nb",
            "Brystkreft (utvikling): 100 rader × 5 variabler, utfallet hos 40",
            ["tilfeldig skog", "0,991 (0,981–1,001)", "+0,003 (−0,020 til +0,030)", "0,050", "0,50"],
            ["dyplabs nettverk", "0,994 (0,984–1,004)", "0,050", "0,50"],
        ),
    ],
)
def test_a_table_is_read_in_the_language_of_the_moment(lang, first, forest, ours):
    use(lang)
    said = report.of_table(everything()[0]).splitlines()
    assert (said[0], cells(said[3]), cells(said[4])) == (first, forest, ours)
    assert len({len(line) for line in said[1:5]}) == 1  # the columns stand below each other


def cells(line: str) -> list[str]:
    return re.split(" {2,}", line)


def test_the_end_tells_the_means_and_what_was_reached():
    use("en")
    halves = report.of_halves(everything()).splitlines()
    assert cells(halves[1])[1:] == ["development (n = 2)", "report (n = 2)"]
    assert halves[-1].split()[-2:] == ["0.9170", "0.8750"]
    end = report.of_aims(everything()).splitlines()
    assert end[0] == "gate  met      breast cancer, AUROC: 0.9940 (needed ≥ 0.9930)"
    assert end[3] == "gate  met      diabetes, RMSE: 55.10 (needed ≤ 56.00)"
    assert "one table (Infection after burns), AUROC: 0.0300 (needed ≤ 0.0150)" in end[8]
    use("nb")
    assert report.of_aims([]).splitlines()[0] == "krav  ikke målt  brystkreft, AUROC: – (trengs ≥ 0,9930)"
    assert report.of_aims([]).splitlines()[1].endswith("mot tilfeldig skog: – (trengs –)")
