"""The words the passages know: the parts of compounds, the word meant by a misspelt one, how telling each is."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from dyplab.course.tutor.common import empty
from dyplab.course.tutor.words import fold, stem, words

SHORTEST_PART, SHORTEST_TAIL = 4, 3  # of a compound: «tap» and «lag» end many
ENDINGS = ("eringen", "ering", "ning", "ing", "else", "het", "er", "en", "et", "t")
SHORTEST_MEANT = 5  # a shorter word is near too many
COMMON = 2  # passages a word must stand in alone before it is looked for inside others


class Vocabulary:
    """All stems of some texts.

    Args:
        texts: one for each passage.
        lang: the language they are stemmed in.
    """

    def __init__(self, texts: Iterable[str], lang: str):
        self.lang = lang
        self.passages: Counter[str] = Counter()
        self.forms: dict[str, str] = {}  # from a folded word to its stem
        self.number = 0
        for text in texts:
            self.number += 1
            written = {fold(word): stem(word, lang) for word in words(text)}
            self.forms |= written
            self.passages.update(set(written.values()))
        self._empty = {stem(word, lang) for word in empty()}
        self._spelt = self.forms | dict.fromkeys(empty(), "")
        self._of_length: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for form in self._spelt:
            self._of_length[len(form)].append((form, _letters(form)))
        self._of_root: dict[str, list[str]] = defaultdict(list)
        for known in self.passages:
            self._of_root[root(known)].append(known)
        self.parts = cache(self._parts)

    def rarity(self, known: str) -> float:
        """How much it tells that a passage holds this stem: more, the fewer do."""
        return math.log(1 + self.number / (0.5 + max(1, self.passages[known])))

    def _parts(self, compound: str) -> tuple[str, ...]:
        """The stems a compound is made of; empty if it is none, or one whose parts nobody uses alone."""
        for at in range(len(compound) - SHORTEST_TAIL, SHORTEST_PART - 1, -1):  # the longest head first
            tail = compound[at:]
            if not self._is_word(tail):
                continue
            for link in ("", "s", "e"):
                head = compound[:at].removesuffix(link)
                if len(head) < SHORTEST_PART or (link and not compound[:at].endswith(link)):
                    continue
                known = self.forms.get(head, head)
                if self._is_word(known):
                    return (*(self.parts(known) or (known,)), tail)
        return ()

    def _is_word(self, known: str) -> bool:
        return known.isalpha() and self.passages[known] >= COMMON and known not in self._empty

    def kin(self, known: str) -> list[str]:
        """The known stems made from the same root: the noun beside its verb."""
        return self._of_root.get(root(known), [])

    def nearest(self, unknown: str) -> set[str]:
        """The stems of the known words a misspelt one may have meant, all as near as the nearest; "" for an empty word.

        Args:
            unknown: the word as typed, folded.
        """
        most = 1 if len(unknown) < 8 else 2
        letters = _letters(unknown)
        best: list[str] = []
        for length in range(max(SHORTEST_MEANT, len(unknown) - most), len(unknown) + most + 1):
            for form, its in self._of_length[length]:
                if form[0] != unknown[0]:  # the first letter is seldom wrong
                    continue
                if (letters & ~its).bit_count() > most or (its & ~letters).bit_count() > most:
                    continue
                far = distance(unknown, form, most)
                if far < most:
                    best, most = [form], far
                elif far == most:
                    best.append(form)
        return {self._spelt[form] for form in best}


def root(known: str) -> str:
    """What is left of a stem when the ending that makes a noun of a verb, or an adjective of a noun, is off.

    >>> root("kalibrering") == root("kalibrer"), root("overtilpasning") == root("overtilpass")
    (True, True)
    """
    for ending in ENDINGS:
        if known.endswith(ending) and len(known) - len(ending) >= 4:
            known = known.removesuffix(ending)
            break
    return known[:-1] if len(known) > 4 and known[-1] == known[-2] else known


def _letters(word: str) -> int:
    """Which letters a word has, as bits: words with other letters cannot be near."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 64
    return bits


def distance(one: str, other: str, most: int) -> int:
    """How many letters to add, drop, change or swap with a neighbour; anything above `most` is `most + 1`.

    >>> distance("lightnign", "lightning", 2), distance("rate", "dropout", 2)
    (1, 3)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        before, last, row = row, before, [at]
        for to, same in enumerate(other, start=1):
            steps = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != same))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == same:
                steps = min(steps, last[to - 2] + 1)
            row.append(steps)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
