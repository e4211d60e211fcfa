"""What the tutor may point to, and what it must not know."""

import json

import pytest

from dyplab.course.catalogue import lessons
from dyplab.course.glossary import terms
from dyplab.course.notebook import build
from dyplab.course.quizzing import items
from dyplab.course.source import exercise_homes, read_lesson
from dyplab.course.tutor.passages import asked_in, passages
from dyplab.course.wild import wild
from dyplab.data import cards


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_every_cell_of_prose_every_term_and_every_typical_question_is_in_a_passage(lang):
    named = {(passage.lesson, cell) for passage in passages(lang) for cell in passage.cells}
    for info in lessons():
        for cell in build(info.id, lang)["cells"]:
            if cell["cell_type"] == "markdown":
                assert (info.id, cell["id"]) in named, cell["source"]
    anchors = {passage.anchor for passage in passages(lang)}
    assert {f"term-{term.id}" for term in terms()} | {f"wild-{asked.id}" for asked in wild()} <= anchors
    assert {f"data-{name}" for name in cards()} <= anchors


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_each_exercise_is_stated_in_one_passage(lang):
    stated = [passage.exercise for passage in passages(lang) if passage.exercise]
    assert sorted(stated) == sorted(exercise_homes())


def test_an_anchor_is_a_cell_of_the_lesson_and_stands_once():
    for lang in ("nb", "en"):
        places = [(passage.lesson, passage.anchor) for passage in passages(lang)]
        assert len(places) == len(set(places))


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_no_solution_no_model_answer_and_no_right_option_is_known(lang):
    known = json.dumps([[passage.text, passage.beside] for passage in passages(lang)], ensure_ascii=False)
    assert "BEGIN SOLUTION" not in known and "<details" not in known and "summary>" not in known
    for info in lessons():
        for cell in read_lesson(info.id):
            fold = cell.text.partition("</summary>")[2].partition("</details>")[0] if cell.lang == lang else ""
            for line in filter(None, map(str.strip, fold.split("\n"))):
                assert len(line) < 40 or json.dumps(line, ensure_ascii=False)[1:-1] not in known
    prose = json.dumps([cell.text for info in lessons() for cell in read_lesson(info.id)], ensure_ascii=False)
    whys = [option.why.nb if lang == "nb" else option.why.en for item in items().values() for option in item.options]
    for why in (json.dumps(why, ensure_ascii=False)[1:-1] for why in whys):
        assert why not in known or why in prose  # what the lesson says aloud is no secret


def test_both_languages_have_the_same_places():
    places = [
        {(p.kind, p.lesson, cell) for p in passages(lang) for cell in p.cells or (p.anchor,)} for lang in ("nb", "en")
    ]
    assert places[0] == places[1]


def test_every_question_kept_beside_a_lesson_names_a_cell_that_is_there_in_both_languages():
    for info in lessons():
        asked = {lang: asked_in(info.id, lang) for lang in ("nb", "en")}
        cells = {cell["id"] for cell in build(info.id, "nb")["cells"]}
        assert sorted(set(asked["nb"]) - cells) == [], info.id
        assert all(asked[lang][cell] for lang in asked for cell in asked["nb"])


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_every_term_and_every_passage_with_something_to_ask_about_is_asked_for_in_words_of_ones_own(lang):
    for passage in passages(lang):
        if passage.kind == "glossary":
            assert passage.asked, passage.title
    asked = [passage.asked for passage in passages(lang) if passage.kind == "lesson"]
    assert sum(map(bool, asked)) > 0.9 * len(asked)  # a list of goals is not asked for
