"""What every widget keeps to, whatever it shows."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from widgets.examples import EXAMPLES

import dyplab.text
import dyplab.widgets
from dyplab.text.widgets import COMMON
from dyplab.widgets.base import Widget

SOURCE = Path(dyplab.widgets.__file__).parent
every = pytest.mark.parametrize("name", EXAMPLES)
FOCUSED = """() => {
  let at = document.activeElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return [at.outerHTML, parseFloat(getComputedStyle(at).outlineWidth), at.tagName];
}"""


def test_every_widget_has_an_example():
    shown = {type(make()).__name__ for make in EXAMPLES.values()}
    assert shown == {kind.__name__ for kind in Widget.__subclasses__()} == set(dyplab.widgets.__all__)


@every
def test_the_words_a_widget_asks_for_are_the_words_it_has(name):
    widget = EXAMPLES[name]()
    own = (SOURCE / f"{name}.js").read_text(encoding="utf-8")
    kit = (SOURCE / "kit.js").read_text(encoding="utf-8")
    asked = set(re.findall(r'say\(\s*"(\w+)"', own + kit)) | {"title"}
    assert asked <= set(widget.words), "a sentence is missing"
    unused = {word for word in widget._texts if not re.search(rf"\b{word}\b", own)} - {"title"}
    assert unused == set(), "a sentence nobody says"
    assert not set(widget._texts) & set(COMMON)


@every
def test_the_module_imports_nothing_and_fits_in_a_page(name):
    module = EXAMPLES[name]()._esm
    assert not re.search(r"^\s*import\b|\bimport\(|https?://(?!www\.w3\.org)|</script", str(module), re.M)
    assert len(str(module)) < 60_000


@every
@pytest.mark.parametrize(("lang", "scheme"), [("nb", "light"), ("en", "dark")])
def test_axe_finds_nothing_wrong(name, lang, scheme, static_page, axe):
    page = static_page(EXAMPLES[name], lang, scheme)
    assert axe(page) == []
    dyplab.text.use(lang)
    assert page.get_by_role("region").first.get_attribute("aria-label") == EXAMPLES[name]().words["title"]
    assert page.locator("section.widget").get_attribute("lang") == lang
    assert page.locator("section.dark").count() == (scheme == "dark")
    shown = page.locator(".widget").inner_text()
    assert not re.search(r"undefined|NaN|\[object|\{\w+\}", shown), shown


@every
def test_a_narrow_screen_needs_no_scrolling_sideways(name, static_page, axe):
    page = static_page(EXAMPLES[name], "nb", "dark", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe(page) == []


@every
def test_all_that_can_be_operated_is_reached_by_tab_and_shows_its_focus(name, static_page):
    page = static_page(EXAMPLES[name])
    operable = page.locator(".widget").locator("button, input, select, summary, [tabindex='0']")
    for _ in range(operable.count()):
        page.keyboard.press("Tab")
        html, outline, tag = page.evaluate(FOCUSED)
        assert tag != "BODY" and outline >= 2, html
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[2] == "BODY", "the focus is not caught"


@every
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_without_a_screen_there_is_a_picture_and_a_sentence(name, lang):
    dyplab.text.use(lang)
    widget = EXAMPLES[name]()
    bundle = widget._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html"}
    assert bundle["text/plain"] == getattr(widget.summary(), lang) == repr(widget)
    assert "<img alt=" in bundle["text/html"] and "data:image/svg+xml;base64," in bundle["text/html"]
    root = ElementTree.fromstring(widget.figure())
    assert root.tag.endswith("svg") and len(list(root.iter())) > 5
    assert len(bundle["text/html"]) < 150_000


@every
def test_the_picture_makes_way_and_the_same_widget_may_stand_twice_on_a_page(name, static_page):
    page = static_page(EXAMPLES[name], times=2)
    assert page.locator("[data-dyplab-widget] > img").count() == 0
    assert page.locator("[data-dyplab-widget] section.widget").count() == 2
