"""What axe does not see: what lies upon what, titles and languages, where the keyboard leads."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import dyplab.site
from dyplab.course.wild import wild
from dyplab.site.first import first_page
from dyplab.site.links import static_links
from dyplab.site.pages import names, page
from dyplab.site.published import published
from dyplab.text import LANGUAGES


@pytest.fixture
def on_site(browser: Any, tmp_path: Path) -> Any:
    """Show a page as it stands on the site: `on_site("home", "en", width=320)`."""
    (tmp_path / "static").symlink_to(Path(dyplab.site.__file__).parent / "static")
    shown = browser.new_page()

    def show(name: str, lang: str, width: int = 1000) -> Any:
        links = static_links(1 + name.count("/"), lang)
        file = tmp_path / lang / f"{name}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(published(page(name, lang, links), lang, name, links), encoding="utf-8")
        shown.set_viewport_size({"width": width, "height": 800})
        shown.goto(file.as_uri())
        return shown

    yield show
    shown.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_way_to_the_other_language_lies_upon_nothing_in_the_header_at_any_width(on_site, lang):
    shown = on_site("home", lang)
    for width in (320, 480, 640, 710, 800, 1000, 1280, 1600):
        shown.set_viewport_size({"width": width, "height": 800})
        covered = shown.evaluate(
            """() => { const over = document.querySelector(".language a").getBoundingClientRect();
            return [...document.querySelectorAll(".top a, .top input, .top button")].filter((one) => {
              const box = one.getBoundingClientRect();
              return box.left < over.right && box.right > over.left && box.top < over.bottom && box.bottom > over.top;
            }).map((one) => one.outerHTML); }"""
        )
        assert covered == [], width


def test_no_two_pages_of_the_site_have_the_same_title():
    pages = [first_page()] + [page(name, lang, static_links(1, lang)) for lang in LANGUAGES for name in names()]
    titles = [re.search("<title>(.*?)</title>", html)[1] for html in pages]
    assert {title for title in titles if titles.count(title) > 1} == set()


def test_the_title_of_a_source_is_said_to_be_in_its_language():
    for lang in LANGUAGES:
        html = page("wild", lang, static_links(1, lang))
        for source in {source for asked in wild() for source in asked.sources}:
            given = re.search(rf'<a href="{re.escape(source.where)}"([^>]*)>([^<]*)</a>', html)
            assert unescape(given[2]) == source.what
            assert (f' lang="{source.lang}"' in given[1]) == (source.lang != lang)
