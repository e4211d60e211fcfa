"""The model card: everything said is shown, everything unsaid is named, in the language of the moment."""

import dataclasses

import pytest

from dyplab.errors import DataError
from dyplab.evaluation import ModelCard, Score
from dyplab.text import Sentence, use
from dyplab.text.clinical import CARD_FIELDS

AUROC = Score(0.812, 0.751, 0.866, 0.95, 60, "number")
ACCURACY = Score(0.78, 0.72, 0.83, 0.95, 242, "share")
SLOPE = Sentence(nb="Stigningstallet er {slope}.", en="The slope is {slope}.")
FULL = {field.name: f"What {field.name} says." for field in dataclasses.fields(ModelCard)}
FULL["scores"] = [("AUROC", AUROC, 0.5), (Sentence(nb="Andel riktige", en="Accuracy"), ACCURACY, ACCURACY)]


def test_every_field_is_shown_under_its_heading_in_order():
    card = ModelCard(**FULL).as_markdown()
    assert card.startswith("## What name says.\n\n**Purpose**\n\nWhat purpose says.\n\n**Who it is for**")
    places = [card.index(f"What {name} says.") for name in FULL if name != "scores"]
    assert places == sorted(places)
    assert "ot stated" not in card


def test_every_field_has_a_heading_and_no_heading_is_left_over():
    assert list(CARD_FIELDS) == [field.name for field in dataclasses.fields(ModelCard)]


def test_an_empty_card_names_everything_it_lacks():
    card = ModelCard()
    assert card.not_stated() == list(CARD_FIELDS)
    for lang, unsaid in (("en", "not stated"), ("nb", "ikke oppgitt")):
        use(lang)
        text = card.as_markdown()
        assert text.count(unsaid) == len(CARD_FIELDS)
        first = text.splitlines()[2].lower()
        assert all(str(heading).lower() in first for heading in CARD_FIELDS.values())


@pytest.mark.parametrize("nothing", ["", "  \n", [], [""], ["", " "], (), None, [None]])
def test_a_field_that_says_nothing_is_named_however_it_says_it(nothing):
    card = ModelCard(**(FULL | {"harms": nothing}))
    assert card.not_stated() == ["harms"]
    text = card.as_markdown()
    assert "**Not stated: what could harm.**" in text
    assert "**What could harm**\n\n*not stated*" in text


def test_the_scores_stand_beside_what_one_gets_without_a_model():
    rows = ModelCard(**FULL).as_markdown().split("**Scores**\n\n")[1].split("\n\n")[0].splitlines()
    assert rows[0] == "| Score | The model | Without a model |"
    assert rows[2] == "| AUROC | 0.812 (95% CI 0.751–0.866) | 0.500 |"
    assert rows[3] == "| Accuracy | 78.0% (95% CI 72.0–83.0) | 78.0% (95% CI 72.0–83.0) |"
    share = ModelCard(scores=[("a|b", ACCURACY, 0.754)]).as_markdown()
    assert "| a\\|b | 78.0% (95% CI 72.0–83.0) | 75.4% |" in share


def test_the_card_follows_the_language_also_after_it_was_made():
    card = ModelCard(**(FULL | {"calibration": [SLOPE(slope=AUROC), AUROC, "Sagt én gang."]}))
    english = card.as_markdown()
    use("nb")
    norwegian = card.as_markdown()
    assert "- The slope is 0.812 (95% CI 0.751–0.866)." in english
    assert "- Stigningstallet er 0,812 (95\u00a0% KI 0,751–0,866).\n- 0,812 (95" in norwegian
    assert "- Sagt én gang." in norwegian and "- Sagt én gang." in english
    assert "**Referansestandard**" in norwegian and "| Andel riktige |" in norwegian
    assert not any(f"**{heading.en}**" in norwegian for heading in CARD_FIELDS.values() if heading.en != heading.nb)


def test_a_notebook_shows_the_same_text():
    card = ModelCard(**FULL)
    assert card._repr_markdown_() == card.as_markdown()


def test_a_card_cannot_be_changed_once_written():
    with pytest.raises(dataclasses.FrozenInstanceError):
        ModelCard(name="A").name = "B"


@pytest.mark.parametrize("row", [("AUROC", AUROC), ("AUROC", 0.8, 0.5), AUROC, "AUROC 0.8"])
def test_a_score_without_its_interval_or_its_baseline_is_refused_in_both_languages(row):
    with pytest.raises(DataError) as caught:
        ModelCard(scores=[("A", AUROC, 0.5), row])
    for text in (caught.value.said.nb, caught.value.said.en):
        assert "2" in text and "{" not in text
    assert "Without a model" in ModelCard(scores=[("A", AUROC, 0.5)]).as_markdown()
