"""What the site says of itself: how far it is accessible, and what it keeps of its readers."""

from pathlib import Path

from dyplab.course.page import markdown
from dyplab.site.links import Links
from dyplab.site.published import scrolling

NAMES = ("accessibility", "privacy")


def body(name: str, lang: str, links: Links) -> str:
    """The body of a statement's page.

    Args:
        name: "accessibility" or "privacy".
        lang: "nb" or "en".
        links: not needed; every page's body is asked for with them.
    """
    text = (Path(__file__).parent / f"{name}.{lang}.md").read_text(encoding="utf-8")
    return f'<div class="narrow prose">\n{scrolling(markdown(text))}</div>'
