"""The computer dyplab runs on: folders, safe writing, clock, settings, threads, extras, `doctor`."""

from dyplab.system.files import make_folder, write_atomically
from dyplab.system.folders import cache_folder, data_folder, lessons_folder

__all__ = ["cache_folder", "data_folder", "lessons_folder", "make_folder", "write_atomically"]
