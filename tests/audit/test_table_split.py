"""Training against test of a table: each fault made by hand, and clean splits of real tables."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris, load_wine

from dyplab.audit import audit_table_split
from dyplab.errors import DataError

CANCER = load_breast_cancer(as_frame=True).frame
CLEAN = {
    "cancer": CANCER,
    "iris": load_iris(as_frame=True).frame,
    "wine": load_wine(as_frame=True).frame,
    "diabetes": load_diabetes(as_frame=True, scaled=False).frame,
}


def split(frame, seed=0, share=0.75):
    shuffled = frame.sample(frac=1, random_state=seed)
    return shuffled[: int(share * len(frame))], shuffled[int(share * len(frame)) :]


def names(found):
    return [finding.name for finding in found]


@pytest.mark.parametrize("table", CLEAN)
def test_a_random_split_of_a_clean_table_has_no_serious_finding(table):
    for seed in range(3):  # 50 were run once: none
        assert [f.name for f in audit_table_split(*split(CLEAN[table], seed), "target") if f.serious] == []


def test_rows_on_both_sides_are_found_also_when_some_cells_were_changed():
    train, test = split(CANCER)
    again = train[:20].copy()
    again.iloc[:, :6] += 1
    (finding,) = audit_table_split(train, pd.concat([test, again]), "target")
    assert finding.name == "rows-across" and finding.serious
    assert finding.rows == tuple(range(len(test), len(test) + 20))
    told = finding.evidence.values
    assert (told["test_row"], told["train_row"], told["same"]) == (len(test), 0, 24)


def test_rows_measured_again_are_found_by_how_near_they_are():
    train, test = split(CANCER)
    again = train[:20] * np.random.default_rng(0).normal(1, 0.002, (20, CANCER.shape[1]))
    again["target"] = train["target"][:20]
    (finding,) = audit_table_split(train, pd.concat([test, again]), "target")
    assert finding.name == "near-rows-across" and finding.serious
    assert set(finding.rows) <= set(range(len(test), len(test) + 20)) and len(finding.rows) >= 15


def test_the_same_person_is_found_by_the_given_column_and_by_an_inferred_one(shared):
    voice = pd.read_csv(shared / "data" / "tables" / "parkinsons.data")
    person = voice["name"].str.rsplit("_", n=1).str[0]
    voice = voice.assign(person=person)
    train, test = split(voice)
    both = set(train["person"]) & set(test["person"])
    for found in (
        audit_table_split(train, test, "status", "person"),
        audit_table_split(train.drop(columns="person"), test.drop(columns="person"), "status"),
    ):
        (finding,) = [one for one in found if one.name == "person-across"]
        assert finding.serious and finding.what.values["found"] == len(both)
        assert finding.rows == tuple(np.flatnonzero(test["person"].isin(both)))
        assert not any(name in str(finding) for name in both)  # nobody is named
    apart = voice["person"].isin(person.unique()[::4])
    assert "person-across" not in names(audit_table_split(voice[~apart], voice[apart], "status", "person"))


def test_sides_of_another_kind_are_found_with_the_columns_that_differ():
    train, test = split(CANCER)
    moved = test.assign(**{"mean texture": test["mean texture"] * 10})
    (finding,) = audit_table_split(train, moved, "target")
    assert finding.name == "sides-differ" and finding.serious and "mean texture" in finding.evidence.en.split("(")[0]
    gone = test.assign(**{"mean area": np.where(np.arange(len(test)) % 2, np.nan, test["mean area"])})
    (finding,) = audit_table_split(train, gone, "target")
    assert finding.name == "sides-differ" and not finding.serious and "mean area" in finding.evidence.en.split("(")[0]


def test_an_outcome_more_common_on_one_side_is_told_with_its_shares():
    ill, well = CANCER[CANCER["target"] == 0], CANCER[CANCER["target"] == 1]
    found = audit_table_split(pd.concat([ill[:150], well[:100]]), pd.concat([ill[150:], well[100:]]), "target")
    told = next(finding for finding in found if finding.name == "outcome-differs")
    assert told.evidence.values["train"] == pytest.approx(0.6) and not told.serious
    sugar = CLEAN["diabetes"].sort_values("target")
    assert "outcome-differs" in names(audit_table_split(sugar[:300], sugar[300:], "target"))


def test_a_class_on_one_side_only_is_found_and_a_rare_one_is_not_called_serious():
    wine = CLEAN["wine"]
    found = audit_table_split(*(wine[wine["target"] != 2], wine[wine["target"] > 0]), "target")
    one_sided = [finding for finding in found if finding.name == "class-one-side"]
    assert len(one_sided) == 2 and all(finding.serious for finding in one_sided)
    train, test = split(wine)
    rare = train.assign(target=np.where(np.arange(len(train)) < 2, 7, train["target"]))
    assert [f.serious for f in audit_table_split(rare, test, "target") if f.name == "class-one-side"] == [False]


def test_columns_and_types_that_differ_are_told():
    train, test = split(CANCER)
    as_text = test.assign(**{"mean area": test["mean area"].astype(str).str.replace(".", ",")})
    assert names(audit_table_split(train, as_text, "target"))[0] == "types-differ"
    (finding,) = audit_table_split(train, test.drop(columns="mean area"), "target")
    assert finding.name == "columns-differ" and not finding.serious and "mean area" in finding.what.nb


def test_odd_tables_are_compared_all_the_same():
    train, test = split(CANCER[["mean area", "target"]])
    odd = [side.assign(empty=np.nan, same=1, endless=np.inf, word="a") for side in (train, test)]
    twice = [pd.concat([side, side[["mean area"]]], axis=1) for side in odd]
    assert not any(finding.serious for finding in audit_table_split(*twice, "target"))
    assert not any(finding.serious for finding in audit_table_split(train[:5], test[:5], "target"))


@pytest.mark.parametrize(
    ("sides", "target", "group"),
    [
        (([1], [2]), "target", None),
        ((CANCER[:3], CANCER[3:]), "target", None),
        (split(CANCER), "tarjet", None),
        ((CANCER[:300], CANCER[300:].drop(columns="target")), "target", None),
        (split(CANCER), "target", "person"),
    ],
)
def test_what_will_not_do_is_refused(sides, target, group):
    with pytest.raises(DataError) as error:
        audit_table_split(*sides, target, group)
    assert error.value.said.nb and error.value.said.nb != error.value.said.en
