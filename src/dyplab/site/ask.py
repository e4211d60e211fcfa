"""Ask the course: a question, and the passages that answer it."""

from dyplab.course.tutor import endpoint
from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.text import site as names
from dyplab.text import site_pages as says
from dyplab.text import tutor as tutor_says


def body(lang: str, links: Links) -> str:
    """The page's body: it says what answers, what it must not be asked, and holds the field.

    Args:
        lang: "nb" or "en".
        links: how it finds the other pages.
    """
    rules = "".join(f"<li>{word(rule, lang)}</li>" for rule in says.ASK_RULE_LINES)
    model = endpoint.connected() if links.api else None
    sent = f'<p class="note">{word(tutor_says.ASKS_A_MODEL, lang, host=model.host)}</p>' if model else ""
    kinds = " ".join(f'data-{kind}="{word(said, lang)}"' for kind, said in says.ASK_KINDS.items())
    return f"""<div class="narrow"><h1>{word(names.MENU_ASK, lang)}</h1>
<p class="lead">{word(tutor_says.MACHINE, lang)}</p>
{sent}
<form id="ask" class="ask" role="search">
<label for="question">{word(says.ASK_LABEL, lang)}</label>
<div class="row"><input type="search" id="question" name="q" autocomplete="off" maxlength="500" required>
<button type="submit">{word(says.ASK_BUTTON, lang)}</button></div>
</form>
<noscript><p class="note">{word(says.ASK_NEEDS_SCRIPT, lang)}</p></noscript>
<p id="answer-status" class="status" role="status" data-searching="{word(says.ASK_SEARCHING, lang)}" \
data-found="{word(says.ASK_FOUND, lang, n="{n}")}" data-one="{word(says.ASK_FOUND_ONE, lang)}" \
data-failed="{word(says.ASK_FAILED, lang)}"></p>
<ol id="passages" class="entries passages" {kinds} data-in-lesson="{links.lesson("{lesson}")}" \
data-in-glossary="{links.page("glossary")}" data-in-wild="{links.page("wild")}" \
data-in-datasets="{links.page("datasets")}"></ol>
<div id="notices" role="status"></div>
<div id="written" hidden><p class="label">{word(tutor_says.WRITTEN_BY_MODEL, lang)}</p>
<p id="words" aria-live="polite"></p></div>
<h2>{word(tutor_says.RULES, lang)}</h2>
<ul>{rules}</ul></div>
<script type="module" src="{links.static("ask.js")}"></script>"""
