"""Whether the words people use find the passages that use others."""

import sys
from subprocess import run

import pytest

from dyplab.course.glossary import terms
from dyplab.course.tutor.alike import alike
from dyplab.course.tutor.index import index
from dyplab.course.tutor.search import ranked, search


def found(question, lang):
    return " | ".join(f"{passage.title} {passage.text}" for passage in search(question, lang)).lower()


@pytest.mark.parametrize(
    ("question", "needed"),
    [
        ("hvorfor blir modellene overtilpasset?", "overtilpas"),  # inflected
        ("hva er treningssettenes oppgave?", "treningssett"),  # compound, inflected
        ("trenings sett og validerings sett", "valideringssett"),  # written apart
        ("hva gjoer laeringsraten?", "læringsrate"),  # without æ and ø
        ("hva er laringsrate", "læringsrate"),
        ("overtillpassning", "overtilpas"),  # misspelt
        ("konfidensinterval", "konfidensintervall"),
        ("what is overfitting", "overtilpas"),  # the other language
        ("hva gjør learning rate?", "læringsrate"),
        ("forklar cross-entropy", "kryssentropi"),
        ("hva er crossentropy", "kryssentropi"),
        ("hva er recall", "sensitivitet"),  # a word the course avoids
        ("kernelen i en CNN", "kjerne"),
    ],
)
def test_a_norwegian_question_finds_the_term_however_it_is_written(question, needed):
    assert needed in found(question, "nb")


@pytest.mark.parametrize(
    ("question", "needed"),
    [
        ("networks that overfitted", "overfit"),
        ("what is a recieptive field", "receptive field"),
        ("crossentropy", "cross-entropy"),
        ("data set shift", "shift"),
        ("what is læringsrate", "learning rate"),
        ("PPV at low prevalence", "prevalence"),
        ("what is an equivarient layer", "equivarian"),  # misspelt
        ("wether dropout shoud", "dropout"),  # an empty word is misspelt too
        ("chanels of a picture", "channel"),
    ],
)
def test_an_english_question_finds_the_term_however_it_is_written(question, needed):
    assert needed in found(question, "en")


@pytest.mark.parametrize(
    ("lang", "question", "needed"),
    [
        ("en", "pieces of a recording", "segment"),
        ("en", "how big are the steps when walking downhill?", "learning rate"),
        ("nb", "hvor store er stegene nedover bakken?", "læringsrate"),
        ("nb", "den pugger bildene utenat", "overtilpas"),
    ],
)
def test_a_question_in_words_the_course_does_not_use_finds_the_term(lang, question, needed):
    assert needed in found(question, lang)


def test_words_that_mean_nearly_the_same_stand_for_one_another_in_both_directions():
    for lang in ("nb", "en"):
        for one, others in alike(lang).items():
            assert others and all(one in alike(lang)[other] and one != other for other in others)


def test_a_word_in_the_heading_or_in_how_people_ask_counts_more_than_one_in_passing():
    hits = {hit.passage.title: hit for hit in ranked("stride", index("en"))}
    assert hits["stride (steglengde)"].cover == 1.0
    assert any(0 < hit.cover < 1 and "stride" in hit.passage.text for hit in hits.values())


def test_one_place_at_most_is_a_term_so_that_lessons_are_always_seen():
    for question in ("sensitivity", "what is a neural network", "learning rate and batch and epoch"):
        kinds = [passage.kind for passage in search(question, "en")]
        assert kinds.count("glossary") <= 1 and kinds.count("wild") <= 1


@pytest.mark.parametrize(("lang", "asked"), [("nb", "hva er {}?"), ("en", "what is {}?")])
def test_who_asks_what_a_term_is_gets_the_term(lang, asked):
    names = {term.id: getattr(term.term, lang).partition(" (")[0] for term in terms()}
    missed = [
        name
        for term, name in names.items()
        if f"term-{term}" not in [passage.anchor for passage in search(asked.format(name), lang)]
    ]
    assert len(missed) <= 0.02 * len(names), missed


def test_the_same_question_gets_the_same_passages_in_another_process():
    question = "why does the network overfit the training set"
    code = f"from dyplab.course.tutor.search import search\nfor p in search({question!r}, 'en'): print(p.anchor)"
    told = run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"}
    ).stdout
    assert told.split() == [passage.anchor for passage in search(question, "en")]
