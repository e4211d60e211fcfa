"""The pages as a person meets them: seen, zoomed, printed, walked by keyboard, without JavaScript."""

import time
from pathlib import Path

import pytest
from chromium import violations
from served_pages import passed

from dyplab.site.links import server_links
from dyplab.site.pages import names, page
from dyplab.text import LANGUAGES

DONE = [
    passed("00-start", "first-function"),
    passed("00-start", "start-order", "quiz", "right"),
    passed("03-mlp", "best-epoch", outcome="failed", day=21),
]
SINGLE = [name for name in names() if "/" not in name]
WIDE = 320


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_in_either_theme(show, lab, axe_script, lang):
    lab.progress = DONE
    shown = show("home", lang, bypass_csp=True)  # axe is put into the page
    found = {}
    for name in [*SINGLE, "read/03-mlp", "quiz/03-mlp"]:
        shown.goto(lab.url(name, lang))
        shown.evaluate("document.querySelectorAll('details').forEach((one, at) => { one.open = at < 3 })")
        if wrong := violations(shown, axe_script):
            found[name, "light"] = wrong
        shown.emulate_media(color_scheme="dark")  # nothing but the colours is different
        dark = shown.evaluate("async () => (await axe.run({ runOnly: ['color-contrast'] })).violations.length")
        shown.emulate_media(color_scheme="light")
        if dark:
            found[name, "dark"] = dark
    assert found == {}


def test_no_page_scrolls_sideways_at_320_pixels_and_what_scrolls_within_it_can_be_reached(show, lab, axe_script):
    lab.progress = DONE
    shown = show("home", "nb", width=WIDE, bypass_csp=True)  # 320 pixels are also 1,280 at 400 %
    wrong = {}
    for name in [*SINGLE, "read/00a-cnn-basics", "read/00d-from-scratch-arrays", "quiz/02-random-forest"]:
        shown.goto(lab.url(name, "nb"))
        shown.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        width = shown.evaluate("document.documentElement.scrollWidth")
        shown.add_script_tag(path=str(axe_script))
        reached = "async () => (await axe.run({ runOnly: ['scrollable-region-focusable'] })).violations.length"
        if width > WIDE or shown.evaluate(reached):
            wrong[name] = width
    assert wrong == {}


def test_the_keyboard_reaches_what_matters_and_one_sees_where_it_is(show, lab):
    lab.progress = DONE
    shown = show("home", "nb")
    reached = []
    for _ in range(60):
        shown.keyboard.press("Tab")
        reached.append(
            shown.evaluate(
                """() => { const at = document.activeElement, style = getComputedStyle(at);
                return [at.textContent.trim(), parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none",
                    at.getBoundingClientRect().width > 0]; }"""
            )
        )
    words = [text for text, _, _ in reached]
    assert words[0] == "Gå til innholdet"
    for wanted in ("dyplab", "Ordliste", "English", "Åpne i Notebook for leksjon 00", "Start her"):
        assert any(text.startswith(wanted) for text in words), wanted
    assert any(text.startswith("Mål og oppgaver") for text in words)
    assert all(outlined and seen for _, outlined, seen in reached)


def test_the_skip_link_leads_past_the_menu(show):
    shown = show("home", "en")
    shown.keyboard.press("Tab")
    shown.keyboard.press("Enter")
    assert shown.evaluate("document.activeElement.id") == "main"
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.closest('main') !== null")


def test_the_other_language_keeps_the_place(show, lab):
    shown = show("read/03-mlp", "nb")
    shown.evaluate("document.getElementById('cell-best-epoch').scrollIntoView()")
    shown.get_by_role("link", name="English").click()
    shown.wait_for_url(lab.url("read/03-mlp", "en") + "#cell-best-epoch")
    assert shown.locator("html").get_attribute("lang") == "en"
    assert 0 <= shown.evaluate("document.getElementById('cell-best-epoch').getBoundingClientRect().top") < 450
    assert ("language", {"lang": "en"}) in lab.asked


def test_everything_can_be_read_without_javascript(show, lab):
    lab.progress = DONE
    shown = show("home", "en", java_script_enabled=False)
    assert shown.locator("ol.lessons > li").count() == 13
    assert "You have passed 1 of" in shown.locator("#summary").inner_text()
    assert "The buttons need JavaScript" in shown.locator("noscript").inner_html()
    shown.goto(lab.url("quiz/03-mlp", "en"))
    assert shown.locator("form.item").count() == 14
    assert "The layers collapse into one layer" in shown.locator("noscript").last.inner_html()


def test_the_home_page_with_all_it_loads_is_light(show, lab):
    sizes = {}
    shown = show("machine", "nb")
    shown.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
    shown.goto(lab.url("home", "nb"), wait_until="networkidle")
    assert any(url.endswith("style.css") for url in sizes) and any(url.endswith("fresh.js") for url in sizes)
    assert sum(sizes.values()) <= 150_000


def test_a_page_is_made_in_a_tenth_of_a_second():
    links = server_links("/", "nb")
    for name in ("home", "progress", "glossary", "read/04-cnn", "quiz/04-cnn"):
        times = []
        for _ in range(4):
            begun = time.process_time()
            page(name, "nb", links, DONE)
            times.append(time.process_time() - begun)
        assert min(times) < 0.1, name


def test_what_is_printed_is_the_statement_and_not_the_buttons(show, lab, tmp_path: Path):
    lab.progress = DONE
    shown = show("progress", "nb")
    shown.get_by_label("Navn på utskriften").fill("Kari Åsen")
    shown.emulate_media(media="print")
    assert shown.get_by_role("table").first.is_visible()
    assert shown.get_by_role("cell", name="Regn ut").count() == 0
    assert shown.get_by_text("Oppgave: Hvilken epoke?").is_visible()  # the details are open on paper
    assert not shown.get_by_role("button", name="Skriv ut").is_visible()
    assert not shown.get_by_role("navigation", name="Meny").is_visible()
    assert not any("Kari" in str(given) for _, given in lab.asked)
