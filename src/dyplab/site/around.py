"""What lies around the lessons, a line for each: the last part of the home page."""

from functools import lru_cache

from dyplab.course.glossary import terms
from dyplab.course.resources import resources
from dyplab.course.wild import wild
from dyplab.data import cards
from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.text import site_home as says
from dyplab.text.site_playgrounds import PLAYGROUNDS


def section(lang: str, links: Links) -> str:
    """A heading and a line for each of the other pages."""
    numbers = _numbers()
    entries = "".join(
        f'<div><h3><a href="{links.page(name)}">{word(heading, lang)}</a></h3>'
        f"<p>{word(line, lang, n=numbers.get(name, ''))}</p></div>"
        for name, (heading, line) in says.AROUND_LINES.items()
    )
    return f"""<section aria-labelledby="around"><h2 id="around">{word(says.AROUND, lang)}</h2>
<div class="columns small">{entries}</div></section>"""


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    """How many there are of each."""
    return {
        "playgrounds": len(PLAYGROUNDS),
        "glossary": len(terms()),
        "wild": len(wild()),
        "resources": len(resources()),
        "datasets": len(cards()),
    }
