"""A Chromium without a window, and axe-core, which judges what it shows."""

import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs
import pytest

AXE_PACKAGE = "axe-core@4.11.0"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


def violations(page: Any, axe_script: Path, within: str = "html") -> list[str]:
    """What axe finds wrong in a page, within some of its elements."""
    page.add_script_tag(path=str(axe_script))
    found = page.evaluate("([within, rules]) => axe.run(within, {runOnly: rules})", [within, RULES])
    return [f"{wrong['id']}: {wrong['nodes'][0]['html'][:150]}" for wrong in found["violations"]]


@contextmanager
def visits(browser: Any, own: str = "file:", forgiven: str = "") -> Iterator[Callable[..., Any]]:
    """Open pages: `visit(address, scheme="dark", width=320)`; at the end nothing may have failed in any of them.

    Args:
        own: how the addresses begin that the pages may ask, besides what they hold themselves.
        forgiven: what stands in a complaint on the console that is no trouble.
    """
    contexts: list[Any] = []
    troubles: list[str] = []

    def visit(address: str, scheme: str = "light", width: int = 1000, height: int = 900, **more: Any) -> Any:
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
        page.on("console", lambda said: complaint(page, said))
        page.on("request", lambda asked: asked.url.startswith((own, "blob:", "data:")) or troubles.append(asked.url))
        page.on("requestfailed", failure)
        page.goto(address)
        return page

    def complaint(page: Any, said: Any) -> None:
        if said.type == "error" and not (forgiven and forgiven in said.text):
            troubles.append(f"{page.url}: {said.text}")

    def failure(asked: Any) -> None:
        if asked.failure != "net::ERR_ABORTED":  # left unfinished: the test had moved on to the next page
            troubles.append(f"{asked.url}: {asked.failure}")

    yield visit
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture(scope="session")
def axe_script() -> Path:
    """axe-core's one file."""
    return axe_file()


def axe_file() -> Path:
    """axe-core's one file, from npm, kept in a cache outside the tree."""
    from conftest import missing

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
    from conftest import missing

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
