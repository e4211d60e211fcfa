"""The subgroup table: right numbers, none where the patients are too few, in both languages."""

from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

from dyplab.errors import DataError
from dyplab.evaluation import auroc, subgroup_table
from dyplab.text import use

RNG = np.random.default_rng(0)
RISK = RNG.random(400)
ILL = (RNG.random(400) < RISK).astype(int)
SEX = np.where(RNG.random(400) < 0.5, "f", "m")
SITE = np.where(np.arange(400) < 15, "B", "A")


def test_each_subgroup_has_its_own_patients_scores_and_the_first_row_has_everyone():
    table = subgroup_table(ILL, RISK, {"sex": SEX})
    assert [(row.name, row.level) for row in table.rows] == [("", ""), ("sex", "f"), ("sex", "m")]
    for row, mask in zip(table.rows, [SEX != "", SEX == "f", SEX == "m"], strict=True):
        assert (row.n, row.ill, row.well) == (mask.sum(), ILL[mask].sum(), (1 - ILL[mask]).sum())
        assert row.auroc.value == pytest.approx(roc_auc_score(ILL[mask], RISK[mask]))
        assert row.auroc == auroc(ILL[mask], RISK[mask])
        assert row.promised == pytest.approx(RISK[mask].mean())
        assert row.observed.value == pytest.approx(ILL[mask].mean())
        assert row.observed.low < row.observed.value < row.observed.high


def test_a_subgroup_with_too_few_ill_or_too_few_well_gets_a_sentence_and_no_number():
    for few, level in ((1, 9), (0, 9)):
        rare = np.zeros(400, dtype=bool)
        rare[np.flatnonzero(few == ILL)[:level]] = True
        rare[np.flatnonzero(few != ILL)[:50]] = True
        row = subgroup_table(ILL, RISK, {"rare": rare}).rows[2]
        assert row.level == "True" and min(row.ill, row.well) == 9
        assert row.auroc is row.promised is row.observed is None
        assert "9" in row.why.nb and "9" in row.why.en and row.why.nb != row.why.en
        rare[np.flatnonzero(few == ILL)[9]] = True
        assert subgroup_table(ILL, RISK, {"rare": rare}).rows[2].auroc is not None


def test_with_groups_it_is_patients_that_are_counted_not_rows():
    person = np.arange(400) // 4
    ill = np.repeat(np.arange(100) % 2, 4)
    first = person < 16  # 64 rows, but 8 ill and 8 well people
    assert subgroup_table(ill, RISK, {"first": first}).rows[2].auroc is not None
    row = subgroup_table(ill, RISK, {"first": first}, groups=person).rows[2]
    assert (row.n, row.ill, row.well, row.auroc) == (16, 8, 8, None)
    whole = subgroup_table(ill, RISK, {"first": first}, groups=person).rows[0]
    assert whole.auroc == auroc(ill, RISK, groups=person)


def test_a_missing_value_is_a_subgroup_of_its_own_and_a_data_frame_will_do():
    frame = pd.DataFrame({"sex": SEX, "age": np.where(RNG.random(400) < 0.5, 40.0, 70.0)}, index=range(9, 409))
    frame.loc[9:68, "age"] = np.nan
    table = subgroup_table(ILL, RISK, frame)
    assert [row.level for row in table.rows] == ["", "f", "m", "40", "70", "?"]
    assert table.rows[-1].n == 60 and sum(row.n for row in table.rows[3:]) == 400
    use("nb")
    assert "age: ikke kjent" in str(table)
    use("en")
    assert "age: not known" in str(table)


def test_the_table_warns_against_reading_differences_and_names_the_overlap_when_there_is_one():
    one, two = subgroup_table(ILL, RISK, {"sex": SEX}), subgroup_table(ILL, RISK, {"sex": SEX, "site": SITE})
    assert "2 undergrupper" in one.caution.nb and "2 subgroups" in one.caution.en
    assert "sex, site" in two.caution.nb and "sex, site" in two.caution.en and "sex" not in one.caution.en


class Cells(HTMLParser):
    """How many columns each row of a table spans, and all its text."""

    def __init__(self, page):
        super().__init__()
        self.rows, self.text, self.tags = [], "", []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append(0)
        if tag in ("td", "th"):
            self.rows[-1] += int(dict(attributes).get("colspan", 1))

    def handle_endtag(self, tag):
        assert tag in self.tags

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize(("lang", "head", "number"), [("nb", "Undergruppe", "0,"), ("en", "Subgroup", "0.")])
def test_a_notebook_shows_a_whole_table_in_the_language_of_the_moment(lang, head, number):
    use(lang)
    table = subgroup_table(ILL, RISK, {"sex": SEX, "<site>": SITE})
    page = Cells(table._repr_html_())
    assert page.rows == [6] * 6
    assert head in page.text and number in page.text and "<site>: B" in page.text and "site" not in page.tags
    assert str(table.caution) in page.text and str(table.rows[-1].why) in page.text
    lines = str(table).splitlines()
    assert len(lines) == 7 and lines[-1] == str(table.caution) and str(table.rows[-1].why) in lines[-2]


REFUSED = {
    "age uncut": (lambda: subgroup_table(ILL, RISK, {"age": RNG.random(400)}), ["age", "400", "10"]),
    "too short": (lambda: subgroup_table(ILL, RISK, {"sex": SEX[:9]}), ["sex", "9", "400"]),
    "a table in one": (lambda: subgroup_table(ILL, RISK, {"sex": [SEX]}), ["sex", "(1, 400)"]),
    "no names": (lambda: subgroup_table(ILL, RISK, SEX), ["subgroups"]),
    "none": (lambda: subgroup_table(ILL, RISK, {}), ["subgroups"]),
    "not probabilities": (lambda: subgroup_table(ILL, RISK * 100, {"sex": SEX}), ["probabilities"]),
    "missing truth": (lambda: subgroup_table(np.where(RISK < 0.1, np.nan, ILL), RISK, {"sex": SEX}), ["truth"]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_in_one_sentence_in_both_languages(case):
    call, values = REFUSED[case]
    with pytest.raises(DataError) as caught:
        call()
    for text in (caught.value.said.nb, caught.value.said.en):
        assert "{{" not in text and "\n" not in text and 40 < len(text) < 260
        for value in values:
            assert value in text, (value, text)
    assert caught.value.said.nb != caught.value.said.en
