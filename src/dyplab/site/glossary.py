"""The glossary: one word for each concept in each language, explained."""

from itertools import groupby

from dyplab.course.glossary import Term, alphabetical, terms
from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.site.words import rich
from dyplab.text import site as names
from dyplab.text import site_pages as says


def body(lang: str, links: Links) -> str:
    """The glossary's body, in the order of the page's own alphabet; each term can be linked to as `#term-<id>`."""
    found = sorted(terms(), key=lambda term: _key(term, lang))
    groups = "".join(
        f'<h2 id="letter-{letter}">{letter}</h2><dl class="terms">{"".join(_term(term, lang) for term in group)}</dl>'
        for letter, group in groupby(found, key=lambda term: getattr(term.term, lang)[0].upper())
    )
    return f"""<div class="narrow"><h1>{word(names.MENU_GLOSSARY, lang)}</h1>
<p class="lead">{word(says.GLOSSARY_LEAD, lang, n=len(found))}</p>
<form id="find" class="screen" role="search" hidden><label for="word">{word(says.GLOSSARY_FIND, lang)}</label>
<input type="search" id="word" autocomplete="off">
<p id="shown" class="meta" role="status" data-shown="{word(says.GLOSSARY_SHOWN, lang, n="{n}")}"></p></form>
{groups}</div>
<script defer src="{links.static("glossary.js")}"></script>"""


def _key(term: Term, lang: str) -> str:
    return alphabetical(term.term.nb) if lang == "nb" else term.term.en.lower()


def _term(term: Term, lang: str) -> str:
    other = "en" if lang == "nb" else "nb"
    return (
        f'<div id="term-{term.id}"><dt>{rich(term.term, lang)} '
        f'<span lang="{other}" class="other">{rich(term.term, other)}</span></dt>'
        f"<dd>{rich(term.about, lang)}</dd></div>"
    )
