"""The passages of one language in an SQLite full-text index in memory: by words, parts of words, three letters."""

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from threading import Lock

from dyplab.course.glossary import terms
from dyplab.course.tutor.bridge import Bridge
from dyplab.course.tutor.common import everyday, telling
from dyplab.course.tutor.passages import Passage, passages
from dyplab.course.tutor.vocabulary import Vocabulary
from dyplab.course.tutor.words import fold, stem, words

MOST_CANDIDATES = 40
LIGHT = 0.7  # how telling a word of every day is, beside another that is as rare
# What a find counts in the lesson's title, the heading, the text, how people ask for it, parts of compounds.
COLUMNS = "0.3, 2.0, 1.0, 1.5, 0.5"

_making = Lock()


class Index:
    """Passages that can be looked up.

    Args:
        found: the passages.
        lang: their language.
        bridge: the terms that stand in both languages.
    """

    def __init__(self, found: tuple[Passage, ...], lang: str, bridge: Bridge):
        self.passages, self.lang, self.bridge = found, lang, bridge
        self.vocabulary = Vocabulary(
            (f"{passage.title} {_searched(passage)} {_asked(passage)}" for passage in found), lang
        )
        self._lock = Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.execute("CREATE VIRTUAL TABLE words USING fts5(lesson, title, text, asked, parts)")
        self._base.execute("CREATE VIRTUAL TABLE letters USING fts5(text, tokenize='trigram')")
        self.stems: list[frozenset[str]] = []  # of each passage, parts of compounds among them
        self.heads: list[frozenset[str]] = []  # those of its heading and of how people ask for it
        self.phrases: list[
            tuple[dict[str, float], ...]
        ] = []  # the heading and each such question: how telling a stem is
        for at, passage in enumerate(found):
            lesson, _, heading = passage.title.rpartition(" › ") if passage.lesson else ("", "", passage.title)
            columns = [self._stems(text) for text in (lesson, heading, _searched(passage), _asked(passage))]
            self.stems.append(self._with_parts(known for column in columns for known in column))
            self.heads.append(self._with_parts((*columns[1], *columns[3])))
            self.phrases.append(tuple(map(self._phrase, (heading, *passage.asked))))
            parts = self.stems[-1].difference(*columns)
            row = (at, *(" ".join(column) for column in (*columns, sorted(parts))))
            self._base.execute(
                "INSERT INTO words(rowid, lesson, title, text, asked, parts) VALUES (?, ?, ?, ?, ?, ?)", row
            )
            letters = " ".join(fold(word) for word in words(f"{heading} {_searched(passage)} {_asked(passage)}"))
            self._base.execute("INSERT INTO letters(rowid, text) VALUES (?, ?)", (at, letters))

    def by_words(self, stems: Iterable[str]) -> dict[int, float]:
        """The passages that hold any of these stems, and how well each fits."""
        asked = " OR ".join(f'"{known}"' for known in stems)
        return self._look_up(f"SELECT rowid, -bm25(words, {COLUMNS}) FROM words WHERE words MATCH ?", asked)

    def by_letters(self, folded: Iterable[str]) -> dict[int, float]:
        """The passages that share runs of three letters with these words, and how well each fits."""
        runs = {word[at : at + 3] for word in folded for at in range(len(word) - 2)}
        asked = " OR ".join(f'"{run}"' for run in sorted(runs))
        return self._look_up("SELECT rowid, -bm25(letters) FROM letters WHERE letters MATCH ?", asked)

    def _look_up(self, query: str, asked: str) -> dict[int, float]:
        if not asked:
            return {}
        with self._lock:
            return dict(self._base.execute(f"{query} ORDER BY 2 DESC LIMIT {MOST_CANDIDATES}", (asked,)).fetchall())

    def _stems(self, text: str) -> list[str]:
        return [stem(word, self.lang) for word in words(text)]

    def _with_parts(self, stems: Iterable[str]) -> frozenset[str]:
        known = set(stems)
        return frozenset((*known, *(part for compound in known for part in self.vocabulary.parts(compound))))

    def _phrase(self, text: str) -> dict[str, float]:
        rarity = self.vocabulary.rarity
        stems = ((word, stem(word, self.lang)) for word in telling(text))
        return {known: rarity(known) * (LIGHT if everyday(word) else 1) for word, known in stems}


def _searched(passage: Passage) -> str:
    return f"{passage.text} {passage.beside} {passage.exercise}"


def _asked(passage: Passage) -> str:
    return " ".join(passage.asked)


def index(lang: str) -> Index:
    """The index of all the course's passages in one language, made when first asked for, once."""
    with _making:
        return _made(lang)


@lru_cache(maxsize=2)
def _made(lang: str) -> Index:
    return Index(passages(lang), lang, Bridge(terms(), lang))
