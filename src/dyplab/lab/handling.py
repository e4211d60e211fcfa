"""What every answer below `/dyplab` has in common: who may ask, what a page may load, how a request is read."""

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from jupyter_server.base.handlers import APIHandler, JupyterHandler
from tornado import web

from dyplab.errors import DyplabError, FolderError, LabError, UnknownLesson
from dyplab.system.settings import preferred_language
from dyplab.text import LANGUAGES, Said
from dyplab.text import lab as says

LIMIT = 64_000  # bytes in a request: the longest question is far shorter
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

T = TypeVar("T")
_writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="dyplab-writer")  # starts its thread when first used


async def reading(work: Callable[[], T]) -> T:
    """Do work that blocks beside the server's own thread."""
    return await asyncio.to_thread(work)


async def writing(work: Callable[[], T]) -> T:
    """Do work that changes the learner's files: one piece after the other, so that none undoes another."""
    return await asyncio.get_running_loop().run_in_executor(_writer, work)


class Refused(Exception):
    """The request cannot be met; what to tell the reader, and the status to tell it with."""

    def __init__(self, status: int, said: Said):
        super().__init__(str(said))
        self.status, self.said = status, said


class Guarded(JupyterHandler):
    """A handler with the headers of all that lies below `/dyplab`; its methods bring the decorators themselves."""

    auth_resource = "dyplab"
    policy = POLICY

    @property
    def content_security_policy(self) -> str:
        """Ours and the one the server was set up with (JupyterHub's), of which the browser keeps both."""
        given = self.settings.get("headers", {}).get("Content-Security-Policy")
        return ", ".join(filter(None, [self.policy, given]))

    def set_default_headers(self) -> None:
        super().set_default_headers()
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Cache-Control", "no-cache")

    @property
    def lang(self) -> str:
        """The language to answer in: the one asked for, else the one saved, else the computer's."""
        asked = self.get_query_argument("lang", None)
        return preferred_language(asked if asked in LANGUAGES else None)


class Api(Guarded, APIHandler):
    """A handler that is sent JSON and answers with it; what it refuses, it refuses in a sentence."""

    policy = "default-src 'none'; frame-ancestors 'none'"
    _given: dict[str, Any] | None = None

    async def prepare(self) -> None:  # type: ignore[override]
        await super().prepare()
        if self.request.method == "GET" and self.current_user:
            self.check_xsrf_cookie()  # no other page may read the answer in, not even as a script

    @property
    def lang(self) -> str:
        asked = (self._given or {}).get("lang")
        return asked if asked in LANGUAGES else super().lang

    def given(self) -> dict[str, Any]:
        """The JSON object that was sent.

        Raises:
            Refused: it is too large, or something else.
        """
        if self._given is not None:
            return self._given
        if len(self.request.body) > LIMIT:
            raise Refused(413, says.TOO_LARGE(size=len(self.request.body), limit=LIMIT))
        try:
            given = json.loads(self.request.body or b"{}")
        except (ValueError, RecursionError):
            given = None
        if not isinstance(given, dict):
            raise Refused(400, says.NOT_JSON(example='{"lang": "nb"}'))
        self._given = given
        return given

    def text(self, field: str, allowed: tuple[str, ...] = ()) -> str:
        """One field of what was sent.

        Raises:
            Refused: it is missing, no text, or not one of those allowed.
        """
        found = self.given().get(field)
        if not isinstance(found, str):
            raise Refused(400, says.FIELD_MISSING(field=field))
        if allowed and found not in allowed:
            raise Refused(400, says.FIELD_NOT_ONE_OF(field=field, got=f"«{found[:80]}»", allowed=", ".join(allowed)))
        return found

    def answer(self, content: dict[str, Any]) -> None:
        """Finish with this JSON."""
        self.finish(json.dumps(content, ensure_ascii=False))

    def said(self, said: Said) -> str:
        """A sentence in the language of the request."""
        return said.nb if self.lang == "nb" else said.en

    def log_exception(self, *error: Any) -> None:
        """What is refused in a sentence needs no traceback in the log."""
        if not isinstance(error[1], (Refused, DyplabError)):
            super().log_exception(*error)

    def write_error(self, status_code: int, **more: Any) -> None:
        error = more.get("exc_info", (None, None))[1]
        if isinstance(error, Refused):
            status, said = error.status, error.said
        elif isinstance(error, DyplabError):
            status, said = _status(error), error.said
        elif status_code == 403 and not getattr(self, "_jupyter_current_user", None):
            status, said = 403, says.SIGN_IN()
        else:
            super().write_error(status_code, **more)
            return
        self.set_status(status)
        self.answer({"message": self.said(said)})


def _status(error: DyplabError) -> int:
    kinds: dict[type[DyplabError], int] = {UnknownLesson: 404, LabError: 409, FolderError: 507}
    return next((status for kind, status in kinds.items() if isinstance(error, kind)), 500)


__all__ = ["Api", "Guarded", "Refused", "reading", "web", "writing"]
