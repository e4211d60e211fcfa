"""The quiz page knows what was answered before, says it in words, and lets every item be answered again."""

import pytest
from chromium import violations
from served_pages import passed

from dyplab.course.quizzing import items

LESSON = "03-mlp"
FIRST, SECOND, THIRD, *REST = [item.id for item in items().values() if item.lesson == LESSON]
RIGHT = {name: next("abcdefgh"[at] for at, one in enumerate(items()[name].options) if one.right) for name in items()}


@pytest.fixture
def answered(lab):
    """Two of the lesson's items met before, one of them answered right; another lesson's does not count."""
    lab.progress = [
        passed(LESSON, FIRST, "quiz", "right"),
        passed(LESSON, SECOND, "quiz", "wrong"),
        passed("00-start", "start-order", "quiz", "right"),
        passed(LESSON, "best-epoch"),
    ]
    return lab


@pytest.mark.parametrize(
    ("lang", "right", "wrong", "all_of_them"),
    [
        (
            "nb",
            "Du har svart riktig på dette før.",
            "Du har svart på dette før, men ikke riktig ennå.",
            "riktig på 1 av",
        ),
        ("en", "You have answered this right before.", "before, but not right yet.", "answered 1 of"),
    ],
)
def test_what_was_answered_before_stands_in_words_when_the_page_opens(show, answered, lang, right, wrong, all_of_them):
    shown = show(f"quiz/{LESSON}", lang)
    shown.locator("#before").get_by_text(all_of_them).wait_for()
    assert f"{all_of_them} {len(REST) + 3}" in shown.locator("#before").inner_text()
    assert right in shown.locator(f"#{FIRST} legend").inner_text()
    assert wrong in shown.locator(f"#{SECOND} legend").inner_text()
    for name in (THIRD, *REST):
        assert shown.locator(f"#{name} .before").inner_text() == ""
    assert shown.locator("input:checked").count() == 0, "no answer is kept, so none is shown"


def test_an_item_answered_right_before_can_be_answered_again(show, answered):
    shown = show(f"quiz/{LESSON}", "nb")
    item = shown.locator(f"#{FIRST}")
    item.get_by_text("svart riktig på dette før").wait_for()
    item.locator(f"input:not([value={RIGHT[FIRST]}])").first.check()
    item.get_by_role("button").click()
    assert item.get_by_role("status").inner_text().startswith("Ikke riktig.")
    assert item.locator(".before").inner_text() == "", "one verdict at a time"
    item.locator(f"input[value={RIGHT[FIRST]}]").check()
    item.get_by_role("button").click()
    assert item.get_by_role("status").inner_text().startswith("Riktig.")
    shown.wait_for_timeout(200)
    assert [given["item"] for name, given in answered.asked if name == "quiz"] == [FIRST, FIRST]


def test_an_answer_that_is_not_saved_says_why_in_the_lab_s_own_words(show, answered):
    answered.refuses.add("quiz")
    item = show(f"quiz/{LESSON}", "nb").locator(f"#{THIRD}")
    item.get_by_role("radio").first.check()
    item.get_by_role("button").click()
    item.get_by_text("Svaret ble ikke lagret. Disken er full.").wait_for()


def test_a_page_with_nothing_answered_says_nothing_of_before(show, lab):
    shown = show(f"quiz/{LESSON}", "en")
    shown.wait_for_timeout(500)
    assert lab.polled == 1
    assert not shown.locator("#before").is_visible()
    assert shown.locator(".before").all_inner_texts() == [""] * (len(REST) + 3)


def test_what_is_said_of_before_can_be_read_aloud_and_seen(show, answered, axe_script):
    for scheme in ("light", "dark"):
        shown = show(f"quiz/{LESSON}", "nb", width=320, scheme=scheme, bypass_csp=True)
        shown.locator("#before").get_by_text("svart riktig på").wait_for()
        assert violations(shown, axe_script) == []
        assert shown.evaluate("document.documentElement.scrollWidth") <= 320
