"""A browser that shows widgets on a page without Jupyter, watches what the page asks for, and judges it with axe."""

import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from conftest import missing

import dyplab.text
from dyplab.widgets.base import Widget, module, page_html

AXE_PACKAGE = "axe-core@4.11.0"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>widget</title>
<meta name="viewport" content="width=device-width"><style>:root {{ color-scheme: light dark }}</style></head>
<body><main>{body}</main></body></html>"""


@pytest.fixture(scope="session")
def axe_script() -> Path:
    """axe-core's one file, from npm, kept in a cache outside the tree."""
    cache = Path(os.environ.get("DYPLAB_TEST_CACHE") or platformdirs.user_cache_dir("dyplab-tests"))
    script = cache / AXE_PACKAGE.replace("@", "-") / "axe.min.js"
    if script.is_file():
        return script
    npm = shutil.which("npm")
    if npm is None:
        missing("npm (it brings axe-core)")
    script.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as work:
        asked = subprocess.run([npm, "pack", AXE_PACKAGE, "--silent"], cwd=work, capture_output=True, timeout=300)
        if asked.returncode != 0:
            missing(f"the npm package {AXE_PACKAGE}")
        with tarfile.open(next(Path(work).glob("*.tgz"))) as archive:
            member = archive.extractfile("package/axe.min.js")
            (Path(work) / "axe.min.js").write_bytes(member.read())
        (Path(work) / "axe.min.js").replace(script)
    return script


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium without a window."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        missing("chromium")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*quiet, "--no-first-run"])
        yield browser
        browser.close()


@pytest.fixture
def static_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Show a widget as a static page does: `page = static_page(make, lang="nb", scheme="dark", width=320)`.

    At the end no page may have failed or asked for anything but its own file.
    """
    contexts, troubles = [], []

    def show(
        make: Callable[[], Widget],
        lang: str = "en",
        scheme: str = "light",
        width: int = 800,
        times: int = 1,
        **more: Any,
    ) -> Any:
        dyplab.text.use(lang)
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(PAGE.format(lang=lang, body=page_html(make()) * times), encoding="utf-8")
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("console", lambda said: troubles.append(f"console: {said.text}") if said.type == "error" else None)
        page.on("request", lambda asked: troubles.append(asked.url) if asked.url.startswith("http") else None)
        page.goto(path.as_uri())
        page.locator(".widget").last.wait_for()
        return page

    yield show
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def axe(axe_script: Path) -> Callable[[Any], list[str]]:
    """What axe finds wrong within the widgets of a page."""

    def judge(page: Any) -> list[str]:
        page.add_script_tag(path=str(axe_script))
        found = page.evaluate("rules => axe.run('[data-dyplab-widget]', {runOnly: rules})", RULES)
        return [f"{wrong['id']}: {wrong['nodes'][0]['html'][:150]}" for wrong in found["violations"]]

    return judge


@pytest.fixture
def evaluate(browser: Any) -> Iterator[Callable[..., Any]]:
    """Call what a widget's module exports: `evaluate("convolution", "(m, x) => m.pad(x, 1)", [[1]])`."""
    page = browser.new_page()

    def call(name: str, function: str, given: Any = None) -> Any:
        load = "URL.createObjectURL(new Blob([source], {type: 'text/javascript'}))"
        script = f"async ([source, given]) => ({function})(await import({load}), given)"
        return page.evaluate(script, [module(name), given])

    yield call
    page.close()
