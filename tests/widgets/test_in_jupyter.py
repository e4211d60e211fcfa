"""Every widget in the real JupyterLab and Notebook 7: it comes alive, and what the reader does reaches the kernel."""

import ast
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from widgets.examples import ACTS

TESTS = Path(__file__).parents[1]
NOTEBOOK = "widgets.ipynb"
FIRST = f"""import sys
sys.path.insert(0, {str(TESTS)!r})
from widgets.examples import ACTS, EXAMPLES
made = {{name: EXAMPLES[name]() for name in ACTS}}"""
LAST = 'print("read:", [eval(seen, {"widget": made[name]}) for name, (act, seen, expected) in ACTS.items()])'

CHANGE = 'made["convolution"].kernel = [[0, 0, 0], [0, 1, 0], [0, 0, 0]]'


def notebook() -> str:
    """A cell that makes the widgets, one that shows each, one that reads what has become of them, one that changes."""
    code = [FIRST, *(f'made["{name}"]' for name in ACTS), LAST, CHANGE]
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    cells = [{**cell, "id": f"cell-{n}", "source": source} for n, source in enumerate(code)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The lab, running with one more notebook in it: its address and its token."""
    home = tmp_path_factory.mktemp("lab")
    (home / "lessons" / "en").mkdir(parents=True)
    (home / "lessons" / "en" / NOTEBOOK).write_text(notebook(), encoding="utf-8")
    words = [sys.executable, "-m", "dyplab.cli", "lab", "--no-browser", "--lang", "en"]
    home_and_language = {**os.environ, "DYPLAB_HOME": str(home), "DYPLAB_LANG": "en", "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(words, env=home_and_language, stdout=subprocess.PIPE, text=True) as process:
        said = ""
        while "token=" not in said:
            said = process.stdout.readline()
            assert said, "the lab did not start"
        yield re.search(r"http://[\d.:]+/", said)[0], said.partition("token=")[2].strip()
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


def run_cell(page: Any, at: int) -> None:
    """Run one cell and wait for its number; press again if Jupyter was busy with itself, as a reader would."""
    cell = page.locator(".jp-Notebook .jp-CodeCell").nth(at)
    prompt = cell.locator(".jp-InputPrompt").first
    before = prompt.inner_text()
    for _ in range(4):
        cell.locator(".cm-content").first.click()
        page.keyboard.press("Shift+Enter")
        for _ in range(80):
            if re.search(r"\d", prompt.inner_text()) and prompt.inner_text() != before:
                return
            page.wait_for_timeout(250)
    raise AssertionError(f"cell {at} does not run: {prompt.inner_text()}")


def run_until_alive(page: Any) -> None:
    """Run every cell but the last; once more if Jupyter was not yet ready for widgets."""
    for _ in range(3):
        for at in range(len(ACTS) + 2):
            run_cell(page, at)
        page.wait_for_timeout(1000)
        if page.locator("section.widget").count() == len(ACTS):
            return
    raise AssertionError("the widgets do not come alive")


@pytest.mark.parametrize("place", ["lab/tree", "notebooks"])
def test_what_the_reader_does_reaches_the_kernel(place: str, lab: tuple[str, str], browser: Any) -> None:
    address, token = lab
    context = browser.new_context(viewport={"width": 1300, "height": 9000})  # all cells are on the screen
    page = context.new_page()
    page.set_default_timeout(60_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}{place}/en/{NOTEBOOK}?token={token}")
    page.locator(".jp-Notebook .jp-CodeCell").nth(len(ACTS) + 1).wait_for()
    page.locator("[data-status='idle']").first.wait_for()
    outputs = page.locator(".jp-OutputArea-output")
    run_until_alive(page)
    for at, (act, _, _) in enumerate(ACTS.values()):
        act(page.locator("section.widget").nth(at))
    cells = page.locator(".jp-Notebook .jp-CodeCell")
    before = cells.count()
    page.locator("section.widget button").first.focus()
    for key in ("a", "b", "d", "d", "x"):  # which would make and delete cells if they reached the notebook
        page.keyboard.press(key)
    assert cells.count() == before
    for light, dark in (("true", 0), ("false", len(ACTS))):
        page.evaluate("light => document.body.dataset.jpThemeLight = light", light)
        assert page.locator("section.widget.dark").count() == dark
    run_cell(page, len(ACTS) + 1)
    expected = [expected for _, _, expected in ACTS.values()]
    for _ in range(40):
        read = ast.literal_eval(outputs.filter(has_text="read:").first.inner_text().partition("read:")[2].strip())
        if read == expected:
            break
        page.wait_for_timeout(250)
    assert read == expected
    run_cell(page, len(ACTS) + 2)  # the last cell, in which Python changes a widget
    stepper = page.locator("section.widget").nth(list(ACTS).index("convolution"))
    stepper.locator("select").first.locator("option:checked[value=same]").wait_for(state="attached")
    elsewhere = [url for url in asked if not url.startswith((address, address.replace("http", "ws"), "data:", "blob:"))]
    context.close()
    assert elsewhere == []
