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
        asked_nb: how those who do not know the term ask for it in Norwegian; searched by the tutor, never shown.
        asked_en: the same in English.
    """

    id: str
    term: Sentence
    about: Sentence
    avoid_nb: tuple[str, ...]
    asked_nb: tuple[str, ...]
    asked_en: tuple[str, ...]


@lru_cache(maxsize=1)
def terms() -> list[Term]:
    """All terms, in the order of the Norwegian alphabet.

    >>> [term.term.en for term in terms() if term.id == "ground-truth"]
    ['ground truth']
    """
    return sorted(map(_term, _file()["term"]), key=lambda term: alphabetical(term.term.nb))


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


def _term(row: dict[str, Any]) -> Term:
    listed = (tuple(row.get(name, ())) for name in ("avoid_nb", "asked_nb", "asked_en"))
    return Term(row["id"], Sentence(**row["term"]), Sentence(nb=row["nb"], en=row["en"]), *listed)


def _file() -> dict[str, Any]:
    return tomllib.loads((lessons_source() / "glossary.toml").read_text(encoding="utf-8"))
