"""The search of the static site: what every page says, in one script beside the pages; the searching is `search.js`."""

import json
import re
from html import escape, unescape
from html.parser import HTMLParser

from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.text import Sentence
from dyplab.text import site_build as says

_SKIPPED = {"aside", "script", "style", "svg", "math", "nav", "button", "template"}
_BLOCKS = {
    "p",
    "li",
    "pre",
    "td",
    "th",
    "dt",
    "dd",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "summary",
    "option",
    "legend",
    "label",
}
_LIMIT = 2_000_000  # bytes of one language's index


class Sections(HTMLParser):
    """What is read in `<main>`, in sections: one for each heading, with the nearest id to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, list[str]]] = [("", "", [])]
        self._inside, self._silent, self._id, self._heading = False, 0, "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "main":
            self._inside = True
        if not self._inside:
            return
        if tag in _SKIPPED:
            self._silent += 1
        if given.get("id") and tag != "main" and not self._silent:
            self._id = str(given["id"])
        if tag in ("h1", "h2", "h3", "h4", "dt") and not self._silent:
            self.found.append((self._id, "", []))
            self._heading = True
        if tag == "img" and given.get("alt"):
            self.found[-1][2].append(f" {given['alt']} ")
        if tag in _BLOCKS:
            self.found[-1][2].append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._inside = False
        if tag in _SKIPPED and self._inside:
            self._silent = max(0, self._silent - 1)
        if tag in ("h1", "h2", "h3", "h4", "dt"):
            self._heading = False

    def handle_data(self, data: str) -> None:
        if not self._inside or self._silent:
            return
        if self._heading:
            place, heading, text = self.found[-1]
            self.found[-1] = (place, heading + data, text)
        else:
            self.found[-1][2].append(data)


def sections(html: str) -> list[tuple[str, str, str]]:
    """Each section of a page: the id to go to, its heading, its text.

    >>> sections('<main><h1 id="a">One</h1><p>two</p> <h2>Three</h2><p>four</p></main>')
    [('a', 'One', 'two'), ('a', 'Three', 'four')]
    """
    reader = Sections()
    reader.feed(html)
    tidy = [(place, " ".join(head.split()), " ".join("".join(text).split())) for place, head, text in reader.found]
    return [section for section in tidy if section[1] or section[2]]


def index(pages: dict[str, str]) -> str:
    """The script that holds what all pages of one language say.

    Args:
        pages: from each page's name, such as "lessons/03-mlp", to its HTML.
    """
    rows, titles = [], {}
    for name, html in pages.items():
        found = re.search(r"<title>(.*?)(?: · dyplab)?</title>", html, re.S)
        titles[name] = unescape(found[1]) if found else name
        rows += [[name, place, heading, text] for place, heading, text in sections(html)]
    told = json.dumps({"titles": titles, "rows": rows}, ensure_ascii=False, separators=(",", ":"))
    script = f"globalThis.dyplabIndex = {told.replace('<', chr(92) + 'u003c')};\n"
    if len(script.encode()) > _LIMIT:
        raise ValueError(f"the search index has {len(script.encode())} bytes, and the limit is {_LIMIT}")
    return script


def body(lang: str, links: Links) -> str:
    """The page that stands where the lab has its tutor: a field, how many were found, and what was found."""
    told = {"none": says.FOUND_NONE, "one": says.FOUND_ONE, "some": says.FOUND, "many": says.FOUND_MANY}
    data = " ".join(f'data-{name}="{_raw(sentence, lang)}"' for name, sentence in told.items())
    return f"""<div class="narrow">
<h1>{word(says.SEARCH_TITLE, lang)}</h1>
<p class="lead">{word(says.SEARCH_ABOUT, lang)}</p>
<form class="search page" role="search" method="get">
<label for="q">{word(says.SEARCH_WHAT, lang)}</label>
<div class="row"><input type="search" id="q" name="q" autocomplete="off" aria-describedby="count">
<button>{word(says.SEARCH, lang)}</button></div></form>
<noscript><p class="note">{word(says.SEARCH_NEEDS_SCRIPT, lang)}</p></noscript>
<p id="count" role="status" aria-live="polite" {data}></p>
<ol id="results" class="entries"></ol>
<p class="meta">{word(says.SEARCH_RULES, lang)}</p>
</div>
<script defer src="{links.static(f"index-{lang}.js")}"></script>
<script defer src="{links.static("search.js")}"></script>"""


def _raw(sentence: Sentence, lang: str) -> str:
    return escape(str(getattr(sentence, lang)))
