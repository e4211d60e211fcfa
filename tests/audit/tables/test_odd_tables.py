"""Whatever a table holds, the audit ends in findings or a sentence."""

import numpy as np
import pandas as pd
import pytest

from dyplab.audit import audit_table, report
from dyplab.errors import DataError
from dyplab.text import use

N = 100
RNG = np.random.default_rng(0)
X = pd.DataFrame(RNG.normal(size=(N, 5))).add_prefix("m")
Y = pd.Series(RNG.integers(0, 2, N))
CLEAN = X.assign(y=Y)
SOME = RNG.integers(0, 4, N)

TABLES = {
    "empty": (CLEAN.iloc[:0], {"not-examined"}),
    "one row": (CLEAN.iloc[:1], {"one-class", "not-examined"}),
    "nothing but the target": (CLEAN[["y"]], {"not-examined"}),
    "one class": (X.assign(y=1), {"one-class"}),
    "no outcome known": (X.assign(y=np.nan), {"not-examined", "missing-outcome"}),
    "some outcomes unknown": (X.assign(y=[None, "a", "b", "a"] * 25), {"missing-outcome"}),
    "empty columns": (CLEAN.assign(z=np.nan, w=None), {"empty-column"}),
    "constant": (CLEAN.assign(z=3, w="a"), {"constant-column"}),
    "infinite": (CLEAN.assign(m0=X.m0.where(X.m0 < 1, np.inf)), {"infinite"}),
    "all infinite": (CLEAN.assign(m0=np.inf, m1=np.where(X.m1 > 0, np.inf, -np.inf)), {"infinite", "constant-column"}),
    "prose": (CLEAN.assign(t=["a remark of some six words here " * (1 + k) for k in SOME]), set()),
    "names twice": (pd.concat([X, X.add(1)], axis=1).assign(y=Y), {"same-name"}),
    "columns twice": (CLEAN.assign(copy=X.m3), {"duplicate-columns"}),
    "booleans": (CLEAN.assign(y=Y.astype(bool), b=RNG.random(N) < 0.5), set()),
    "categories": (CLEAN.assign(y=Y.map({0: "a", 1: "b"}).astype("category"), c=pd.Categorical(SOME)), set()),
    "dates": (CLEAN.assign(d=pd.to_datetime("2020-01-01", utc=True) + pd.to_timedelta(SOME, unit="D")), set()),
    "periods": (CLEAN.assign(p=pd.PeriodIndex.from_ordinals(SOME, freq="M"), t=pd.to_timedelta(SOME, unit="h")), set()),
    "nullable": (
        X.assign(
            y=Y.astype("Int64"),
            a=pd.array(SOME, dtype="Int64"),
            b=pd.array(np.where(SOME > 1, True, None), dtype="boolean"),
            c=pd.array(np.where(SOME > 2, "x", None), dtype="string"),
            f=pd.array(RNG.normal(size=N), dtype="Float64"),
        ),
        {"constant-column"} - {"constant-column"},
    ),
    "text with 500 values": (pd.concat([X] * 5).assign(y=[f"v{k}" for k in range(500)]), {"not-examined"}),
    "a number with 500 values": (pd.concat([X] * 5).assign(y=RNG.normal(size=500)), {"duplicate-rows"}),
    "a date to predict": (X.assign(y=pd.date_range("2020", periods=N)), {"row-order"}),
    "lists and dictionaries": (CLEAN.assign(a=[[1]] * N, b=[{"a": k} for k in SOME]), {"constant-column"}),
    "mixed": (CLEAN.assign(a=[1, "a", None, 2.5] * 25), set()),
    "complex": (CLEAN.assign(a=SOME * 1j), set()),
    "enormous and tiny": (CLEAN.assign(m0=X.m0 * 1e300, m1=X.m1 * 1e-300), set()),
    "sparse": (CLEAN.assign(s=pd.arrays.SparseArray(SOME)), set()),
    "numbers for names": (pd.DataFrame(RNG.normal(size=(N, 4))).assign(y=Y), set()),
    "braces in names": (CLEAN.rename(columns={"m0": "{m", "m1": "}{0}"}), set()),
    "an index that repeats": (CLEAN.set_index(np.zeros(N, dtype=int)), set()),
    "Excel's dates": (CLEAN.assign(t=["1.5", "2.mai", "7", "3,2", "mar.21"] * 20), {"excel-dates"}),
    "numbers with text": (CLEAN.assign(t=["1.5", "<0.1", "2", "3", "4"] * 20), {"text-number"}),
    "scaled": (CLEAN.assign(**(X - X.mean()) / X.std()), {"scaled-over-all"}),
    "nought to one": (CLEAN.assign(**(X - X.min()) / (X.max() - X.min())), {"scaled-over-all"}),
    "one patient of a kind": (
        X.iloc[:60].assign(y=[1] * 3 + [0] * 57).sample(frac=1, random_state=0),
        {"rare-outcome"},
    ),
    "wide": (pd.DataFrame(RNG.normal(size=(30, 900))).add_prefix("m").assign(y=RNG.permutation(30) % 2), set()),
}


