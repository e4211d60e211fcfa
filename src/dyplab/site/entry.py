"""The list of lessons on the home page, by part."""

from collections.abc import Sequence

from dyplab.course.catalogue import LessonInfo, colab_address, find, parts
from dyplab.course.progress import Item
from dyplab.site.facts import Exercise, facts
from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.site.standing import standing
from dyplab.site.words import number_of, rich, title, whole
from dyplab.text import Sentence
from dyplab.text import site_home as says


def lesson_list(lang: str, links: Links, progress: Sequence[Item]) -> str:
    """Every lesson, under the heading of its part."""
    groups = []
    for part in parts():
        entries = "\n".join(_entry(find(lesson), lang, links, progress) for lesson in part.lessons)
        groups.append(f'<h3 class="part">{word(part.title, lang)}</h3>\n<ol class="lessons">\n{entries}\n</ol>')
    note = says.OPENS if links.api else says.COLAB_NOTE
    return f"""<section aria-labelledby="lessons"><h2 id="lessons">{word(says.LESSONS, lang)}</h2>
<p class="soft">{word(says.LESSONS_ABOUT, lang)}</p>
<p class="note">{word(note, lang)}</p>
{"".join(groups)}</section>"""


def notebook_button(info: LessonInfo, lang: str, quiet: bool = False) -> str:
    """The way into a lesson; a script asks the lab for the reader's own copy and goes there."""
    kind = ' class="quiet"' if quiet else ""
    said = _of(says.OPEN_NOTEBOOK, info, lang)
    return f'<button type="button"{kind} data-open="notebook" data-lesson="{info.id}">{said}</button>'


def open_buttons(info: LessonInfo, lang: str, quiet: bool = False) -> str:
    """Both ways into a lesson: Notebook, which shows one document, and JupyterLab."""
    said = _of(says.OPEN_LAB, info, lang)
    other = f'<button type="button" class="quiet" data-open="lab" data-lesson="{info.id}">{said}</button>'
    return notebook_button(info, lang, quiet) + other


def _of(said: Sentence, info: LessonInfo, lang: str) -> str:
    """A label that is short to see and whole to hear: which lesson it is about."""
    return whole(said, says.OF_LESSON, lang, what=getattr(said, lang), number=number_of(info))


def _entry(info: LessonInfo, lang: str, links: Links, progress: Sequence[Item]) -> str:
    known = facts(info.id)
    about = [word(says.PRIORITIES[info.priority], lang), word(says.MINUTES, lang, minutes=info.minutes)]
    if info.needs != "core":
        about.append(word(says.NEEDS, lang, extra=info.needs))
    doors = [
        (links.page(f"quiz/{info.id}"), says.QUIZ),
        (links.slides(info.id), says.SLIDES),
        (links.lesson(info.id), says.READ),
    ]
    if not links.api:
        doors.append((colab_address(info.id, lang), says.COLAB))
    row = "".join(f'<a href="{address}">{_of(said, info, lang)}</a>' for address, said in doors)
    buttons = open_buttons(info, lang, quiet=info.priority > 1) if links.api else ""
    return f"""<li class="lesson" id="lesson-{info.id}">
<span class="number" aria-hidden="true">{number_of(info)}</span>
<div><h4><a href="{links.lesson(info.id)}"><span class="away">{number_of(info)} </span>{word(info.title, lang)}</a></h4>
<p class="question">{rich(known.question, lang)}</p>
<p class="meta priority-{info.priority}">{" · ".join(about)}</p></div>
<div class="ways">{_standing(info, lang, progress) if links.api else ""}
<div class="row">{buttons}</div>
<div class="row doors">{row}</div></div>
<details id="goals-{info.id}"><summary>{_of(says.GOALS, info, lang)}</summary>
{_goals(info, lang, links)}
{_exercises(known.exercises, info, lang, links, progress)}
</details></li>"""


def _standing(info: LessonInfo, lang: str, progress: Sequence[Item]) -> str:
    far = standing(info.id, progress)
    words = word(says.STANDING, lang, **vars(far))
    return (
        f'<div id="standing-{info.id}" data-fresh><progress max="{far.exercises + far.quiz}" '
        f'value="{far.passed + far.right}" aria-label="{word(says.BAR, lang, number=number_of(info))}"></progress>'
        f'<p class="meta">{words}</p></div>'
    )


def _goals(info: LessonInfo, lang: str, links: Links) -> str:
    titles = {exercise.id: exercise.title for exercise in facts(info.id).exercises}
    lines = "".join(
        f"<li>{rich(goal.said, lang)} <span class='meta'>{word(says.ASSESSED, lang)} "
        f'<a href="{links.lesson(info.id, goal.exercise)}">{title(titles[goal.exercise], lang)}</a></span></li>'
        for goal in info.goals
    )
    return f'<p class="label">{word(says.GOALS_LEAD, lang)}</p><ul>{lines}</ul>'


def _exercises(
    exercises: Sequence[Exercise], info: LessonInfo, lang: str, links: Links, progress: Sequence[Item]
) -> str:
    outcomes = {item.item: item.outcome for item in progress if item.kind == "exercise"}
    lines = []
    for exercise in exercises:
        name = title(exercise.title, lang)
        more = f' <span class="meta">({word(says.MORE, lang)})</span>' if exercise.more else ""
        line = f'<a href="{links.lesson(info.id, exercise.id)}">{rich(exercise.title, lang)}</a>{more}'
        if links.api:
            outcome = outcomes.get(exercise.id, "")
            shown = word(says.OUTCOMES[outcome], lang) if outcome else ""
            line += f"""<span id="outcome-{exercise.id}" class="outcome {outcome}" data-fresh>{shown}</span>
<button type="button" class="plain screen" data-reset="{exercise.id}" data-lesson="{info.id}" data-title="{name}">\
{whole(says.RESET, says.RESET_OF, lang, exercise=name)}</button>"""
        lines.append(f'<li class="exercise">{line}</li>')
    return f'<p class="label">{word(says.EXERCISES, lang)}</p><ol>{"".join(lines)}</ol>'
