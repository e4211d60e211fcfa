"""A new reader's first quarter of an hour, in a browser: from the home page to an exercise passed, and back."""

import re
from typing import Any
from urllib.parse import urlsplit

LESSON, EXERCISE = "00-start", "first-function"
ANSWER = "sum(values) / len(values)"
RIGHT = re.compile("Riktig|Right")
PATIENCE = 180_000  # milliseconds: two cores may have other things to do


def new_reader(browser: Any) -> tuple[Any, list[str]]:
    """A browser that has never been here, and the addresses it asks from now on."""
    context = browser.new_context(viewport={"width": 1300, "height": 9000})  # all cells of a notebook on the screen
    context.set_default_timeout(PATIENCE)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: asked.append(socket.url)))
    return context, asked


def elsewhere(asked: list[str]) -> list[str]:
    """Of the addresses asked those that do not lie on this computer."""
    own = ("data:", "blob:", "about:")
    return [url for url in asked if not url.startswith(own) and urlsplit(url).hostname != "127.0.0.1"]


def walk(page: Any, address: str, lang: str) -> None:
    """Open the home page, open the first lesson from it, pass an exercise, and see the home page know.

    Args:
        page: a browser's, already let in by whoever asks for a password.
        address: the home page's.
        lang: "nb" or "en": what the reader speaks.
    """
    page.goto(address)
    if page.evaluate("document.documentElement.lang") != lang:
        page.locator("a.language").click()
    page.locator(f"html[lang={lang}] h1").wait_for()
    outcome = page.locator(f"#outcome-{EXERCISE}")
    assert outcome.text_content() == ""
    page.evaluate("window.neverReloaded = true")
    with page.expect_popup() as opened:
        page.locator(f'[data-open="notebook"][data-lesson="{LESSON}"]').first.click()
    notebook = opened.value
    notebook.locator(".jp-Notebook .jp-CodeCell").nth(1).wait_for()
    notebook.locator("[data-status='idle']").first.wait_for()
    assert f"/{lang}/{LESSON}.ipynb" in notebook.url
    run(notebook, notebook.locator(".jp-CodeCell").first)
    answer(notebook)
    page.locator(f"#outcome-{EXERCISE}.passed").wait_for(state="attached")
    assert outcome.text_content()
    assert page.evaluate("window.neverReloaded") is True
    standing = page.locator(f"#standing-{LESSON} progress")
    assert float(standing.get_attribute("value")) >= 1


def answer(notebook: Any) -> None:
    """Type the answer where `...` stands, run the cell, and wait until it is called right."""
    cell = notebook.locator(".jp-CodeCell").filter(has_text="def first_function")
    cell.locator(".cm-line").filter(has_text="return ...").click()
    notebook.keyboard.press("End")
    for _ in "...":
        notebook.keyboard.press("Backspace")
    notebook.keyboard.type(ANSWER)
    run(notebook, cell)
    cell.locator(".jp-OutputArea-output").filter(has_text=RIGHT).first.wait_for()


def run(notebook: Any, cell: Any) -> None:
    """Run a cell and wait for its number; press again if Jupyter was busy with itself, as a reader would."""
    prompt = cell.locator(".jp-InputPrompt").first
    for _ in range(4):
        prompt.click()
        notebook.keyboard.press("Shift+Enter")
        for _ in range(160):
            if re.search(r"\d", prompt.inner_text()):
                return
            notebook.wait_for_timeout(250)
    raise AssertionError(f"the cell does not run: {prompt.inner_text()}")
