"""What is let through of a model's words: plain text, and of that what leads up to a citation that holds."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_ESCAPE = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\^_])")
_CITATION = re.compile(r"\s?\[(\d+(?:\s*,\s*\d+)*)\]")
_LOOSE_END = re.compile(r"[.,;:!?)»”]*")


def cited(pieces: Iterable[str], passages: int) -> Iterator[str]:
    """The pieces of an answer, held back until a citation vouches for them.

    Args:
        pieces: as they come from the model.
        passages: how many there are to cite, numbered from 1.

    >>> list(cited(["A loss is a num", "ber [1]", ". I am ", "sure [7]. Buy now"], passages=3))
    ['A loss is a number [1]', '.']
    """
    held, begun = "", False
    for piece in pieces:
        held += plain_signs(piece)
        if begun and (end := _LOOSE_END.match(held)) and end[0]:  # the full stop behind a citation
            yield end[0]
            held = held[end.end() :]
        held, ready = _ready(held, passages)
        if ready:
            begun = True
            yield ready


def _ready(text: str, passages: int) -> tuple[str, str]:
    """What must wait, and what may be shown: all up to the last citation that holds, and the stop behind it."""
    checked = _CITATION.sub(lambda found: _kept(found, passages), text)
    last = max((found.end() for found in _CITATION.finditer(checked)), default=0)
    if last and (end := _LOOSE_END.match(checked, last)):
        last = end.end()
    return checked[last:], checked[:last]


def _kept(citation: re.Match[str], passages: int) -> str:
    numbers = [number for number in re.split(r"\s*,\s*", citation[1]) if 1 <= int(number) <= passages]
    return f"{citation[0][: citation[0].index('[')]}[{', '.join(numbers)}]" if numbers else ""


def plain_signs(text: str) -> str:
    """The text without what could steer a terminal or turn the reading direction; markup stays as the text it is.

    >>> plain_signs("\\x1b[31mred\\x1b[0m <b>bold</b>\\u202e")
    'red <b>bold</b>'
    """
    bare = _ESCAPE.sub("", text)
    return "".join(
        sign for sign in bare if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cs")
    )
