"""The first page of the site: a choice between two languages, for a reader nobody knows anything about."""

from html import escape

from dyplab.site.links import static_links
from dyplab.text import LANGUAGES
from dyplab.text import site as names
from dyplab.text import site_build as says

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>dyplab</title>
<link rel="icon" href="static/icon.svg">
<link rel="stylesheet" href="static/style.css">
<link rel="stylesheet" href="static/site.css">
</head>
<body>
<main id="main" class="narrow">
<h1>dyplab</h1>
<div class="columns">
{choices}
</div>
</main>
</body>
</html>
"""


def first_page() -> str:
    """A whole page, both languages on it."""
    links = static_links(0, "en")
    choices = "\n".join(
        f'<div lang="{lang}"><h2>{escape(getattr(names.LANGUAGE_NAME, lang))}</h2>'
        f"<p>{escape(getattr(says.WELCOME, lang))}</p>"
        f'<p><a class="button" href="{links.page("home", lang)}">'
        f"{escape(getattr(says.OPEN_COURSE, lang))}</a></p></div>"
        for lang in LANGUAGES
    )
    return _PAGE.format(choices=choices)
