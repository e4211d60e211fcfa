"""The static site: every page there, every link leading somewhere, nothing from elsewhere, and nothing run twice."""

import base64
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pytest
from chromium import violations
from made_up_runs import made_up_run, picture

from dyplab.course import run as course_run
from dyplab.course.catalogue import lessons
from dyplab.errors import FolderError, LabError
from dyplab.site import build, executed, freshness, pictures, published, running, search
from dyplab.site.links import static_links
from dyplab.site.slides import slides
from dyplab.text import LANGUAGES
from dyplab.text import site_build as says


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """The whole site, its runs made up but for one, which is a lesson that was really run."""
    home = tmp_path_factory.mktemp("site")
    ran: list[tuple[str, str]] = []

    def run(lesson: str, lang: str, solved: bool = False, on_cell: Any = None) -> Any:
        ran.append((lesson, lang))
        real = (lesson, lang) == ("00-start", "nb")
        return (course_run.run_lesson if real else made_up_run)(lesson, lang, solved)

    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DYPLAB_HOME", str(home / "hjem"))
        patched.setattr(running, "run_lesson", run)
        told: list[Any] = []
        site = build.build(home / "kurs på nett", told.append)
        yield SimpleNamespace(site=site, folder=site.folder, ran=ran, told=told, home=home)


