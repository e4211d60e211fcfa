"""`dyplab data`: fetched only when asked for, said in the reader's language, stopped and gone on with."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from misbehaving import Server, cache, serving

CONTENT = bytes(range(256)) * 800


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "*")
    with serving() as server:
        server.files["a.bin"] = CONTENT
        yield server


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DYPLAB_HOME", str(tmp_path / "hjem"))
    return tmp_path / "hjem"


@pytest.fixture
def offer(server: Server, home: Path, monkeypatch: pytest.MonkeyPatch):
    """`offer("404", "good")`: let there be one data set, trial, with these addresses."""

    def call(*ways: str) -> None:
        offered = {"trial": server.card(*ways)}
        for place in ("dyplab.data.cards", "dyplab.data.fetching.cards"):
            monkeypatch.setattr(place, lambda: offered)

    return call


@pytest.mark.parametrize("words", [["data"], ["data", "list"], ["data", "fetch"], ["data", "verify"]], ids=" ".join)
def test_help_is_wholly_in_one_language(dyplab, words):
    english = dyplab(*words, "--help", "--lang", "en")
    norwegian = dyplab(*words, "--help", "--lang", "nb")
    assert (english.code, norwegian.code) == (0, 0)
    assert english.out.startswith("usage: dyplab data") and norwegian.out.startswith("bruk: dyplab data")
    for word in ("usage", "options", "positional", "show", "language", "the ", "and "):
        assert word not in norwegian.out, word
    for word in ("bruk", "valg", "argumenter", "vis ", "språk:", " og "):
        assert word not in english.out, word


@pytest.mark.parametrize("words", [["data"], ["data", "list"]], ids=" ".join)
def test_the_list_says_what_is_here_and_uses_no_network(dyplab, home, monkeypatch, words):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("the network was used"))
    said = dyplab(*words, "--lang", "nb")
    lines = {line.split()[0]: line for line in said.out.splitlines()}
    assert said.code == 0 and "følger med dyplab" in lines["mnist-5000"]
    assert "ikke hentet" in lines["mnist"] and "11,6 MB" in lines["mnist"]
    assert "not fetched" in dyplab(*words, "--lang", "en").out and not home.exists()


def test_a_data_set_whose_files_nobody_has_described_is_never_taken_for_fetched(dyplab):
    lines = {line.split()[0]: line for line in dyplab("data", "list", "--lang", "nb").out.splitlines()}
    assert "ikke hentet" in lines["decathlon-brain-tumour"] and "følger med" in lines["breast-cancer"]
    said = dyplab("data", "verify", "decathlon-brain-tumour", "--lang", "en")
    assert said.code == 1 and "medicaldecathlon.com" in said.err and said.out == ""
    assert dyplab("data", "verify", "breast-cancer", "--lang", "en").code == 0


def test_fetch_list_verify_and_what_they_say_of_damage(dyplab, offer, home):
    offer("404", "good")
    said = dyplab("data", "fetch", "trial", "--lang", "nb")
    assert (said.code, said.err) == (0, "") and str(home / "cache" / "trial") in said.out
    assert cache(home) == {"a.bin": CONTENT}
    assert "  hentet  " in dyplab("data", "list", "--lang", "nb").out
    assert dyplab("data", "verify", "--lang", "nb") == (0, "trial/a.bin: i orden\n", "")
    assert dyplab("data", "verify", "trial", "--lang", "en") == (0, "trial/a.bin: fine\n", "")

    (home / "cache" / "trial" / "a.bin").write_bytes(CONTENT[:-1])
    assert "  damaged  " in dyplab("data", "list", "--lang", "en").out
    for words in (["data", "verify"], ["data", "verify", "trial"]):
        said = dyplab(*words, "--lang", "en")
        assert (said.code, said.out) == (1, "trial/a.bin: damaged\n") and "dyplab data fetch trial" in said.err

    assert dyplab("data", "fetch", "trial").code == 0 and dyplab("data", "verify").code == 0


def test_what_was_never_fetched_is_a_fault_only_when_asked_for_by_name(dyplab, offer):
    offer("good")
    assert dyplab("data", "verify") == (0, "", "")
    said = dyplab("data", "verify", "trial", "--lang", "nb")
    assert (said.code, said.out) == (1, "trial/a.bin: mangler\n") and "dyplab data fetch trial" in said.err


def test_a_bundled_file_that_is_missing_is_mended_by_installing_again(dyplab, monkeypatch, tmp_path):
    for place in ("dyplab.data.card.BUNDLED", "dyplab.data.fetching.BUNDLED"):
        monkeypatch.setattr(place, tmp_path)
    from dyplab.data import card

    (tmp_path / "mnist-5000").mkdir()
    told = Path(card.__file__).parent / "bundled" / "mnist-5000" / "card.toml"
    (tmp_path / "mnist-5000" / "card.toml").write_bytes(told.read_bytes())
    for lang, expected in (("nb", "Installer dyplab på nytt"), ("en", "Install dyplab again")):
        for words in (["verify"], ["fetch", "mnist-5000"]):
            said = dyplab("data", *words, "--lang", lang)
            assert said.code == 1 and expected in said.err


def test_a_failed_fetch_is_said_and_ends_with_1(dyplab, offer, home):
    offer("404", "html")
    for lang, expected in (("nb", "en nettside"), ("en", "a web page")):
        said = dyplab("data", "fetch", "trial", "--lang", lang)
        assert (said.code, said.out) == (1, "") and expected in said.err and "(404)" in said.err
        assert len(said.err.splitlines()) == 1
    assert cache(home) == {}


@pytest.mark.parametrize("words", [["fetch", "hest"], ["verify", "hest"], ["fetch"], ["delete"]], ids=" ".join)
def test_wrong_use_ends_with_2(dyplab, words):
    for lang, expected in (("nb", "bruk: dyplab data"), ("en", "usage: dyplab data")):
        said = dyplab("data", *words, "--lang", lang)
        assert (said.code, said.out) == (2, "") and said.err.startswith(expected)
        assert "hest" not in words or "mnist-5000" in said.err


def test_somebody_at_the_screen_sees_a_bar(dyplab, offer, home, monkeypatch):
    offer("good")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    said = dyplab("data", "fetch", "trial")
    assert said.code == 0 and "trial" in said.err and cache(home) == {"a.bin": CONTENT}


FETCHING = """
import sys
from pathlib import Path
import dyplab.data, dyplab.data.fetching
from dyplab.cli import main
from dyplab.data import Card, CardFile
from dyplab.text import Sentence
offered = {"trial": eval(sys.argv[1])}
dyplab.data.cards = dyplab.data.fetching.cards = lambda: offered
sys.exit(main(["data", "fetch", "trial", "--lang", "nb"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are sent in another way on Windows")
def test_ctrl_c_is_one_word_and_leaves_a_part_to_go_on_from(dyplab, server, offer, home):
    server.pause = 0.1
    part = home / "cache" / "trial" / "a.bin.part"
    command = [sys.executable, "-c", FETCHING, repr(server.card("slow"))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 20
        while not (part.exists() and part.stat().st_size) and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert (process.stdout.read(), process.stderr.read()) == (b"", b"Avbrutt.\n")
    left = part.read_bytes()
    assert 0 < len(left) < len(CONTENT) and left == CONTENT[: len(left)]

    offer("good")
    assert dyplab("data", "fetch", "trial").code == 0
    assert cache(home) == {"a.bin": CONTENT} and server.asked[-1] == ("good", f"bytes={len(left)}-")


def test_help_and_the_other_commands_load_nothing_heavy():
    for words in (["data", "--help"], ["data", "fetch", "--help"], ["list"]):
        code = f"from dyplab.cli import main; main({words}); import sys; print('\\n' + ' '.join(sys.modules))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert not {"numpy", "rich", "urllib.request", "ssl"} & set(done.stdout.splitlines()[-1].split())
