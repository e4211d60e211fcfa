"""The command run as a person would run it, in this process or in one of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from dyplab.cli import main


class Said(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def dyplab(capsys) -> Callable[..., Said]:
    """`dyplab("list", "--lang", "nb")`: the exit code and what was said."""

    def call(*words: str) -> Said:
        capsys.readouterr()
        code = main(words)
        return Said(code, *capsys.readouterr())

    return call


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The same in a process of its own, where its imports and its output's encoding can be seen."""

    def call(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "dyplab.cli", *words]
        return subprocess.run(command, env={**os.environ, **environment}, capture_output=True)

    return call
