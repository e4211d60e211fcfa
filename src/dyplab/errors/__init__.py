"""What can go wrong, as a tree. Each message is one plain sentence: what was given, what was needed, what to do.

DyplabError
├── DataError (ValueError)          a file, table or array is not what it should be
│   └── UnsafeFile                  a file that could run code when opened (a pickle)
├── FolderError (OSError)           a folder cannot be written, or the disk is full
├── UnknownLesson (LookupError)     no lesson, exercise or quiz item has that name
├── MissingExtra (ImportError)      an optional part is not installed
└── LabError (RuntimeError)         the lab or a lesson run could not start or finish
"""

from dyplab.text import Said


class DyplabError(Exception):
    """Any error dyplab raises on purpose; `str(error)` is in the language of the moment.

    Args:
        said: the sentence, both languages, gaps filled.
    """

    def __init__(self, said: Said):
        super().__init__(said)
        self.said = said

    def __str__(self) -> str:
        return str(self.said)


class DataError(DyplabError, ValueError):
    """A file, table or array is not what it should be; the message says what was found."""


class UnsafeFile(DataError):
    """A file that could run code when opened; it was left unopened."""


class FolderError(DyplabError, OSError):
    """A folder cannot be written, or the disk is full; nothing was lost."""


class UnknownLesson(DyplabError, LookupError):
    """No lesson, exercise or quiz item has that name; the message lists near ones."""


class MissingExtra(DyplabError, ImportError):
    """An optional part is not installed; the message gives the command that installs it."""


class LabError(DyplabError, RuntimeError):
    """The lab, or the run of a lesson, could not start or finish."""
