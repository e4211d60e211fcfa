"""The figures with knobs, each with the lesson it lives in."""

import re
from functools import lru_cache

from dyplab.course.catalogue import find, lessons
from dyplab.course.notebook import build
from dyplab.site.entry import notebook_button
from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.site.words import number_of
from dyplab.text import site_home
from dyplab.text import site_playgrounds as says


@lru_cache(maxsize=1)
def homes() -> dict[str, tuple[str, str]]:
    """From the name of each figure to the lesson that first shows it, and the id of the cell that does.

    >>> homes()["DrawDigit"][0]
    '03-mlp'
    """
    found: dict[str, tuple[str, str]] = {}
    for info in lessons():
        for cell in build(info.id, "en")["cells"]:
            for made in re.findall(r"^(?:\w+ = )?(\w+)\(", cell["source"], re.M) if cell["cell_type"] == "code" else ():
                if made in says.PLAYGROUNDS:
                    found.setdefault(made, (info.id, cell["id"]))
    return found


def body(lang: str, links: Links) -> str:
    """The page's body."""
    entries = "".join(_entry(name, lang, links) for name in says.PLAYGROUNDS)
    live = ""
    if links.api:
        live = f"""<p class="note">{word(says.OPEN_IN, lang)}</p>
<p id="status" class="status" role="status" data-working="{word(site_home.OPENING, lang)}" \
data-failed="{word(site_home.NOT_OPENED, lang)}"></p>
<script type="module" src="{links.static("opening.js")}"></script>"""
    return f"""<h1>{word(says.TITLE, lang)}</h1>
<p class="lead">{word(says.LEAD, lang)}</p>
{live}
<div class="columns">{entries}</div>"""


def _entry(name: str, lang: str, links: Links) -> str:
    heading, line = says.PLAYGROUNDS[name]
    lesson, cell = homes()[name]
    info = find(lesson)
    place = word(says.IN_LESSON, lang, number=number_of(info), title=getattr(info.title, lang))
    button = f'<div class="row">{notebook_button(info, lang, quiet=True)}</div>' if links.api else ""
    return f"""<div id="figure-{name}"><h2 class="small">{word(heading, lang)}</h2>
<p>{word(line, lang)}</p><p class="meta"><a href="{links.lesson(lesson, cell)}">{place}</a></p>{button}</div>"""
