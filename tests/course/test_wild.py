"""The questions in the wild: both languages, short, in the words of the course, pointing at places that exist."""

import re
import tomllib

import pytest

from dyplab.course.catalogue import lessons, lessons_source
from dyplab.course.notebook import build
from dyplab.course.prose import avoided_words
from dyplab.course.wild import Place, WildQuestion, wild
from dyplab.text import Sentence
from dyplab.text import wild as around

QUESTIONS = wild()
LESSONS = {info.id for info in lessons()}
each = pytest.mark.parametrize("asked", QUESTIONS, ids=[asked.id for asked in QUESTIONS])


def parts(asked: WildQuestion) -> list[Sentence]:
    return [asked.question, asked.answer, asked.mistake]


def words(text: str) -> int:
    return len(text.split())


def test_there_are_at_least_forty_four_questions_and_every_topic_has_some():
    assert len(QUESTIONS) >= 44
    assert {asked.topic for asked in QUESTIONS} == set(around.TOPICS)


def test_no_id_and_no_question_is_used_twice():
    for kept in ([asked.id for asked in QUESTIONS], [asked.question for asked in QUESTIONS]):
        assert len(set(kept)) == len(kept)


@each
def test_every_part_stands_in_both_languages_and_they_differ(asked):
    for part in parts(asked):
        assert len(part.nb.strip()) > 5 and len(part.en.strip()) > 5
        assert part.nb != part.en
    assert asked.question.nb.endswith("?") and asked.question.en.endswith(("?", "?”"))


@each
def test_an_answer_has_at_most_ninety_words(asked):
    assert words(asked.answer.nb) <= 90
    assert words(asked.answer.en) <= 90
    assert words(asked.mistake.nb) <= 40
    assert words(asked.mistake.en) <= 40


@each
def test_the_norwegian_uses_the_words_of_the_glossary(asked):
    for part in parts(asked):
        assert avoided_words(part.nb) == []


@each
def test_a_digit_is_never_without_a_source(asked):
    for part in parts(asked):
        for text in (part.nb, part.en):
            without_lessons = re.sub(r"(leksjon|lesson) \d\d\w?", "", text)
            assert asked.sources or not re.search(r"\d", without_lessons)


@each
def test_the_voice_is_calm(asked):
    for part in parts(asked):
        assert "!" not in part.nb + part.en
        assert not re.search("[\U0001f300-\U0001faff☀-➿⬀-⯿]", part.nb + part.en)


@each
def test_every_place_to_look_names_a_lesson_of_the_catalogue(asked):
    assert asked.look
    assert {place.lesson for place in asked.look} <= LESSONS


@pytest.mark.parametrize("lesson", sorted({place.lesson for asked in QUESTIONS for place in asked.look} & LESSONS))
def test_every_place_to_look_is_a_cell_of_its_lesson(lesson):
    cells = {cell["id"] for cell in build(lesson, "nb")["cells"]}
    wanted = {place.cell: asked.id for asked in QUESTIONS for place in asked.look if place.lesson == lesson}
    assert {cell: name for cell, name in wanted.items() if cell not in cells} == {}


def test_an_exercise_is_told_from_another_cell():
    assert Place("02-random-forest", "two-by-two").exercise == "two-by-two"
    assert Place("03-mlp", "d6616fd04e").exercise is None
    assert Place("03-mlp", "d6616fd04e-2").exercise is None


def test_every_source_has_a_year_and_a_secure_address_and_is_used():
    kept = tomllib.loads((lessons_source() / "wild.toml").read_text(encoding="utf-8"))
    used = {key for row in kept["question"] for key in row.get("source", ())}
    assert used == set(kept["sources"])
    for source in {source for asked in QUESTIONS for source in asked.sources}:
        assert 1900 < source.year < 2027
        assert source.where.startswith("https://")
        assert source.who.strip() and source.what.strip()


def test_the_introduction_says_that_the_questions_were_not_collected():
    assert "ikke samlet" in around.INTRODUCTION.nb
    assert "not collected" in around.INTRODUCTION.en


@pytest.mark.parametrize("name", [name for name, value in vars(around).items() if isinstance(value, Sentence)])
def test_what_stands_around_them_is_said_in_both_languages(name):
    sentence = getattr(around, name)
    assert sentence.nb.strip() and sentence.en.strip()
    assert avoided_words(sentence.nb) == []
