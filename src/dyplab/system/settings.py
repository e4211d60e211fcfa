"""The learner's few choices, kept in one small JSON file in the data folder."""

import json
import os

from dyplab.system.files import write_atomically
from dyplab.system.folders import data_folder
from dyplab.text import LANGUAGES, system_language


def read_setting(name: str) -> str | None:
    """A saved choice, or None when it was never made (or the file can no longer be read).

    >>> read_setting("no such choice") is None
    True
    """
    return _saved().get(name)


def save_setting(name: str, value: str) -> None:
    """Remember a choice.

    Raises:
        FolderError: the data folder cannot be written; set DYPLAB_HOME to one that can.
    """
    settings = _saved() | {name: value}
    write_atomically(data_folder() / "settings.json", json.dumps(settings, ensure_ascii=False, indent=2) + "\n")


def preferred_language(asked: str | None = None) -> str:
    """The language to speak: the one asked for, else DYPLAB_LANG, the saved choice, the computer's, English.

    Args:
        asked: "nb", "en" or None.

    Raises:
        ValueError: any other code.

    >>> preferred_language("nb")
    'nb'
    """
    if asked is not None and asked not in LANGUAGES:
        raise ValueError(f"lang={asked!r}: nb / en")
    wishes = (asked, os.environ.get("DYPLAB_LANG", "").lower(), read_setting("language"), system_language())
    return next((wish for wish in wishes if wish in LANGUAGES), "en")


def _saved() -> dict[str, str]:
    try:
        settings = json.loads((data_folder() / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not there, or spoilt: a choice can be made anew
        return {}
    return settings if isinstance(settings, dict) else {}
