"""Which language the program speaks: `nb` or `en`."""

import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LANGUAGES = ("nb", "en")

_chosen: str | None = None  # set by `use` alone: a kernel or a command speaks one language at a time
_here: ContextVar[str | None] = ContextVar("language", default=None)  # set by `speaking`: a server speaks both at once


def use(lang: str | None) -> None:
    """Speak this language from now on; `None` goes back to what the surroundings ask for.

    Args:
        lang: "nb", "en" or None.

    Raises:
        ValueError: any other code.
    """
    global _chosen
    if lang is not None and lang not in LANGUAGES:
        raise ValueError(f"lang={lang!r}: nb / en")
    _chosen = lang


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Speak this language to the end of the block, in this thread or task alone.

    Args:
        lang: "nb" or "en".

    >>> with speaking("nb"):
    ...     language()
    'nb'
    """
    before = _here.set(lang)
    try:
        yield
    finally:
        _here.reset(before)


def language() -> str:
    """The language of the moment: the one of the block, else the one chosen with `use`, else the surroundings'.

    The surroundings are DYPLAB_LANG, else the system's language, else English.
    """
    asked = os.environ.get("DYPLAB_LANG", "").lower()
    return _here.get() or _chosen or (asked if asked in LANGUAGES else None) or system_language() or "en"


def system_language() -> str | None:
    """The language the computer is set to, when it is one of ours.

    Both written forms of Norwegian, and the old code `no`, give "nb"; Windows spells the name out.
    """
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")] + [locale.getlocale()[0]]
    for name in filter(None, names):
        if name.lower().startswith(("nb", "nn", "no")):
            return "nb"
        if name.lower().startswith("en"):
            return "en"
    return None


def pick(nb: str, en: str) -> str:
    """Of two texts the one in the language of the moment."""
    return nb if language() == "nb" else en
