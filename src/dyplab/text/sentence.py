"""One sentence in both languages, and the same sentence with its gaps filled."""

from dataclasses import dataclass, field
from typing import Any

from dyplab.text.language import pick


@dataclass(frozen=True)
class Sentence:
    """The same sentence in both languages, with the same named gaps (`{file}`) in each.

    >>> too_few = Sentence(nb="Fant {n} bilder.", en="Found {n} images.")
    >>> too_few(n=3).en
    'Found 3 images.'
    """

    nb: str
    en: str

    def __call__(self, **values: Any) -> "Said":
        """Fill the gaps."""
        return Said(self, values)

    def __str__(self) -> str:
        return str(self())


@dataclass(frozen=True)
class Said:
    """A sentence with its gaps filled; `str()` gives it in the language of the moment."""

    sentence: Sentence
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def nb(self) -> str:
        return self.sentence.nb.format(**self.values)

    @property
    def en(self) -> str:
        return self.sentence.en.format(**self.values)

    def __str__(self) -> str:
        return pick(self.nb, self.en)
