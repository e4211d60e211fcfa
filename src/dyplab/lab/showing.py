"""From the name in an address to a whole page of the room `site`."""

from collections.abc import Sequence

from dyplab.course import progress
from dyplab.course.progress import Item
from dyplab.errors import DyplabError
from dyplab.text import lab as says


class NoSuch(LookupError):
    """No page has that name."""


def show(name: str, lang: str, base_url: str) -> str:
    """The whole page of that name.

    Args:
        name: such as "home" or "quiz/03-mlp".
        lang: "nb" or "en".
        base_url: the server's own.

    Raises:
        NoSuch: no page has that name.
        UnknownLesson: no lesson has that id.
    """
    from dyplab.site.links import server_links
    from dyplab.site.pages import WITH_PROGRESS, names, page

    links = server_links(base_url, lang)
    kind, _, lesson = name.partition("/")
    if kind == "slides" and lesson:
        from dyplab.site.slides import deck

        return deck(lesson, lang, links=links)
    if name not in names():
        raise NoSuch(name)
    return page(name, lang, links, _progress() if name in WITH_PROGRESS else None)


def show_that_there_is_none(lang: str, base_url: str) -> str:
    """The page for an address that leads nowhere."""
    from dyplab.site.frame import frame, word
    from dyplab.site.links import server_links

    heading = word(says.NO_SUCH_PAGE_TITLE, lang)
    body = f"<h1>{heading}</h1>\n<p>{word(says.NO_SUCH_PAGE, lang)}</p>"
    return frame(body, title=heading, lang=lang, here="home", links=server_links(base_url, lang))


def _progress() -> Sequence[Item] | None:
    """None when it cannot be read: the page says so, and is a page all the same."""
    try:
        return progress.summary()
    except DyplabError:
        return None
