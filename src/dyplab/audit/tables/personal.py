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
_ELEVEN = re.compile(r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)")
_DAY_AND_MONTH = re.compile(r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
_PHONE = re.compile(r"(\+|00)?(47)?[ ]?[2-9]\d([ ]?\d){6}|(\+|00)\d([ -]?\d){7,13}")
_SMALL = "von|van|de|der|den|da|di|la|al|el|bin"
_WORD = r"[A-ZÆØÅÄÖÉ][^\W\d_]*(['’.-]+[^\W\d_]*)*"
_NAME = re.compile(rf"(({_SMALL}) )*{_WORD}([ ,]+({_WORD}|{_SMALL}))*")
_BIRTH = re.compile(r"\d{5,6}|\d{8}|\d{1,2}[./-]\d{1,2}[./-](\d{2}|\d{4})")
_ADDRESS = re.compile(r"[^\W\d_].* \d+ ?[A-Za-z]?(,.*)?")
_OWN_NAME_HEADS = r"\b(for|etter|first|last|family|given|sur)[ _-]*(navn|name)\b"
_NAME_HEADS = r"navn\b|\bname|pasient|patient|pårørende|foresatt|kontaktperson|next of kin|behandler|\blege|doctor"
_PHONE_HEADS = r"tlf|telefon|mobil|phone"
_BORN_HEADS = r"født|fødsel|fodsel|fodt|birth|\bdob\b|\bborn\b"
_ADDRESS_HEADS = r"adresse|address|\bgate\b|\bstreet\b"
_POST_HEADS = r"post(nr|nummer|kode|code)?\b|\bzip"
_MOST_DIGITS = 5  # in a code for a study; dates of birth, telephones and case numbers have more
_HARMLESS = re.compile(
    r"ca|ikke|ukjent|målt|mål|under|over|mangler|neg|pos|negativ|positiv|negative|positive|not|measured|done|detected"
    r"|hemolysert|mm?g|kg|m?l|dl|mmol|mmhg|[cm]m|g|nd|ja|nei|yes|no",
    re.I,
)


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
    """What personal data a column holds: "national", "email", "phone", "name", "birth", "address", "post" or None."""
    head = column.name.replace("_", " ")
    if column.kind == "date":
        return "birth" if re.search(_BORN_HEADS, head, re.I) or _like_births(column) else None
    cells = _cells(column)
    if not cells:
        return None
    if _national(column, cells):
        return "national"
    if column.kind == "words" and column.words is not None and _EMAIL.search("\n".join(column.words)):
        return "email"
    signed = column.words is not None and any(not cell.isdigit() for cell in cells)
    if (signed or re.search(_PHONE_HEADS, head, re.I)) and _share(cells, _PHONE.fullmatch) >= ENOUGH:
        return "phone"
    if column.kind == "words" and _names(column, cells, head):
        return "name"
    for kind, heads, looks in (("birth", _BORN_HEADS, _BIRTH), ("address", _ADDRESS_HEADS, _ADDRESS)):
        if re.search(heads, head, re.I) and _share(cells, looks.fullmatch) > 0.9:
            return kind
    return (
        "post" if re.search(_POST_HEADS, head, re.I) and _share(cells, re.compile(r"\d{3,5}").fullmatch) > 0.9 else None
    )


def _national(column: Column, cells: list[str]) -> bool:
    """Whether numbers of eleven digits, alone or among other words, are valid (of random ones 0.3 %), or look so."""
    text = "\n".join(column.words if column.words is not None else cells)
    numbers = _ELEVEN.findall(text)
    if column.kind == "number":
        numbers += [cell for cell in cells if len(cell) == 10]  # a leading zero is lost
    if not numbers:
        return False
    invented = len(numbers) >= 5 and _share(numbers, _DAY_AND_MONTH.match) >= 0.9  # of random ones 4 % begin so
    return invented or _share(numbers, is_national_number) >= ENOUGH / 5


def _names(column: Column, cells: list[str], head: str) -> bool:
    """Words that look like names under a heading that says so; several words each when they may be of anything."""
    if not re.search(_NAME_HEADS, head, re.I) or _share(cells, _NAME.fullmatch) < 0.9:
        return False
    n = len(column.words if column.words is not None else ())
    if re.search(_OWN_NAME_HEADS, head, re.I) or (
        re.search(r"navn\b|\bname", head, re.I) and column.different > 0.5 * n
    ):
        return True
    return _share(cells, lambda cell: " " in cell) >= 0.9 and column.different >= max(20, 0.1 * n)


def are_codes(names: Iterable[str]) -> bool:
    """Whether names of persons are codes that may be shown: the same letters in all, and few digits.

    >>> are_codes(["phon_R01_S01", "phon_R01_S02"]), are_codes(["Ola_01", "Kari_02"]), are_codes(["210190", "030455"])
    (True, False, False)
    """
    letters = {re.sub(r"\d", "", name) for name in names}
    return len(letters) == 1 and all(len(re.findall(r"\d", name)) <= _MOST_DIGITS for name in names)


def veiled(cell: str, letters: bool = False) -> str:
    """A cell as it may be shown: what names nobody as it stands, else a for every letter and 9 for every digit.

    Args:
        cell: text from the table.
        letters: whether its letters may be shown: those of a month or a class name nobody.

    >>> veiled("<0,1"), veiled("ikke målt"), veiled("Kari"), veiled("210190 12345"), veiled("02.mai", letters=True)
    ('<0,1', 'ikke målt', 'aaaa', '999999 99999', '02.mai')
    """
    known = letters or all(map(_HARMLESS.fullmatch, re.findall(r"[^\W\d_]+", cell)))
    if known and len(re.findall(r"\d", cell)) < _MOST_DIGITS:
        return cell
    return re.sub(r"\d", "9", cell if letters else re.sub(r"[^\W\d_]", "a", cell))


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
