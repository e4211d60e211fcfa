"""A lesson's slides as one HTML file that needs nothing else: style and script inside, no font, no network."""

import html
from pathlib import Path
from typing import Any

from dyplab.course.catalogue import find
from dyplab.course.notebook import Notebook
from dyplab.course.page import markdown
from dyplab.course.showing import inline
from dyplab.site.links import Links, static_links
from dyplab.site.slides.choice import Slide, cells_of, slides
from dyplab.site.slides.shown import code_of, is_tall, outputs_of
from dyplab.text import Said, Sentence
from dyplab.text import slides as says

_HERE = Path(__file__).parent
_FRAME = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main aria-label="{slides}">
{body}
</main>
{controls}
<script>
{script}</script>
</body>
</html>
"""


def deck(lesson: str, lang: str, executed: Notebook | None = None, links: Links | None = None) -> str:
    """The slides of a lesson as one page to open in a browser.

    Args:
        lesson: its id, or the beginning of one.
        lang: "nb" or "en".
        executed: the lesson in that language as `run_lesson` gives it; figures and numbers are taken from it.
            Without it the slides show the lesson's code, and say where a figure is missing.
        links: how to find the lesson and the other language; as `LANG/slides/LESSON.html` of the site if not given.

    Raises:
        UnknownLesson: there is no such lesson.
    """
    info = find(lesson)
    links = links or static_links(2, lang)
    talk, marked = slides(info.id), cells_of(info.id, lang)
    ran = {cell["id"]: cell for cell in executed["cells"]} if executed else {}
    body = []
    for slide in talk:
        cells = [ran.get(cell["id"], cell) for cell in marked.get(slide.id, [])]
        body.append(_slide(slide, lang, cells, bool(executed)))
    whole = says.WHOLE(count=len(talk), minutes=round(sum(slide.minutes for slide in talk)))
    return _FRAME.format(
        lang=lang,
        title=html.escape(_in(says.TITLE(lesson=_in(info.title, lang)), lang)),
        style="".join((_HERE / name).read_text(encoding="utf-8") for name in ("deck.css", "room.css")),
        script=(_HERE / "deck.js").read_text(encoding="utf-8"),
        slides=_in(says.SLIDES, lang),
        body="\n".join(body).replace("</h1>", f'</h1><p class="whole">{_in(whole, lang)}</p>', 1),
        controls=_controls(info.id, lang, len(talk), links),
    )


def _slide(slide: Slide, lang: str, cells: list[dict[str, Any]], executed: bool) -> str:
    words, level = slide.words(lang), "h1" if slide.part == "question" else "h2"
    codes = [code for cell in cells if slide.code and (code := code_of(cell))]
    begins = slide.computed.get(lang, ())
    outputs = [shown for cell in cells for shown in outputs_of(cell, slide.paragraphs, begins)]
    if cells and not executed and len(codes) < len(cells):
        outputs = [f'<p class="missing">{_in(says.NOT_RUN, lang)}</p>']
    at_once = ([markdown(words.text)] if words.text else []) + codes + outputs[: slide.at_once]
    later = outputs[slide.at_once :] + ([markdown(words.then)] if words.then else [])
    kind = "slide tall" if is_tall(at_once + later, slide.part != "idea") else "slide"
    if not at_once:  # nothing to predict from: no reason to keep it back
        at_once, later = later, []
    return "\n".join(
        [
            f'<section class="{kind}" id="{slide.id}" aria-labelledby="{slide.id}-title" data-part="{slide.part}">',
            f'<p class="part">{_in(says.PARTS[slide.part], lang)}</p>' if slide.part != "idea" else "",
            f'<{level} id="{slide.id}-title" tabindex="-1">{inline(words.title)}</{level}>',
            f'<div class="body">{_block("said", at_once)}',
            f"{_block('then', later) if later else ''}</div>",
            f'<aside class="notes" aria-labelledby="{slide.id}-notes">',
            f'<h3 id="{slide.id}-notes">{_in(says.NOTES, lang)}',
            f"<span>({_in(says.MINUTES(n=_minutes(slide.minutes, lang)), lang)})</span></h3>",
            f"{markdown(words.notes)}</aside>",
            "</section>",
        ]
    )


def _block(name: str, pieces: list[str]) -> str:
    inside = "".join(pieces)
    return f'<div class="{name}{" pictured" if "<img " in inside else ""}">{inside}</div>'


def _minutes(minutes: float, lang: str) -> str:
    return f"{minutes:g}".replace(".", "," if lang == "nb" else ".")


def _controls(lesson: str, lang: str, count: int, links: Links) -> str:
    """The row below the slides, and the help; both are shown only where scripts run, the links always."""
    other = "en" if lang == "nb" else "nb"
    elsewhere, progress = html.escape(links.slides(lesson, other)), _in(says.PROGRESS(count=count), lang)
    keys = "".join(f"<dt>{_in(key, lang)}</dt><dd>{_in(does, lang)}</dd>" for key, does in says.KEYS)
    return f"""<nav class="controls" aria-label="{_in(says.CONTROLS, lang)}">
<button type="button" id="back">{_in(says.BACK, lang)}</button>
<button type="button" id="next">{_in(says.NEXT, lang)}</button>
<p id="progress" role="status" data-says="{progress}" data-more="{_in(says.MORE, lang)}"></p>
<button type="button" id="notes" aria-pressed="false">{_in(says.SHOW_NOTES, lang)}</button>
<button type="button" id="help">{_in(says.HELP, lang)}</button>
<a href="{html.escape(links.lesson(lesson))}">{_in(says.LESSON, lang)}</a>
<a id="language" href="{elsewhere}" hreflang="{other}" lang="{other}">{_in(says.OTHER_LANGUAGE, lang)}</a>
</nav>
<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title">{_in(says.HELP, lang)}</h2>
<dl>{keys}</dl>
<p>{_in(says.POINTING, lang)}</p>
<p><label><input type="checkbox" id="letters" checked> {_in(says.LETTERS, lang)}</label></p>
<button type="button" id="close">{_in(says.CLOSE, lang)}</button>
</dialog>"""


def _in(said: Said | Sentence, lang: str) -> str:
    return str(getattr(said, lang))
