"""What a slide shows of a cell: its code as it stands in the lesson, and of its outputs what a slide has room for."""

import base64
import re
from collections.abc import Sequence
from math import ceil
from typing import Any

from dyplab.course.page import highlighted, markdown, output_html

MOST_WORDS = 45  # of computed prose on a slide
AND_ON = " …"  # after the first words of a sentence: those after it come too
_SENTENCE_END = re.compile(r"(?<=[.?:])(\*{0,2})\s+(?=[*«“`]*[A-ZÆØÅ])")
_UP_TO_WORDS = re.compile(r"^[*\d\s.,%−-]+")  # numbers differ from run to run
_PICTURE = re.compile(r'<img [^>]*src="data:image/(png|svg\+xml);base64,([^"]+)"')
_TAG = re.compile(r"<[^>]+>")
# A slide on a projector, in lines of its own text: so high is what is below the heading, so wide the whole, and so wide
# a picture that has the words beside it; between two blocks is a gap, and a line holds so many letters.
_HIGH, _WIDE, _BESIDE, _GAP, _LETTERS = 14.2, 30, 17.6, 0.7, 82


def code_of(cell: dict[str, Any]) -> str:
    """The code as HTML, or nothing where the lesson hides it; at most one blank line at a time."""
    hidden = cell["metadata"].get("jupyter", {}).get("source_hidden")
    return "" if hidden else highlighted(re.sub(r"\n{3,}", "\n\n", cell["source"]))


def outputs_of(cell: dict[str, Any], paragraphs: tuple[int, ...], begins: Sequence[str] = ()) -> list[str]:
    """The outputs of a cell that has been run, as HTML; of computed prose some sentences.

    Args:
        cell: a notebook cell with its outputs; an exercise shows none, since the room has not done it.
        paragraphs: which paragraphs of computed prose, from 1.
        begins: instead, the first words of the sentences, where the prose has them.
    """
    if "dyplab" in cell["metadata"]:
        return []
    shown = []
    for output in cell["outputs"]:
        prose = output.get("data", {}).get("text/markdown")
        if not prose:
            shown.append(output_html(output))
        elif said := chosen(prose, begins):
            shown.append(markdown(said))
        else:
            shown += [markdown(short(prose, paragraph)) for paragraph in paragraphs]
    return shown


def short(prose: str, paragraph: int = 1) -> str:
    """One paragraph, or as many whole sentences from its beginning as a slide has room for; a table stays whole.

    >>> short("The first. " + "A second with many words " * 10 + "in it.")
    'The first.'
    """
    parts = paragraphs_of(prose)
    wanted = parts[min(paragraph, len(parts)) - 1]
    if wanted.startswith(("|", "- ", "1. ", ">", "<")):
        return wanted
    return _fitting(_sentences(wanted))


def chosen(prose: str, begins: Sequence[str]) -> str:
    """The sentences, and the tables, that begin with these words, in that order; nothing where there are none.

    Before the words may stand a number.

    >>> chosen("One is seen. Two is not.\\n\\nThree is. So is four.", ["One", "Three is …"])
    'One is seen. Three is. So is four.'
    """
    found = ""
    for begin in begins:
        first = begin.removesuffix(AND_ON)
        for paragraph in paragraphs_of(prose):
            sentences = [paragraph] if paragraph.startswith("|") else _sentences(paragraph)
            at = next((n for n, said in enumerate(sentences) if _UP_TO_WORDS.sub("", said).startswith(first)), None)
            if at is not None:
                more = _fitting(sentences[at:] if begin.endswith(AND_ON) else [sentences[at]])
                found += ("\n\n" if paragraph.startswith("|") or found.endswith("|") else " ") + more
                break
    return found.strip()


def paragraphs_of(prose: str) -> list[str]:
    """The paragraphs of computed prose; a table is one."""
    return [part.strip() for part in prose.split("\n\n") if part.strip()]


def is_tall(pieces: Sequence[str], labelled: bool = False) -> bool:
    """Whether the one picture among these is so high for its width that it is larger beside the words than below.

    Args:
        pieces: all that is on the slide, as HTML.
        labelled: whether a line above the heading says what the slide is for.
    """
    found = [picture for piece in pieces for picture in _PICTURE.findall(piece)]
    if len(found) != 1 or not (ratio := _ratio(*found[0])):
        return False
    blocks = [_TAG.sub("", piece) for piece in pieces]
    lines = [ceil(len(line) / _LETTERS) for block in blocks for line in block.splitlines() if line.strip()]
    room = _HIGH - labelled - sum(lines) - _GAP * len(lines)
    return min(_WIDE, ratio * room) < min(_BESIDE, ratio * (_HIGH - labelled))


def _ratio(kind: str, data: str) -> float:
    """The width of a picture for its height; zero if it does not tell."""
    if kind == "png":
        head = base64.b64decode(data[:32])  # signature, then the header's width and height
        return int.from_bytes(head[16:20], "big") / int.from_bytes(head[20:24], "big")
    box = re.search(rb"""viewBox=["'][\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)""", base64.b64decode(data))
    return float(box[1]) / float(box[2]) if box else 0


def _sentences(paragraph: str) -> list[str]:
    return _SENTENCE_END.sub(r"\1\n", paragraph).splitlines()


def _fitting(sentences: Sequence[str]) -> str:
    """As many of them as there is room for, the first in any case."""
    kept: list[str] = []
    for sentence in sentences:
        if kept and len(" ".join([*kept, sentence]).split()) > MOST_WORDS:
            while len(kept) > 1 and kept[-1].endswith(":"):  # it promises what there is no room for
                kept.pop()
            break
        kept.append(sentence)
    whole = " ".join(kept).strip()
    return whole + "**" * (whole.count("**") % 2)
