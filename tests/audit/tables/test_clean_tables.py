"""On tables where nothing is wrong the audit raises hardly a serious alarm."""

import pytest
from audit.tables.examples import as_darwin, from_scikit_learn, from_statsmodels, honest, real_patients, simulated

from dyplab.audit import audit_table

# Several rows of one person or firm each: not clean, and found below.
PANELS = {"modechoice", "grunfeld"}
LEFT_OUT = {"digits", "randhie", "macrodata", "5000 x 100", "pd_speech", "wide"}  # for the time; run by `everything`
SERIOUS_FALSE_FINDINGS = 1


def clean_tables(folder):
    tables = [*from_scikit_learn(), *real_patients(folder), *simulated(), *from_statsmodels()]
    return [one for one in tables if one[0] not in PANELS]


def alarms(tables):
    """The serious findings, each with the table it was made in; every name is printed."""
    serious = []
    for name, frame, target in tables:
        found = audit_table(frame, target)
        print(f"{name:26}", [("SERIOUS " if finding.serious else "") + finding.name for finding in found])
        serious += [(name, finding.name) for finding in found if finding.serious]
    return serious


def test_at_most_one_serious_false_finding_on_more_than_forty_clean_tables(shared):
    tables = [one for one in clean_tables(shared / "data" / "tables") if one[0] not in LEFT_OUT]
    assert len(tables) >= 35
    assert len(alarms(tables)) <= SERIOUS_FALSE_FINDINGS


@pytest.mark.parametrize("seed", range(1, 4))
def test_no_serious_finding_in_invented_tables_whatever_the_seed(seed):
    left_out = {"5000 x 100", "wide"}
    assert alarms([one for one in simulated(seed) if one[0] not in left_out]) == []


def test_no_serious_finding_in_a_table_like_darwin_with_nothing_wrong_but_its_order():
    frame, _ = as_darwin(0, "none")
    assert [(finding.name, finding.serious) for finding in audit_table(frame, "class")] == [("row-order", False)]


def test_nothing_at_all_is_found_in_most_honest_tables():
    found = [finding.name for seed in range(20) for finding in audit_table(honest(seed)[0], "ill")]
    assert len(found) <= 1
