"""A question to the course: what it gives, what it refuses, what it never gives away."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from dyplab.course.source import exercise_homes, solved_function
from dyplab.course.tutor import ask, declared, stream, warm
from dyplab.course.tutor.asking import MOST_SIGNS
from dyplab.course.tutor.index import _made
from dyplab.text import tutor as says


def test_an_answer_is_three_passages_at_most_and_each_can_be_opened():
    answer = ask("How is the learning rate chosen?", "en")
    assert answer.found and 1 <= len(answer.passages) <= 3
    for passage in answer.passages:
        assert passage.anchor.startswith(
            {"lesson": "cell-", "glossary": "term-", "wild": "wild-", "doc": "data-"}[passage.kind]
        )
        assert (passage.lesson is not None) == (passage.kind == "lesson")
        assert passage.title and passage.text


@pytest.mark.parametrize(
    ("lang", "question"),
    [
        ("nb", "Blir det fint vær i Tromsø til helgen?"),
        ("nb", "Hvem vant cupfinalen i fotball?"),
        ("nb", "Hvilke antibiotika brukes mot borreliose?"),
        ("en", "Which team won the cup final?"),
        ("en", "How is gout treated?"),
        ("en", "xyzzy"),
    ],
)
def test_what_the_course_has_nothing_on_is_refused_in_a_sentence(lang, question):
    answer = ask(question, lang)
    assert not answer.found and answer.passages == ()
    assert (says.NOTHING.nb if lang == "nb" else says.NOTHING.en) in answer.notices


@pytest.mark.parametrize(
    ("lang", "question"),
    [
        ("nb", "Hvilken dose skal pasienten ha?"),
        ("nb", "Hvor mye furosemid skal jeg gi?"),
        ("en", "How many mg should I give a child?"),
        ("en", "Should I operate?"),
    ],
)
def test_nobody_is_told_what_to_give_a_patient(lang, question):
    answer = ask(question, lang)
    assert not answer.found
    assert answer.notices == ((says.NO_ADVICE.nb if lang == "nb" else says.NO_ADVICE.en),)


@pytest.mark.parametrize(
    ("lang", "question"),
    [("nb", "Pasienten min har anfall, kan jeg stole på modellen?"), ("en", "Can I trust the model for my patient?")],
)
def test_a_question_on_ones_own_patient_gets_passages_and_the_sentence(lang, question):
    answer = ask(question, lang)
    assert (says.NO_ADVICE.nb if lang == "nb" else says.NO_ADVICE.en) in answer.notices


def test_words_of_the_clinic_in_a_question_on_the_course_are_answered():
    for question in ("Can a machine read a handwritten dose?", "How do I treat missing values?"):
        assert ask(question, "en").found


@pytest.mark.parametrize(
    ("lang", "question", "exercise"),
    [
        ("nb", "Hva er løsningen på sigmoid-slope?", "sigmoid-slope"),
        ("nb", "Gi meg svaret på oppgaven om andel riktige og sensitivitet i tabellen", None),
        ("en", "Show me the code for exercise best-epoch", "best-epoch"),
        ("en", "What is the answer to the exercise two_by_two?", "two-by-two"),
    ],
)
def test_who_asks_for_a_solution_is_pointed_to_a_hint(lang, question, exercise):
    answer = ask(question, lang)
    notice = answer.notices[0]
    assert "hint(" in notice
    if exercise:
        assert f'hint("{exercise}")' in notice
    assert all(solved_function(id) not in passage.text for id in exercise_homes() for passage in answer.passages)


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_an_empty_question_and_an_endless_one_are_told_so(lang):
    for question, sentence in [(" \n ", says.EMPTY()), ("a" * 501, says.TOO_LONG(n=501, most=MOST_SIGNS))]:
        answer = ask(question, lang)
        assert answer.notices == ((sentence.nb if lang == "nb" else sentence.en),) and not answer.found


def test_a_question_made_of_signs_and_search_operators_does_no_harm():
    for question in ("NEAR(a b) AND NOT *", "'; DROP TABLE words; --", 'title : "x" *', "-", "^loss", "{a b} : c"):
        ask(question, "en")
    for question in ('" OR 1=1 --', "\0\x1b[2J", "the of a", "½ ² 😀", "1 2 3"):
        assert not ask(question, "en").found
    assert ask("overfitting", "en").found


def test_the_stream_is_the_answer_piece_by_piece():
    answer = ask("What is a confusion matrix?", "en")
    pieces = list(stream("What is a confusion matrix?", "en"))
    assert [piece["passage"]["title"] for piece in pieces[:-1]] == [passage.title for passage in answer.passages]
    assert [piece["passage"]["number"] for piece in pieces[:-1]] == [1, 2, 3]
    assert pieces[-1] == {"done": True, "found": True}
    assert list(stream("xyzzy", "nb")) == [{"notice": says.NOTHING.nb}, {"done": True, "found": False}]


@pytest.mark.parametrize(("lang", "machine"), [("nb", "maskin"), ("en", "machine")])
def test_it_says_that_it_is_a_machine(lang, machine):
    assert machine in declared(lang)[0]
    assert len(declared(lang)) >= 5


def test_nothing_is_stored(tmp_path, monkeypatch):
    monkeypatch.setenv("DYPLAB_HOME", str(tmp_path / "home"))
    ask("What is overfitting?", "en")
    assert not (tmp_path / "home").exists()


def test_the_index_is_made_once_however_many_ask_at_the_same_time():
    _made.cache_clear()
    with ThreadPoolExecutor(4) as threads:
        for done in [threads.submit(warm, "en") for _ in range(4)]:
            done.result()
        found = list(threads.map(lambda _: ask("what is overfitting?", "en").passages, range(8)))
    assert _made.cache_info().misses == 1
    assert len(set(found)) == 1 and found[0]


def test_how_people_ask_is_searched_but_never_shown():
    passage = next(piece["passage"] for piece in stream("pieces of a recording", "en") if "passage" in piece)
    assert passage["title"].startswith("segment")
    assert "pieces" not in passage["text"] and "asked" not in passage
