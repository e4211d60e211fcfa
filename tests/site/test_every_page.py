"""What holds for every page, read as a machine reads it: no browser."""

import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from dyplab import widgets
from dyplab.course.catalogue import lessons
from dyplab.course.prose import avoided_words
from dyplab.course.source import read_lesson
from dyplab.site.links import server_links, static_links
from dyplab.site.pages import names, page
from dyplab.site.playgrounds import homes
from dyplab.system import doctor
from dyplab.text import LANGUAGES, Sentence, site, site_home, site_own, site_pages, site_playgrounds
from dyplab.text.site_playgrounds import PLAYGROUNDS

BASE = "/user/kari/"
VOID = {"meta", "link", "input", "img", "br", "hr", "mspace", "source", "wbr"}


class Seen(HTMLParser):
    """The elements of a page: which were opened, and whether each was closed in its turn."""

    def __init__(self, html: str):
        super().__init__()
        self.elements, self.open, self.wrong = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")

    def all(self, *tags):
        return [attrs for tag, attrs in self.elements if tag in tags]


@cache
def seen(name: str, lang: str, live: bool = True) -> Seen:
    links = server_links(BASE, lang) if live else static_links(1 + name.count("/"), lang)
    return Seen(page(name, lang, links, [] if live else None))


def everywhere():
    return [(name, lang) for name in names() for lang in LANGUAGES]


def test_every_element_is_closed_and_every_id_is_given_once():
    for name, lang in everywhere():
        found = seen(name, lang)
        assert found.wrong == [] and found.open == [], (name, lang)
        ids = [attrs["id"] for _, attrs in found.elements if "id" in attrs]
        assert sorted(ids) == sorted(set(ids)), (name, lang)


def test_there_is_one_first_heading_and_no_heading_skips_a_step():
    for name, lang in everywhere():
        levels = [int(tag[1]) for tag, _ in seen(name, lang).elements if re.fullmatch(r"h[1-6]", tag)]
        assert levels.count(1) == 1, (name, lang)
        below = levels[levels.index(1) :]
        assert all(after <= before + 1 for before, after in pairwise(below)), (name, lang, levels)


def test_a_page_has_its_landmarks_its_language_and_a_title_of_its_own():
    for lang in LANGUAGES:
        titles = []
        for name in names():
            found = seen(name, lang)
            assert found.all("html")[0]["lang"] == lang
            assert len(found.all("main")) == len(found.all("header")) == len(found.all("footer")) == 1
            labels = [attrs.get("aria-label") for attrs in found.all("nav")]
            assert all(labels) and len(set(labels)) == len(labels)
            html = page(name, lang, server_links(BASE, lang), [])
            titles.append(re.search("<title>(.*?)</title>", html)[1])
        assert len(set(titles)) == len(titles)


def test_no_page_has_a_script_or_style_in_it_or_anything_from_another_host():
    for name, lang in everywhere():
        for live in (True, False):
            for tag, attrs in seen(name, lang, live).elements:
                assert tag not in ("style", "iframe", "object", "embed", "base"), (name, tag)
                assert not any(key == "style" or key.startswith("on") for key in attrs), (name, tag, attrs)
                if tag == "script" and attrs.get("type") != "application/json":
                    assert attrs.get("src"), (name, attrs)
                if tag in ("script", "img", "link", "source"):
                    address = attrs.get("src") or attrs.get("href")
                    assert not address or not urlsplit(address).netloc, (name, address)
                if tag == "img":
                    assert "alt" in attrs, (name, attrs)


def test_the_link_to_the_other_language_leads_to_the_same_page():
    for name, lang in everywhere():
        other = "en" if lang == "nb" else "nb"
        toggle = next(attrs for attrs in seen(name, lang).all("a") if "data-language" in attrs)
        assert toggle["href"] == f"{BASE}dyplab/{name}?lang={other}"
        assert toggle["lang"] == toggle["hreflang"] == other


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_within_the_lab_leads_to_a_page_and_a_place_on_it(lang):
    for name in names():
        for attrs in seen(name, lang).all("a"):
            address = urlsplit(urljoin(f"{BASE}dyplab/{name}?lang={lang}", attrs["href"]))
            if address.netloc:
                assert address.scheme in ("http", "https"), attrs
                continue
            target = address.path.removeprefix(f"{BASE}dyplab/")
            if target.startswith("slides/"):
                assert target.removeprefix("slides/") in {info.id for info in lessons()}
                continue
            assert target in names(), (name, attrs)
            if address.fragment and address.query == f"lang={lang}":
                ids = {given["id"] for _, given in seen(target, lang).elements if "id" in given}
                assert unquote(address.fragment) in ids, (name, attrs)


