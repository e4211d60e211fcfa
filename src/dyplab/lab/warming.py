"""Make the tutor's index while the reader looks at a page, so that the first question need not wait for it."""

import asyncio
from threading import Thread

AFTER = 2.0  # seconds: by then the page has fetched its style and scripts, and nobody waits for the server

_begun: set[str] = set()


def warm_soon(lang: str) -> None:
    """Begin a little later, in a thread of its own, once for each language; to be called on the server's own thread.

    Args:
        lang: "nb" or "en".
    """
    if lang not in _begun:
        _begun.add(lang)
        asyncio.get_running_loop().call_later(AFTER, Thread(target=_warm, args=(lang,), daemon=True).start)


def _warm(lang: str) -> None:
    from dyplab.course.tutor import warm

    warm(lang)