@pytest.mark.parametrize("name", TABLES)
def test_an_odd_table_ends_in_findings_that_read_well_in_both_languages(name, capsys):
    frame, wanted = TABLES[name]
    before = frame.copy()
    found = audit_table(frame, "y")
    assert wanted <= {finding.name for finding in found}
    if not wanted:
        assert [finding.name for finding in found if finding.serious] == []
    for lang in ("nb", "en"):
        use(lang)
        report(found)
        for finding in found:
            for said in (finding.what, finding.evidence, finding.why, finding.cure):
                assert said.nb and said.en and said.nb != said.en and "{count}" not in said.nb + said.en
    pd.testing.assert_frame_equal(frame, before)


ERRORS = {
    "no such column": (X, "y", None, "m0"),
    "another spelling": (X.assign(Status=Y), "status", None, "Status"),
    "no columns": (pd.DataFrame(), "y", None, "y"),
    "two of the name": (pd.concat([CLEAN, Y.rename("y")], axis=1), "y", None, "2"),
    "no table": ([1, 2], "y", None, "list"),
    "group and target the same": (CLEAN, "y", "y", "y"),
    "no such group": (CLEAN, "y", "person", "person"),
}


@pytest.mark.parametrize("name", ERRORS)
def test_what_cannot_be_audited_gets_a_sentence_that_says_what_was_given(name):
    frame, target, group, named = ERRORS[name]
    with pytest.raises(DataError) as error:
        audit_table(frame, target, group)
    assert named in error.value.said.nb and named in error.value.said.en
    assert error.value.said.nb != error.value.said.en


@pytest.mark.parametrize("group", [np.arange(N), np.nan, 1, np.arange(N) // 2, pd.Series(["a", None] * 50)])
def test_any_group_column_will_do(group):
    assert all(not f.serious for f in audit_table(CLEAN.assign(g=group), "y", group="g"))


def test_of_a_long_table_a_sample_is_looked_at_and_it_says_so():
    n = 120_000
    frame = pd.DataFrame(RNG.normal(size=(n, 6))).add_prefix("m").assign(y=RNG.integers(0, 2, n))
    frame = pd.concat([frame, frame.iloc[:4000]], ignore_index=True)
    found = audit_table(frame, "y")
    use("en")
    assert "124,000 rows" in str(found.looked) and "sample of 50,000" in str(found.looked)
    (copies,) = [finding for finding in found if finding.name == "duplicate-rows"]
    assert copies.evidence.values["copies"] == 4000 and copies.serious


def test_serious_findings_come_first():
    frame = CLEAN.assign(copy=X.m3, leak=np.where(Y == 1, "ja", "nei"))
    serious = [finding.serious for finding in audit_table(frame, "y")]
    assert serious == sorted(serious, reverse=True) and serious[0] and not serious[-1]
