"""From a question to the passages that may answer it, and whether any does."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dyplab.course.tutor.alike import alike
from dyplab.course.tutor.common import everyday, telling
from dyplab.course.tutor.index import LIGHT, Index, index
from dyplab.course.tutor.passages import Passage
from dyplab.course.tutor.words import fold, stem

# A passage's place: how well its words fit, its runs of three letters, how much of the question it covers, how like
# the question its heading or one of the ways to ask for it is, and its lesson. Chosen roughly; the recall hardly moves
# when these do.
BY_WORDS, BY_LETTERS, BY_COVER, BY_PHRASE, BY_LESSON = 0.4, 0.3, 0.4, 0.3, 0.1
# What a word counts in a passage that holds it, or the glossary's word for it in the other language, or only a word
# spelt nearly so, or one made from the same root, or a part of the compound, or one that means nearly the same.
SAME, ACROSS, NEAR, KIN, PART, ALIKE = 1.0, 0.9, 0.8, 0.7, 0.7, 0.4
LOOSELY = 0.3  # what a fit through the last three alone is worth beside a fit in words
IN_PASSING = 0.7  # what a word counts that stands in the text, but not in the heading or in how people ask for it
# How much of the question the best passage must cover: much if by one or two words, less if by several together.
SEVERAL, MUCH, LESS = 3, 0.56, 0.36


@dataclass(frozen=True)
class Asked:
    """One telling word of a question: the stems that may stand for it, each with its worth, and how telling it is."""

    stems: dict[str, float]
    rarity: float

    def worth(self, known: Iterable[str]) -> float:
        """What it counts where these stems stand, 0 to 1."""
        return max((worth for one, worth in self.stems.items() if one in known), default=0.0)


@dataclass(frozen=True)
class Hit:
    """A passage, how much of the question it covers (0 to 1), by how many words, and its score."""

    passage: Passage
    cover: float
    words: int
    score: float

    @property
    def enough(self) -> bool:
        """Whether it covers so much of the question that it may well answer it."""
        return self.cover >= (LESS if self.words >= SEVERAL else MUCH)


def search(question: str, lang: str, most: int = 3) -> list[Passage]:
    """The passages that fit a question best, best first; none when none of them covers enough of it.

    Args:
        question: as typed.
        lang: of the passages, "nb" or "en".
        most: so many at most.

    >>> [passage.title for passage in search("what is overfiting?", "en", most=1)]
    ['overfitting (overtilpasning)']
    >>> search("who won the ski race on Sunday?", "en")
    []
    """
    hits = chosen(ranked(question, index(lang)), most)
    return [hit.passage for hit in hits] if any(hit.enough for hit in hits) else []


def chosen(hits: list[Hit], most: int) -> list[Hit]:
    """The best, of which one at most is a term of the glossary and one a typical question.

    Args:
        hits: best first.
        most: so many at most.
    """
    kept: list[Hit] = []
    for hit in hits:
        kind = hit.passage.kind
        if len(kept) < most and (kind == "lesson" or all(kind != other.passage.kind for other in kept)):
            kept.append(hit)
    return kept


def ranked(question: str, where: Index) -> list[Hit]:
    """All candidates, best first."""
    told = telling(question)
    asked = _asked(told, where)
    total = sum(word.rarity for word in asked)
    by_words = where.by_words(_stems(asked, NEAR, SAME))
    for at, fit in where.by_words(_stems(asked, 0.0, KIN)).items():
        by_words[at] = by_words.get(at, 0.0) + LOOSELY * fit
    by_letters = where.by_letters(fold(word) for word in told)
    best_words, best_letters = max(by_words.values(), default=1.0), max(by_letters.values(), default=1.0)
    hits = []
    for at in by_words.keys() | by_letters.keys():
        stems, heads = where.stems[at], where.heads[at]
        worths = [max(IN_PASSING * word.worth(stems), word.worth(heads)) for word in asked]
        cover = sum(worth * word.rarity for worth, word in zip(worths, asked, strict=True)) / (total or 1.0)
        fit = BY_WORDS * by_words.get(at, 0.0) / best_words + BY_LETTERS * by_letters.get(at, 0.0) / best_letters
        fit += BY_COVER * cover + BY_PHRASE * max(_likeness(asked, total, phrase) for phrase in where.phrases[at])
        hits.append(Hit(where.passages[at], cover, sum(worth > 0 for worth in worths), fit))
    return sorted(_with_lesson(hits), key=lambda hit: (-hit.score, hit.passage.title))


def _likeness(asked: list[Asked], total: float, phrase: dict[str, float]) -> float:
    """How much the question and a phrase share of what both say, 0 to 1."""
    shared = sum(word.worth(phrase) * word.rarity for word in asked)
    return 2 * shared / (total + sum(phrase.values())) if shared else 0.0


def _with_lesson(hits: list[Hit]) -> list[Hit]:
    """Lift the passages of lessons that have several: who asks about a thing asks where it is treated."""
    scores = defaultdict(list)
    for hit in hits:
        scores[hit.passage.lesson or ""].append(hit.score)
    means = {lesson: sum(sorted(found)[-5:]) / 5 for lesson, found in scores.items()}
    best = max((mean for lesson, mean in means.items() if lesson), default=0.0) or 1.0
    means[""] = 0.8 * best  # what lies outside the lessons is short and to the point
    return [replace(hit, score=hit.score + BY_LESSON * means[hit.passage.lesson or ""] / best) for hit in hits]


def _stems(asked: Iterable[Asked], least: float, most: float) -> set[str]:
    return {known for word in asked for known, worth in word.stems.items() if least <= worth <= most}


def _asked(told: list[str], where: Index) -> list[Asked]:
    own = [stem(word, where.lang) for word in told]
    across = where.bridge.across(told)
    found = []
    for at, word in enumerate(told):
        if stems := _meant(fold(word), at, own, across[at], where):
            found.append(Asked(stems, _rarity(stems, where) * (LIGHT if everyday(word) else 1)))
    return found


def _rarity(stems: dict[str, float], where: Index) -> float:
    """How telling a word is: as the commonest of those that stand for it best and are known."""
    known = {one: worth for one, worth in stems.items() if one in where.vocabulary.passages} or stems
    best = max(known.values())
    return min(where.vocabulary.rarity(one) for one, worth in known.items() if worth == best)


def _meant(word: str, at: int, own: list[str], across: set[str], where: Index) -> dict[str, float]:
    """The stems that may stand for the word in that place of the question; none if it is an empty word, misspelt."""
    vocabulary, known = where.vocabulary, own[at]
    stems = {known: SAME} | {pair: SAME for pair in _joined(own, at) if pair in vocabulary.passages}
    if known not in vocabulary.passages and not across:
        near = vocabulary.nearest(word)
        if near == {""}:
            return {}
        stems = dict.fromkeys(near - {""}, NEAR) | stems
    loose = dict.fromkeys(alike(where.lang).get(known, ()), ALIKE) | dict.fromkeys(vocabulary.kin(known), KIN)
    return loose | dict.fromkeys(vocabulary.parts(known), PART) | dict.fromkeys(across, ACROSS) | stems


def _joined(stems: list[str], at: int) -> list[str]:
    """The compounds this word makes with its neighbours: «trenings sett» for «treningssett»."""
    pairs = [stems[place : place + 2] for place in (at - 1, at) if place >= 0]
    return [link.join(pair) for pair in pairs if len(pair) == 2 for link in ("", "s")]
