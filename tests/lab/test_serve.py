"""The lab as a learner starts it: on this computer only, with a token, asking nobody, ending when it is told to."""

import html
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from dyplab.errors import LabError
from dyplab.lab.serve import SETTINGS, check_port

SMALL = Path(__file__).parents[1] / "course" / "small"
LESSON = "9x-small"
START = f"""
import sys
from pathlib import Path
from dyplab.course import catalogue
catalogue.lessons_source = lambda: Path({str(SMALL)!r})
from dyplab.cli import main
sys.exit(main(sys.argv[1:]))
"""


class Lab(NamedTuple):
    process: subprocess.Popen[str]
    home: Path
    said: str

    @property
    def address(self) -> str:
        return re.search(r"http\S+", self.said)[0]

    @property
    def base(self) -> str:
        return re.match(r"http://127\.0\.0\.1:\d+/", self.address)[0]

    @property
    def token(self) -> str:
        return self.address.partition("token=")[2]

    def get(self, path: str, token: str = "") -> tuple[int, str, str]:
        request = urllib.request.Request(self.base + path, headers={"Authorization": f"token {token}"} if token else {})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.url, answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            return error.code, error.url, ""


def command(*words: str) -> list[str]:
    return [sys.executable, "-c", START, *words]


@contextmanager
def running_lab(home: Path) -> Iterator[Lab]:
    """Start the lab and wait until it has said where it is; stop it with Ctrl-C, if that has not been done."""
    process = subprocess.Popen(
        command("lab", "--no-browser", "--lang", "nb"),
        env={**os.environ, "DYPLAB_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    with process:
        try:
            yield Lab(process, home, "".join(process.stdout.readline() for _ in range(3)))
        finally:
            process.send_signal(signal.SIGINT)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A lab that is running, for tests that only look at it."""
    with running_lab(tmp_path_factory.mktemp("hjem på øya")) as lab:
        yield lab


def test_the_lab_says_where_it_is_and_how_to_stop_it(lab):
    assert "Laben er i gang" in lab.said and "Ctrl + C" in lab.said
    assert lab.address == f"{lab.base}dyplab?lang=nb&token={lab.token}", "it lands on the home page"
    assert str(lab.home / "lessons" / "nb") in lab.said


def test_the_lab_serves_the_learners_folder_to_those_who_have_the_token(lab):
    status, url, _ = lab.get(f"tree?token={lab.token}")
    assert status == 200 and url.endswith(f"/tree?token={lab.token}")
    listed = json.loads(lab.get("api/contents/nb", lab.token)[2])
    assert [file["name"] for file in listed["content"]] == [f"{LESSON}.ipynb"]
    assert lab.get("lab", lab.token)[0] == 200, "JupyterLab is there as well"


def test_without_the_token_nothing_is_served(lab):
    for path in ("api/contents", f"api/contents/nb/{LESSON}.ipynb", "api/kernels"):
        assert lab.get(path)[0] == 403 and lab.get(path, "wrong")[0] == 403
    assert "/login" in lab.get("tree")[1]
    opener = lab.home / "lessons" / ".open-lab.html"
    assert opener.stat().st_mode & 0o077 == 0, "the file holds the token"
    way_in = html.unescape(opener.read_text(encoding="utf-8"))
    assert f"{lab.base}dyplab?lang=nb&token={lab.token}" in way_in, "where the browser is sent"


def test_the_lab_asks_nobody_outside(lab):
    settings = json.loads(lab.get("lab/api/settings/@jupyterlab/apputils-extension:notification", lab.token)[2])
    shown = settings["schema"]["properties"]
    assert shown["fetchNews"]["default"] == "false" and shown["checkForUpdates"]["default"] is False
    page = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', lab.get("lab", lab.token)[2], re.S)[1]
    config = json.loads(page)
    assert config["news"] == {"disabled": True} and config["extensionManager"]["name"] == "read-only"


def test_the_lab_listens_on_this_computer_alone(lab):
    port = int(lab.base.rsplit(":", 1)[1].strip("/"))
    with socket.socket() as outside:
        outside.bind(("127.0.0.2", port))  # would be taken if the lab listened on every address


def test_opening_a_lesson_while_the_lab_runs_goes_to_the_one_that_runs(lab):
    home = {**os.environ, "DYPLAB_HOME": str(lab.home)}
    words = command("open", "9x", "--no-browser", "--lang", "nb")
    second = subprocess.run(words, env=home, capture_output=True, timeout=60)
    said = second.stdout.decode("utf-8")
    assert second.returncode == 0 and "Laben er alt i gang" in said
    assert f"{lab.base}notebooks/nb/{LESSON}.ipynb?token={lab.token}" in said


def test_the_lab_started_again_in_the_other_language_is_the_one_that_runs(lab):
    home = {**os.environ, "DYPLAB_HOME": str(lab.home)}
    second = subprocess.run(command("lab", "--no-browser", "--lang", "en"), env=home, capture_output=True, timeout=60)
    said = second.stdout.decode("utf-8")
    assert "The lab is running already" in said and f"{lab.base}dyplab?lang=en&token={lab.token}" in said
    assert (lab.home / "lessons" / "en" / f"{LESSON}.ipynb").is_file(), "the page can open them at once"


def test_the_learners_other_jupyter_is_kept_apart(lab):
    kept = {path.name for path in (lab.home / "data" / "jupyter").iterdir()}
    assert "runtime" in kept and kept <= {"config", "data", "runtime"}


@pytest.mark.skipif(os.name == "nt", reason="signals are sent in another way on Windows")
def test_ctrl_c_stops_the_lab_in_one_sentence_and_leaves_no_token_behind(tmp_path):
    with running_lab(tmp_path) as lab:
        assert (tmp_path / "lessons" / ".open-lab.html").is_file()
        lab.process.send_signal(signal.SIGINT)
        assert lab.process.wait(30) == 0
        assert lab.process.stdout.read().strip() == "Laben stopper. Det du har lagret, ligger der til neste gang."
        assert not (tmp_path / "lessons" / ".open-lab.html").exists()


def test_a_port_in_use_is_one_sentence_that_names_another_way():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        for lang, sentence in (("nb", "er opptatt"), ("en", "is in use")):
            done = subprocess.run(
                command("lab", "--no-browser", "--port", str(port), "--lang", lang), capture_output=True, timeout=60
            )
            said = done.stderr.decode("utf-8")
            assert done.returncode == 1 and len(said.splitlines()) == 1
            assert f"{port}" in said and sentence in said and re.search(r"--port \d+", said)


def test_a_port_that_is_forbidden_is_said_so(monkeypatch):
    def forbid(self, address):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", forbid)
    with pytest.raises(LabError) as error:
        check_port(80)
    assert "ikke lov" in error.value.said.nb and "may not" in error.value.said.en
    assert "--port 8888" in error.value.said.nb


def test_a_free_port_is_let_through():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    check_port(port)
    check_port(None)


def test_the_overrides_are_where_jupyter_looks_for_them():
    overrides = json.loads((SETTINGS / "overrides.json").read_text(encoding="utf-8"))
    assert overrides == {
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}
    }


LIGHT = """
import sys
from dyplab.lab.serve import start_sooner
start_sooner()
import jupyter_server.serverapp
import dyplab.lab.routes
from dyplab.lab.showing import show
show("home", "nb", "/"), show("quiz/00-start", "en", "/")
heavy = {"torch", "matplotlib", "pandas", "sklearn", "scipy", "lark"} & set(sys.modules)
assert not heavy, heavy
"""


def test_the_home_page_waits_for_no_heavy_library():
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
