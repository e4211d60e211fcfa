"""Every page by its name: the same names in the running lab and on the static site."""

from collections.abc import Callable, Sequence

from dyplab.course.catalogue import lessons
from dyplab.course.progress import Item
from dyplab.site import (
    ask,
    datasets,
    glossary,
    home,
    machine,
    playgrounds,
    progress_page,
    quiz,
    read,
    resources,
    wild,
)
from dyplab.site.frame import frame
from dyplab.site.links import Links
from dyplab.text import Sentence, site_home
from dyplab.text import site as says

Body = Callable[[str, Links], str]

_PAGES: dict[str, tuple[Sentence, Body]] = {
    "ask": (says.MENU_ASK, ask.body),
    "glossary": (says.MENU_GLOSSARY, glossary.body),
    "resources": (says.MENU_RESOURCES, resources.body),
    "datasets": (says.MENU_DATASETS, datasets.body),
    "machine": (says.MENU_MACHINE, machine.body),
    "wild": (says.MENU_WILD, wild.body),
    "playgrounds": (says.MENU_PLAYGROUNDS, playgrounds.body),
}
WITH_PROGRESS = ("home", "progress")  # what they show depends on how far the reader has come


def names() -> list[str]:
    """The name of every page, the slides apart, which are a whole page of their own.

    >>> "quiz/03-mlp" in names()
    True
    """
    each = [f"{kind}/{info.id}" for kind in ("read", "quiz") for info in lessons()]
    return [*WITH_PROGRESS, *_PAGES, *each]


def page(name: str, lang: str, links: Links, progress: Sequence[Item] | None = None) -> str:
    """A whole page.

    Args:
        name: one of `names()`.
        lang: "nb" or "en".
        links: how it finds the others.
        progress: as `course.progress.summary` gives it, for the pages `WITH_PROGRESS`; None when it cannot be read.

    Raises:
        KeyError: there is no page of that name.
    """
    title, body = _title_and_body(name, lang, links, progress)
    return frame(body, title=title, lang=lang, here=name, links=links)


def _title_and_body(name: str, lang: str, links: Links, progress: Sequence[Item] | None) -> tuple[str, str]:
    if name == "home":
        return getattr(site_home.TITLE, lang), home.body(lang, links, progress)
    if name == "progress":
        return getattr(says.MENU_PROGRESS, lang), progress_page.body(lang, links, progress)
    if name in _PAGES:
        title, body = _PAGES[name]
        return getattr(title, lang), body(lang, links)
    kind, _, lesson = name.partition("/")
    info = {info.id: info for info in lessons()}[lesson]
    about = getattr(info.title, lang)
    if kind == "quiz":
        return getattr(says.QUIZ_OF(title=about), lang), quiz.body(info.id, lang, links)
    return about, {"read": read.body}[kind](info.id, lang, links)
