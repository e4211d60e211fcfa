"""What was given: whether it is one number, and how a sentence speaks of it."""

from numbers import Real
from typing import Any

from dyplab.errors import DataError
from dyplab.text import Sentence


def one_number(given: Any, refusal: Sentence) -> float:
    """The number as a float; anything else is refused with a sentence that has the gap `given`."""
    if not isinstance(given, Real):
        raise DataError(refusal(given=in_short(given)))
    return float(given)


def in_short(given: Any) -> str:
    """The type, and the shape of an array or else the thing itself.

    >>> in_short("high")
    "'high' (str)"
    """
    shape = getattr(given, "shape", None)
    kind = type(given).__name__
    return f"{given!r:.40} ({kind})" if shape is None else f"{kind} {tuple(shape)}"
