"""From the other language's word for a term to this one's: a Norwegian may ask about overfitting."""

import re
from collections.abc import Iterable

from dyplab.course.glossary import Term
from dyplab.course.tutor.common import empty
from dyplab.course.tutor.words import fold, stem, words


class Bridge:
    """The terms of the glossary, looked up by what people call them.

    Args:
        terms: the glossary's.
        lang: the language of the passages.
    """

    def __init__(self, terms: Iterable[Term], lang: str):
        self._to: dict[tuple[str, ...], set[str]] = {}
        for term in terms:
            called = {"nb": _names(term.term.nb, "nb"), "en": _names(term.term.en, "en")}
            own = called[lang]
            target = {known for name in own for known in name}
            for name in called["en"] | _avoided(term.avoid_nb) if lang == "nb" else called["nb"]:
                if name not in own:
                    self._to.setdefault(name, set()).update(target - set(name))
            for name in own:  # a synonym or an abbreviation in brackets: kernel (filter)
                others = {known for other in own - {name} for known in other if len(other) == 1 or len(name) == 1}
                self._to.setdefault(name, set()).update(others - set(name))
        self._longest = max(map(len, self._to), default=0)

    def across(self, asked: list[str]) -> list[set[str]]:
        """For each word of a question the stems of the terms it is part of the name of.

        Args:
            asked: the telling words, in their order.
        """
        found: list[set[str]] = [set() for _ in asked]
        for lang in ("nb", "en"):
            stems = [stem(word, lang) for word in asked]
            for at in range(len(stems)):
                for to in range(at + 1, min(at + self._longest, len(stems)) + 1):
                    for place in range(at, to):
                        found[place] |= self._to.get(tuple(stems[at:to]), set())
        return found


def _names(term: str, lang: str) -> set[tuple[str, ...]]:
    """What a term is called, as stems: with its abbreviation in brackets, and each alone."""
    short = re.findall(r"\(([^)]*)\)", term)
    long = re.sub(r"\([^)]*\)", " ", term)
    every = [part for name in (long, *short) for part in re.split(r"[/,;]", name)]
    stems = [tuple(stem(word, lang) for word in words(name) if fold(word) not in empty()) for name in every]
    return {name for name in stems if name}


def _avoided(avoid: Iterable[str]) -> set[tuple[str, ...]]:
    """Words the course does not use but people do; they may carry an ending in brackets, as a regular expression."""
    plain = [re.sub(r"\([^)]*\)\??|\\w\*|\?", "", word) for word in avoid]
    return {name for word in plain for lang in ("nb", "en") for name in _names(word, lang)}
