"""What a slide shows of a cell: its code as it stands in the lesson, and of its outputs what a slide has room for."""

import re
from typing import Any

from dyplab.course.page import highlighted, markdown, output_html

MOST_WORDS = 40  # of computed prose on a slide
_SENTENCE_END = re.compile(r"(?<=[.?:])(\*{0,2})\s+(?=[*«“`]*[A-ZÆØÅ])")


def code_of(cell: dict[str, Any]) -> str:
    """The code as HTML, or nothing where the lesson hides it."""
    return "" if cell["metadata"].get("jupyter", {}).get("source_hidden") else highlighted(cell["source"])


def outputs_of(cell: dict[str, Any], paragraphs: tuple[int, ...]) -> list[str]:
    """The outputs of a cell that has been run, as HTML; of computed prose some paragraphs, cut after a sentence.

    Args:
        cell: a notebook cell with its outputs; an exercise shows none, since the room has not done it.
        paragraphs: which paragraphs of computed prose, from 1.
    """
    if "dyplab" in cell["metadata"]:
        return []
    shown = []
    for output in cell["outputs"]:
        prose = output.get("data", {}).get("text/markdown")
        parts = [markdown(short(prose, paragraph)) for paragraph in paragraphs] if prose else [output_html(output)]
        shown += parts
    return shown


def short(prose: str, paragraph: int = 1) -> str:
    """One paragraph, or as many whole sentences from its beginning as a slide has room for; a table stays whole.

    >>> short("The first. " + "A second with many words " * 10 + "in it.")
    'The first.'
    """
    parts = [part.strip() for part in prose.split("\n\n") if part.strip()]
    wanted = parts[min(paragraph, len(parts)) - 1]
    if wanted.startswith(("|", "- ", "1. ", ">", "<")):
        return wanted
    kept = ""
    for sentence in _SENTENCE_END.sub(r"\1\n", wanted).splitlines():
        if kept and len(f"{kept} {sentence}".split()) > MOST_WORDS:
            break
        kept = f"{kept} {sentence}".strip()
    return kept + "**" * (kept.count("**") % 2)
