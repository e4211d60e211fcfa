"""What the tutor can point to: the prose of the lessons, the glossary, the questions in the wild, the data cards."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dyplab.course.catalogue import LessonInfo, lessons, lessons_source
from dyplab.course.glossary import terms
from dyplab.course.notebook import build
from dyplab.course.tutor.plain import headings, plain, said_in
from dyplab.course.wild import wild
from dyplab.text import Said, Sentence
from dyplab.text.tutor import WILD_MISTAKE

MOST_WORDS = 150  # a passage goes on below its heading until it holds so many


@dataclass(frozen=True)
class Passage:
    """A place in the course that may answer a question.

    Attributes:
        kind: "lesson", "glossary", "wild" or "doc".
        lesson: the lesson's id; None outside the lessons.
        anchor: the id on its page: "cell-…" in a lesson, "term-…", "wild-…" or "data-…" elsewhere.
        title: the headings above it.
        text: what it says, without markup.
        exercise: the id of the exercise it states; "" if it states none.
        beside: sentences that stand with a figure or a result below it; searched, but not shown without their figure.
        cells: in a lesson, the ids of the cells it is made of.
        asked: how people may ask for it in words of their own; searched, never shown.
    """

    kind: str
    lesson: str | None
    anchor: str
    title: str
    text: str
    exercise: str = ""
    beside: str = ""
    cells: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@lru_cache(maxsize=2)
def passages(lang: str) -> tuple[Passage, ...]:
    """Every passage in one language; never a solution, a model answer or the right option of a quiz.

    Args:
        lang: "nb" or "en".
    """
    found = [passage for info in lessons() for passage in _of_lesson(info, lang)]
    return (*found, *_of_glossary(lang), *_of_wild(lang), *_of_cards(lang))


def _of_lesson(info: LessonInfo, lang: str) -> Iterator[Passage]:
    title = _in(info.title, lang)
    above, texts, beside, cells = [title], list[str](), list[str](), list[str]()
    questions = asked_in(info.id, lang)

    def passage(exercise: str = "") -> Iterator[Passage]:
        text = "\n\n".join(filter(None, texts))
        if text:
            place = f"cell-{cells[0]}"
            said = " ".join(filter(None, beside))
            asked = tuple(question for cell in cells for question in questions.get(cell, ()))
            yield Passage("lesson", info.id, place, " › ".join(above), text, exercise, said, tuple(cells), asked)
        for gathered in (texts, beside, cells):
            gathered.clear()

    for cell in build(info.id, lang)["cells"]:
        source = cell["source"]
        if cell["cell_type"] == "code":
            if exercise := cell["metadata"].get("dyplab", {}).get("exercise"):
                cells.append(cell["id"])  # the code itself is not read: it is the learner's to write
                yield from passage(exercise)
            elif texts:
                beside.append(said_in(source, lang))
            continue
        heads = headings(source)
        if heads or len(" ".join(texts).split()) > MOST_WORDS:
            yield from passage()
        for level, head in heads:
            above[1:] = [head] if level < 3 else [*above[1:2], head]
        if heads and heads[0][0] == 1:
            above[1:] = []  # the lesson's own title
        texts.append(plain(source))
        cells.append(cell["id"])
    yield from passage()


def asked_in(lesson: str, lang: str) -> dict[str, tuple[str, ...]]:
    """The questions kept beside a lesson, by the id of a cell of the passage that answers them."""
    rows = tomllib.loads((lessons_source() / lesson / "asked.toml").read_text(encoding="utf-8"))
    return {cell: tuple(row[f"asked_{lang}"]) for cell, row in rows.items()}


def _of_glossary(lang: str) -> Iterator[Passage]:
    for term in terms():
        other = term.term.en if lang == "nb" else term.term.nb
        own = _in(term.term, lang)
        title = own if own == other else f"{own} ({other})"
        names = tuple(own.removesuffix(")").split(" ("))  # "what is X?" is asked in so many words
        asked = names + (term.asked_nb if lang == "nb" else term.asked_en)
        yield Passage("glossary", None, f"term-{term.id}", title, plain(_in(term.about, lang)), asked=asked)


def _of_wild(lang: str) -> Iterator[Passage]:
    for asked in wild():
        mistake = _in(WILD_MISTAKE(mistake=_in(asked.mistake, lang)), lang)
        text = plain(f"{_in(asked.answer, lang)}\n\n{mistake}")
        yield Passage("wild", None, f"wild-{asked.id}", _in(asked.question, lang), text)


def _of_cards(lang: str) -> Iterator[Passage]:
    from dyplab.data import cards

    for name, card in cards().items():
        text = " ".join(_in(part, lang) for part in (card.what, card.who, card.licence))
        yield Passage("doc", None, f"data-{name}", _in(card.title, lang), text)


def _in(sentence: Sentence | Said, lang: str) -> str:
    return sentence.nb if lang == "nb" else sentence.en
