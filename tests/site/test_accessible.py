"""What axe does not see: what lies upon what, titles and languages, where the keyboard leads."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from chromium import violations
from served_pages import passed

import dyplab.site
from dyplab.course.page import markdown
from dyplab.course.wild import wild
from dyplab.site.first import first_page
from dyplab.site.links import static_links
from dyplab.site.pages import names, page
from dyplab.site.published import published
from dyplab.text import LANGUAGES

MEASURE = Path(__file__).parents[2] / "benchmarks" / "accessibility.js"


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


def ask(shown: Any) -> None:
    shown.locator("#question").fill("Hvilken epoke?")
    shown.keyboard.press("Enter")
    shown.locator("#words a").first.wait_for()


def ask_in_vain(shown: Any) -> None:
    shown.locator("#question").fill("Hva er meningen?")
    shown.keyboard.press("Enter")
    shown.locator("#notices p").wait_for()


def answer(shown: Any) -> None:
    for form, option in ((0, 0), (1, 1), (2, 2)):  # right and wrong
        item = shown.locator("form.item").nth(form)
        item.get_by_role("radio").nth(option).check()
        item.get_by_role("button").click()
        item.locator(".verdict details, .verdict ul").first.wait_for()
    shown.evaluate("document.querySelectorAll('.verdict details').forEach(one => { one.open = true })")
    shown.locator("form.item").nth(3).get_by_role("button").click()  # nothing is chosen


def begin_afresh(shown: Any) -> None:
    shown.locator("#goals-03-mlp summary").click()
    shown.locator("#goals-03-mlp [data-reset]").first.click()


def begin_afresh_in_vain(shown: Any) -> None:
    begin_afresh(shown)
    shown.locator("#reset button[value=yes]").click()
    shown.locator(".said.bad").wait_for()


def delete(shown: Any) -> None:
    shown.locator("#delete").click()


def examined(shown: Any) -> None:
    shown.locator("#symptoms li").first.wait_for()


STATES = [
    *(("ask", ask), ("ask", ask_in_vain), ("quiz/03-mlp", answer), ("home", begin_afresh)),
    *(("home", begin_afresh_in_vain), ("progress", delete), ("machine", examined)),
]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_in_either_theme_after_an_answer_or_with_a_question_open(show, lab, axe_script, lang):
    lab.progress, wrong = [passed("00-start", "first-function")], {}
    lab.refuses.add("reset")
    shown = show("home", lang, width=700, bypass_csp=True)  # axe is put into the page
    for name, bring_about in STATES:
        shown.goto(lab.url(name, lang))
        bring_about(shown)
        for theme in ("light", "dark"):
            shown.emulate_media(color_scheme=theme)
            if found := violations(shown, axe_script):
                wrong[bring_about.__name__, theme] = found
    assert wrong == {}


@pytest.mark.parametrize(("name", "opened"), [("home", begin_afresh), ("progress", delete)])
def test_a_question_keeps_the_keyboard_until_it_is_answered_and_then_gives_it_back(show, lab, name, opened):
    lab.progress = [passed("00-start", "first-function")]
    shown = show(name, "nb")
    opened(shown)
    before = shown.evaluate("document.querySelector('dialog[open] [autofocus]') === document.activeElement")
    for _ in range(5):
        shown.keyboard.press("Tab")
        assert shown.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    shown.keyboard.press("Escape")
    shown.locator("dialog").wait_for(state="hidden")
    assert before and shown.evaluate("document.activeElement.matches('#delete, [data-reset]')")
    assert lab.asked == []


def test_on_paper_the_colours_are_those_of_a_light_page_also_where_the_screen_is_dark(on_site, axe_script):
    shown = on_site("home", "nb")
    shown.emulate_media(media="print", color_scheme="dark")
    shown.evaluate(
        """() => { for (const kind of ["k", "s", "mi", "c1"]) {
          const code = document.createElement("p");
          code.innerHTML = `<code class="${kind}">code</code>`;
          document.querySelector("main").append(code);
        } }"""
    )
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    shown.evaluate(axe_script.read_text(encoding="utf-8"))
    wrong = shown.evaluate("async () => (await axe.run({ runOnly: ['color-contrast'] })).violations")
    assert [node["html"] for one in wrong for node in one["nodes"]] == []


def test_a_table_whose_first_column_has_no_heading_names_its_rows():
    named = markdown("| | right | wrong |\n|--|--:|--:|\n| **ill** | 9 | 1 |\n| well | | 8 |")
    assert re.findall(r'<th scope="row">(.*?)</th>', named) == ["<strong>ill</strong>", "well"]
    assert re.findall(r"<th[ >].*?</th>", named.partition("</thead>")[0]) == [
        '<th style="text-align:right">right</th>',
        '<th style="text-align:right">wrong</th>',
    ]
    assert 'scope="row"' not in markdown("| model | right |\n|--|--:|\n| forest | 9 |")


FAULTY = """<!doctype html><html lang="nb"><h1>En</h1><h1>To</h1><main>
<div style="width: 80px; overflow: hidden; white-space: nowrap">Denne setningen får ikke plass</div>
<div style="position: relative; height: 40px">
<p style="position: absolute">Under</p><p style="position: absolute">Over</p></div>
<table style="width: 60px; table-layout: fixed"><tr><td>Sannsynlighetsfordeling</td></tr></table>
<div style="width: 60px; overflow: auto"><pre>rad = tabell.iloc[0]</pre></div><div style="width: 700px">Bred</div>
<p>This is what the others said, and it is not marked.</p><p lang="en">This is what the others said, and it is.</p>
<img alt="<Figure size 640x480>" src="data:,"></main></html>"""


def test_the_measure_finds_each_fault_it_is_for(browser):
    shown = browser.new_page(viewport={"width": 320, "height": 800})
    shown.set_content(FAULTY)
    shown.add_script_tag(path=str(MEASURE))
    found = " ".join(shown.evaluate("[...looked.page(), ...looked.languages(), ...looked.layout()]"))
    for fault in (
        *("2 headings", "no words for a picture: <Figure", "not said to be in en: This is what", "scrolls sideways"),
        *("cut off by div: Denne", "one upon the other: Under | Over", "sticks out of td", "no key reaches it: div"),
    ):
        assert fault in found, found
    assert found.count("not said to be") == 1
    shown.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_text_can_be_read_whole_narrow_enlarged_and_with_large_letters(built, browser, lang):
    shown = browser.new_page(bypass_csp=True, reduced_motion="reduce")
    shown.add_init_script(path=MEASURE)
    wrong = {}
    for name in ("../index", "home", "ask", "lessons/00-start", "lessons/02-random-forest", "quiz/03-mlp", "glossary"):
        shown.goto((built.folder / lang / f"{name}.html").as_uri())
        shown.evaluate("looked.open()")
        found = shown.evaluate("looked.page()")
        if not name.startswith("lessons/"):  # whose outputs are made up here
            found += shown.evaluate("looked.languages()")
        for width, letters in ((1280, 100), (640, 100), (320, 100), (1000, 200)):
            shown.set_viewport_size({"width": width, "height": 900})
            shown.evaluate("size => { document.documentElement.style.fontSize = `${size}%` }", letters)
            found += shown.evaluate("looked.layout()")
        if found:
            wrong[name] = found
    shown.close()
    assert wrong == {}


def test_code_in_the_prose_of_a_lesson_can_be_scrolled_with_the_keyboard():
    assert markdown("```python\nrow = 1\n```").startswith('<pre tabindex="0"><code')


def test_the_lessons_of_the_lab_with_their_buttons_can_be_read_with_large_letters(show, lab):
    shown = show("home", "nb", width=1000, bypass_csp=True)
    shown.add_script_tag(path=str(MEASURE))
    shown.evaluate("looked.open()")
    shown.evaluate("document.documentElement.style.fontSize = '200%'")
    assert shown.evaluate("looked.layout()") == []
