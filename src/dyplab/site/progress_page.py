"""Progress: what was done, as a statement to print, to take along, or to delete."""

from collections.abc import Sequence
from html import escape

from dyplab.course.catalogue import find, lessons
from dyplab.course.progress import Item
from dyplab.course.quizzing import items as quiz_items
from dyplab.site.facts import facts
from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.site.standing import Standing, standing, whole
from dyplab.site.words import number_of, rich
from dyplab.system import now_utc
from dyplab.text import site as names
from dyplab.text import site_home
from dyplab.text import site_own as says


def body(lang: str, links: Links, progress: Sequence[Item] | None = None) -> str:
    """The page's body.

    Args:
        lang: "nb" or "en".
        links: how it finds the other pages.
        progress: as `course.progress.summary` gives it; None when it cannot be read.
    """
    heading = f"<h1>{word(names.MENU_PROGRESS, lang)}</h1>"
    if not links.api:
        return f'<div class="narrow">{heading}\n<p class="lead">{word(says.PROGRESS_SITE, lang)}</p></div>'
    if progress is None:
        shown = f'<p class="bad">{word(site_home.UNREAD, lang)}</p>'
    elif not progress:
        shown = f"<p>{word(says.NOTHING_YET, lang)}</p>"
    else:
        shown = _statement(lang, links, progress)
    return f"""{heading}
<p class="lead screen">{word(says.PROGRESS_LEAD, lang)}</p>
<div class="row screen"><button type="button" id="print">{word(says.PRINT, lang)}</button>
<button type="button" class="quiet" id="export">{word(says.EXPORT, lang)}</button>
<button type="button" class="quiet" id="delete">{word(says.DELETE, lang)}</button></div>
<p id="status" class="status" role="status" data-deleted="{word(says.DELETED, lang)}" \
data-failed="{word(says.NOT_DELETED, lang)}" data-silent="{word(says.LAB_SILENT, lang)}"></p>
{shown}
<dialog id="deleting" aria-labelledby="deleting-title"><form method="dialog">
<h2 id="deleting-title">{word(says.DELETE_ASK, lang)}</h2><p>{word(says.DELETE_WHAT, lang)}</p>
<div class="row"><button value="yes">{word(says.DELETE_YES, lang)}</button>
<button class="quiet" value="no" autofocus>{word(says.DELETE_NO, lang)}</button></div></form></dialog>
<script type="module" src="{links.static("progress.js")}"></script>"""


def _statement(lang: str, links: Links, progress: Sequence[Item]) -> str:
    last = {info.id: max((i.last for i in progress if i.lesson == info.id), default="") for info in lessons()}
    rows = "".join(
        f'<tr><th scope="row"><span class="number">{number_of(info)}</span> '
        f'<a href="{links.lesson(info.id)}">{word(info.title, lang)}</a></th>'
        f"{_far(standing(info.id, progress), lang)}<td>{last[info.id][:10]}</td></tr>"
        for info in lessons()
        if last[info.id]
    )
    heads = "".join(
        f'<th scope="col">{word(said, lang)}</th>' for said in (says.LESSON, says.PASSED_OF, says.RIGHT_OF, says.LAST)
    )
    return f"""<section class="statement" aria-labelledby="statement">
<h2 id="statement">{word(says.STATEMENT, lang)}</h2>
<div class="who"><label for="name">{word(says.NAME, lang)}</label>
<input type="text" id="name" autocomplete="off" aria-describedby="name-about">
<p id="name-about" class="meta screen">{word(says.NAME_ABOUT, lang)}</p></div>
<p class="meta">{word(says.DATE, lang, date=now_utc()[:10])}</p>
<div class="table" tabindex="0"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>
<tfoot><tr><th scope="row">{word(says.IN_ALL, lang)}</th>{_far(whole(progress), lang)}<td></td></tr></tfoot>
</table></div>
<p class="meta">{word(says.STATEMENT_ABOUT, lang)}</p></section>
{_details(lang, progress)}"""


def _far(far: Standing, lang: str) -> str:
    passed = word(says.OF, lang, n=far.passed, all=far.exercises)
    right = word(says.OF, lang, n=far.right, all=far.quiz)
    return f"<td>{passed}</td><td>{right}</td>"


def _details(lang: str, progress: Sequence[Item]) -> str:
    known = {info.id for info in lessons()}
    heads = "".join(
        f'<th scope="col">{word(said, lang)}</th>'
        for said in (says.LESSON, says.WHAT, says.OUTCOME, says.TRIES, says.LAST)
    )
    rows = "".join(
        f"<tr><td>{number_of(find(item.lesson))}</td><td>{_name(item, lang)}</td>"
        f"<td>{word(says.OUTCOMES[item.outcome], lang)}</td><td>{item.tries or ''}</td><td>{item.last[:10]}</td></tr>"
        for item in sorted(progress, key=lambda item: item.lesson)
        if item.lesson in known
    )
    return f"""<details><summary>{word(says.DETAILS, lang)}</summary>
<div class="table" tabindex="0"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"""


def _name(item: Item, lang: str) -> str:
    name = escape(item.item)
    if item.kind == "exercise":
        name = next((rich(one.title, lang) for one in facts(item.lesson).exercises if one.id == item.item), name)
    elif item.kind == "quiz" and item.item in quiz_items():
        name = rich(quiz_items()[item.item].question, lang)
    said = says.KINDS[item.kind]
    return (said.nb if lang == "nb" else said.en).format(name=name)
