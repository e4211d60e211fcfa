"""One request to a model's address, and the words that come back, for as long as they come in time and in measure.

Python's own urllib, in a thread of its own: an address that drips one byte a second never lets a read time out, and
the reader must not wait for it.
"""

import json
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPException
from queue import Empty, Full, Queue
from threading import Event, Thread
from time import monotonic
from typing import Any
from urllib import request as web
from urllib.error import HTTPError
from urllib.parse import urlsplit

from dyplab.text import Said
from dyplab.text import tutor as says

PATIENCE = 30.0  # seconds without a word, when connecting and after: a model on a laptop reads slowly
LONGEST = 120.0  # seconds in all
MOST_BYTES, MOST_SIGNS = 1_000_000, 8_000  # of the stream, of the text in it
CHUNK = 2**14


class ModelFault(Exception):
    """The model cannot be used, or no longer; `said` tells the reader why."""

    def __init__(self, said: Said):
        super().__init__(said)
        self.said = said


def talk(url: str, key: str, request: dict[str, Any]) -> Iterator[str]:
    """The words of the answer, as they come.

    Args:
        url: the address of the API, such as one that ends in /v1.
        key: sent as a bearer token; "" sends none.
        request: the body of a streamed chat completion.

    Raises:
        ModelFault: nobody answers, too late, too much, elsewhere, in another form, or the answer ends too soon.
    """
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise _failed("address")
    headers = {"Content-Type": "application/json", "Accept": "text/event-stream", "User-Agent": "dyplab"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    asked = web.Request(f"{url}/chat/completions", json.dumps(request).encode(), headers)
    came: Queue[bytes | ModelFault] = Queue(maxsize=64)
    left = Event()
    Thread(target=_listen, args=(asked, came, left), daemon=True).start()
    try:
        yield from _words(_lines(_in_time(came)))
    finally:
        left.set()


def _listen(asked: web.Request, came: "Queue[bytes | ModelFault]", left: Event) -> None:
    """Put into the queue what comes; an empty piece is the end."""
    for piece in _pieces(asked):
        while not left.is_set():
            with suppress(Full):
                came.put(piece, timeout=0.2)
                break
        if left.is_set():
            return


def _pieces(asked: web.Request) -> Iterator[bytes | ModelFault]:
    try:
        with closing(_opener(asked.host).open(asked, timeout=PATIENCE)) as answer:
            if answer.headers.get_content_type() != "text/event-stream":
                yield _failed("not-a-stream")
                return
            while piece := answer.read1(CHUNK):
                yield piece
            yield b""
    except HTTPError as error:
        error.close()
        yield _failed("redirected" if 300 <= error.code < 400 else "status")
    except TimeoutError:
        yield ModelFault(says.MODEL_SILENT())
    except (OSError, HTTPException, ValueError) as error:
        timed_out = isinstance(getattr(error, "reason", None), TimeoutError)
        yield ModelFault(says.MODEL_SILENT()) if timed_out else _failed("unreachable")


def _opener(host: str) -> web.OpenerDirector:
    """What opens http and https and follows nobody elsewhere; this computer itself is asked without a proxy."""
    here = (urlsplit(f"//{host}").hostname or "") in ("localhost", "127.0.0.1", "::1")
    opener = web.OpenerDirector()
    for handler in (
        web.ProxyHandler({} if here else None),
        web.HTTPHandler(),
        web.HTTPSHandler(),
        web.HTTPErrorProcessor(),
        web.HTTPDefaultErrorHandler(),
        web.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _in_time(came: "Queue[bytes | ModelFault]") -> Iterator[bytes]:
    until, many = monotonic() + LONGEST, 0
    while True:
        try:
            piece = came.get(timeout=max(0.0, min(PATIENCE, until - monotonic())))
        except Empty:
            raise ModelFault(says.MODEL_SILENT()) from None
        if isinstance(piece, ModelFault):
            raise piece
        if not piece:
            return
        many += len(piece)
        if many > MOST_BYTES:
            raise _failed("too-much")
        yield piece


def _lines(pieces: Iterator[bytes]) -> Iterator[str]:
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from (line.decode("utf-8", "replace").strip() for line in whole)
    yield rest.decode("utf-8", "replace").strip()


def _words(lines: Iterator[str]) -> Iterator[str]:
    """The text in the events of the stream, up to its proper end."""
    signs = 0
    for line in lines:
        if not line.startswith("data:"):
            continue  # the name of an event, a comment that keeps the connection open
        told = line.removeprefix("data:").strip()
        if told == "[DONE]":
            return
        try:
            choice = (json.loads(told)["choices"] or [{}])[0]
            text, ended = (choice.get("delta") or {}).get("content") or "", choice.get("finish_reason")
            signs += len(text)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise _failed("not-a-stream") from None
        if signs > MOST_SIGNS:
            raise _failed("too-much")
        if text:
            yield str(text)
        if ended in ("length", "content_filter"):
            break
        if ended:
            return
    raise ModelFault(says.MODEL_CUT())


def _failed(why: str) -> ModelFault:
    return ModelFault(says.MODEL_FAILED[why]())
