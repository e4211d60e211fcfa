"""The data sets: what each is, who is in it, and on what terms it may be used."""

from functools import lru_cache
from html import escape

from dyplab.data import cards
from dyplab.data.card import Card
from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.site.words import grouped, rich
from dyplab.text import site as names
from dyplab.text import site_pages as says


@lru_cache(maxsize=2)
def body(lang: str, links: Links) -> str:
    """The page's body: every card, those that come along first."""
    found = sorted(cards().values(), key=lambda card: (not card.bundled, getattr(card.title, lang)))
    entries = "".join(_card(card, lang) for card in found)
    return f"""<div class="narrow"><h1>{word(names.MENU_DATASETS, lang)}</h1>
<p class="lead">{word(says.DATASETS_LEAD, lang)}</p>
<ul class="entries">{entries}</ul></div>"""


def _card(card: Card, lang: str) -> str:
    how = says.BUNDLED if card.bundled else says.BY_HAND if card.by_hand else says.FETCHED
    size = sum(file.size for file in card.files) / 1e6
    megabytes = f"{size:,.1f}" if size >= 0.1 else f"{size:,.2f}"
    if lang == "nb":
        megabytes = megabytes.replace(",", "\u00a0").replace(".", ",")
    facts = [
        (says.WHO, rich(card.who, lang)),
        (says.COUNT, grouped(card.count, lang)),
        (says.LICENCE, rich(card.licence, lang)),
        (says.CITE, f'<span lang="en">{escape(card.citation)}</span>'),
    ]
    if size:
        facts.append((says.SIZE, word(says.MEGABYTES, lang, size=megabytes)))
    lines = "".join(f"<dt>{word(name, lang)}</dt><dd>{value}</dd>" for name, value in facts)
    return f"""<li id="data-{card.name}"><h2>{rich(card.title, lang)}</h2>
<p class="meta">{word(how, lang)} · <code>{card.name}</code></p>
<p>{rich(card.what, lang)}</p><dl class="facts">{lines}</dl></li>"""
