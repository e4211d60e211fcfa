"""What stands around every page: head, a way past the menu, the menu, the other language, the foot."""

from html import escape

from dyplab.course.catalogue import source_address
from dyplab.site.links import Links
from dyplab.text import Sentence
from dyplab.text import site as says

MENU = {
    "home": says.MENU_HOME,
    "ask": says.MENU_ASK,
    "glossary": says.MENU_GLOSSARY,
    "wild": says.MENU_WILD,
    "playgrounds": says.MENU_PLAYGROUNDS,
    "resources": says.MENU_RESOURCES,
    "progress": says.MENU_PROGRESS,
}
FOOT = {"datasets": says.MENU_DATASETS, "machine": says.MENU_MACHINE}

_FRAME = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="{icon}">
<link rel="stylesheet" href="{style}">
<script defer src="{script}"></script>
</head>
<body{api}>
<a class="skip" href="#main">{skip}</a>
<nav class="language" aria-label="{language}">\
<a href="{elsewhere}" hreflang="{other}" lang="{other}" data-language="{other}">{other_name}</a></nav>
<header class="top">
<a class="brand" href="{home}">dyplab</a>
<nav aria-label="{menu_name}"><ul>
{menu}
</ul></nav>
</header>
<main id="main" tabindex="-1">
{body}
</main>
<footer class="foot">
<nav aria-label="{foot_name}"><ul>
{foot}
<li><a href="{source}">{source_name}</a></li>
</ul></nav>
<p>{promise}</p>
</footer>
</body>
</html>
"""


def frame(body: str, *, title: str, lang: str, here: str, links: Links) -> str:
    """A whole page around a body; nothing in it is inline script or style, or comes from another host.

    Args:
        body: what stands in `<main>`, with the page's one `<h1>`; it brings its own scripts along.
        title: the page's, in its language, as plain text.
        lang: "nb" or "en".
        here: the page's name, such as "home" or "quiz/03-mlp"; the link to the other language leads to the same.
        links: how it finds the others; where they lead to a running lab the page may ask it.
    """
    other = "en" if lang == "nb" else "nb"
    return _FRAME.format(
        lang=lang,
        title=escape(f"{title} · dyplab"),
        icon=links.static("icon.svg"),
        style=links.static("style.css"),
        script=links.static("frame.js"),
        api=f' data-api="{escape(links.api)}"' if links.api else "",
        skip=word(says.SKIP, lang),
        home=escape(links.page("home")),
        menu_name=word(says.MENU, lang),
        menu=_items(MENU, lang, here, links),
        elsewhere=escape(links.page(here, lang=other)),
        other=other,
        language=word(says.LANGUAGE, lang),
        other_name=word(says.LANGUAGE_NAME, other),
        body=body,
        foot_name=word(says.FOOT, lang),
        foot=_items(FOOT, lang, here, links),
        source=escape(source_address()),
        source_name=word(says.SOURCE, lang),
        promise=word(says.PROMISE if links.api else says.PROMISE_SITE, lang),
    )


def word(sentence: Sentence, lang: str, **values: object) -> str:
    """A sentence in the language of the page, safe to stand in HTML.

    >>> word(Sentence(nb="{n} < 2", en=""), "nb", n=1)
    '1 &lt; 2'
    """
    said = sentence(**values)
    return escape(said.nb if lang == "nb" else said.en)


def _items(menu: dict[str, Sentence], lang: str, here: str, links: Links) -> str:
    lines = []
    for name, said in menu.items():
        current = ' aria-current="page"' if name == here else ""
        lines.append(f'<li><a href="{escape(links.page(name))}"{current}>{word(said, lang)}</a></li>')
    return "\n".join(lines)
