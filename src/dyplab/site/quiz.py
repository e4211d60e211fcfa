"""The quiz of a lesson: every item of its pool, and a reason for each option."""

import json

from dyplab.course.catalogue import find
from dyplab.course.quizzing import Item, items
from dyplab.site.facts import facts
from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.site.words import number_of, rich, whole
from dyplab.text import site as names
from dyplab.text import site_pages as says

LETTERS = "abcdefgh"


def body(lesson: str, lang: str, links: Links) -> str:
    """The quiz page's body. The page judges the answers itself; a lab behind it writes them down.

    Args:
        lesson: its id.
        lang: "nb" or "en".
        links: how it finds the other pages.
    """
    info = find(lesson)
    pool = [items()[name] for name in facts(info.id).quiz]
    about = says.QUIZ_ABOUT if links.api else says.QUIZ_ABOUT_SITE
    asked = "\n".join(_item(at, item, lang) for at, item in enumerate(pool, start=1))
    heading = word(names.QUIZ_OF, lang, title=getattr(info.title, lang))
    return f"""<div class="narrow"><p class="label">{word(says.LESSON_NUMBER, lang, number=number_of(info))}</p>
<h1>{heading}</h1>
<p class="lead">{word(about, lang, n=len(pool))}</p>
<p id="before" class="status" role="status"></p>
<noscript><p class="note">{word(says.QUIZ_NEEDS_SCRIPT, lang)}</p></noscript>
{asked}
<p><a href="{links.lesson(info.id)}">{word(says.TO_LESSON, lang)}</a></p>
<noscript><details><summary>{word(says.QUIZ_KEY, lang)}</summary>{_key(pool, lang)}</details></noscript>
</div>
<script type="application/json" id="quiz-data">{_data(pool, lang)}</script>
<script defer src="{links.static("quiz.js")}"></script>"""


def _item(at: int, item: Item, lang: str) -> str:
    options = "".join(
        f'<label class="option"><input type="radio" name="{item.id}" value="{letter}"> '
        f"<span>{rich(option.text, lang)}</span></label>"
        for letter, option in zip(LETTERS, item.options, strict=False)
    )
    return f"""<form class="item" id="{item.id}" data-item="{item.id}"><fieldset>
<legend><span class="label">{word(says.QUIZ_ITEM, lang, n=at)}</span><span class="question">\
{rich(item.question, lang)}</span><span class="before meta"></span></legend>
{options}</fieldset>
<button type="submit" class="quiet">{whole(says.ANSWER, says.ANSWER_ITEM, lang, n=at)}</button>
<div class="verdict" role="status"></div></form>"""


def _key(pool: list[Item], lang: str) -> str:
    lines = "".join(
        f"<li>{rich(next(option.text for option in item.options if option.right), lang)}<br>"
        f"{rich(next(option.why for option in item.options if option.right), lang)}</li>"
        for item in pool
    )
    return f"<ol>{lines}</ol>"


def _data(pool: list[Item], lang: str) -> str:
    """What the page needs to judge an answer; no text in it can end the element it stands in."""
    reasons = {
        item.id: [
            {"right": option.right, "text": rich(option.text, lang), "why": rich(option.why, lang)}
            for option in item.options
        ]
        for item in pool
    }
    words = {
        "right": getattr(says.RIGHT, lang),
        "wrong": getattr(says.WRONG, lang),
        "choose": getattr(says.CHOOSE_FIRST, lang),
        "each": getattr(says.WHY_EACH, lang),
        "unsaved": getattr(says.NOT_SAVED, lang),
        "silent": getattr(says.NOT_SAVED_SILENT, lang),
        "beforeRight": getattr(says.BEFORE_RIGHT, lang),
        "beforeWrong": getattr(says.BEFORE_WRONG, lang),
        "beforeAll": getattr(says.BEFORE_ALL, lang),
    }
    return json.dumps({"items": reasons, "words": words}, ensure_ascii=False).replace("<", "\\u003c")
