"""Errors that are dyplab's, said in both languages, and at the same time what scikit-learn's contract asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sklearn.exceptions import NotFittedError

from dyplab.errors import DataError
from dyplab.text import Sentence


class NotAValue(DataError, TypeError):
    """A cell of the table holds neither a number nor a text; the message says which."""


class NotFitted(DataError, NotFittedError):  # type: ignore[misc]  # scikit-learn has no types
    """The model was asked before it had been given any patients; call `fit` first."""


@contextmanager
def refused_as(sentence: Sentence, **values: Any) -> Iterator[None]:
    """What scikit-learn refuses inside is refused with this sentence, which quotes scikit-learn's reason."""
    try:
        yield
    except (ValueError, TypeError) as error:
        raise DataError(sentence(reason=error, **values)) from error
