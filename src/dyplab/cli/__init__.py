"""The command `dyplab`: one file a command, and `entry.py` that reads the words typed behind it."""

from dyplab.cli.entry import main

__all__ = ["main"]
