"""Cells that name a person: Norwegian national identity numbers, e-mail, telephone, names, dates of birth, postcodes.

Values are recognised, counted and never shown.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date

import numpy as np

from dyplab.audit.tables.columns import Column

ENOUGH = 0.5  # of the cells; a name column may have odd names, a telephone column a remark
_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
_PHONE = re.compile(r"(\+|00)?(47)?[ ]?[2-9]\d([ ]?\d){6}|(\+|00)\d([ -]?\d){7,13}")
_NAME = re.compile(r"[A-ZÆØÅÄÖÉ][a-zæøåäöéüß'’-]+([ ,]+[A-ZÆØÅÄÖÉ][a-zæøåäöéüß'’.-]*)*")
_NAME_HEADS = r"\b(for|etter|pasient|full|first|last|family|given|patient|sur)?[ _-]*(navn|name)\b"
_PHONE_HEADS = r"tlf|telefon|mobil|phone"
_BORN_HEADS = r"født|fødsel|fodsel|fodt|birth|\bdob\b|\bborn\b"
_POST_HEADS = r"post(nr|nummer|kode|code)?\b|\bzip"


def is_national_number(text: str) -> bool:
    """Whether eleven digits are a Norwegian national identity number: a day of birth and two check digits.

    D numbers (day + 40), help numbers (month + 40) and the synthetic ones for tests (month + 80 or + 65) count too;
    a lost leading zero is put back.

    Source: the Norwegian Tax Administration's rules for fødselsnummer (weights 3 7 6 1 8 9 4 5 2 and
    5 4 3 2 7 6 5 4 3 2, modulo 11).

    >>> is_national_number("17819099189")  # the month + 80: a synthetic person
    True
    >>> is_national_number("17819099188")
    False
    """
    digits = re.sub(r"[ .-]", "", text)
    if not re.fullmatch(r"[0-9]{10,11}", digits):
        return False
    numbers = [int(digit) for digit in digits.zfill(11)]
    if (
        sum(w * d for w, d in zip(_FIRST, numbers, strict=False)) % 11
        or sum(w * d for w, d in zip(_SECOND, numbers, strict=True)) % 11
    ):
        return False
    day, month = numbers[0] * 10 + numbers[1], numbers[2] * 10 + numbers[3]
    day -= 40 if day > 40 else 0
    month -= 80 if month > 80 else 65 if month > 65 else 40 if month > 40 else 0
    try:
        date(2000 if numbers[4] + numbers[5] == 0 else 1900 + numbers[4] * 10 + numbers[5], month, day)
    except ValueError:
        return (day, month) == (29, 2)
    return True


def personal_kind(column: Column) -> str | None:
    """What kind of personal data a column holds: "national", "email", "phone", "name", "birth", "post" or None."""
    head = column.name.replace("_", " ")
    if column.kind == "date":
        return "birth" if re.search(_BORN_HEADS, head, re.I) or _like_births(column) else None
    cells = _cells(column)
    if not cells:
        return None
    if _share(cells, is_national_number) >= ENOUGH / 5 and any(len(cell) > 9 for cell in cells):
        return "national"
    if _share(cells, _EMAIL.fullmatch) >= ENOUGH:
        return "email"
    signed = column.kind == "words" and any(not cell.isdigit() for cell in cells)
    if (signed or re.search(_PHONE_HEADS, head, re.I)) and _share(cells, _PHONE.fullmatch) >= ENOUGH:
        return "phone"
    if column.kind == "words" and column.different > 0.5 * len(column.words if column.words is not None else ()):
        named = re.search(_NAME_HEADS, head, re.I) is not None
        if (named or all(" " in cell for cell in cells)) and _share(cells, _NAME.fullmatch) >= 0.9 and named:
            return "name"
    return (
        "post" if re.search(_POST_HEADS, head, re.I) and _share(cells, re.compile(r"\d{3,5}").fullmatch) > 0.9 else None
    )


def _cells(column: Column, most: int = 2000) -> list[str]:
    """Some of the cells as text."""
    if column.words is not None:
        return [cell for cell in column.words[:most].tolist() if cell]
    numbers = column.numbers[:most]
    return [f"{number:.0f}" for number in numbers[np.isfinite(numbers)]] if column.whole else []


def _share(cells: Iterable[str], holds: Callable[[str], object]) -> float:
    return float(np.mean([bool(holds(cell)) for cell in cells]))


def _like_births(column: Column) -> bool:
    """Dates spread over more than thirty years of the last hundred and ten: nothing but births is."""
    known = column.numbers[~column.missing]
    low, high = (np.quantile(known, [0.05, 0.95]) / 365.25 + 1970) if len(known) > 20 else (0, 0)
    return bool(high - low > 30 and low > 1900 and column.different > 0.5 * len(known))
