"""argparse in Norwegian: it asks `gettext` for each of its own words, and here it gets an answer."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dyplab.text import language
from dyplab.text.cli import ARGPARSE


@contextmanager
def own_words() -> Iterator[None]:
    """Inside, argparse speaks the language of the moment."""
    if language() == "en":
        yield
        return
    words: Any = argparse  # the names under which it knows gettext are its own business, so no type tells of them
    before = words._, words.ngettext
    words._, words.ngettext = translate, translate_number
    try:
        yield
    finally:
        words._, words.ngettext = before


def translate(text: str) -> str:
    """Norwegian for one of argparse's texts; what it does not know stays as it is."""
    return ARGPARSE.get(text, text)


def translate_number(one: str, many: str, n: int) -> str:
    """The same, for a text that counts."""
    return translate(one if n == 1 else many)
