"""The words of the course: one Norwegian and one English term for each concept, explained in both languages."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dyplab.course.catalogue import lessons_source
from dyplab.text import Sentence

_AFTER_Z = str.maketrans("æøå", "{|}")  # the three signs that follow z in the computer's order


@dataclass(frozen=True)
class Term:
    """One concept.

    Attributes:
        id: such as "sensitivity"; never renamed, pages point at it.
        term: its name, one in each language, with a usual abbreviation in brackets.
        about: what it is, written separately in each language.
        avoid_nb: what Norwegian prose does not call it; each a word or a regular expression.
    """

    id: str
    term: Sentence
    about: Sentence
    avoid_nb: tuple[str, ...]


@lru_cache(maxsize=1)
def terms() -> list[Term]:
    """All terms, in the order of the Norwegian alphabet.

    >>> [term.term.en for term in terms() if term.id == "ground-truth"]
    ['ground truth']
    """
    found = [
        Term(row["id"], Sentence(**row["term"]), Sentence(nb=row["nb"], en=row["en"]), tuple(row.get("avoid_nb", ())))
        for row in _file()["term"]
    ]
    return sorted(found, key=lambda term: alphabetical(term.term.nb))


@lru_cache(maxsize=1)
def avoided() -> dict[str, str]:
    """What Norwegian prose does not write (a word or a regular expression), and what it writes instead.

    >>> avoided()["cutoff"]
    'terskel'
    """
    instead: dict[str, list[str]] = {}
    for term in terms():
        for word in term.avoid_nb:
            instead.setdefault(word, []).append(term.term.nb)
    everyday: dict[str, str] = _file()["everyday"]
    return {word: " / ".join(better) for word, better in instead.items()} | everyday


def alphabetical(word: str) -> str:
    """What to sort words by so that æ, ø and å come last.

    >>> sorted(["øvre grense", "Årsak", "areal", "ærlig"], key=alphabetical)
    ['areal', 'ærlig', 'øvre grense', 'Årsak']
    """
    return word.lower().translate(_AFTER_Z)


def _file() -> dict[str, Any]:
    return tomllib.loads((lessons_source() / "glossary.toml").read_text(encoding="utf-8"))
