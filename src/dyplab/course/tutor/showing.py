"""An answer as a person meets it: lines for a terminal, HTML for the output of a cell."""

import textwrap
from html import escape
from typing import Any

from dyplab.course.tutor.asking import declared
from dyplab.text import Sentence
from dyplab.text import tutor as says

WIDTH = 88  # of a line in a terminal


def as_text(pieces: list[dict[str, Any]], lang: str) -> str:
    """The pieces of an answer as lines for a terminal."""
    lines = []
    for piece in pieces:
        if found := piece.get("passage"):
            lines.append(
                f"[{found['number']}] {found['title']}\n    ({where(found, lang)})\n{_indented(found['text'])}"
            )
    words = "".join(piece.get("text", "") for piece in pieces)
    if words:
        lines.append(f"{_said(says.WRITTEN_BY_MODEL, lang)}:\n{_indented(words)}")
    return "\n\n".join([*lines, *(piece["notice"] for piece in pieces if "notice" in piece)])


def as_html(pieces: list[dict[str, Any]], lang: str) -> str:
    """The same as HTML for a cell's output: the best passage open, the others to unfold."""
    parts = []
    for found in (piece["passage"] for piece in pieces if "passage" in piece):
        opened = " open" if found["number"] == 1 else ""
        text = "".join(f"<p style='margin:.3em 0'>{escape(part)}</p>" for part in found["text"].split("\n\n"))
        place = f"<p style='margin:.3em 0'><small>{escape(where(found, lang))}</small></p>"
        head = f"<summary><strong>[{found['number']}] {escape(found['title'])}</strong></summary>"
        parts.append(f"<details{opened} style='margin:.4em 0'>{head}{text}{place}</details>")
    words = "".join(piece.get("text", "") for piece in pieces)
    if words:
        parts.append(f"<p><strong>{_said(says.WRITTEN_BY_MODEL, lang)}</strong></p><p>{escape(words)}</p>")
    parts += [f"<p style='margin:.3em 0'>{escape(piece['notice'])}</p>" for piece in pieces if "notice" in piece]
    rules = "".join(f"<li>{escape(rule)}</li>" for rule in declared(lang))
    parts.append(f"<details><summary><small>{_said(says.RULES, lang)}</small></summary><ul>{rules}</ul></details>")
    style = "border-left:5px solid #5c6b7a;padding:.2em .9em;margin:.4em 0;max-width:46em"
    return f"<div role='status' lang='{lang}' style='{style}'>{''.join(parts)}</div>"


def where(found: dict[str, Any], lang: str) -> str:
    """Where a passage is to be read."""
    said = says.KINDS[found["kind"]](lesson=found["lesson"])
    return said.nb if lang == "nb" else said.en


def _indented(text: str) -> str:
    fold = textwrap.TextWrapper(WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
    return "\n".join("\n".join(fold.wrap(line)) for line in text.split("\n"))


def _said(sentence: Sentence, lang: str) -> str:
    return sentence.nb if lang == "nb" else sentence.en
