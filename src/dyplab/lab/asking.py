"""A question to the tutor, answered line by line as it comes: passages first, then a model's words if there is one."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Event, Thread
from typing import Any

from jupyter_server.auth.decorator import authorized
from tornado.iostream import StreamClosedError

from dyplab.lab.handling import Api, web
from dyplab.text import LANGUAGES

Line = dict[str, Any]


class Ask(Api):
    """Answers with one JSON object a line; the last has `done`."""

    def initialize(self) -> None:
        self.came: asyncio.Queue[Line | Exception | None] = asyncio.Queue()
        self.left = Event()

    def on_connection_close(self) -> None:
        """The reader left: wait for no more lines."""
        super().on_connection_close()
        self.left.set()
        self.came.put_nowait(None)

    @web.authenticated
    @authorized
    async def post(self) -> None:
        question, lang = self.text("question"), self.text("lang", LANGUAGES)
        loop = asyncio.get_running_loop()

        def put(line: Line | Exception | None) -> None:
            loop.call_soon_threadsafe(self.came.put_nowait, line)

        # A thread of its own, which nobody waits for: a model may be silent for half a minute.
        Thread(target=_tell, args=(question, lang, put, self.left), daemon=True).start()
        try:
            while line := await self.came.get():
                if isinstance(line, Exception):
                    raise line
                self.set_header("Content-Type", "application/x-ndjson")
                self.write(json.dumps(line, ensure_ascii=False) + "\n")
                await self.flush()
            if not self.left.is_set():
                self.finish(set_content_type="application/x-ndjson")
        except StreamClosedError:
            self.left.set()


def _tell(question: str, lang: str, put: Callable[[Line | Exception | None], None], left: Event) -> None:
    """Put the lines of the answer, and None behind the last."""
    with suppress(RuntimeError):  # the server has stopped meanwhile
        try:
            from dyplab.course.tutor import stream  # with its index, which no page needs

            told: Iterator[Line] = stream(question, lang)
            for line in told:
                if left.is_set():
                    return
                put(line)
            put(None)
        except Exception as error:
            put(error)
