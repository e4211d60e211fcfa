"""A card for each data set: what it is, who is in it, and on what terms it may be used."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from dyplab.errors import DataError
from dyplab.text import Sentence, number
from dyplab.text.data import BUNDLED_DAMAGED, CARD, CARD_FILE

BUNDLED = Path(__file__).parent / "bundled"  # card and files together
CARDS = Path(__file__).parent / "cards"  # the card alone; `fetch` brings the files


@dataclass(frozen=True)
class CardFile:
    """One file of a data set."""

    name: str
    size: int  # bytes
    sha256: str


@dataclass(frozen=True)
class Card:
    """A data set's card; what a person reads is in both languages, and `str(card)` is the whole card."""

    name: str
    title: Sentence
    what: Sentence
    who: Sentence
    count: int  # N
    licence: Sentence
    citation: str
    addresses: tuple[str, ...]
    files: tuple[CardFile, ...]
    bundled: bool
    by_hand: bool = False  # its owners let a person download it from their page, not a program

    def __str__(self) -> str:
        return str(
            CARD(
                title=self.title,
                what=self.what,
                who=self.who,
                count=self.count,
                licence=self.licence,
                citation=self.citation,
                addresses=", ".join(self.addresses),
                files="\n".join(
                    str(CARD_FILE(name=file.name, size=number(file.size), sha256=file.sha256)) for file in self.files
                ),
            )
        )


def cards() -> dict[str, Card]:
    """The card of each data set that dyplab brings or can fetch, by name.

    >>> cards()["mnist-5000"].count
    5000
    """
    paths = {path.parent.name: path for path in BUNDLED.glob("*/card.toml")}
    paths |= {path.stem: path for path in CARDS.glob("*.toml")}
    return {name: _read_card(name, path) for name, path in sorted(paths.items())}


def _read_card(name: str, path: Path) -> Card:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    sentences = {key: Sentence(**told[key]) for key in ("title", "what", "who", "licence")}
    return Card(
        name=name,
        count=told["count"],
        citation=told["citation"],
        addresses=tuple(told["addresses"]),
        files=tuple(CardFile(**file) for file in told["files"]),
        bundled=told["bundled"],
        by_hand=told.get("by_hand", False),
        **sentences,
    )


def bundled_file(card: Card, name: str) -> Path:
    """Where a bundled file lies, after its bytes were found to be the ones the card promises.

    Args:
        card: of the data set.
        name: of the file, as the card gives it.

    Returns:
        The file.

    Raises:
        DataError: the file is missing or changed; install dyplab again.

    >>> bundled_file(cards()["mnist-5000"], "labels-idx1-ubyte.gz").stat().st_size
    60
    """
    path = BUNDLED / card.name / name
    promised = next(file.sha256 for file in card.files if file.name == name)
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != promised:
        raise DataError(BUNDLED_DAMAGED(file=name, title=card.title))
    return path
