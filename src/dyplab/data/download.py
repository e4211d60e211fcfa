"""One file from one address into a part of a file on disk.

Python's own urllib, and not a library for fetching: the one considered, pooch 1.9, starts a broken download over from
the first byte, tries one address only, and writes for as long as the server sends.

What the file holds is known beforehand, by its size and sum. So a part is worth keeping whoever sent it, and no server
needs to be asked whether its file has changed: if the sum is wrong in the end, all of it is thrown away.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPException, HTTPResponse
from itertools import chain
from pathlib import Path
from typing import Any
from urllib import request as web
from urllib.error import HTTPError
from urllib.parse import urlsplit

from dyplab.data.card import CardFile
from dyplab.text import Sentence, number
from dyplab.text import fetch as says

PATIENCE = 20.0  # seconds without a sign of life, when connecting and after
WINDOW, SLOWEST = 30.0, 1000  # seconds, and bytes a second over that time: below, a server is as good as silent
CHUNK = 2**16
PAGE = (b"<!doctype html", b"<html")


class AddressFault(Exception):
    """This address did not give the file; another one may."""

    def __init__(self, url: str, sentence: Sentence, **values: Any):
        self.said = sentence(host=urlsplit(url).netloc, **values)
        super().__init__(self.said)


def download(url: str, file: CardFile, part: Path, on_bytes: Callable[[int], None]) -> bool:
    """Add to `part` what it lacks of the file; whether it then is the right file remains to be seen.

    Args:
        url: address of the file, http or https.
        file: its name, size in bytes and sum, from the card.
        part: on disk; what it holds is kept if the server can go on from there.
        on_bytes: told how many bytes there are, as they come.

    Returns:
        Whether anything was kept from an earlier download.

    Raises:
        AddressFault: this address failed; `part` holds what the next may go on from.
        OSError: the part cannot be written, or the disk is full.
    """
    at = part.stat().st_size if part.exists() else 0
    answer, at = _ask(url, at if at < file.size else 0)
    kept = at > 0
    with closing(answer):
        chunks = _chunks(url, answer)
        first = next(chunks, b"")
        if first.lstrip().lower().startswith(PAGE):
            raise AddressFault(url, says.WEB_PAGE)
        whole = answer.headers.get("Content-Range", "").rpartition("/")[2] or answer.headers.get("Content-Length", "*")
        if whole not in ("*", str(file.size)):
            raise AddressFault(url, says.WRONG_SIZE, need=number(file.size))
        with part.open("r+b" if kept else "wb") as out:  # not before: what is there may be better than what came
            out.seek(at)
            for chunk in chain([first], chunks):
                at += len(chunk)
                if at > file.size:
                    out.truncate(0)
                    raise AddressFault(url, says.WRONG_SIZE, need=number(file.size))
                out.write(chunk)
                on_bytes(at)
            out.flush()
            os.fsync(out.fileno())
    if at < file.size:
        raise AddressFault(url, says.BROKEN)
    return kept


def _ask(url: str, start: int) -> tuple[HTTPResponse, int]:
    """The server's answer, and the place in the file where it begins: `start`, or 0 if it cannot go on from there."""
    asked = web.Request(url, headers={"User-Agent": "dyplab", "Accept-Encoding": "identity"})
    if start:
        asked.add_header("Range", f"bytes={start}-")
    try:
        answer: HTTPResponse = _opener().open(asked, timeout=PATIENCE)
    except HTTPError as error:
        error.close()
        if start and error.code == 416:  # there is nothing from there on
            return _ask(url, 0)
        raise AddressFault(url, _refusal(error.code), status=error.code) from error
    except (OSError, HTTPException, ValueError) as error:
        raise _told(url, error) from error
    if answer.status == 200:
        return answer, 0
    if answer.status == 206 and answer.headers.get("Content-Range", "").startswith(f"bytes {start}-"):
        return answer, start
    answer.close()
    if start:
        return _ask(url, 0)
    raise AddressFault(url, says.ANSWERED, status=answer.status)


def _opener() -> web.OpenerDirector:
    """What opens http and https, through the proxy the computer is set up with, and nothing else: no file:, no ftp:."""
    opener = web.OpenerDirector()
    for handler in (
        web.ProxyHandler(),
        web.HTTPHandler(),
        web.HTTPSHandler(),
        web.HTTPRedirectHandler(),
        web.HTTPErrorProcessor(),
        web.HTTPDefaultErrorHandler(),
        web.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _chunks(url: str, answer: HTTPResponse) -> Iterator[bytes]:
    """What comes, as it comes, for as long as it comes fast enough."""
    since, came = time.monotonic(), 0
    while True:
        try:
            chunk = answer.read1(CHUNK)
        except (OSError, HTTPException, ValueError) as error:
            raise _told(url, error) from error
        if not chunk:
            return
        came += len(chunk)
        yield chunk
        if time.monotonic() - since > WINDOW:
            if came < SLOWEST * WINDOW:
                raise AddressFault(url, says.STALLED)
            since, came = time.monotonic(), 0


def _refusal(status: int) -> Sentence:
    if status in (404, 410):
        return says.GONE
    if status in (401, 403):
        return says.REFUSED
    return says.REDIRECTED if 300 <= status < 400 else says.ANSWERED


def _told(url: str, error: Exception) -> AddressFault:
    """What Python says about a connection, as one of our sentences."""
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return AddressFault(url, says.STALLED)
    if isinstance(error, (ConnectionError, HTTPException)):
        return AddressFault(url, says.BROKEN)
    return AddressFault(url, says.UNREACHABLE, reason=getattr(reason, "strerror", None) or reason)
