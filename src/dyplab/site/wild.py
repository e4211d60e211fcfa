"""Typical questions: what a student may ask, a short answer, where to see it, what many get wrong, the source."""

from html import escape

from dyplab.course.catalogue import find
from dyplab.course.wild import Place, Source, WildQuestion, wild
from dyplab.site.facts import facts
from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.site.words import number_of, rich, title
from dyplab.text import site as names
from dyplab.text import wild as says


def body(lang: str, links: Links) -> str:
    """The page's body, topic by topic; each question can be linked to as `#wild-<id>`."""
    questions = wild()
    topics, groups = "", ""
    for topic, heading in says.TOPICS.items():
        entries = "".join(_question(asked, lang, links) for asked in questions if asked.topic == topic)
        if entries:
            topics += f'<li><a href="#topic-{topic}">{word(heading, lang)}</a></li>'
            groups += f'<h2 id="topic-{topic}">{word(heading, lang)}</h2>\n<div class="questions">{entries}</div>\n'
    return f"""<div class="narrow"><h1>{word(names.MENU_WILD, lang)}</h1>
<p class="lead">{word(says.INTRODUCTION, lang)}</p>
<p class="note">{word(says.NO_ADVICE, lang)}</p>
<ul class="topics screen">{topics}</ul>
{groups}</div>"""


def _question(asked: WildQuestion, lang: str, links: Links) -> str:
    looks = "".join(f"<li>{_place(place, lang, links)}</li>" for place in asked.look)
    sources = "".join(f"<li>{_source(source, lang)}</li>" for source in asked.sources)
    cited = f'<p class="label">{word(says.SOURCE, lang)}</p><ul class="plain">{sources}</ul>' if sources else ""
    return f"""<article id="wild-{asked.id}"><h3>{rich(asked.question, lang)}</h3>
<p>{rich(asked.answer, lang)}</p>
<p class="label">{word(says.OFTEN_WRONG, lang)}</p><p>{rich(asked.mistake, lang)}</p>
<p class="label">{word(says.LOOK_AT, lang)}</p><ul class="plain">{looks}</ul>
{cited}</article>"""


def _place(place: Place, lang: str, links: Links) -> str:
    info = find(place.lesson)
    name = next((title(one.title, lang) for one in facts(info.id).exercises if one.id == place.cell), None)
    if name:
        quoted = f"«{name}»" if lang == "nb" else f"“{name}”"
        said = word(says.LOOK_EXERCISE, lang, lesson=number_of(info), exercise=quoted)
    else:
        said = word(says.LOOK_CELL, lang, lesson=number_of(info))
    return f'<a href="{links.lesson(info.id, place.cell)}">{said}</a>'


def _source(source: Source, lang: str) -> str:
    text = f"{escape(source.who)} ({source.year}). "
    written = f' lang="{source.lang}"' if source.lang != lang else ""
    return f'{text}<a href="{escape(source.where)}" hreflang="{source.lang}"{written}>{escape(source.what)}</a>'
