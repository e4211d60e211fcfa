"""The computer dyplab runs on: folders, safe writing, clock, settings, threads, extras, `doctor`."""

from typing import TYPE_CHECKING, Any

from dyplab.system.clock import now_utc
from dyplab.system.extras import extra_installed, in_notebook, require_extra
from dyplab.system.files import make_folder, write_atomically
from dyplab.system.folders import cache_folder, data_folder, lessons_folder
from dyplab.system.settings import preferred_language, read_setting, save_setting
from dyplab.system.threads import cores, limit_threads
from dyplab.system.unzip import unzip_safely

if TYPE_CHECKING:
    from dyplab.system.doctor import Symptom, examine

__all__ = [
    "Symptom",
    "cache_folder",
    "cores",
    "data_folder",
    "examine",
    "extra_installed",
    "in_notebook",
    "lessons_folder",
    "limit_threads",
    "make_folder",
    "now_utc",
    "preferred_language",
    "read_setting",
    "require_extra",
    "save_setting",
    "unzip_safely",
    "write_atomically",
]


def __getattr__(name: str) -> Any:
    """The doctor comes when called: `check` imports this room too, and should not wait for it."""
    if name in ("Symptom", "examine"):
        from dyplab.system import doctor

        return getattr(doctor, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
