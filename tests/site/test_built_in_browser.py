"""The static site in a browser, from a folder and without a network: what moves on it, and what axe says of it."""

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from chromium import violations, visits

from dyplab.course.catalogue import lessons
from dyplab.site.slides import slides

KINDS = [
    *("home", "lessons/03-mlp", "lessons/00-start", "ask", "quiz/00-start", "glossary", "wild", "resources"),
    *("../index", "datasets", "playgrounds", "progress", "machine", "timings", "accessibility", "privacy"),
]


@pytest.fixture
def visit(browser: Any, built: SimpleNamespace) -> Iterator[Any]:
    """Open a page from the folder, with no network."""
    with visits(browser) as open_page:

        def visit(page: str, width: int = 900) -> Any:
            file, mark, asked = page.partition("?")
            return open_page((built.folder / file).as_uri() + mark + asked, width=width, offline=True)

        yield visit


@pytest.mark.parametrize(("lang", "scheme", "width"), [("nb", "dark", 320), ("en", "light", 900)])
def test_axe_finds_nothing_wrong_with_any_kind_of_page(lang, scheme, width, built, browser, axe_script):
    viewport = {"width": width, "height": 900}
    context = browser.new_context(color_scheme=scheme, viewport=viewport, bypass_csp=True)  # axe is put in by the test
    page, wrong = context.new_page(), {}
    for name in KINDS:
        page.goto((built.folder / lang / f"{name}.html").as_uri())
        page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")
        found = violations(page, axe_script)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append("wider than the screen")
        if page.locator("h1").count() != 1:
            found.append("not one first heading")
        if found:
            wrong[name] = found
    context.close()
    assert wrong == {}


def test_every_kind_of_page_does_its_work_within_its_policy(built, visit):
    page = visit("nb/home.html")
    for name in KINDS:
        page.goto((built.folder / "nb" / f"{name}.html").as_uri())
        assert page.locator("main").inner_text()
    talk = next(info.id for info in lessons() if slides(info.id))
    page.goto((built.folder / f"nb/slides/{talk}.html").as_uri())
    page.keyboard.press("ArrowRight")
    assert page.locator("section.slide:visible").count() == 1


def test_the_first_page_offers_both_languages(visit):
    page = visit("index.html")
    page.get_by_role("link", name="Til kurset på norsk").click()
    page.get_by_role("heading", name="Dyp læring for medisin").wait_for()
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/en/home.html")


def test_a_widget_on_a_page_from_a_folder_answers_to_a_click(visit):
    page = visit("nb/lessons/00-start.html")
    widget = page.locator("section.widget").first
    assert "Epoke 0" in widget.inner_text()
    widget.get_by_role("button", name="Ett steg").click()
    widget.get_by_text("Epoke 1.").first.wait_for()


def test_the_quiz_works_without_a_lab(visit):
    page = visit("en/quiz/00-start.html")
    form = page.locator("form.item").first
    form.get_by_role("radio").first.check()
    form.get_by_role("button").click()
    assert form.locator(".verdict").inner_text()


def test_the_search_finds_other_forms_of_a_word_and_compounds_and_says_how_many(visit):
    page = visit("nb/home.html")
    page.get_by_label("Søk i kurset").fill("konvolusjonene")
    page.keyboard.press("Enter")
    page.locator("#results li").first.wait_for()
    count = page.locator("#count")
    assert re.match(r"\d+ treff på «konvolusjonene»", count.inner_text())
    assert count.get_attribute("aria-live") == "polite"
    found = page.locator("#results").inner_text()
    assert "konvolusjon" in found.lower()
    page.get_by_label("Søk i kurset").fill("nettverkenes")
    page.get_by_text("«nettverkenes»").wait_for()
    assert "nettverk" in page.locator("#results mark").first.inner_text().lower()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/ask.html" not in url)
    assert page.locator("main").inner_text()


def test_the_search_says_when_it_found_nothing_and_shows_no_markup_of_the_one_who_asks(visit):
    page = visit("en/ask.html?q=%3Cimg%20src%3Dx%3E%20qqxyzzy")
    page.get_by_text("Nothing was found for “<img src=x> qqxyzzy”.").wait_for()
    assert page.locator("main img").count() == 0
    page.get_by_label("Search the course").fill("what is a baseline?")
    page.locator("#results li").first.wait_for()
    page.get_by_role("link", name="Norsk").click()
    assert "/nb/ask.html?q=what" in page.url
