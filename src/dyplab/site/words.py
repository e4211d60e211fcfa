"""Small pieces of writing that several pages share."""

import re
from html import escape

from dyplab.course.catalogue import LessonInfo
from dyplab.site.frame import word
from dyplab.text import Sentence

_HEADING = re.compile(r"<h(?P<level>[1-6])>(?P<text>.*?)</h\1>", re.S)


def title(sentence: Sentence, lang: str) -> str:
    """A heading from a lesson as plain text, its code marks and emphasis gone."""
    return re.sub(r"[`*]", "", getattr(sentence, lang))


def rich(sentence: Sentence, lang: str) -> str:
    """A sentence safe in HTML, its `code` as code and its *emphasis* as emphasis.

    >>> rich(Sentence(nb="", en="Write `return x < 2`, *always*."), "en")
    'Write <code>return x &lt; 2</code>, <em>always</em>.'
    """
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(getattr(sentence, lang), quote=False))
    return re.sub(r"\*([^*<>]+)\*", r"<em>\1</em>", text)


def whole(short: Sentence, long: Sentence, lang: str, **values: object) -> str:
    """A label that is short to see and whole to hear; the long one begins as the short one does."""
    shown = word(short, lang)
    return f'{shown}<span class="away">{word(long, lang, **values).removeprefix(shown)}</span>'


def number_of(info: LessonInfo) -> str:
    """What a lesson is called by, such as "03"."""
    return info.id.partition("-")[0]


def grouped(value: int, lang: str) -> str:
    """A whole number as the language writes it.

    >>> grouped(70000, "nb"), grouped(70000, "en")
    ('70\\xa0000', '70,000')
    """
    english = f"{value:,}"
    return english if lang == "en" else english.replace(",", "\u00a0" if value >= 10_000 else "")


def in_order(html: str, level: int) -> tuple[str, int]:
    """One first heading on the page, and none that skips a step; also how deep the last one was.

    >>> in_order("<h1>A</h1><h3>B</h3><h1>C</h1>", 0)
    ('<h1>A</h1><h2>B</h2><h2>C</h2>', 2)
    """

    def lowered(found: re.Match[str]) -> str:
        nonlocal level
        wanted = int(found["level"])
        level = min(max(wanted, 2) if level else 1, level + 1)
        return f"<h{level}>{found['text']}</h{level}>"

    return _HEADING.sub(lowered, html), level
