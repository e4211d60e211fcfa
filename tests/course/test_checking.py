"""What a learner asks and is told: check, hint, solution, quiz."""

import base64

import pytest

from dyplab.course import check, hint, progress, quiz, show, solution
from dyplab.errors import UnknownLesson
from dyplab.text import Sentence, use

pytestmark = pytest.mark.usefixtures("small_course")


def doubled(x):
    return 2 * x


def test_a_right_answer_passes_and_is_remembered():
    assert check("double-it", doubled).outcome == "passed"
    assert [(item.item, item.outcome) for item in progress.summary()] == [("double-it", "passed")]


def test_a_wrong_answer_is_told_what_to_try_in_the_readers_language():
    verdict = check("double-it", lambda x: x * x)
    assert (verdict.outcome, verdict.hint) == ("failed", "squared")
    assert "9 is the square." in str(verdict)
    use("nb")
    assert "9 er kvadratet." in str(verdict) and "Ikke ennå" in str(verdict)


def test_a_verdict_is_shown_as_html_and_as_text_with_nothing_of_the_learners_unescaped():
    bundle = check("double-it", lambda x: "<script>alert(1)</script>")._repr_mimebundle_()
    assert "<script>" not in bundle["text/html"]
    assert "Not yet" in bundle["text/plain"]


def test_an_answer_not_begun_is_to_do():
    verdict = check("double-it", lambda x: ...)
    assert verdict.outcome == "to do"
    assert 'hint("double-it")' in str(verdict)


def test_hints_come_one_at_a_time_and_the_last_stays():
    told = [str(hint("double-it")) for _ in range(3)]
    assert "Think of plus." in told[0] and "Times two." in told[1] and "Times two." in told[2]


def test_the_solution_comes_after_a_try_and_runs():
    assert "Try once first" in str(solution("double-it"))
    check("double-it", lambda x: 0)
    card = solution("double-it")
    space: dict = {}
    exec(card.code, space)
    assert check("double-it", space["double_it"]).outcome == "passed"


def test_an_exercise_nobody_has_is_answered_with_near_ones():
    with pytest.raises(UnknownLesson) as error:
        check("duoble-it", doubled)
    assert "double-it" in error.value.said.nb and "double-it" in error.value.said.en


def test_a_quiz_item_asks_then_gives_the_reason_for_the_letter_chosen():
    assert "a) three" in str(quiz("what-is-two"))
    assert "That is `1 + 2`." in str(quiz("what-is-two", "a"))
    assert "b is right" in str(quiz("what-is-two", " B "))
    assert "a, b" in str(quiz("what-is-two", "q")) and "a, b" in str(quiz("what-is-two", 7))
    assert [(item.item, item.outcome) for item in progress.summary()] == [("what-is-two", "right")]
    with pytest.raises(UnknownLesson):
        quiz("what-is-tow")


def test_an_answer_that_could_not_be_kept_is_judged_all_the_same_and_the_learner_is_told(monkeypatch):
    trouble = Sentence(nb="Ikke lagret.", en="Not saved.")()
    monkeypatch.setattr(progress, "record", lambda *_: trouble)
    for card in (check("double-it", doubled), quiz("what-is-two", "b")):
        assert "ight" in str(card) and "Not saved." in str(card)


def test_a_drawing_is_shown_as_it_is_with_its_description(monkeypatch):
    seen = []
    monkeypatch.setattr("dyplab.course.showing._display", seen.append)
    use("nb")
    show("<svg xmlns='http://www.w3.org/2000/svg'><text>æ</text></svg>", nb='En boks med "æ".', en="A box.")
    page = seen[0]["text/html"]
    assert 'alt="En boks med &quot;æ&quot;."' in page
    assert base64.b64decode(page.split("base64,")[1].split('"')[0]).decode().endswith("<text>æ</text></svg>")
    assert seen[0]["text/plain"] == 'En boks med "æ".'
