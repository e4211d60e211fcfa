"""A question to the course and its answer: passages, and what the tutor has to say for itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dyplab.course.tutor import endpoint, wanting
from dyplab.course.tutor.index import index
from dyplab.course.tutor.passages import Passage
from dyplab.course.tutor.search import search
from dyplab.text import Said
from dyplab.text import tutor as says
from dyplab.text.site_pages import ASK_RULE_LINES

MOST_SIGNS = 500  # of a question


@dataclass(frozen=True)
class Answer:
    """What the course has on a question.

    Attributes:
        found: whether there are passages.
        passages: those that fit best, best first; a citation [1] is the first.
        notices: sentences of the tutor's own, in the language asked for: that it found nothing, gives no advice on a
            patient, points to a hint instead of a solution.
    """

    found: bool
    passages: tuple[Passage, ...] = ()
    notices: tuple[str, ...] = ()


def ask(question: str, lang: str) -> Answer:
    """Look for the passages that may answer a question; nothing is stored and nothing leaves the computer.

    Args:
        question: as typed, 500 signs at the most.
        lang: of the passages and the sentences, "nb" or "en".

    Returns:
        Answer: at most three passages, or none and a sentence that says why.

    >>> answer = ask("What is the learning rate?", "en")
    >>> answer.found, len(answer.passages)
    (True, 3)
    """
    asked = " ".join(question.split())
    if not asked:
        return _refused(says.EMPTY(), lang)
    if len(asked) > MOST_SIGNS:
        return _refused(says.TOO_LONG(n=len(asked), most=MOST_SIGNS), lang)
    if wanting.treatment(asked):
        return _refused(says.NO_ADVICE(), lang)
    found = tuple(search(asked, lang))
    notices = [says.NO_ADVICE()] if wanting.own_patient(asked) else []
    if wanting.solution(asked):
        exercise = wanting.named_exercise(asked) or next((place.exercise for place in found if place.exercise), "")
        notices.append(says.HINT_FIRST(exercise=exercise) if exercise else says.HINT_WHERE())
    if not found and not notices:
        notices += [says.NOTHING(), says.NO_ADVICE()] if wanting.clinical(asked) else [says.NOTHING()]
    return Answer(bool(found), found, tuple(_in(notice, lang) for notice in notices))


def warm(lang: str) -> None:
    """Make the index now, so that the first question need not wait for it; may be called in a thread.

    Args:
        lang: "nb" or "en".
    """
    index(lang)


def stream(question: str, lang: str) -> Iterator[dict[str, Any]]:
    """The answer piece by piece, each ready for JSON: passages first, a connected model's words as they come.

    Args:
        question: as typed.
        lang: "nb" or "en".

    Yields:
        `{"passage": {"number", "kind", "lesson", "anchor", "title", "text"}}`, `{"notice": a sentence of the tutor's}`,
        `{"text": some of the model's words}`, and at last `{"done": True, "found": whether there were passages}`.
    """
    answer = ask(question, lang)
    for number, place in enumerate(answer.passages, start=1):
        shown = {name: getattr(place, name) for name in ("kind", "lesson", "anchor", "title", "text")}
        yield {"passage": {"number": number} | shown}
    for notice in answer.notices:
        yield {"notice": notice}
    model = endpoint.connected()
    if model and answer.passages and not answer.notices:  # no patient and no exercise is put before a model
        yield from endpoint.written(model, " ".join(question.split()), answer.passages, lang)
    yield {"done": True, "found": answer.found}


def declared(lang: str) -> tuple[str, ...]:
    """What is said before anyone asks: that it is a machine, the rules of use, and where a question is sent.

    Args:
        lang: "nb" or "en".
    """
    model = endpoint.connected()
    sent = [says.ASKS_A_MODEL(host=model.host)] if model else []
    return tuple(_in(said, lang) for said in (says.MACHINE(), *sent, *(rule() for rule in ASK_RULE_LINES)))


def _refused(said: Said, lang: str) -> Answer:
    return Answer(False, notices=(_in(said, lang),))


def _in(said: Said, lang: str) -> str:
    return said.nb if lang == "nb" else said.en
