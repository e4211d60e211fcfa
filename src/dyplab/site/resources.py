"""Videos, courses, books and slides: what others have made, and our own slides."""

from dyplab.course.catalogue import find, lessons
from dyplab.course.resources import Resource, elsewhere, resources
from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.site.words import number_of, rich
from dyplab.text import site as names
from dyplab.text import site_home
from dyplab.text import site_pages as says


def body(lang: str, links: Links) -> str:
    """The page's body: by kind, the shortest videos first."""
    found = resources()
    sections = []
    for kind, heading in says.RESOURCE_KINDS.items():
        entries = "".join(_entry(one, lang, links) for one in found if one.kind == kind)
        if entries:
            sections.append(f'<h2>{word(heading, lang)}</h2><ul class="entries">{entries}</ul>')
    slides = "".join(
        f'<li><a href="{links.slides(info.id)}"><span class="number">{number_of(info)}</span> '
        f"{word(info.title, lang)}</a></li>"
        for info in lessons()
    )
    return f"""<div class="narrow"><h1>{word(names.MENU_RESOURCES, lang)}</h1>
<p class="lead">{word(says.RESOURCES_LEAD, lang)}</p><p class="note">{word(elsewhere(), lang)}</p>
{"".join(sections)}
<h2 id="slides">{word(says.OWN_SLIDES, lang)}</h2><ul class="plain">{slides}</ul></div>"""


def _entry(one: Resource, lang: str, links: Links) -> str:
    length = f" · {_length(one.minutes, lang)}" if one.minutes else ""
    homes = ", ".join(f'<a href="{links.lesson(lesson)}">{number_of(find(lesson))}</a>' for lesson in one.lessons)
    belongs = f'<p class="meta">{word(says.BELONGS, lang)} {homes}</p>' if homes else ""
    spoken = f' lang="{one.lang}"' if one.lang != lang else ""
    return f"""<li id="resource-{one.id}"><h3{spoken}><a href="{one.address}" hreflang="{one.lang}">{one.title}</a></h3>
<p class="meta"><span{spoken}>{one.author}</span>{length}</p>
<p>{rich(one.watch_for, lang)}</p>{belongs}</li>"""


def _length(minutes: int, lang: str) -> str:
    if minutes < 100:
        return word(site_home.MINUTES, lang, minutes=minutes)
    return word(site_home.HOURS, lang, hours=round(minutes / 60))
