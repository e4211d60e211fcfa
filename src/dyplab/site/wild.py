"""Typical questions, answered: what a student may ask, the answer, where it comes from."""

from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.text import site as names


def body(lang: str, links: Links) -> str:
    """The page's body."""
    return f'<div class="narrow"><h1>{word(names.MENU_WILD, lang)}</h1></div>'
