"""Numbers as each language writes them: 93,6 % in Norwegian, 93.6% in English."""

from dyplab.text.language import language


def number(value: float, digits: int = 0) -> str:
    """A number for prose, with the decimal sign and the thousands gap of the language.

    Args:
        value: any finite number.
        digits: decimals kept.

    >>> from dyplab.text import use
    >>> use("nb"); number(84060), number(0.936, 3)
    ('84\\xa0060', '0,936')
    >>> use("en"); number(84060), number(0.936, 3)
    ('84,060', '0.936')
    >>> use(None)
    """
    english = f"{value:z,.{digits}f}"  # z: what is rounded to nothing has no minus
    if language() == "en":
        return english
    return english.replace(",", " " if abs(value) >= 10_000 else "").replace(".", ",").replace(" ", "\u00a0")


def percent(share: float, digits: int = 1) -> str:
    """A share between 0 and 1 as a percentage for prose.

    >>> from dyplab.text import use
    >>> use("nb"); percent(0.936)
    '93,6\\xa0%'
    >>> use("en"); percent(0.936)
    '93.6%'
    >>> use(None)
    """
    return number(100 * share, digits) + ("%" if language() == "en" else "\u00a0%")
