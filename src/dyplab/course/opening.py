"""The first cell of every lesson: it sets the language and says what is needed."""

import sys

import dyplab
from dyplab.course import progress
from dyplab.course.catalogue import find
from dyplab.course.showing import Card
from dyplab.errors import DyplabError
from dyplab.system.extras import require_extra
from dyplab.system.threads import limit_threads
from dyplab.text import course as says
from dyplab.text import use


def lesson(id: str, *, lang: str) -> Card:
    """Begin a lesson: speak its language, and use the cores this machine really gives.

    Args:
        id: the lesson's id.
        lang: "nb" or "en".

    Returns:
        Card: the lesson's title, its minutes, and what is missing, if anything is.

    Raises:
        UnknownLesson: there is no such lesson.
    """
    use(lang)
    limit_threads()
    info = find(id)
    head = [says.HEAD(title=info.title(), minutes=info.minutes, version=dyplab.__version__), says.HEAD_KEYS()]
    if "google.colab" in sys.modules:
        head.append(says.HEAD_COLAB())
    if info.needs != "core":
        try:
            require_extra(info.needs)
        except DyplabError as missing:
            head.append(missing.said)
    _bring_ask()
    trouble = progress.record(id, id, "lesson", "opened")
    return Card(head[0], tuple(head[1:] + ([trouble] if trouble else [])))


def _bring_ask() -> None:
    """In a notebook, `%%ask` works from here on."""
    ipython = sys.modules.get("IPython")
    if ipython is not None and (shell := ipython.get_ipython()) is not None:
        from dyplab.course.tutor.magic import register

        register(shell)
