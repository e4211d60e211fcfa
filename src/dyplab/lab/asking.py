"""A question to the tutor, answered line by line as it comes: passages first, then a model's words if there is one."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from jupyter_server.auth.decorator import authorized
from tornado.iostream import StreamClosedError

from dyplab.lab.handling import Api, reading, web
from dyplab.text import LANGUAGES


class Ask(Api):
    """Answers with one JSON object a line; the last has `done`."""

    gone = False

    def on_connection_close(self) -> None:
        """The reader left: ask for no more lines."""
        super().on_connection_close()
        self.gone = True

    @web.authenticated
    @authorized
    async def post(self) -> None:
        question, lang = self.text("question"), self.text("lang", LANGUAGES)
        told = lines(question, lang)
        try:
            while not self.gone and (line := await reading(lambda: next(told, None))) is not None:
                self.set_header("Content-Type", "application/x-ndjson")
                self.write(json.dumps(line, ensure_ascii=False) + "\n")
                await self.flush()
            if not self.gone:
                self.finish(set_content_type="application/x-ndjson")
        except StreamClosedError:
            pass
        finally:
            await reading(told.close)  # type: ignore[attr-defined]


def lines(question: str, lang: str) -> Iterator[dict[str, Any]]:
    """What is sent, a line at a time.

    Args:
        question: the reader's, as typed.
        lang: "nb" or "en".
    """
    from dyplab.course import tutor

    answer = tutor.ask(question, lang)
    for passage in answer.passages:
        yield {"passage": asdict(passage)}
    yield {"done": True, "found": answer.found}
