"""A lesson that has been run, as the body of a page: prose, code, what the code gave, widgets that are alive."""

import re
from html import escape
from typing import Any

from dyplab.course.catalogue import colab_address, find, lessons
from dyplab.course.notebook import build
from dyplab.course.page import highlighted, markdown, output_html
from dyplab.course.quizzing import Item, items
from dyplab.course.showing import inline
from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.site.published import scrolling
from dyplab.site.running import Executed
from dyplab.site.words import in_order
from dyplab.text import Sentence, site_pages
from dyplab.text import site_build as says
from dyplab.text.course import OPEN_IN_COLAB

Cell = dict[str, Any]
_QUIZ = re.compile(r"""^quiz\(["']([\w-]+)["'], \.\.\.\)$""")


def body(run: Executed, links: Links) -> str:
    """The body of the page; the prose and the questions are the source's of today, the outputs the run's.

    Args:
        run: the lesson with its solutions in place.
        links: how it finds the other pages.
    """
    solved = {cell["id"]: cell for cell in run.notebook["cells"]}
    title, *cells = build(run.lesson, run.lang)["cells"][1:]  # the first is about Jupyter, not about the lesson
    opening = markdown(title["source"].rpartition("\n\n[")[0])  # without its link to Colab, which stands below
    parts = [f'<article class="reading executed"><div class="cell" id="cell-{title["id"]}">{opening}</div>']
    parts += [_about(run, links), _contents(cells, run.lang)]
    for cell in cells:
        shown = _cell(cell, solved.get(cell["id"], cell), run.lang)
        parts.append(f'<div class="cell" id="cell-{cell["id"]}">\n{shown}\n</div>')
    return scrolling(in_order("\n".join([*parts, "</article>", _onwards(run, links)]), 0)[0])


def as_met(run: Executed) -> dict[str, Any]:
    """The notebook for a talk: with the outputs of the run, and the exercises as a learner meets them."""
    met = {cell["id"]: cell for cell in build(run.lesson, run.lang)["cells"]}
    cells = [
        cell | {"source": met[cell["id"]]["source"], "outputs": []} if _exercise(cell) and cell["id"] in met else cell
        for cell in run.notebook["cells"]
    ]
    return run.notebook | {"cells": cells}


def _exercise(cell: Cell) -> bool:
    return bool(cell["metadata"].get("dyplab", {}).get("exercise"))


def _about(run: Executed, links: Links) -> str:
    """When it was run, and the ways to do it oneself."""
    info, lang = find(run.lesson), run.lang
    seconds = f"{run.seconds:.0f}"
    ways = [
        (links.page(f"quiz/{info.id}"), says.TO_QUIZ),
        (links.slides(info.id), says.TO_SLIDES),
        (colab_address(info.id, lang), OPEN_IN_COLAB),
    ]
    row = "\n".join(f'<a href="{escape(address)}">{word(said, lang)}</a>' for address, said in ways)
    return f"""<aside class="about-run" aria-label="{word(says.ABOUT_RUN, lang)}">
<p>{word(says.AS_RUN, lang, date=run.when[:10], seconds=seconds)} {word(says.DO_IT_YOURSELF, lang)}</p>
<p class="row">{row}</p>
<p class="meta">{word(says.COLAB_WARNING, lang)}</p></aside>"""


def _onwards(run: Executed, links: Links) -> str:
    order = [info.id for info in lessons()]
    at = order.index(run.lesson) + 1
    if at == len(order):
        return ""
    name = word(site_pages.NEXT_LESSON, run.lang, title=getattr(lessons()[at].title, run.lang))
    return f'<p class="onwards screen"><a href="{links.lesson(order[at])}">{name}</a></p>'


def _contents(cells: list[Cell], lang: str) -> str:
    """The headings of the page, to jump to."""
    lines = []
    for cell in cells:
        if cell["cell_type"] == "markdown" and (found := re.search(r"^## (.+)$", cell["source"], re.M)):
            lines.append(f'<li><a href="#cell-{cell["id"]}">{inline(re.sub(r"[*]", "", found[1]))}</a></li>')
    name, listed = word(says.ON_THIS_PAGE, lang), f"<ol>{''.join(lines)}</ol>"
    return f'<details class="contents screen"><summary>{name}</summary>{listed}</details>'


def _cell(met: Cell, solved: Cell, lang: str) -> str:
    if met["cell_type"] == "markdown":
        return markdown(met["source"])
    if found := _QUIZ.match(met["source"]):
        return _question(items()[found[1]], lang)
    outputs = "\n".join(output_html(output) for output in solved["outputs"])
    shown = f'<div class="output">{outputs}</div>' if outputs else ""
    if met["metadata"].get("jupyter", {}).get("source_hidden"):
        return shown
    if _exercise(met):
        behind = f"<summary>{word(says.A_SOLUTION, lang)}</summary>{highlighted(solved['source'])}{shown}"
        return f"{highlighted(met['source'])}<details>{behind}</details>"
    return highlighted(met["source"]) + shown


def _question(item: Item, lang: str) -> str:
    """A question to think about, its answer and the reason for each option one press away."""
    options, reasons = [], []
    for letter, option in zip("abcdefgh", item.options, strict=False):
        options.append(f"<li>{_in(option.text, lang)}</li>")
        verdict = word(says.RIGHT if option.right else says.WRONG, lang)
        reasons.append(f"<p><strong>{letter}) {verdict}</strong> {_in(option.why, lang)}</p>")
    return f"""<div class="question" role="group" aria-label="{word(says.QUESTION, lang)}">
<p>{_in(item.question, lang)}</p>
<ol type="a">{"".join(options)}</ol>
<details><summary>{word(says.ANSWERS, lang)}</summary>{"".join(reasons)}</details></div>"""


def _in(sentence: Sentence, lang: str) -> str:
    return inline(str(getattr(sentence(), lang)))
