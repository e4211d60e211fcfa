"""The tables of patients that come with dyplab or with scikit-learn, judged by their sources."""

import gzip
import hashlib

import numpy as np
import pandas as pd
import pytest
from sklearn import datasets
from sklearn.metrics import roc_auc_score

from dyplab.data import (
    cards,
    fetch,
    load_alzheimer_csf,
    load_breast_cancer,
    load_diabetes,
    load_parkinson_speech,
    verify,
)
from dyplab.data.card import BUNDLED
from dyplab.errors import DataError

LOADERS = [load_alzheimer_csf, load_breast_cancer, load_diabetes, load_parkinson_speech]


@pytest.mark.parametrize("load", LOADERS)
def test_a_table_is_whole_and_the_truth_is_no_column_of_it(load):
    x, y, patients = load()
    assert len(x) == len(y) and patients is None and not x.isna().to_numpy().any()
    assert not {"Class", "class", "target", "status"} & set(x.columns) and x.columns.is_unique
    assert set(x.dtypes.map(lambda kind: kind.name)) <= {"float64", "int64", "category"}
    assert y.dtype == np.float64 if load is load_diabetes else set(y) == {0, 1} and y.dtype == np.int64


@pytest.mark.parametrize("load", LOADERS)
def test_a_reader_may_change_a_table_without_changing_the_next_readers(load):
    first = load()
    first.x.iloc[0, 0], first.y[0] = -99, 77
    assert load().x.iloc[0, 0] != -99 and load().y[0] != 77


@pytest.mark.parametrize(
    ("name", "file", "source"),
    [
        ("alzheimer-csf", "ad_data.csv.gz", "ad_data.csv.gz"),
        ("parkinson-speech", "pd_speech.csv.gz", "pd_speech.csv.gz"),
    ],
)
def test_a_bundled_table_is_the_sources_byte_for_byte(shared, name, file, source):
    official = (shared / "data" / "tables" / source).read_bytes()
    assert (BUNDLED / name / file).read_bytes() == official
    assert "MIT License" in (BUNDLED / name / "TERMS.txt").read_text(encoding="utf-8")


def test_the_spinal_fluid_is_that_of_the_file_and_impaired_is_one():
    x, y, _ = load_alzheimer_csf()
    with gzip.open(BUNDLED / "alzheimer-csf" / "ad_data.csv.gz", "rt", encoding="utf-8") as file:
        lines = [line.rstrip("\n").split(",") for line in file]
    assert [line[-1] == "Impaired" for line in lines[1:]] == (y == 1).tolist()
    assert (y.sum(), len(y), x.shape[1]) == (91, 333, 130)
    assert x["Genotype"].astype(str).tolist() == [line[lines[0].index("Genotype")] for line in lines[1:]]
    assert x["tau"].tolist() == [float(line[lines[0].index("tau")]) for line in lines[1:]]
    assert x["age"].between(0.98, 0.99).all()  # no years
    assert roc_auc_score(y, x["tau"]) > 0.7 > 0.3 > roc_auc_score(y, x["Ab_42"])  # as in the article


def test_the_speech_has_more_columns_than_people_and_gender_counts_men():
    x, y, _ = load_parkinson_speech()
    assert x.shape == (252, 751) and y.sum() == 188
    men = x["gender"] == 1
    assert (men[y == 1].sum(), men[y == 0].sum()) == (107, 23)  # as in Sakar 2019
    assert round(roc_auc_score(y, men), 3) == 0.605


def test_malignant_is_one_though_scikit_learn_calls_it_zero():
    x, y, _ = load_breast_cancer()
    theirs = datasets.load_breast_cancer()
    assert np.array_equal(x, theirs.data) and y.sum() == 212
    assert np.array_equal(theirs.target_names[theirs.target] == "malignant", y == 1)
    assert roc_auc_score(y, x["worst radius"]) > 0.9


def test_diabetes_is_unscaled_and_the_null_model_misses_by_77():
    x, y, _ = load_diabetes()
    assert np.array_equal(x, datasets.load_diabetes(scaled=False).data)
    assert x["age"].between(19, 79).all() and x["bmi"].between(18, 43).all()
    assert float(np.median(y)) == 140.5 and round(float(y.std()), 1) == 77.0


def test_what_comes_with_scikit_learn_has_a_card_and_terms_but_no_file():
    for name in ("breast-cancer", "diabetes"):
        card = cards()[name]
        assert card.bundled and not card.files and "scikit-learn" in card.what.nb and "scikit-learn" in card.what.en
        assert verify(name) == {} and (fetch(name) / "TERMS.txt").is_file()


def test_cards_count_the_rows_they_promise():
    for name, load in zip(("alzheimer-csf", "breast-cancer", "diabetes", "parkinson-speech"), LOADERS, strict=True):
        assert cards()[name].count == len(load().y)


def test_a_changed_table_is_not_read(tmp_path, monkeypatch):
    folder = tmp_path / "alzheimer-csf"
    folder.mkdir()
    changed = pd.read_csv(BUNDLED / "alzheimer-csf" / "ad_data.csv.gz").to_csv(index=False)
    (folder / "ad_data.csv.gz").write_bytes(gzip.compress(changed.encode()))
    card = cards()["alzheimer-csf"]
    monkeypatch.setattr("dyplab.data.card.BUNDLED", tmp_path)
    monkeypatch.setattr("dyplab.data.patients.alzheimer_csf.cards", lambda: {"alzheimer-csf": card})
    with pytest.raises(DataError) as damaged:
        load_alzheimer_csf()
    assert "ad_data.csv.gz" in damaged.value.said.nb and "ad_data.csv.gz" in damaged.value.said.en
    assert hashlib.sha256((folder / "ad_data.csv.gz").read_bytes()).hexdigest() != card.files[0].sha256
