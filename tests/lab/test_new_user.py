"""What a new reader does: `dyplab lab`, the home page, the first lesson, an exercise; nobody outside is asked."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from lab.walking import elsewhere, new_reader, walk

WATCHING = Path(__file__).parent / "watching"


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_from_the_command_to_an_exercise_passed_and_seen_on_the_home_page(lang, browser, tmp_path):
    asked_by_python = tmp_path / "asked.txt"
    surroundings = {
        **{name: value for name, value in os.environ.items() if name != "DYPLAB_LANG"},
        "DYPLAB_HOME": str(tmp_path / "hjem på øya"),
        "PYTHONPATH": str(WATCHING),
        "DYPLAB_TEST_ASKED": str(asked_by_python),
        "OMP_NUM_THREADS": "1",
    }
    words = [sys.executable, "-m", "dyplab.cli", "lab", "--no-browser", "--lang", lang]
    with subprocess.Popen(words, env=surroundings, stdout=subprocess.PIPE, text=True, encoding="utf-8") as lab:
        context, asked = new_reader(browser)
        try:
            said = lab.stdout.readline()
            walk(context.new_page(), re.search(r"http\S+", said)[0], lang)
        finally:
            context.close()
            lab.send_signal(signal.SIGINT)
    assert len(asked) > 20 and elsewhere(asked) == []
    assert not asked_by_python.exists(), asked_by_python.read_text(encoding="utf-8")


def test_whom_python_asks_is_seen(tmp_path):
    """Else the test above would prove nothing."""
    asked = tmp_path / "asked.txt"
    for code in (
        "import socket; socket.getaddrinfo('dyplab.invalid', 80)",
        "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9))",
    ):
        surroundings = {**os.environ, "PYTHONPATH": str(WATCHING), "DYPLAB_TEST_ASKED": str(asked)}
        subprocess.run([sys.executable, "-c", code], env=surroundings, capture_output=True)
    assert [line.split()[1] for line in asked.read_text().splitlines()] == ["dyplab.invalid:", "192.0.2.1:"]
