"""One lesson as a page to read, without Python: prose, formulas and code, each cell with an address of its own."""

import re
from functools import lru_cache
from typing import Any

from dyplab.course.catalogue import LessonInfo, colab_address, find, lessons
from dyplab.course.notebook import build
from dyplab.course.page import highlighted, markdown
from dyplab.course.quizzing import items
from dyplab.site.entry import open_buttons
from dyplab.site.facts import facts
from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.site.words import in_order, number_of, rich, title
from dyplab.text import site_home, site_pages

_COLAB = re.compile(r'<p><a href="https://colab[^>]*>[^<]*</a></p>\s*')
_QUIZ = re.compile(r'^quiz\("([^"]+)"')


def body(lesson: str, lang: str, links: Links) -> str:
    """The body of the page on which a lesson is read.

    Args:
        lesson: its id.
        lang: "nb" or "en".
        links: how it finds the other pages.
    """
    info = find(lesson)
    first, *rest = _cells(info.id, lang)
    first = _COLAB.sub("", first)  # what must be said of Colab is said beside its link
    contents, cells = _contents(rest)
    quiz = {name: f"{links.page(f'quiz/{info.id}')}#{name}" for name in facts(info.id).quiz}
    cells = re.sub(r'href="quiz:([^"]+)"', lambda found: f'href="{quiz[found[1]]}"', cells)
    return f"""<article class="reading">
<p class="label">{word(site_pages.LESSON_NUMBER, lang, number=number_of(info))} · \
{word(site_home.PRIORITIES[info.priority], lang)} · {word(site_home.MINUTES, lang, minutes=info.minutes)}</p>
{first}
<div class="note screen"><p>{word(site_pages.READ_ABOUT, lang)}</p>{_doors(info, lang, links)}</div>
<details class="contents screen"><summary>{word(site_pages.CONTENTS, lang)}</summary><ol>{contents}</ol></details>
{cells}
</article>
{_onwards(info, lang, links)}"""


def _doors(info: LessonInfo, lang: str, links: Links) -> str:
    if links.api:
        script = f'<script type="module" src="{links.static("opening.js")}"></script>'
        status = (
            f'<p id="status" class="status" role="status" data-working="{word(site_home.OPENING, lang)}" '
            f'data-failed="{word(site_home.NOT_OPENED, lang)}"></p>'
        )
        return f'<div class="row">{open_buttons(info, lang)}</div>{status}{script}'
    colab = f'<a href="{colab_address(info.id, lang)}">{word(site_home.COLAB, lang)}</a>'
    return f"<p>{colab}. {word(site_home.COLAB_NOTE, lang)}</p>"


def _onwards(info: LessonInfo, lang: str, links: Links) -> str:
    ways = [
        f'<li><a href="{links.page(f"quiz/{info.id}")}">{word(site_pages.TO_QUIZ, lang)}</a></li>',
        f'<li><a href="{links.slides(info.id)}">{word(site_pages.TO_SLIDES, lang)}</a></li>',
    ]
    order = [one.id for one in lessons()]
    if info.id != order[-1]:
        coming = lessons()[order.index(info.id) + 1]
        name = word(site_pages.NEXT_LESSON, lang, title=getattr(coming.title, lang))
        ways.append(f'<li><a href="{links.lesson(coming.id)}">{name}</a></li>')
    return f'<ul class="onwards screen">{"".join(ways)}</ul>'


@lru_cache(maxsize=32)
def _cells(lesson: str, lang: str) -> tuple[str, ...]:
    """Each cell of a lesson as HTML; the first is the title's."""
    shown, level = [], 0
    for cell in build(lesson, lang)["cells"]:
        if cell["id"] == "first":
            continue
        if cell["cell_type"] == "markdown":
            html, level = in_order(_within_reach(_without_style(markdown(cell["source"]))), level)
        else:
            html = _code(cell, lesson, lang)
        shown.append(f'<section class="cell" id="cell-{cell["id"]}">\n{html}</section>')
    return tuple(shown)


def _code(cell: dict[str, Any], lesson: str, lang: str) -> str:
    source = cell["source"]
    if asked := _QUIZ.match(source):
        question = rich(items()[asked[1]].question, lang)
        label = word(site_pages.QUIZ_HERE, lang, question="")
        return f'<p class="asked"><span class="label">{label}</span> <a href="quiz:{asked[1]}">{question}</a></p>\n'
    if cell["metadata"].get("jupyter", {}).get("source_hidden"):
        return f'<p class="result">{word(site_pages.RESULT_HERE, lang)}</p>\n'
    name = cell["metadata"].get("dyplab", {}).get("exercise")
    if not name:
        return highlighted(source)
    exercise = next(one for one in facts(lesson).exercises if one.id == name)
    label = word(site_pages.EXERCISE_HERE, lang, exercise=title(exercise.title, lang))
    return f'<div class="exercise-cell"><p class="label">{label}</p>\n{highlighted(source)}</div>'


def _without_style(html: str) -> str:
    """Tables say how they are aligned by class: pages carry no style of their own."""
    return re.sub(r' style="text-align:(\w+)"', lambda found: f' class="{found[1].replace("center", "centre")}"', html)


def _within_reach(html: str) -> str:
    """What may be wider than a small screen scrolls by itself, and the keyboard can reach it."""
    html = re.sub(r'<math (?=[^>]*display="block")', '<math tabindex="0" ', html)
    return html.replace("<table", '<div class="table" tabindex="0"><table').replace("</table>", "</table></div>")


def _contents(cells: list[str]) -> tuple[str, str]:
    """A list of the headings of the second level, each a link to its cell; and the cells as one text."""
    lines = []
    for cell in cells:
        name = re.match(r'<section class="cell" id="([^"]+)"', cell)
        for found in re.finditer(r"<h2>(.*?)</h2>", cell, re.S):
            lines.append(f'<li><a href="#{name[1] if name else ""}">{re.sub("<a [^>]*>|</a>", "", found[1])}</a></li>')
    return "".join(lines), "\n".join(cells)
