"""A language model behind an OpenAI-compatible address, if somebody connected one; without it the passages suffice.

Whatever the address does, the reader has the passages already. So nothing here raises: a model that is slow, silent,
wrong or talks too much ends in one sentence.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from dyplab.course.tutor.citing import cited
from dyplab.course.tutor.passages import Passage
from dyplab.course.tutor.talking import ModelFault, talk
from dyplab.text import Said
from dyplab.text import tutor as says

MOST_WORDS = 600  # tokens the model is asked to keep to


@dataclass(frozen=True)
class Model:
    """Where a model answers, what it is called there, and the key, which no text ever shows."""

    url: str
    name: str
    key: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """The part of the address a person should know: who is asked."""
        return urlsplit(self.url).hostname or self.url


def connected() -> Model | None:
    """The model named by DYPLAB_TUTOR_URL and DYPLAB_TUTOR_MODEL (and DYPLAB_TUTOR_KEY), or None: it is off."""
    url, name = os.environ.get("DYPLAB_TUTOR_URL", "").strip(), os.environ.get("DYPLAB_TUTOR_MODEL", "").strip()
    return Model(url.rstrip("/"), name, os.environ.get("DYPLAB_TUTOR_KEY", "").strip()) if url and name else None


def written(model: Model, question: str, found: tuple[Passage, ...], lang: str) -> Iterator[dict[str, Any]]:
    """What the model writes from the passages, as it comes; only sentences that lead up to a citation are let through.

    Args:
        model: whom to ask.
        question: the reader's.
        found: the passages; they and the question are all that is sent.
        lang: to answer in.

    Yields:
        `{"text": …}`, and `{"notice": …}` if the model failed.
    """
    shown = False
    fault: Said | None = None
    try:
        for text in cited(talk(model.url, model.key, _request(model, question, found, lang)), len(found)):
            shown = True
            yield {"text": text}
    except ModelFault as stopped:
        fault = says.MODEL_CUT() if shown else stopped.said
    if not shown and fault is None:
        fault = says.MODEL_CITES_NOTHING()
    if fault is not None:
        yield {"notice": fault.nb if lang == "nb" else fault.en}


def _request(model: Model, question: str, found: tuple[Passage, ...], lang: str) -> dict[str, Any]:
    """The rules, and as data, in a form no text can break out of, the passages and the question."""
    import json

    places = [{"number": at, "title": place.title, "text": place.text} for at, place in enumerate(found, start=1)]
    data = json.dumps({"passages": places, "question": question}, ensure_ascii=False)
    rules = says.PROMPT.nb if lang == "nb" else says.PROMPT.en
    return {
        "model": model.name,
        "messages": [{"role": "system", "content": rules}, {"role": "user", "content": data}],
        "stream": True,
        "temperature": 0,
        "max_tokens": MOST_WORDS,
    }
