"""A deck in a browser, with nothing but itself: keys, clicks, fingers, paper, and what axe says of it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from chromium import violations, visits
from made_up_runs import made_up_run

from dyplab.course.catalogue import lessons
from dyplab.course.source import read_lesson
from dyplab.site.slides import deck, slides
from dyplab.text import LANGUAGES
from dyplab.text import slides as says

LESSONS = [info.id for info in lessons() if slides(info.id)]
MARKED = {cell.slide for cell in read_lesson(LESSONS[0])}


@pytest.fixture
def show(browser: Any, tmp_path: Any) -> Iterator[Callable[..., Any]]:
    """Open a deck from a file: `page = show("nb", scheme="dark", width=320)`; it may ask for nothing else."""
    with visits(browser) as visit:

        def show(lang: str = "en", lesson: str = LESSONS[0], **more: Any) -> Any:
            path = tmp_path / f"{lang}-{lesson}.html"
            path.write_text(deck(lesson, lang, made_up_run(lesson, lang).notebook), encoding="utf-8")
            return visit(path.as_uri(), height=700, **more)

        yield show


def now(page: Any) -> str:
    return page.locator(".slide:visible").get_attribute("id")


def test_the_answer_comes_at_the_next_key_and_the_next_slide_after_it(show):
    page, talk = show(), slides(LESSONS[0])
    asks = next(at for at, slide in enumerate(talk) if slide.id in MARKED and slide.en.text)
    for _ in range(40):
        if now(page) == talk[asks].id:
            break
        page.keyboard.press("ArrowRight")
    answer = page.locator(".slide:visible .then")
    assert not answer.is_visible() and says.MORE.en in page.locator("#progress").inner_text()
    page.keyboard.press("Space")
    assert answer.is_visible() and now(page) == talk[asks].id
    page.keyboard.press("PageDown")
    assert now(page) == talk[asks + 1].id
    page.keyboard.press("ArrowLeft")
    assert now(page) == talk[asks].id and answer.is_visible()
    page.keyboard.press("PageUp")
    assert now(page) == talk[asks].id and not answer.is_visible()


def test_keys_buttons_and_clicks_lead_through_the_deck(show):
    page, talk = show("nb"), slides(LESSONS[0])
    page.keyboard.press("End")
    assert now(page) == talk[-1].id
    assert page.evaluate("document.activeElement.id") == f"{talk[-1].id}-title"
    assert f"{len(talk)} av {len(talk)}" in page.locator("#progress").inner_text()
    page.keyboard.press("Home")
    assert now(page) == talk[0].id and page.url.endswith(f"#{talk[0].id}")
    page.get_by_role("button", name=says.NEXT.nb).click()
    assert now(page) == talk[1].id
    page.get_by_role("button", name=says.BACK.nb).click()
    page.mouse.click(900, 300)
    assert now(page) == talk[1].id
    page.mouse.click(60, 300)
    assert now(page) == talk[0].id
    assert not page.locator(".notes:visible").count()
    page.keyboard.press("n")
    assert page.locator(".notes:visible").count() == 1
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.locator("#letters").uncheck()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    page.keyboard.press("n")
    assert page.locator(".notes:visible").count() == 1


def test_the_other_language_opens_at_the_same_slide(show):
    page = show("nb")
    page.keyboard.press("ArrowRight")
    link = page.locator("#language")
    assert link.get_attribute("href") == f"../../en/slides/{LESSONS[0]}.html#{slides(LESSONS[0])[1].id}"
    assert link.get_attribute("hreflang") == link.get_attribute("lang") == "en"


def test_a_finger_drawn_across_turns_the_slide(show):
    page = show(has_touch=True)
    page.evaluate(
        """() => { const main = document.querySelector("main");
        const touch = (x) => new Touch({identifier: 1, target: main, clientX: x, clientY: 200});
        const fire = (kind, x) => main.dispatchEvent(
            new TouchEvent(kind, {bubbles: true, changedTouches: [touch(x)]}));
        fire("touchstart", 600); fire("touchend", 300); }"""
    )
    assert now(page) == slides(LESSONS[0])[1].id


def test_without_script_and_on_paper_everything_is_there(show):
    plain = show(java_script_enabled=False)
    assert plain.locator(".slide:visible").count() == len(slides(LESSONS[0]))
    assert plain.locator(".notes:visible").count() == len(slides(LESSONS[0]))
    assert not plain.locator("button:visible").count()
    printed = show()
    printed.emulate_media(media="print")
    assert printed.locator(".slide:visible").count() == printed.locator(".notes:visible").count()
    assert printed.locator(".then").count() == printed.locator(".then:visible").count()
    pages = re.findall(rb"/Type\s*/Page\b", printed.pdf(format="A4", landscape=True))
    assert len(pages) >= len(slides(LESSONS[0]))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_slide(show, axe_script, lang, scheme):
    page = show(lang, scheme=scheme, reduced_motion="reduce")
    page.evaluate("document.body.classList.add('with-notes')")
    for slide in slides(LESSONS[0]):
        page.keyboard.press("ArrowRight")
        while page.locator(f"#{slide.id}.now:not(.told) .then").count():
            page.keyboard.press("ArrowRight")
    page.evaluate("document.body.classList.remove('deck')")  # the long page: all slides at once
    assert violations(page, axe_script) == []
    page.reload()
    page.keyboard.press("?")
    assert violations(page, axe_script) == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_axe_finds_nothing_in_the_words_of_a_lesson_and_nothing_is_wider_than_a_telephone(show, axe_script, lesson):
    page = show("nb", lesson, width=320)
    wide = []
    for slide in slides(lesson):
        page.evaluate(f"location.hash = '{slide.id}'")
        page.evaluate(f"document.getElementById('{slide.id}').classList.add('told')")
        wide += [slide.id] if page.evaluate("document.documentElement.scrollWidth > 320") else []
    assert wide == []
    page.evaluate("document.body.classList.remove('deck')")
    assert violations(page, axe_script) == []
