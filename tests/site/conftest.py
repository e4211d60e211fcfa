"""The pages as the lab serves them, in a browser, and the whole static site in a folder."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from chromium import visits
from made_up_runs import made_up_run
from served_pages import Lab, served

from dyplab.course import run as course_run
from dyplab.site import build, running


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
    with visits(browser, own=lab.address, forgiven=" 507 ") as visit:
        yield lambda name, lang="nb", width=1100, **more: visit(lab.url(name, lang), width=width, **more)


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
