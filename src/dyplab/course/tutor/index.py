"""The passages of one language in an SQLite full-text index in memory: by words, parts of words, three letters."""

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from threading import Lock

from dyplab.course.glossary import terms
from dyplab.course.tutor.bridge import Bridge
from dyplab.course.tutor.passages import Passage, passages
from dyplab.course.tutor.vocabulary import Vocabulary
from dyplab.course.tutor.words import fold, stem, words

MOST_CANDIDATES = 40


class Index:
    """Passages that can be looked up.

    Args:
        found: the passages.
        lang: their language.
        bridge: the terms that stand in both languages.
    """

    def __init__(self, found: tuple[Passage, ...], lang: str, bridge: Bridge):
        self.passages, self.lang, self.bridge = found, lang, bridge
        self.vocabulary = Vocabulary((f"{passage.title} {_searched(passage)}" for passage in found), lang)
        self._lock = Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.execute("CREATE VIRTUAL TABLE words USING fts5(lesson, title, text, parts)")
        self._base.execute("CREATE VIRTUAL TABLE letters USING fts5(text, tokenize='trigram')")
        self.stems: list[frozenset[str]] = []  # of each passage, parts of compounds among them
        for at, passage in enumerate(found):
            lesson, _, heading = passage.title.rpartition(" › ") if passage.lesson else ("", "", passage.title)
            columns = [self._stems(text) for text in (lesson, heading, _searched(passage))]
            known = {stem for column in columns for stem in column}
            parts = [part for compound in known for part in self.vocabulary.parts(compound)]
            self.stems.append(frozenset((*known, *parts)))
            row = (at, *(" ".join(column) for column in (*columns, parts)))
            self._base.execute("INSERT INTO words(rowid, lesson, title, text, parts) VALUES (?, ?, ?, ?, ?)", row)
            letters = " ".join(fold(word) for word in words(f"{heading} {_searched(passage)}"))
            self._base.execute("INSERT INTO letters(rowid, text) VALUES (?, ?)", (at, letters))

    def by_words(self, stems: Iterable[str]) -> dict[int, float]:
        """The passages that hold any of these stems, and how well each fits."""
        asked = " OR ".join(f'"{known}"' for known in stems)
        return self._look_up("SELECT rowid, -bm25(words, 0.3, 2.0, 1.0, 0.5) FROM words WHERE words MATCH ?", asked)

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


def _searched(passage: Passage) -> str:
    return f"{passage.text} {passage.beside} {passage.exercise}"


@lru_cache(maxsize=2)
def index(lang: str) -> Index:
    """The index of all the course's passages in one language, made when first asked for."""
    return Index(passages(lang), lang, Bridge(terms(), lang))
