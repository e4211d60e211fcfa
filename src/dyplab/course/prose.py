"""Reading prose: whether its digits have a source, and whether its words are those of the glossary."""

import re
from functools import lru_cache

from dyplab.course.glossary import avoided

# An English word may stand in brackets or quotes beside the Norwegian one, or in italics where the word is the subject.
_QUOTED = re.compile(r"\([^()]*\)|«[^»]*»|\*[^*]+\*")

CODE = re.compile(r"`[^`]*`")
MATH = re.compile(r"\$\$.*?\$\$|\$[^$\n]*\$", re.S)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_CITATION = re.compile(r"\[[^\]]+\]\([^)]+\)|\([^()]*[A-ZÆØÅ][^()]*\b(19|20)\d\d[a-z]?\)")


def unsourced_digits(text: str) -> list[str]:
    """The paragraphs of some prose that hold a digit but neither compute it nor cite anyone.

    Headings, formulas, code that is more than a number, list numbers and mentions of a lesson or an exercise are free.

    >>> unsourced_digits("The forest was right in 93 % of 1,000 images.")
    ['The forest was right in 93 % of 1,000 images.']
    >>> unsourced_digits("The images are `28` pixels wide (LeCun 1998). ## Exercise")
    []
    """
    found = []
    for paragraph in re.split(r"\n\s*\n|\n(?=#)|(?<=\|)\n", re.sub(r"^#+ .*$", "", text, flags=re.M)):
        bare = MATH.sub("", paragraph)
        bare = CODE.sub(lambda span: span[0] if re.fullmatch(r"`[\d.,× %-]+`", span[0]) else "", bare)
        bare = re.sub(r"^\s*\d+\. ", "", bare, flags=re.M)
        bare = re.sub(r"(?i)\b(leksjon|lesson|oppgave|exercise)(ene|s)?\s+\d+\w?((,| og| and)\s*\d+\w?)*", "", bare)
        if re.search(r"\d", LINK.sub("", bare)) and not _CITATION.search(paragraph):
            found.append(" ".join(paragraph.split())[:80])
    return found


def avoided_words(text: str) -> list[str]:
    """The words of a Norwegian text that the glossary writes otherwise.

    >>> avoided_words("Andelen riktige (*accuracy*) er høy, men en label er gal.")
    ['«label»: skriv merkelapp']
    """
    gap_or_bold = r"\{[^{}]*\}|\*\*"
    plain = _QUOTED.sub(" ", re.sub(gap_or_bold, " ", CODE.sub(" ", LINK.sub(" ", text))))
    found = [plain[match.start() : match.end()] for match in _any_avoided().finditer(plain.lower())]
    return [f"«{word}»: skriv {_instead(word)}" for word in found]


@lru_cache(maxsize=1)
def _any_avoided() -> re.Pattern[str]:
    # Small letters on both sides, not IGNORECASE: then the hundreds of words are passed over by their first letter.
    words = "|".join(word.lower() for word in avoided())
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


def _instead(found: str) -> str:
    return next(better for word, better in avoided().items() if re.fullmatch(word.lower(), found.lower()))
