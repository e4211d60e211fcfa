"""The home page: where the reader is, the ways through the course, the lessons, and what lies around them."""

from collections.abc import Sequence

from dyplab.course.catalogue import LessonInfo, find
from dyplab.course.paths import LearningPath, Step, paths
from dyplab.course.progress import Item
from dyplab.site import around
from dyplab.site.entry import lesson_list, open_buttons
from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.site.standing import last_touched, next_step, whole
from dyplab.site.words import number_of, title
from dyplab.text import Sentence
from dyplab.text import site_home as says


def body(lang: str, links: Links, progress: Sequence[Item] | None = None) -> str:
    """The home page's body.

    Args:
        lang: "nb" or "en".
        links: how it finds the other pages; with a lab behind them it shows how far the reader has come.
        progress: as `course.progress.summary` gives it; None when it cannot be read.
    """
    parts = [f'<h1>{word(says.TITLE, lang)}</h1>\n<p class="lead">{word(says.LEAD, lang)}</p>']
    if links.api:
        parts.append(_place(lang, links, progress))
    parts += [_ways(lang, links), lesson_list(lang, links, progress or ()), around.section(lang, links)]
    if links.api:
        parts.append(_dialog(lang) + f'<script type="module" src="{links.static("home.js")}"></script>')
    return "\n".join(parts)


def _place(lang: str, links: Links, progress: Sequence[Item] | None) -> str:
    """Where the reader is: in words, the next step, and where the last one was."""
    if progress is None:
        summary = word(says.UNREAD, lang)
    elif not progress:
        summary = word(says.NOT_BEGUN, lang)
    else:
        all_of_it = whole(progress)
        summary = word(says.SUMMARY, lang, **vars(all_of_it))
    coming, last = next_step(progress or ()), last_touched(progress or ())
    cards = []
    if coming is None:
        cards.append(f'<div class="card"><p>{word(says.ALL_DONE, lang)}</p></div>')
    else:
        info, exercise = coming
        line = word(says.NEXT_EXERCISE, lang, exercise=title(exercise.title, lang)) if last else ""
        label = says.NEXT if last else says.BEGIN
        cards.append(_card(word(label, lang), info, line, lang, links, first=True))
    if last and (coming is None or last.id != coming[0].id):
        cards.append(_card(word(says.RESUME, lang), last, "", lang, links))
    return f"""<p id="summary" class="soft" aria-live="polite" data-fresh>{summary}</p>
<div id="place" class="place" data-fresh>{"".join(cards)}</div>
<p id="status" class="status" role="status" data-working="{word(says.OPENING, lang)}" \
data-failed="{word(says.NOT_OPENED, lang)}"></p>
<p id="silent" class="status bad" role="status" data-silent="{word(says.SILENT, lang)}"></p>
<noscript><p class="note">{word(says.NEEDS_SCRIPT, lang)}</p></noscript>"""


def _card(label: str, info: LessonInfo, line: str, lang: str, links: Links, first: bool = False) -> str:
    return f"""<div class="card"><p class="label">{label}</p>
<h2 class="name"><span class="number">{number_of(info)}</span> {word(info.title, lang)}</h2>
<p class="meta">{line or word(says.MINUTES, lang, minutes=info.minutes)}</p>
<div class="row">{open_buttons(info, lang, quiet=not first)}</div></div>"""


def _ways(lang: str, links: Links) -> str:
    ways = "".join(_way(way, lang, links) for way in paths())
    return f"""<section aria-labelledby="paths"><h2 id="paths">{word(says.PATHS, lang)}</h2>
<p class="soft">{word(says.PATHS_ABOUT, lang)}</p>
<div class="columns">{ways}</div></section>"""


def _way(way: LearningPath, lang: str, links: Links) -> str:
    days = list(dict.fromkeys(step.day for step in way.steps))
    if days == [None]:
        steps = f"<ol>{''.join(_step(step, lang, links) for step in way.steps)}</ol>"
    else:
        steps = f"<dl>{''.join(_day(day, way, lang, links) for day in days if day)}</dl>"
    return f"""<div><h3>{word(way.title, lang)}</h3>
<p>{word(way.about, lang)}</p>
{steps}
<p class="meta"><strong>{word(says.MISSING, lang)}</strong>{word(way.missing, lang)}</p></div>"""


def _day(day: Sentence, way: LearningPath, lang: str, links: Links) -> str:
    steps = "".join(_step(step, lang, links) for step in way.steps if step.day == day)
    return f"<dt>{word(day, lang)}</dt><dd><ul>{steps}</ul></dd>"


def _step(step: Step, lang: str, links: Links) -> str:
    info = find(step.lesson)
    address = links.lesson(info.id, step.only[0] if step.only else None)
    what = f", {word(step.what, lang)}" if step.what else ""
    minutes = word(says.MINUTES, lang, minutes=step.minutes)
    return f'<li><a href="{address}">{word(info.title, lang)}</a>{what} <span class="meta">{minutes}</span></li>'


def _dialog(lang: str) -> str:
    return f"""<dialog id="reset" aria-labelledby="reset-title" data-done="{word(says.RESET_DONE, lang)}" \
data-failed="{word(says.RESET_FAILED, lang)}"><form method="dialog">
<h2 id="reset-title">{word(says.RESET_ASK, lang)}</h2>
<p class="meta" data-name></p>
<p>{word(says.RESET_WHAT, lang)}</p>
<div class="row"><button value="yes">{word(says.RESET_YES, lang)}</button>
<button class="quiet" value="no" autofocus>{word(says.RESET_NO, lang)}</button></div>
</form></dialog>"""
