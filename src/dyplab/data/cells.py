"""Whether a column of text holds numbers, as people in different countries write them."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

# What stands for a missing value anywhere; "#I/T" and the like are Excel in Norwegian.
MISSING = (
    *("", "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "NULL", "null", "?", "<NA>"),
    *("#I/T", "#DIV/0!", "#VALUE!", "#VERDI!", "#REF!", "#NAME?", "#NAVN?", "#NUM!", "#NULL!"),
)
# … and what does so among numbers only: in a column of words, “-” may mean negative, and “None” no symptoms.
MISSING_AMONG_NUMBERS = ("-", "--", "—", "–", ".", "..", "na", "None", "none", "Ukjent", "ukjent", "Missing", "missing")
NO_VALUE = {*MISSING, *MISSING_AMONG_NUMBERS}

GAP = "[ \u00a0\u202f\u2009]"
POINT = re.compile(rf"[+-]?(?:\d+|\d{{1,3}}(?:(?:{GAP}|[,'])\d{{3}})+)?(?:\.\d*)?(?:[eE][+-]?\d+)?")
COMMA = re.compile(rf"[+-]?(?:\d+|\d{{1,3}}(?:(?:{GAP}|[.'])\d{{3}})+)?(?:,\d*)?(?:[eE][+-]?\d+)?")
PERSON_DIGITS = 11  # of a Norwegian identity number; Excel takes a leading zero away
EXACT_DIGITS = 15  # a float keeps as many
MOSTLY = 0.9
GLANCE = 1000
INFINITE = re.compile(r"[+-]?inf(?:inity)?", re.IGNORECASE)


class Reading(NamedTuple):
    """What became of a column of text."""

    numbers: "pd.Series[Any] | None"
    why: str = ""  # when it stays text: a key of LEFT_AS_TEXT


def as_numbers(text: "pd.Series[str]", decimal: str) -> Reading:
    """The column as numbers, if that is what it holds.

    Args:
        text: the values as they stand in the file, some perhaps missing.
        decimal: the decimal sign of the file.

    Returns:
        The numbers, or None and why the text should stand.
    """
    import pandas as pd

    codes, different = pd.factorize(text)
    words = [str(word).strip().replace("−", "-") for word in different]
    known = {word for word in words if word not in NO_VALUE}
    if not known or not _look_like_numbers(words[:GLANCE]):
        return Reading(None)
    if not all(map(_is_number, known)):
        counts = np.bincount(codes[codes >= 0], minlength=len(words))
        share = counts[[_is_number(word) for word in words]].sum() / counts.sum()
        return Reading(None, "mixed" if share >= MOSTLY else "")
    style = _style(known, decimal)
    why = kept_as_text(known) or ("" if style else "unclear")
    if why or style is None:
        return Reading(None, why)
    values = np.array([_value(word, style) if word in known else np.nan for word in words] + [np.nan])
    numbers = pd.Series(values[codes], text.index)  # the code of a missing value is -1
    if all(word.lstrip("+-").isdigit() for word in known) and len(known) == len(words) and (codes >= 0).all():
        return Reading(numbers.astype(np.int64))
    return Reading(numbers)


def kept_as_text(words: Iterable[str]) -> str:
    """Why numbers are names rather than amounts, if they are: a key of LEFT_AS_TEXT, else nothing."""
    whole = [word for word in words if word.isdigit()]
    lengths = np.array([len(word) for word in whole])
    if any(word[0] == "0" and len(word) > 1 for word in whole):
        return "zeros"
    if lengths.max(initial=0) > EXACT_DIGITS:
        return "long"
    if lengths.max(initial=0) == PERSON_DIGITS and np.mean(lengths == PERSON_DIGITS) > 0.5:
        return "person"
    return ""


def _look_like_numbers(words: Sequence[str]) -> bool:
    """Whether it is worth while to look at all of them."""
    return 2 * sum(_is_number(word) or word in NO_VALUE for word in words) > len(words)


def _style(words: Collection[str], decimal: str) -> str | None:
    """The decimal sign of these numbers; None when it cannot be told."""
    point, comma = (all(_is(pattern, word) for word in words) for pattern in (POINT, COMMA))
    if point and comma:
        return None if decimal == "," and any("." in word for word in words) else decimal
    return "." if point else "," if comma else None  # neither: 1,5 and 2.5 in one column


def _is_number(word: str) -> bool:
    return _is(POINT, word) or _is(COMMA, word)


def _is(pattern: re.Pattern[str], word: str) -> bool:
    return bool(INFINITE.fullmatch(word) or (pattern.fullmatch(word) and any(map(str.isdigit, word))))


def _value(word: str, style: str) -> float:
    gaps = ",'" if style == "." else ".'"
    return float(re.sub(rf"{GAP}|[{gaps}]", "", word).replace(",", "."))
