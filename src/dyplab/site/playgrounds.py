"""The figures with knobs, each with the lesson it lives in."""

import re
from collections.abc import Iterable
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
    """The page's body; with a lab behind it, the figures that can be are alive."""
    if not links.api:
        return _heading(lang) + _entries(says.PLAYGROUNDS, lang, links)
    from dyplab.site.figures import FIGURES, figure  # numpy, which no other page needs

    alive = []
    for name in FIGURES:
        script = links.static(f"figures/{name}.{lang}.js")
        shown = f'{figure(name, lang).html}<script type="module" src="{script}"></script></div>'
        alive.append(_entry(name, lang, links, shown))
    return f"""{_heading(lang)}
<p>{word(says.ALIVE, lang)}</p>
{"".join(alive)}
<p class="note">{word(says.OPEN_IN, lang)}</p>
<p id="status" class="status" role="status" data-working="{word(site_home.OPENING, lang)}" \
data-failed="{word(site_home.NOT_OPENED, lang)}"></p>
<script type="module" src="{links.static("opening.js")}"></script>
{_entries([name for name in says.PLAYGROUNDS if name not in FIGURES], lang, links)}"""


def _heading(lang: str) -> str:
    return f'<h1>{word(says.TITLE, lang)}</h1>\n<p class="lead">{word(says.LEAD, lang)}</p>\n'


def _entries(names: Iterable[str], lang: str, links: Links) -> str:
    return f'<div class="columns">{"".join(_entry(name, lang, links) for name in names)}</div>'


def _entry(name: str, lang: str, links: Links, alive: str = "") -> str:
    heading, line = says.PLAYGROUNDS[name]
    lesson, cell = homes()[name]
    info = find(lesson)
    place = word(says.IN_LESSON, lang, number=number_of(info), title=getattr(info.title, lang))
    open_it = links.api and not alive
    button = f'<div class="row">{notebook_button(info, lang, quiet=True)}</div>' if open_it else ""
    size = "" if alive else ' class="small"'
    return f"""<div id="figure-{name}"><h2{size}>{word(heading, lang)}</h2>
<p>{word(line, lang)}</p>{alive}<p class="meta"><a href="{links.lesson(lesson, cell)}">{place}</a></p>{button}</div>"""
