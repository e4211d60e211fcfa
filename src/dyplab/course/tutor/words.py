"""Words as the tutor compares them: small letters, one stem for all inflections, æøå and their makeshifts alike."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

_WORD = re.compile(r"[^\W_]+(?:\.\d+)?")
_MAKESHIFT = [("æ", "a"), ("ae", "a"), ("ø", "o"), ("oe", "o"), ("å", "a"), ("aa", "a")]

# Words that carry no subject. Both languages, for people mix them.
_EMPTY = """
a about after again all alle also alt am an and andre annen annet any are as at av be because been before begge being
blir bli blitt ble both bra bruk bruker brukes but by både can could da de deg dem den denne der deres det dette did
din ditt dine disse do does doesn doing don dra du during each eg egentlig ein eit eller en er et etter every few fikk
finnes fins for fordi fra from få får får før gang gi gir gjennom gjør gjøre gjort good ha had hadde han har has have he
hei hello help hennes her hi him his hjelp hjelpe how hun hva hvem hver hverandre hvilke hvilken hvilket hvis hvor
hvordan hvorfor i if ikke in inn ingen into is isn it its ja jeg jo just kan kanskje kjære know kunne la lage let like
litt ll m made make man mange me med meg mellom men mener menes mer might mine mitt min mot must my må måtte need nei no
noe noen nor not now nå når og også of off okay om on one only opp or oss other our out over på please really right s sa
same samme se seg selv sier sin sine sitt skal skulle slik so some something som still such så t than thanks that the
their them then there these they thing things this those til to too under up us ut ve ved vel veldig vi vil ville vår
var very vært være want was we were what whats when where which while who whom whose why will with would you your
være opp ned enn hele heller bare enda ennå hverken ikkje takk
forklar forklare forklarer explain betyr bety mean means tell fortell say noe si difference forskjell forskjellen
get gets got go goes give gives use used using way work works ting trenger trengs bør burde should vs via etc
"""


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
    return fold(_stemmer(lang).stemWord(word))


@lru_cache(maxsize=1)
def empty() -> frozenset[str]:
    """The words that carry no subject, folded."""
    return frozenset(fold(word) for word in _EMPTY.split())


def telling(text: str) -> list[str]:
    """The words of a question that say what it is about.

    >>> telling("What does the learning rate do?")
    ['learning', 'rate']
    """
    return [word for word in words(text) if fold(word) not in empty() and (len(word) > 1 or word.isdigit())]


@lru_cache(maxsize=2)
def _stemmer(lang: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer({"nb": "norwegian", "en": "english"}[lang])
