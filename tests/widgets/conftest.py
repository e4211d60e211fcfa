"""A browser that shows widgets on a page without Jupyter, watches what the page asks for, and judges it with axe."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import violations, visits

import dyplab.text
from dyplab.widgets.base import Widget, module, page_html

PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>widget</title>
<meta name="viewport" content="width=device-width"><style>:root {{ color-scheme: light dark }}</style></head>
<body><main>{body}</main></body></html>"""


@pytest.fixture
def static_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Show a widget as a static page does: `page = static_page(make, lang="nb", scheme="dark", width=320)`."""
    with visits(browser) as visit:

        def show(make: Callable[[], Widget], lang: str = "en", scheme: str = "light", *, times: int = 1, **more: Any):
            dyplab.text.use(lang)
            path = tmp_path / f"page-{len(list(tmp_path.iterdir()))}.html"
            path.write_text(PAGE.format(lang=lang, body=page_html(make()) * times), encoding="utf-8")
            page = visit(path.as_uri(), scheme, **{"width": 800, **more})
            page.locator(".widget").last.wait_for()
            return page

        yield show


@pytest.fixture
def axe(axe_script: Path) -> Callable[[Any], list[str]]:
    """What axe finds wrong within the widgets of a page."""

    def judge(page: Any) -> list[str]:
        return violations(page, axe_script, within="[data-dyplab-widget]")

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
