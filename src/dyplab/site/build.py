"""The whole course as a folder of web pages that needs no Python, no server and no network."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dyplab.course.catalogue import find, lessons
from dyplab.errors import FolderError, LabError
from dyplab.site import executed, pages, search, statements, timings
from dyplab.site.first import first_page
from dyplab.site.frame import frame
from dyplab.site.links import Links, static_links
from dyplab.site.pictures import LIMIT, shrink
from dyplab.site.published import FOOT, SEARCH_PAGE, published, with_policy
from dyplab.site.running import Executed, on_shelf, run_now
from dyplab.site.slides import deck, slides
from dyplab.system.extras import require_extra
from dyplab.system.files import make_folder, write_atomically
from dyplab.text import LANGUAGES, Said, number
from dyplab.text import site_build as says

_STATIC = Path(__file__).parent / "static"
_MARK = ".dyplab-site"  # tells a folder that was built from one that must not be touched
_ONLY_IN_THE_LAB = {"api.js", "ask.js", "fresh.js", "home.js", "machine.js", "opening.js", "progress.js"}


@dataclass(frozen=True)
class Site:
    """What a build made: how many pages, how many lessons it had to run for them, and the largest page in bytes."""

    folder: Path
    pages: int
    ran: int
    largest: int


def build(folder: Path, tell: Callable[[Said], None] = lambda said: None) -> Site:
    """Build the site; a lesson that has not changed since the last build is not run again.

    Each lesson is run once in each language: sentences with numbers, figures and cards are made in the language of
    the run, and a page shows only what the run of that very page gave.

    Args:
        folder: where it should be; a site that is there already is replaced when the new one is whole, not before.
        tell: hears what is going on.

    Raises:
        LabError: a lesson did not reach its end, or a page is too large; an earlier site is left as it was.
        MissingExtra: a lesson needs an extra that is not installed.
        FolderError: the folder holds something else, or cannot be written.
    """
    folder = folder.absolute()
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).exists():
        raise FolderError(says.NOT_A_SITE(folder=folder))
    for info in lessons():  # before hours of running, not after
        if info.needs != "core":
            require_extra(info.needs)
    runs, ran = _runs(tell)
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)  # of a build that was stopped
    made = {name: _small_enough(name, html, tell) for name, html in _pages(runs)}
    make_folder(new)
    for name, html in made.items():
        write_atomically(new / f"{name}.html", html)
    _static(new / "static", made)
    write_atomically(new / _MARK, "")
    _replace(new, folder)
    largest = max(len(html.encode()) for html in made.values())
    return Site(folder, len(made), ran, largest)


def _runs(tell: Callable[[Said], None]) -> tuple[list[Executed], int]:
    """Every lesson in every language, from the shelf or run now; and how many had to be run."""
    wanted = [(info.id, lang) for info in lessons() for lang in LANGUAGES]
    kept = {each: on_shelf(*each) for each in wanted}
    missing = [each for each in wanted if kept[each] is None]
    if len(missing) < len(wanted):
        tell(says.UNCHANGED(n=len(wanted) - len(missing), of=len(wanted)))
    for at, (lesson, lang) in enumerate(missing, start=1):
        tell(says.RUNNING(n=at, of=len(missing), lesson=lesson, language=says.LANGUAGE_NAMES[lang]()))
        run = kept[lesson, lang] = run_now(lesson, lang)
        tell(says.RAN(seconds=round(run.seconds), megabytes=round(run.peak_bytes / 1e6)))
    return [run for run in kept.values() if run], len(missing)


def _pages(runs: Sequence[Executed]) -> Iterator[tuple[str, str]]:
    """Every page: its place in the site without its ending, and its HTML."""
    yield "index", with_policy(first_page())
    for lang in LANGUAGES:
        for name, title, body in _bodies(runs, lang):
            links = _links(name, lang)
            whole = frame(body(links), title=title, lang=lang, here=name, links=links)
            yield f"{lang}/{name}", published(whole, lang, name, links)
        for name in pages.names():
            if name != SEARCH_PAGE and not name.startswith("read/"):  # the lesson's page has its outputs too
                links = _links(name, lang)
                yield f"{lang}/{name}", published(pages.page(name, lang, links), lang, name, links)
    for run in runs:
        if slides(run.lesson):
            whole = deck(run.lesson, run.lang, executed.as_met(run), _links(f"slides/{run.lesson}", run.lang))
            yield f"{run.lang}/slides/{run.lesson}", with_policy(whole)


def _bodies(runs: Sequence[Executed], lang: str) -> Iterator[tuple[str, str, Callable[[Links], str]]]:
    """The pages that only the site has: name, title, and what makes the body."""
    for run in runs:
        if run.lang == lang:
            title = getattr(find(run.lesson).title, lang)
            yield f"lessons/{run.lesson}", title, partial(executed.body, run)
    yield SEARCH_PAGE, getattr(says.SEARCH_TITLE, lang), partial(search.body, lang)
    yield "timings", getattr(FOOT["timings"], lang), partial(timings.body, runs, lang)
    for name in statements.NAMES:
        yield name, getattr(FOOT[name], lang), partial(statements.body, name, lang)


def _links(name: str, lang: str) -> Links:
    return static_links(1 + name.count("/"), lang)


def _small_enough(name: str, html: str, tell: Callable[[Said], None]) -> str:
    """The page, its pictures made smaller if it must be."""
    before = len(html.encode())
    html = shrink(html)
    after = len(html.encode())
    if after > LIMIT:
        raise LabError(says.TOO_LARGE(page=name, megabytes=number(after / 1e6, 1), limit=number(LIMIT / 1e6)))
    if after != before:
        tell(says.SHRUNK(page=name, before=number(before / 1e6, 1), after=number(after / 1e6, 1)))
    return html


def _static(folder: Path, made: dict[str, str]) -> None:
    """Style sheets and scripts, those left out that only a running lab has a use for; and the search's index."""
    for file in sorted(_STATIC.iterdir()):
        if file.is_file() and file.name not in _ONLY_IN_THE_LAB:
            write_atomically(folder / file.name, file.read_bytes())
    for lang in LANGUAGES:
        inside = {name.removeprefix(f"{lang}/"): html for name, html in made.items() if name.startswith(f"{lang}/")}
        write_atomically(folder / f"index-{lang}.js", search.index(inside))


def _replace(new: Path, folder: Path) -> None:
    """Put the new folder in the old one's place."""
    old = folder.with_name(f"{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.replace(old)
    new.replace(folder)
    shutil.rmtree(old, ignore_errors=True)
