"""Where dyplab keeps things on this computer. Nothing is made by asking; `make_folder` makes.

DYPLAB_HOME, when set, gathers everything below one folder: `data`, `cache`, `lessons/nb`, `lessons/en`.
"""

import os
from pathlib import Path

from dyplab.errors import FolderError
from dyplab.text.system import NO_HOME


def data_folder() -> Path:
    """Where progress and settings are kept.

    >>> data_folder().is_absolute()
    True
    """
    chosen = _chosen()
    if chosen:
        return chosen / "data"
    import platformdirs

    _home()
    return platformdirs.user_data_path("dyplab", appauthor=False)


def cache_folder() -> Path:
    """Where downloaded files are kept; it can be deleted at any time."""
    chosen = _chosen()
    if chosen:
        return chosen / "cache"
    import platformdirs

    _home()
    return platformdirs.user_cache_path("dyplab", appauthor=False)


def lessons_folder(lang: str) -> Path:
    """Where the learner's own copies of the lessons are.

    Args:
        lang: "nb" or "en".

    >>> lessons_folder("nb").name
    'nb'
    """
    chosen = _chosen()
    return chosen / "lessons" / lang if chosen else _home() / "dyplab" / lang


def _chosen() -> Path | None:
    home = os.environ.get("DYPLAB_HOME", "").strip()
    return _expanded(home).absolute() if home else None


def _home() -> Path:
    return _expanded("~")


def _expanded(path: str) -> Path:
    """A container may run a user without a home; left alone, "~" would then become the name of a folder."""
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise FolderError(NO_HOME()) from error
