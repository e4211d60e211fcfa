"""About this computer: what the doctor finds, and the cure."""

from dyplab.site.frame import word
from dyplab.site.links import Links
from dyplab.text import site as names
from dyplab.text import site_own as says


def body(lang: str, links: Links) -> str:
    """The page's body; a script asks the lab, since an examination takes a second."""
    heading = f"<h1>{word(names.MENU_MACHINE, lang)}</h1>"
    if not links.api:
        return f'<div class="narrow">{heading}\n<p class="lead">{word(says.MACHINE_SITE, lang)}</p></div>'
    said = {
        "looking": says.MACHINE_LOOKING,
        "fine": says.MACHINE_FINE,
        "not-fine": says.MACHINE_NOT_FINE,
        "failed": says.MACHINE_FAILED,
        "ok": says.MACHINE_OK,
        "not-ok": says.MACHINE_NOT_OK,
        "cure": says.MACHINE_CURE,
    }
    words = " ".join(f'data-{name}="{word(sentence, lang)}"' for name, sentence in said.items())
    return f"""<div class="narrow">{heading}
<p class="lead">{word(says.MACHINE_LEAD, lang)}</p>
<noscript><p class="note">{word(says.MACHINE_NEEDS_SCRIPT, lang)}</p></noscript>
<p id="found" class="status" role="status" {words}></p>
<ul id="symptoms" class="entries"></ul></div>
<script type="module" src="{links.static("machine.js")}"></script>"""
