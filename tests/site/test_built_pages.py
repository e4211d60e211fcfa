"""The pages of the static site, read as a machine reads them: every link leads somewhere, nothing is from elsewhere."""

import re
from html.parser import HTMLParser
from types import SimpleNamespace
from urllib.parse import unquote

import pytest

from dyplab.course.catalogue import lessons
from dyplab.site import statements
from dyplab.site.links import static_links
from dyplab.text import LANGUAGES


class Reader(HTMLParser):
    """Where a page leads and what it loads, and the ids it has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.leads: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.lang = self.policy = self.toggle = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.leads += [given[name] for name in ("href", "action") if name in given and tag != "link"]
        self.loads += [given[name] for name in ("src", "data", "poster") if name in given]
        self.loads += [given["href"]] if tag == "link" else []
        if tag == "html":
            self.lang = given.get("lang", "")
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        if "hreflang" in given and not self.toggle:
            self.toggle = given["href"]


@pytest.fixture(scope="session")
def read(built: SimpleNamespace) -> dict[str, Reader]:
    """Every page of the site, from its place."""
    return {
        path.relative_to(built.folder).as_posix(): Reader(path.read_text(encoding="utf-8"))
        for path in built.folder.rglob("*.html")
    }


def aim(page: str, address: str) -> tuple[str, str]:
    """The file an address leads to, and the place in it."""
    path, _, place = unquote(address).partition("#")
    path = path.partition("?")[0]
    parts: list[str] = page.split("/")[:-1] if path else page.split("/")
    for part in path.split("/") if path else []:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts), place


def test_every_lesson_is_there_in_both_languages_and_so_are_the_statements(read):
    wanted = {f"lessons/{info.id}" for info in lessons()} | {"home", "ask", "accessibility", "privacy", "timings"}
    for lang in LANGUAGES:
        assert {f"{lang}/{name}.html" for name in wanted} <= set(read)
    assert "index.html" in read


def test_every_link_and_every_anchor_leads_somewhere(built, read):
    lost = []
    for page, reader in read.items():
        for address in reader.leads + reader.loads:
            if re.match(r"(https?|data):", address):
                continue
            file, place = aim(page, address)
            if file in read:
                if place and place not in read[file].ids:
                    lost.append(f"{page}: {address}")
            elif not (built.folder / file).is_file():
                lost.append(f"{page}: {address}")
    assert lost == []


def test_a_page_is_paired_with_the_same_page_in_the_other_language(read):
    for page, reader in read.items():
        if page == "index.html":
            continue
        lang, _, rest = page.partition("/")
        assert reader.lang == lang
        other = "en" if lang == "nb" else "nb"
        assert aim(page, reader.toggle)[0] == f"{other}/{rest}", page
        assert f"{other}/{rest}" in read
        cells = [name for name in reader.ids if name.startswith("cell-")]
        assert cells == [name for name in read[f"{other}/{rest}"].ids if name.startswith("cell-")]


def test_nothing_is_loaded_but_what_lies_beside_the_pages(built, read):
    for page, reader in read.items():
        for address in reader.loads:
            assert address.startswith("data:image/") or (built.folder / aim(page, address)[0]).is_file(), page
        assert reader.policy.startswith("default-src 'none'; "), page
        assert "https:" not in reader.policy and "*" not in reader.policy
        assert "'unsafe-inline'" not in re.search(r"script-src[^;]*", reader.policy)[0]
        assert len(reader.ids) == len(set(reader.ids)), page


def test_the_statements_have_the_same_parts_in_both_languages():
    for name in statements.NAMES:
        shapes = [
            re.findall(r"<(h\d|li|tr|a href=\"[^\"]+)", statements.body(name, lang, static_links(1, lang)))
            for lang in LANGUAGES
        ]
        assert shapes[0] == shapes[1] and shapes[0].count("h1") == 1