@pytest.fixture
def same_home(built: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The runs of the build are on the shelf, and no lesson can be run for earnest."""
    monkeypatch.setenv("DYPLAB_HOME", str(built.home / "hjem"))
    monkeypatch.setattr(running, "run_lesson", made_up_run)


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
    without_slides = {info.id for info in lessons() if not slides(info.id)}
    lost = []
    for page, reader in read.items():
        for address in reader.leads + reader.loads:
            if re.match(r"(https?|data):", address):
                continue
            file, place = aim(page, address)
            if file in read:
                if place and place not in read[file].ids:
                    lost.append(f"{page}: {address}")
            elif not (built.folder / file).is_file() and Path(file).stem not in without_slides:
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


def test_no_page_is_over_two_megabytes_and_neither_is_the_index(built):
    sizes = {path: path.stat().st_size for path in built.folder.rglob("*") if path.is_file()}
    assert max(sizes.values()) <= 2_000_000
    assert built.site.largest == max(size for path, size in sizes.items() if path.suffix == ".html")
    assert built.site.pages == sum(path.suffix == ".html" for path in sizes)


def test_a_second_build_runs_nothing_and_says_the_same(built, same_home):
    before = {path: path.read_bytes() for path in built.folder.rglob("*.*")}
    assert len(built.ran) == len(set(built.ran)) == 2 * len(lessons()) == built.site.ran
    told: list[Any] = []
    again = build.build(built.folder, told.append)
    assert again.ran == 0
    assert {path: path.read_bytes() for path in built.folder.rglob("*.*")} == before
    assert [said.sentence for said in told] == [says.UNCHANGED]
    assert all(said.nb and said.en for said in told + built.told)


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "thesis.docx").write_text("precious")
    with pytest.raises(FolderError) as caught:
        build.build(tmp_path)
    assert str(tmp_path) in caught.value.said.nb and str(tmp_path) in caught.value.said.en
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_lesson_that_fails_leaves_the_old_site_and_keeps_no_run(built, same_home, monkeypatch):
    def fails(lesson: str, lang: str, **_: Any) -> Any:
        run = made_up_run(lesson, lang, True)
        run.outcomes["first-function"] = "failed"
        return run

    monkeypatch.setattr(running, "run_lesson", fails)
    monkeypatch.setattr(build, "on_shelf", lambda lesson, lang: None)
    shelf = {path: path.read_bytes() for path in running.shelf().iterdir()}
    before = (built.folder / "index.html").stat().st_mtime_ns
    with pytest.raises(LabError) as caught:
        build.build(built.folder)
    assert "first-function" in caught.value.said.nb and "00-start" in caught.value.said.en
    assert (built.folder / "index.html").stat().st_mtime_ns == before
    assert {path: path.read_bytes() for path in running.shelf().iterdir()} == shelf
    assert not built.folder.with_name(built.folder.name + ".new").exists()


def test_a_damaged_run_on_the_shelf_is_made_again(built, same_home):
    place = running.shelf() / "03-mlp-en.json"
    whole = place.read_bytes()
    place.write_bytes(whole[: len(whole) // 2])
    assert running.on_shelf("03-mlp", "en") is None
    place.write_bytes(whole)
    assert running.on_shelf("03-mlp", "en").seconds == 12.3


def test_what_a_lesson_can_reach_changes_its_fingerprint_and_nothing_else_does(monkeypatch):
    before = freshness.fingerprint("00-start", "nb")
    assert before != freshness.fingerprint("00-start", "en") != freshness.fingerprint("03-mlp", "en")
    read_bytes, changed = Path.read_bytes, ""

    def read(path: Path) -> bytes:
        return read_bytes(path) + (b"#" if path.as_posix().endswith(changed) else b"")

    monkeypatch.setattr(Path, "read_bytes", read)
    for changed in ("text/numbers.py", "widgets/playground.js", "evaluation/score.py", "00-start/checks.py"):
        assert freshness.fingerprint("00-start", "nb") != before, changed
    for changed in ("text/site_home.py", "site/home.py", "lab/serve.py", "training/loop.py", "course/glossary.py"):
        assert freshness.fingerprint("00-start", "nb") == before, changed
    monkeypatch.setattr(freshness, "_versions", lambda: ("3.99",))
    assert freshness.fingerprint("00-start", "nb") != before


def test_an_exercise_is_shown_as_it_is_met_and_its_solution_is_one_press_away(built, same_home):
    page = (built.folder / "nb/lessons/00-start.html").read_text(encoding="utf-8")
    cell = page.partition('id="cell-first-function"')[2].partition('<div class="cell"')[0]
    met, _, behind = cell.partition("<details>")
    assert "sum" not in met and '<span class="o">...</span>' in met
    assert "sum" in behind and "Riktig" in behind
    deck_of = executed.as_met(running.on_shelf("00-start", "nb"))
    (met_again,) = [cell for cell in deck_of["cells"] if cell["id"] == "first-function"]
    assert "return ..." in met_again["source"] and met_again["outputs"] == []


def test_a_large_page_gets_smaller_pictures_and_a_small_one_is_left_as_it_is():
    page = f'<img alt="noise" src="data:image/png;base64,{picture(300, noise=True)}">'
    assert pictures.shrink(page) == page
    smaller = pictures.shrink(page, limit=len(page) // 2)
    assert len(smaller) <= len(page) // 2 and 'alt="noise" src="data:image/webp;base64,' in smaller
    from io import BytesIO

    from PIL import Image

    again = Image.open(BytesIO(base64.b64decode(re.search(r'base64,([^"]+)', smaller)[1])))
    assert (again.format, again.size) == ("WEBP", (300, 300))


def test_a_page_that_cannot_be_made_small_enough_stops_the_build():
    with pytest.raises(LabError) as caught:
        build._small_enough("nb/long", "x" * 2_100_000, lambda said: None)
    assert "nb/long" in caught.value.said.en and "2,1" in caught.value.said.nb + caught.value.said.en.replace(".", ",")


def test_a_script_in_an_output_that_is_no_widget_has_no_leave_to_run():
    page = '<html><head><meta charset="utf-8"></head><body><script>alert(1)</script><p>more</p></body></html>'
    assert "sha256" not in published.with_policy(page)
    assert "sha256" in published.with_policy(page.replace("<p>more</p>", ""))  # where a deck has its own


def test_an_index_cannot_end_the_element_it_stands_in():
    script = search.index({"home": "<title>A · dyplab</title><main><h1 id='a'>A</h1><p>&lt;/script&gt;</p></main>"})
    assert "</script" not in script and "\\u003c/script" in script


def test_the_statements_have_the_same_parts_in_both_languages():
    from dyplab.site import statements

    for name in statements.NAMES:
        shapes = [
            re.findall(r"<(h\d|li|tr|a href=\"[^\"]+)", statements.body(name, lang, static_links(1, lang)))
            for lang in LANGUAGES
        ]
        assert shapes[0] == shapes[1] and shapes[0].count("h1") == 1


KINDS = [
    *("home", "lessons/03-mlp", "lessons/00-start", "ask", "quiz/00-start", "glossary", "wild", "resources"),
    *("../index", "datasets", "playgrounds", "progress", "machine", "timings", "accessibility", "privacy"),
]


@pytest.fixture
def visit(browser: Any, built: SimpleNamespace) -> Iterator[Any]:
    """Open a page from the folder, with no network; at the end nothing may have failed or been asked of anyone."""
    contexts, troubles = [], []

    def show(page: str, scheme: str = "light", width: int = 900, **more: Any) -> Any:
        viewport = {"width": width, "height": 900}
        context = browser.new_context(color_scheme=scheme, viewport=viewport, offline=True, **more)
        contexts.append(context)
        shown = context.new_page()
        shown.set_default_timeout(15_000)
        shown.on("pageerror", lambda error: troubles.append(f"{page}: {error}"))
        shown.on("console", lambda said: troubles.append(f"{page}: {said.text}") if said.type == "error" else None)
        shown.on("request", lambda asked: troubles.append(asked.url) if asked.url.startswith("http") else None)
        shown.on("requestfailed", lambda asked: troubles.append(f"{page}: {asked.url} failed"))
        shown.goto((built.folder / page.partition("?")[0]).as_uri() + page[len(page.partition("?")[0]) :])
        return shown

    yield show
    for context in contexts:
        context.close()
    assert troubles == []


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
