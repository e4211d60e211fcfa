"""A browser that shows the pages as the lab serves them, and notes whatever goes wrong."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from served_pages import Lab, served


@pytest.fixture(scope="session")
def serving() -> Iterator[Lab]:
    with served() as lab:
        yield lab


@pytest.fixture
def lab(serving: Lab) -> Iterator[Lab]:
    """What stands in for the lab, fresh."""
    serving.progress, serving.polled = [], 0
    serving.asked.clear()
    serving.refuses.clear()
    yield serving


@pytest.fixture
def show(browser: Any, lab: Lab) -> Iterator[Callable[..., Any]]:
    """Show a page: `show("home", lang="nb", scheme="dark", width=320)`; nothing may fail or come from elsewhere."""
    contexts, troubles = [], []

    def open_page(name: str, lang: str = "nb", scheme: str = "light", width: int = 1100, **more: Any) -> Any:
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on(
            "console",
            lambda said: troubles.append(said.text) if said.type == "error" and " 507 " not in said.text else None,
        )
        page.on("request", lambda asked: asked.url.startswith((lab.address, "blob:")) or troubles.append(asked.url))
        page.goto(lab.url(name, lang))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []
