"""A notebook with every widget, run with nobody before the screen: pictures in it, small, and alive on the page."""

import html
import json
import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from widgets.examples import EXAMPLES

from dyplab.course.page import page as lesson_page

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def executed():
    """The notebook as nbclient leaves it."""
    first = f"import sys; sys.path.insert(0, {str(TESTS)!r}); from widgets.examples import EXAMPLES"
    cells = [nbformat.v4.new_code_cell(source) for source in (first, *(f"EXAMPLES[{name!r}]()" for name in EXAMPLES))]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, kernel_name="python3").execute(env={**os.environ, "DYPLAB_LANG": "nb"})
    return notebook


def test_each_widget_leaves_a_picture_and_a_sentence_and_no_empty_frame(executed):
    for cell in executed.cells[1:]:
        (output,) = cell.outputs
        assert set(output.data) == {"text/plain", "text/html"}
        assert html.escape(output.data["text/plain"]) in output.data["text/html"] and "<img" in output.data["text/html"]
    assert any("Et bildeutsnitt" in cell.outputs[0].data["text/plain"] for cell in executed.cells[1:])


def test_the_executed_notebook_is_below_a_megabyte(executed):
    assert len(json.dumps(executed)) < 1_000_000


def test_on_converted_pages_every_widget_is_alive_without_a_network(executed, browser, tmp_path):
    about = {"lesson": "03-mlp", "lang": "nb", "version": ""}
    ours = {"cells": executed.cells, "metadata": {"dyplab": about}}
    pages = {"nbconvert": HTMLExporter().from_notebook_node(executed)[0], "dyplab": lesson_page(ours)}
    context = browser.new_context(offline=True)
    for name, text in pages.items():
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
        page = context.new_page()
        asked = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto((tmp_path / f"{name}.html").as_uri(), wait_until="commit")
        page.locator("section.widget").nth(len(EXAMPLES) - 1).wait_for()
        assert page.locator("section.widget").count() == len(EXAMPLES)
        if name == "dyplab":
            assert [url for url in asked if url.startswith("http")] == []
    context.close()
