"""Every page of a built site before axe-core, in both themes, narrow, enlarged, and read for its languages.

Each page is opened once: its details are opened, axe-core judges it in light and in dark at 1,000 pixels (WCAG 2.1, A
and AA), the Tab key is followed through it, and its text is measured at 1,280 and 320 pixels, at 640 (a window of 1,280
enlarged to 200 %) and with letters twice the size. Of a deck so every slide, before its answer is shown and after.
Nothing is kept in RESULTS.md: what is wrong is listed, each fault with the places where it is met.

Usage: python benchmarks/accessibility.py SITE [PART …]   (only pages whose name holds a PART, such as nb/quiz)
       python benchmarks/accessibility.py lab [PART …]    (the pages as the lab serves them, somebody having begun)
"""

import re
import shutil
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

from chromium import axe_file, violations  # noqa: E402
from served_pages import passed, served  # noqa: E402

from dyplab.course.glossary import terms  # noqa: E402
from dyplab.course.resources import resources  # noqa: E402
from dyplab.site.pages import names  # noqa: E402
from dyplab.text import LANGUAGES  # noqa: E402

AXE = axe_file()
SETTINGS = {"1280 px": (1280, 100), "640 px": (640, 100), "320 px": (320, 100), "letters 200 %": (1000, 200)}
DONE = [passed("00-start", "first-function"), passed("03-mlp", "best-epoch", outcome="failed", day=21)]


class Report:
    """What was looked at, by kind of page, and what was wrong, by fault."""

    def __init__(self) -> None:
        self.counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.faults: defaultdict[str, list[str]] = defaultdict(list)
        self.titles: dict[str, str] = {}

    def add(self, name: str, what: str, faults: list[str], where: str = "") -> None:
        """One look at a page, and the faults it showed."""
        kind = found[1] if (found := re.search(r"/(\w+)/", name)) else "pages"
        for row in (kind, "all"):
            self.counts[row][what] += 1
            self.counts[row]["faults"] += len(faults)
        for fault in faults:
            self.faults[fault].append(f"{name}{where}")

    def table(self) -> str:
        """How many looks of each sort, a row for each kind of page."""
        columns = ["pages", "axe", "walked", "measured", "faults"]
        lines = ["| | pages | judged by axe | walked with Tab | measured | faults |", "|--|--:|--:|--:|--:|--:|"]
        rows = [*sorted(set(self.counts) - {"all"}), "all"]
        lines += [f"| {row} | {' | '.join(str(self.counts[row][one]) for one in columns)} |" for row in rows]
        return "\n".join(lines)


def main(site: str, parts: list[str]) -> int:
    """Look at them all; returns 1 if anything is wrong."""
    report, started = Report(), time.perf_counter()
    with sync_playwright() as playwright, served() as lab:
        lab.progress = DONE
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = browser.new_context(bypass_csp=True, reduced_motion="reduce")  # axe is put into each page
        context.add_init_script(path=HERE / "accessibility.js")
        page = context.new_page()
        for name, address in from_lab(lab) if site == "lab" else from_folder(Path(site)):
            if not parts or any(part in name for part in parts):
                page.set_viewport_size({"width": 1000, "height": 900})
                page.goto(address)
                look(page, name, report)
                print(f"{time.perf_counter() - started:6.0f} s  {name}", file=sys.stderr, flush=True)
        browser.close()
    print(report.table(), "\n")
    for fault, places in sorted(report.faults.items()):
        print(f"- {fault}\n    {len(places)}: {', '.join(dict.fromkeys(places))}")
    return 1 if report.faults else 0


def from_folder(site: Path) -> Iterator[tuple[str, str]]:
    """Each page of a site: its name and its address."""
    for file in sorted(site.resolve().rglob("*.html")):
        yield file.relative_to(site.resolve()).with_suffix("").as_posix(), file.as_uri()


def from_lab(lab: Any) -> Iterator[tuple[str, str]]:
    """Each page of the lab in each language."""
    for lang in LANGUAGES:
        for name in names():
            yield f"{lang}/{name}", lab.url(name, lang)


def look(page: Page, name: str, report: Report) -> None:
    """Everything about one page."""
    lang = name.partition("/")[0] if "/" in name else "en"
    page.evaluate("looked.open()")
    found = page.evaluate("[...looked.page(), ...looked.languages()]")
    if (said := page.locator("html").get_attribute("lang")) != lang:
        found.append(f"the page says its language is {said}")
    if page.title() in report.titles:
        found.append(f"the title of {report.titles[page.title()]} again")
    report.titles[page.title()] = name
    report.add(name, "pages", found + unmarked(page, name, lang))
    if not page.locator("body.deck").count():
        judge(page, name, report)
        return
    page.keyboard.press("n")  # the notes to the teacher
    slide = ""
    while (now := page.evaluate("location.hash + document.querySelectorAll('.told').length")) != slide:
        slide = now
        judge(page, name, report, slide, "html" if page.locator("#back[aria-disabled=true]").count() else ".slide.now")
        page.keyboard.press("ArrowRight")


def judge(page: Page, name: str, report: Report, where: str = "", within: str = "html") -> None:
    """axe and the Tab key in both themes, then the text in each of the settings."""
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        report.add(name, "axe", violations(page, AXE, within), f"{where} {theme}")
        for _ in range(page.evaluate("looked.ready()")):
            page.keyboard.press("Tab")
        report.add(name, "walked", page.evaluate("looked.walked()"), f"{where} {theme}")
        page.evaluate("document.body.focus()")
    for setting, (width, letters) in SETTINGS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("size => { document.documentElement.style.fontSize = `${size}%` }", letters)
        report.add(name, "measured", page.evaluate("looked.layout()"), f"{where} {setting}")
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size({"width": 1000, "height": 900})


def unmarked(page: Page, name: str, lang: str) -> list[str]:
    """What the course's own data say is in another language, and the page does not."""
    words = [getattr(term.term, "en" if lang == "nb" else "nb") for term in terms()]
    foreign = {"glossary": words, "resources": [one.title for one in resources() if one.lang != lang]}
    marked = [text.strip() for text in page.locator(f"[lang]:not([lang={lang}])").all_inner_texts()]
    missing = [text for text in foreign.get(name.partition("/")[2], []) if text not in marked]
    return [f"not said to be in another language: {text}" for text in missing]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
