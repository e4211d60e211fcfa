"""What a page has besides when it stands on a site: a search field, the statements in its foot, and a policy."""

import base64
import hashlib
import re
from html import escape

from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.text import site_build as says

SEARCH_PAGE = "ask"  # where the lab has its tutor, the site has its search
FOOT = {"accessibility": says.ACCESSIBILITY, "privacy": says.PRIVACY, "timings": says.TIMINGS}
# A widget's module, and the script of a deck, which is the last thing on its page. No other inline script may run.
_OURS = re.compile(
    r'(?s)<div data-dyplab-widget=(?:(?!</div>).)*?<script type="module">(.*?)</script></div>'
    r"|<script>([^<]*(?:<(?!/script)[^<]*)*)</script>\s*</body>"
)
_INLINE_STYLE = re.compile(r"<style\b|\sstyle=|data-dyplab-widget")


def published(html: str, lang: str, here: str, links: Links) -> str:
    """A page that `frame` made, ready for a site.

    Args:
        html: the whole page.
        lang: its language.
        here: its name.
        links: how it finds the others.
    """
    style = f'<link rel="stylesheet" href="{links.static("site.css")}">\n</head>'
    html = _once(html, "</head>", style)
    html = _once(html, "</header>", _field(lang, links) + "</header>") if here != SEARCH_PAGE else html
    foot, seam = [], "</ul></nav>\n<p>"
    for name, said in FOOT.items():
        current = ' aria-current="page"' if name == here else ""
        foot.append(f'<li><a href="{escape(links.page(name))}"{current}>{word(said, lang)}</a></li>\n')
    return with_policy(_once(html, seam, "".join(foot) + seam))


def scrolling(html: str) -> str:
    """Tables and formulas that scroll sideways on a narrow screen, within reach of the keyboard."""
    html = re.sub(r'<math (?=[^>]*display="block")', '<math tabindex="0" ', html)
    return html.replace("<table", '<div class="table" tabindex="0"><table').replace("</table>", "</table></div>")


def with_policy(html: str) -> str:
    """The page with a policy in its head: nothing from elsewhere, and no script but files beside it and our own."""
    inline = [one or other for one, other in _OURS.findall(html)]
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
        for code in dict.fromkeys(inline)
    )
    # From a folder on a disk some browsers do not count a file as 'self'; from a host nobody may load a file.
    beside = "'self' file:"
    rules = [
        "default-src 'none'",
        f"script-src {beside} {hashes}".strip(),
        f"style-src {beside}" + (" 'unsafe-inline'" if _INLINE_STYLE.search(html) else ""),
        f"img-src {beside} data:",
        f"form-action {beside}",
        "base-uri 'none'",
    ]
    meta = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'
    return _once(html, '<meta charset="utf-8">', f'<meta charset="utf-8">\n{meta}')


def _field(lang: str, links: Links) -> str:
    """A form that needs no script: it goes to the search page with the words in the address."""
    what = word(says.SEARCH_WHAT, lang)
    return f"""<form class="search" role="search" action="{links.page(SEARCH_PAGE)}" method="get">
<label class="away" for="search-here">{what}</label>
<input type="search" id="search-here" name="q" placeholder="{what}">
<button class="quiet">{word(says.SEARCH, lang)}</button></form>
"""


def _once(html: str, seam: str, put: str) -> str:
    """Put something where the frame has a seam; a frame without it has changed, and this file must follow."""
    if seam not in html:
        raise ValueError(f"the frame has no {seam!r} any more")
    return html.replace(seam, put, 1)
