"""Words as the tutor compares them: small letters, one stem for all inflections, æøå and their makeshifts alike."""

import re
import unicodedata
from functools import lru_cache
from threading import Lock
from typing import Any

_WORD = re.compile(r"[^\W_]+(?:\.\d+)?")
_one_at_a_time = Lock()
_MAKESHIFT = [("æ", "a"), ("ae", "a"), ("ø", "o"), ("oe", "o"), ("å", "a"), ("aa", "a")]


def words(text: str) -> list[str]:
    """The words of a text, small and without signs; formulas and code give theirs too.

    >>> words("Cross-entropy of 0.2, is_it `F.softmax`?")
    ['cross', 'entropy', 'of', '0.2', 'is', 'it', 'f', 'softmax']
    """
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower().replace("_", " "))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The word in plain letters; it reads the same however æ, ø and å were typed.

    >>> fold("læringsgård") == fold("laeringsgaard") == "laringsgard"
    True
    """
    for written, kept in _MAKESHIFT:
        word = word.replace(written, kept)
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))


@lru_cache(maxsize=50_000)
def stem(word: str, lang: str) -> str:
    """What all inflections of a word share.

    >>> stem("nettverkene", "nb"), stem("networks", "en")
    ('nettverk', 'network')
    """
    with _one_at_a_time:  # a stemmer keeps the word it works on
        return fold(_stemmer(lang).stemWord(word))


@lru_cache(maxsize=2)
def _stemmer(lang: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer({"nb": "norwegian", "en": "english"}[lang])
