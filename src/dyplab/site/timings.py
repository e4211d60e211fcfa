"""How long each lesson took in the run that made these pages, and on what computer."""

from collections.abc import Sequence

from dyplab.course.catalogue import find
from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.site.published import scrolling
from dyplab.site.running import Executed
from dyplab.text import LANGUAGES
from dyplab.text import site_build as says


def body(runs: Sequence[Executed], lang: str, links: Links) -> str:
    """The body of the page.

    Args:
        runs: all runs the site was made from, in every language.
        lang: the language of the page.
        links: how it finds the lessons.
    """
    numbers = [
        *(word(says.SECONDS_IN, lang, language=_named(one, lang)) for one in LANGUAGES),
        word(says.MEMORY, lang),
    ]
    heads = "".join(f'<th scope="col" class="right">{head}</th>' for head in numbers)
    lessons = list(dict.fromkeys(run.lesson for run in runs))
    rows = "\n".join(_row(lesson, [run for run in runs if run.lesson == lesson], lang, links) for lesson in lessons)
    sums = [sum(run.seconds for run in runs if run.lang == one) for one in LANGUAGES]
    totals = "".join(f'<td class="right">{_number(seconds, lang)}</td>' for seconds in sums)
    machines = "".join(f"<li>{machine}</li>" for machine in dict.fromkeys(_machine(run, lang) for run in runs))
    return scrolling(f"""<div class="narrow prose"><h1>{word(says.TIMINGS, lang)}</h1>
<p>{word(says.TIMINGS_ABOUT, lang)}</p>
<table><thead><tr><th scope="col">{word(says.LESSON, lang)}</th>{heads}\
<th scope="col">{word(says.RUN_AT, lang)}</th></tr></thead>
<tbody>
{rows}
</tbody>
<tfoot><tr><th scope="row">{word(says.ALL_LESSONS, lang)}</th>{totals}<td></td><td></td></tr></tfoot></table>
<h2>{word(says.MACHINES, lang)}</h2>
<ul>{machines}</ul></div>""")


def _row(lesson: str, runs: Sequence[Executed], lang: str, links: Links) -> str:
    seconds = {run.lang: _number(run.seconds, lang) for run in runs}
    cells = [seconds.get(one, "") for one in LANGUAGES] + [f"{max(run.peak_bytes for run in runs) / 1e6:.0f}"]
    last = max(run.when for run in runs).replace("T", " ")[:16]
    title = word(find(lesson).title, lang)
    return (
        f'<tr><th scope="row"><a href="{links.lesson(lesson)}">{title}</a></th>'
        + "".join(f'<td class="right">{cell}</td>' for cell in cells)
        + f"<td>{last}</td></tr>"
    )


def _machine(run: Executed, lang: str) -> str:
    load = run.machine["load"]
    near = "–" if load is None else _number(round(load), lang)  # a line for each whole number, not for each run
    return word(says.MACHINE, lang, **(run.machine | {"load": near}))


def _number(value: float, lang: str) -> str:
    return f"{value:.0f}"


def _named(one: str, lang: str) -> str:
    return str(getattr(says.LANGUAGE_NAMES[one], lang))