def test_every_link_between_the_files_of_a_site_leads_to_one_that_will_be_there():
    there = {f"{lang}/{name}.html" for lang in LANGUAGES for name in names()}
    there |= {
        f"{lang}/{kind}/{info.id}.html" for lang in LANGUAGES for kind in ("lessons", "slides") for info in lessons()
    }
    for name, lang in everywhere():
        for attrs in seen(name, lang, live=False).all("a"):
            address = urlsplit(urljoin(f"/{lang}/{name}.html", attrs["href"]))
            assert address.netloc or address.path[1:] in there, (name, attrs)


def test_nothing_on_a_site_needs_a_lab():
    for name, lang in everywhere():
        found = seen(name, lang, live=False)
        assert "data-api" not in found.all("body")[0]
        given = {key for _, attrs in found.elements for key in attrs}
        assert not given & {"data-open", "data-reset"}, name


def test_a_cell_has_the_same_address_in_both_languages():
    for info in lessons():
        cells = [
            [attrs["id"] for attrs in seen(f"read/{info.id}", lang).all("section") if attrs["id"].startswith("cell-")]
            for lang in LANGUAGES
        ]
        assert cells[0] == cells[1] and len(cells[0]) > 10


def test_no_solution_can_be_read():
    for info in lessons():
        html = page(f"read/{info.id}", "en", server_links(BASE, "en"))
        text = re.sub(r"<[^>]+>", "", html)
        exercises = [cell for cell in read_lesson(info.id) if cell.exercise and not cell.wrong]
        assert text.count("return ...") == sum("BEGIN SOLUTION" in cell.text for cell in exercises) > 0
        assert "BEGIN SOLUTION" not in text


def test_every_formula_is_mathml():
    shown = sum(len(seen(f"read/{info.id}", "nb").all("math")) for info in lessons())
    assert shown > 100
    assert "$$" not in page("read/03-mlp", "nb", server_links(BASE, "nb"))


def test_every_figure_with_knobs_is_shown_with_the_lesson_it_lives_in():
    assert set(PLAYGROUNDS) == set(widgets.__all__) == set(homes())


def test_what_the_pages_say_in_words_is_so():
    assert len(lessons()) == 13 and site_home.LEAD.nb.startswith("Tretten") and site_home.LEAD.en.startswith("Thirteen")
    core = [info.id.partition("-")[0] for info in lessons() if info.priority == 1]
    assert ", ".join(core[:-1]) + f" og {core[-1]}" in site_home.LESSONS_ABOUT.nb
    assert f"Python {'–'.join(f'{a}.{b}' for a, b in (doctor.OLDEST, doctor.NEWEST))}" in site_own.MACHINE_SITE.nb
    needs = [f"{doctor.MEMORY_NEEDED} GB", f"{doctor.DISK_NEEDED} GB"]
    assert all(need in said for need in needs for said in (site_own.MACHINE_SITE.nb, site_own.MACHINE_SITE.en))


def test_the_norwegian_of_the_pages_keeps_to_the_glossary():
    modules = (site, site_home, site_own, site_pages, site_playgrounds)
    found = [value for module in modules for value in vars(module).values()]
    said = []
    while found:
        value = found.pop()
        if isinstance(value, Sentence):
            said.append(value)
        elif isinstance(value, dict):
            found += value.values()
        elif isinstance(value, tuple):
            found += value
    assert len(said) > 150
    assert [wrong for sentence in said for wrong in avoided_words(sentence.nb)] == []
    assert all(sentence.nb.strip() and sentence.en.strip() for sentence in said)
