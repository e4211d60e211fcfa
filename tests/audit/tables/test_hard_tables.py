"""Tables as newcomers bring them: what looked like a fault and was none, and faults in other dress."""

import numpy as np
import pandas as pd
import pytest
from audit.tables.examples import honest, recorded_again

from dyplab.audit import audit_table
from dyplab.audit.tables.written import ranges
from dyplab.text import use


def names_of(found, serious_only=False):
    return {finding.name for finding in found if finding.serious or not serious_only}


@pytest.mark.parametrize("seed", range(3))
def test_matched_cases_and_controls_in_turn_leak_nothing(seed):
    rng = np.random.default_rng(seed)
    pair = np.repeat(np.arange(150), 2)
    frame = pd.DataFrame(rng.normal(size=(300, 5))).add_prefix("m")
    frame = frame.assign(age=rng.integers(40, 80, 150)[pair], sex=rng.choice(["K", "M"], 150)[pair], ill=pair * 0)
    frame["ill"] = np.arange(300) % 2  # case and control in turn, of the same age and sex
    assert names_of(audit_table(frame, "ill"), serious_only=True) == set()


CODES = {
    "digits for person and recording": lambda person, k: f"PAS{person:03}{k}",
    "a number for both": lambda person, k: person * 100 + k,
    "words": lambda person, k: f"pasient {person}, opptak {k}",
    "a stroke": lambda person, k: f"{person:02}/{k}",
    "a side": lambda person, k: f"P{person}-{'høyre' if k > 1 else 'venstre'}",
}


@pytest.mark.parametrize("style", CODES)
def test_persons_are_found_however_their_recordings_are_numbered(style):
    frame, rng = honest(1, 70)
    frame, person = recorded_again(frame, rng, 2, noise=0.6)
    frame["opptak"] = [CODES[style](1 + one, 1 + row % 2) for row, one in enumerate(person)]
    found = audit_table(frame.sample(frac=1, random_state=1), "ill")
    (persons,) = [finding for finding in found if finding.name == "same-person"]
    assert persons.serious and persons.evidence.values["people"] == 70


def test_a_running_number_stands_for_no_persons():
    frame, _ = honest(2)
    frame = frame.sort_values("m0").assign(nr=np.arange(100, 340), kode=[f"P{k}" for k in range(100, 340)])
    assert "same-person" not in names_of(audit_table(frame, "ill"))


def test_a_few_copies_are_found_though_one_pair_is_nearly_equal_by_chance():
    frame, _ = honest(3, 120)
    near = frame.iloc[[0]].assign(m3=99.0)
    frame = pd.concat([frame, near, frame.iloc[10:16]], ignore_index=True)
    (copies,) = [finding for finding in audit_table(frame, "ill") if finding.name == "duplicate-rows"]
    assert copies.serious and copies.evidence.values["copies"] == 6


@pytest.mark.parametrize("head", ["journalnr", "pidnum", "Pasientnummer", "sampleid"])
def test_numbers_of_patients_are_known_by_their_heading(head):
    frame, rng = honest(4)
    found = audit_table(frame.assign(**{head: rng.permutation(900_000)[: len(frame)]}), "ill")
    assert names_of(found) == {"identifier"}


def test_a_small_study_is_told_of_a_site_that_tells_and_not_alarmed():
    frame, rng = honest(5, 100)
    frame["sykehus"] = np.where(rng.random(100) < 0.7, frame.ill, 1 - frame.ill)
    (site,) = audit_table(frame, "ill")
    assert site.name == "shortcut-column" and not site.serious


def test_a_copy_with_much_noise_is_worth_a_look():
    found = []
    for seed in range(4):
        frame, rng = honest(seed, 300, strength=0.1)
        noisy = np.where(rng.random(300) < 0.07, 1 - frame.ill, frame.ill)
        found += [finding.name for finding in audit_table(frame.assign(q=noisy), "ill")]
    assert found.count("target-leak") >= 3


def test_excel_dates_with_strokes_are_dates():
    frame, _ = honest(6, 100)
    frame["crp"] = ["02/05/2024" if row % 30 == 0 else str(row * 37 % 100 / 10) for row in range(100)]
    assert names_of(audit_table(frame, "ill")) == {"excel-dates"}


def test_a_table_sorted_by_treatment_is_said_to_be_sorted_and_not_reversed():
    rng = np.random.default_rng(7)
    arm = np.repeat(["A", "B", "C"], 60)
    x = rng.normal(size=(180, 3)) + 2 * np.repeat(rng.normal(size=(3, 3)), 60, axis=0)
    ill = (x[:, 0] * (arm != "A") + rng.normal(size=180) > 0).astype(int)  # in one arm the marker says nothing
    found = audit_table(pd.DataFrame(x).add_prefix("m").assign(arm=arm, ill=ill), "ill")
    (block,) = [finding for finding in found if finding.name == "deviant-block"]
    use("nb")
    assert not block.serious and "ordnet etter kolonnen «arm»" in str(block.what)
    use("en")
    assert "in order of the column “arm”" in str(block.what)
    use(None)


def test_of_many_stretches_of_rows_the_longest_few_are_written():
    use("nb")
    scattered = ranges([0, 2, 4, 6, 8, 10, *range(20, 30), *range(40, 60)])
    assert f"{scattered}" == "0, 2, 4, 20–29, 40–59 og 3 til" and len(scattered) == 8
    assert f"{ranges([3, 4, 5, 9])}" == "3–5, 9"
    use("en")
    assert f"{scattered}".endswith(" and 3 more")
    use(None)


def test_one_is_written_as_one():
    frame, _ = honest(8, 60)
    frame = pd.concat([frame, frame.iloc[[3]]], ignore_index=True).assign(crp="7")
    frame.loc[5, "crp"] = "<5"
    for lang, said in (
        ("nb", ["1 rad er en kopi av", "1 celle, for"]),
        ("en", ["1 row is a copy of", "1 cell, for"]),
    ):
        use(lang)
        told = str(audit_table(frame, "ill"))
        assert all(part in told for part in said), told
    use(None)


def test_nought_that_continues_the_counts_stands_for_nothing_else():
    frame, rng = honest(9, 200)
    partners = np.where(rng.random(200) < 0.2, 0, 1 + rng.binomial(12, 0.015, 200))
    pressure = np.where(rng.random(200) < 0.1, 0, rng.integers(95, 170, 200))
    found = audit_table(frame.assign(partners=np.r_[partners[:-6], 4, 5, 6, 7, 8, 9], pressure=pressure), "ill")
    standing = [finding for finding in found if finding.name == "stand-in-value"]
    assert [finding.what.values["column"] for finding in standing] == ["pressure"]
