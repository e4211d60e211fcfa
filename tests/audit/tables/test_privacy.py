"""Whatever stands in the cells, no output shows a name, national number, e-mail, telephone or date of birth."""

import numpy as np
import pandas as pd
import pytest
from audit.tables.examples import honest, recorded_again
from audit.tables.faults import national_number

from dyplab.audit import as_html, as_json, audit_table
from dyplab.audit.tables.columns import as_column
from dyplab.audit.tables.personal import are_codes, personal_kind, veiled
from dyplab.text import use

FIRST = ["Ola", "Kari", "Anne-Marie", "Lars", "Åse", "Mohammed", "Øyvind", "Jan Erik", "Fatima", "Per"]
LAST = ["Ødegård", "Bakke-Johansen", "Nguyen", "Sæther", "von der Lippe", "O'Brien", "Strandmo", "Hovland"]


def people(n, rng):
    """n invented people: first name, last name, national number."""
    return [(rng.choice(FIRST), rng.choice(LAST), national_number(rng)) for _ in range(n)]


def everything_said(found):
    """Every output, in both languages."""
    said = []
    for lang in ("nb", "en"):
        use(lang)
        said += [str(found), as_html(found), as_json(found)]
    use(None)
    return "\n".join(said)


CODES = {
    "name and national number": lambda first, last, number, k, r: f"{last} {first} {number}_{r}",
    "national number": lambda first, last, number, k, r: f"{number}_{r}",
    "name": lambda first, last, number, k, r: f"{first}.{last}{k}_{r}",
    "name run together": lambda first, last, number, k, r: f"{last}{k:02}-{r}".replace(" ", ""),
    "date of birth": lambda first, last, number, k, r: f"{number[:6]}-{k}-{r}",
    "e-mail": lambda first, last, number, k, r: f"{last}{k}@example.no/{r}",
}


@pytest.mark.parametrize("kind", CODES)
def test_recordings_called_by_their_person_give_the_persons_but_never_their_names(kind):
    frame, rng = honest(0, 60)
    frame, person = recorded_again(frame, rng, 3, noise=0.6)
    them = people(60, rng)
    frame["file"] = [CODES[kind](*them[one], one, row % 3 + 1) for row, one in enumerate(person)]
    found = audit_table(frame.sample(frac=1, random_state=0), "ill")
    (persons,) = [finding for finding in found if finding.name == "same-person"]
    assert persons.evidence.values["people"] == 60 and persons.evidence.values["names"] == ()
    said = everything_said(found)
    assert not any(last in said or number[:6] in said for _, last, number in them)


def test_codes_without_a_meaning_are_named():
    frame, rng = honest(0, 60)
    frame, person = recorded_again(frame, rng, 3, noise=0.6)
    frame["file"] = [f"phon_R01_S{one:02}_{row % 3 + 1}" for row, one in enumerate(person)]
    said = everything_said(audit_table(frame, "ill"))
    assert "phon_R01_S00 … phon_R01_S59" in said
    assert (
        are_codes(["P7", "P12"]) and not are_codes([]) and not are_codes(["Pa7", "Ka7"]) and not are_codes(["123456"])
    )


@pytest.mark.parametrize(
    "odd", ["Kari", "Ødegård, Ola", "21.09.1954", "210954 12345", "91234567 (mor)", "kari@example.no"]
)
def test_odd_cells_are_told_by_their_shape(odd):
    frame, _ = honest(0, 100)
    frame["crp"] = [odd if row % 25 == 0 else str(row % 37) for row in range(100)]
    found = audit_table(frame, "ill")
    assert {finding.name for finding in found} & {"text-number", "excel-dates"}
    assert odd not in everything_said(found)


def test_cells_that_name_nobody_are_shown_as_they_are():
    for cell in ("<0,1", "> 500", "ikke målt", "++", "neg", "ca. 5"):
        assert veiled(cell) == cell
    assert veiled("mars.21", letters=True) == "mars.21" and veiled("02.03.1954", letters=True) == "99.99.9999"


PERSONAL = {
    "national": [
        ("pas_id", lambda first, last, number, rng: number if rng.random() < 0.15 else str(rng.integers(1000, 9999))),
        ("merknad", lambda first, last, number, rng: f"{number} ringte" if rng.random() < 0.1 else "ingen"),
        ("crp", lambda first, last, number, rng: number if rng.random() < 0.05 else str(rng.integers(1, 99))),
        (
            "nr",
            lambda first, last, number, rng: (
                f"{rng.integers(1, 29):02}0{rng.integers(1, 10)}{rng.integers(10**6, 10**7)}"
            ),
        ),
        ("hvem", lambda first, last, number, rng: f"{last}, {first} ({number[:6]} {number[6:]})"),
    ],
    "name": [
        ("navn", lambda first, last, number, rng: f"{first} {last}"),
        ("pasient", lambda first, last, number, rng: f"{last}, {first}"),
        ("pårørende", lambda first, last, number, rng: f"{first} {last}"),
        ("fornavn", lambda first, last, number, rng: first),
        ("Last name", lambda first, last, number, rng: last.upper()),
    ],
    "email": [
        ("merknad", lambda first, last, number, rng: f"svar til p{number[:3]}@example.no" * (rng.random() < 0.1))
    ],
    "phone": [("kontakt", lambda first, last, number, rng: f"+47{rng.integers(40_000_000, 99_999_999)}")],
    "birth": [("født", lambda first, last, number, rng: number[:6])],
    "address": [("adresse", lambda first, last, number, rng: f"Øvre gate {rng.integers(1, 90)} B")],
}


@pytest.mark.parametrize("kind", PERSONAL)
def test_personal_data_are_known_in_the_ways_people_write_them(kind):
    rng = np.random.default_rng(0)
    for head, make in PERSONAL[kind]:
        cells = [make(*one, rng) for one in people(200, rng)]
        assert (head, personal_kind(as_column(pd.Series(cells), head))) == (head, kind)


def test_measurements_and_codes_are_no_personal_data():
    rng = np.random.default_rng(0)
    plain = {
        "birthwt": rng.integers(1500, 4800, 200),
        "antall": rng.integers(10**10, 10**11, 200).astype(str),  # eleven digits, but no valid numbers
        "drug_name": rng.choice(["Metformin", "Insulin", "Placebo"], 200),
        "sykehusnavn": rng.choice(["Oslo Universitetssykehus", "Haukeland Universitetssykehus"], 200),
        "dose": [f"{dose} mg" for dose in rng.integers(1, 90, 200)],
        "pasient": [f"P{row:03}" for row in range(200)],
        "kontaktflate": rng.normal(size=200),
    }
    for head, cells in plain.items():
        assert (head, personal_kind(as_column(pd.Series(cells), head))) == (head, None)
