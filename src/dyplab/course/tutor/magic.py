"""`%%ask` in a notebook: the question in the cell, the passages and the rules of use below it."""

from typing import Any

from dyplab.course.tutor.asking import stream
from dyplab.course.tutor.showing import as_html, as_text
from dyplab.text import language


class Shown:
    """An answer as a notebook shows it; all that is not ours is text and never markup."""

    def __init__(self, question: str, lang: str):
        self.pieces = list(stream(question, lang))
        self.lang = lang

    def __repr__(self) -> str:
        return as_text(self.pieces, self.lang)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {"text/html": as_html(self.pieces, self.lang), "text/plain": repr(self)}


def register(shell: Any) -> None:
    """Make `%%ask` (and `%ask`, for a question on one line) known to a running IPython.

    Args:
        shell: the running IPython.
    """

    def ask(line: str, cell: str = "") -> Shown:
        return Shown(f"{line} {cell}", language())

    shell.register_magic_function(ask, "line_cell", "ask")
