"""The command as a process: what it loads, how it writes, how it ends."""

import os
import signal
import subprocess
import sys
import time

import pytest

HEAVY = {"torch", "pandas", "numpy", "sklearn", "scipy", "matplotlib", "rich", "jupyter_server", "unittest", "asyncio"}


def loaded(code: str) -> set[str]:
    """The packages in memory after running `code`."""
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('\\n' + ' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(told.stdout.splitlines()[-1].split())


def test_importing_dyplab_loads_nothing_but_itself():
    assert {name for name in loaded("import dyplab") - loaded("") if not name.startswith("dyplab")} == set()


@pytest.mark.parametrize("words", [["--help"], ["list"], ["run", "--help"], ["progress"]], ids=" ".join)
def test_a_light_command_loads_nothing_heavy(words):
    assert loaded(f"from dyplab.cli import main; main({words})") & HEAVY == set()


def test_norwegian_letters_and_arrows_come_through_on_a_console_that_knows_neither(process):
    for encoding in ("cp1252", "ascii"):
        done = process("doctor", "--lang", "nb", PYTHONIOENCODING=encoding)
        assert "språk" in process("--help", "--lang", "nb", PYTHONIOENCODING=encoding).stdout.decode("utf-8")
        assert done.stderr == b"" and done.stdout.decode("utf-8")


def test_a_reader_who_has_seen_enough_is_no_error():
    code = f"{sys.executable} -m dyplab.cli list --json | head -c 1"
    done = subprocess.run(["sh", "-c", code], capture_output=True, text=True)
    assert done.stdout == "[" and done.stderr == ""


WAITING = """
import sys, time
from dyplab.cli import entry, list as listing
def work(_):
    print("up", flush=True)
    time.sleep(30)
listing.work = work
sys.exit(entry.main(["list", "--lang", sys.argv[1]]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are sent in another way on Windows")
@pytest.mark.parametrize(("lang", "sentence"), [("nb", "Avbrutt."), ("en", "Stopped.")])
def test_ctrl_c_ends_in_one_sentence(lang, sentence):
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", WAITING, lang], text=True, **pipes) as process:
        assert process.stdout.readline() == "up\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert process.stderr.read() == f"{sentence}\n"


SLEEPING = """
import sys
from dyplab.course import catalogue, run
cell = {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": None}
cell["source"] = "import os, time; open(os.environ['STARTED'], 'w').close(); time.sleep(60)"
run.build = lambda *_: {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
from dyplab.cli import main
sys.exit(main(["run", catalogue.lessons()[0].id, "--lang", "nb"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are sent in another way on Windows")
def test_ctrl_c_in_the_middle_of_a_cell_ends_in_one_sentence(tmp_path):
    started = tmp_path / "started"
    environment = {**os.environ, "STARTED": str(started)}
    with subprocess.Popen([sys.executable, "-c", SLEEPING], env=environment, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 60
        while not started.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr.read() == b"Avbrutt.\n"
