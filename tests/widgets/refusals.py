"""What every widget does with what it cannot show."""

import re
from collections.abc import Callable
from typing import Any

import pytest

import dyplab.text
from dyplab.errors import DataError


def refused(make: Callable[[], Any], words: str) -> None:
    """That a widget made so is refused in a sentence of either language that holds these words and no open gap."""
    with pytest.raises(DataError) as error:
        make()
    for lang in dyplab.text.LANGUAGES:
        dyplab.text.use(lang)
        assert words in str(error.value) and not re.search(r"\{\w*\}", str(error.value))
