"""Whatever a server does: what has a file's name in the cache is the whole file, and what went wrong is said."""

import errno
import gzip
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from misbehaving import Server, cache, serving

from dyplab.data import cards, fetch, load_mnist_full, verify
from dyplab.errors import DataError, FolderError
from dyplab.text import use

CONTENT = random.Random(0).randbytes(300_000)
HALF = len(CONTENT) // 2


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr("dyplab.data.download.PATIENCE", 0.7)
    with serving() as server:
        server.files["a.bin"] = CONTENT
        yield server


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DYPLAB_HOME", str(tmp_path / "hjem"))
    return tmp_path / "hjem"


@pytest.fixture
def trial(server: Server, home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """`trial("404", "good")`: fetch with one address for each way to misbehave."""

    def call(*ways: str, progress: Callable[[int, int], None] | None = None) -> Path:
        card = server.card(*ways)
        monkeypatch.setattr("dyplab.data.fetching.cards", lambda: {"trial": card})
        return fetch("trial", progress)

    return call


def leave_part(home: Path, content: bytes) -> None:
    (home / "cache" / "trial").mkdir(parents=True)
    (home / "cache" / "trial" / "a.bin.part").write_bytes(content)


@pytest.mark.parametrize("way", ["good", "slow", "norange", "nolength", "moved", "416", "elsewhere"])
def test_a_file_comes_as_it_is_and_is_not_fetched_twice(trial, server, home, way):
    assert trial(way) == home / "cache" / "trial"
    assert cache(home) == {"a.bin": CONTENT} and verify("trial") == {"a.bin": "whole"}
    asked = len(server.asked)
    trial(way)
    assert len(server.asked) == asked


FAULTS = {
    "404": ("har ikke filen (404)", "does not have the file (404)"),
    "410": ("har ikke filen (410)", "does not have the file (410)"),
    "403": ("slipper oss ikke til filen (403)", "does not let us have the file (403)"),
    "500": ("feilkoden 500", "error code 500"),
    "204": ("feilkoden 204", "error code 204"),
    "always206": ("feilkoden 206", "error code 206"),
    "html": ("en nettside", "a web page"),
    "truncated": ("brøt forbindelsen", "broke the connection"),
    "chunked": ("brøt forbindelsen", "broke the connection"),
    "reset": ("brøt forbindelsen", "broke the connection"),
    "hangup": ("brøt forbindelsen", "broke the connection"),
    "babble": ("brøt forbindelsen", "broke the connection"),
    "corrupt": ("feil innhold", "wrong content"),
    "longer": ("ikke på 300\u00a0000 byte", "not of 300,000 bytes"),
    "newer": ("ikke på 300\u00a0000 byte", "not of 300,000 bytes"),
    "endless": ("ikke på 300\u00a0000 byte", "not of 300,000 bytes"),
    "bomb": ("ikke på 300\u00a0000 byte", "not of 300,000 bytes"),
    "stalled": ("sluttet å sende", "stopped sending"),
    "silent": ("sluttet å sende", "stopped sending"),
    "drip": ("altfor sakte", "far too slowly"),
    "loop": ("fra adresse til adresse", "from address to address"),
    "onward": ("fra adresse til adresse", "from address to address"),
    "tofile": ("fra adresse til adresse", "from address to address"),
    "toftp": ("kan ikke nås", "cannot be reached"),
    "tonowhere": ("kan ikke nås", "cannot be reached"),
}


@pytest.mark.parametrize("way", FAULTS)
def test_a_fault_is_said_and_the_next_address_is_tried(trial, server, home, monkeypatch, way):
    monkeypatch.setattr("dyplab.data.download.WINDOW", 0.2)
    host = f"127.0.0.1:{server.server_port}"
    for lang, expected in zip(("nb", "en"), FAULTS[way], strict=True):
        use(lang)
        with pytest.raises(DataError) as caught:
            trial(way)
        said = getattr(caught.value.said, lang)
        assert said == str(caught.value) and said.count(host) == 1
        assert expected in said and "a.bin" in said and "{" not in said
    assert caught.value.said.nb != caught.value.said.en
    assert "a.bin" not in cache(home) and verify("trial") == {"a.bin": "missing"}

    trial(way, "good")
    assert cache(home) == {"a.bin": CONTENT}


def test_each_address_is_told_of_in_both_languages(trial, server):
    with pytest.raises(DataError) as caught:
        trial("404", "html", "403")
    said = caught.value.said
    assert said.nb.startswith("Fikk ikke hentet a.bin") and said.en.startswith("Could not fetch a.bin")
    assert [said.nb.count(word) for word in ("(404)", "nettside", "(403)")] == [1, 1, 1]
    assert [said.en.count(word) for word in ("(404)", "web page", "(403)")] == [1, 1, 1]


def test_a_server_that_is_not_there_is_said(trial, server, home, monkeypatch):
    monkeypatch.setattr(server, "address", lambda way: "http://127.0.0.1:1/")
    with pytest.raises(DataError) as caught:
        trial("gone")
    assert "kan ikke nås" in caught.value.said.nb and "cannot be reached" in caught.value.said.en
    assert cache(home) == {}


@pytest.mark.parametrize("way", ["endless", "bomb"])
def test_no_more_is_written_or_taken_than_the_card_promises(trial, server, home, way):
    with pytest.raises(DataError):
        trial(way)
    assert cache(home) == {"a.bin.part": b""}
    assert server.sent < 20e6  # what the system holds between two programs, and not what would have come


def test_a_broken_download_goes_on_where_it_stopped(trial, server, home):
    with pytest.raises(DataError):
        trial("truncated")
    assert cache(home) == {"a.bin.part": CONTENT[:HALF]}
    trial("good")
    assert cache(home) == {"a.bin": CONTENT}
    assert server.asked == [("truncated", None), ("good", f"bytes={HALF}-")]


def test_the_next_address_goes_on_where_the_first_stopped(trial, server, home):
    trial("reset", "truncated", "stalled", "good")
    assert cache(home) == {"a.bin": CONTENT}
    assert [asked and int(asked[6:-1]) for _, asked in server.asked] == [None, 150_000, 225_000, 262_500]


@pytest.mark.parametrize("way", ["norange", "nolength", "416", "elsewhere"])
def test_a_server_that_cannot_go_on_begins_again(trial, server, home, way):
    leave_part(home, CONTENT[:HALF])
    trial(way)
    assert cache(home) == {"a.bin": CONTENT} and server.asked[0] == (way, f"bytes={HALF}-")


@pytest.mark.parametrize("way", ["good", "norange"])
@pytest.mark.parametrize("size", [1, HALF, len(CONTENT), len(CONTENT) + 1])
def test_a_part_of_something_else_is_thrown_away(trial, server, home, way, size):
    leave_part(home, bytes(size))
    trial(way)
    assert cache(home) == {"a.bin": CONTENT}
    assert len(server.asked) == (2 if way == "good" and size <= HALF else 1)


def test_a_part_that_is_whole_needs_no_network(trial, server, home):
    leave_part(home, CONTENT)
    trial("404")
    assert cache(home) == {"a.bin": CONTENT} and server.asked == []


@pytest.mark.parametrize("way", ["404", "html", "longer", "newer", "silent", "loop", "babble"])
def test_what_came_before_outlives_a_bad_answer(trial, home, way):
    leave_part(home, CONTENT[:HALF])
    with pytest.raises(DataError):
        trial(way)
    assert cache(home) == {"a.bin.part": CONTENT[:HALF]}


@pytest.mark.parametrize("damage", [b"", CONTENT[:-1], bytes(len(CONTENT)), CONTENT + b"x"])
def test_a_damaged_file_is_found_out_and_fetched_again(trial, home, damage):
    (trial("good") / "a.bin").write_bytes(damage)
    assert verify("trial") == {"a.bin": "damaged"}
    trial("good")
    assert verify("trial") == {"a.bin": "whole"}


def test_several_files_come_from_different_addresses_and_progress_is_told(trial, server, home):
    server.files |= {"b.bin": CONTENT[:1000], "tom": b""}
    told: list[tuple[int, int]] = []
    trial("truncated", "good", progress=lambda *n: told.append(n))
    assert cache(home) == server.files
    assert told[-1] == (301_000, 301_000) and told == sorted(told) and len(told) > 5


def test_a_full_disk_is_said_and_not_left_full(trial, server, small_disk, monkeypatch):
    server.files["a.bin"] = CONTENT * 10
    monkeypatch.setenv("DYPLAB_HOME", str(small_disk))
    with pytest.raises(FolderError) as caught:
        trial("good", "norange")
    assert "full" in caught.value.said.nb and "full" in caught.value.said.en
    assert cache(small_disk) == {} and len(server.asked) == 1


def test_a_cache_that_cannot_be_made_is_said(trial, home):
    home.mkdir()
    (home / "cache").write_text("in the way")
    with pytest.raises(FolderError) as caught:
        trial("good")
    assert "DYPLAB_HOME" in caught.value.said.nb and "DYPLAB_HOME" in caught.value.said.en


def test_a_folder_in_the_place_of_a_file_is_said(trial, home):
    (home / "cache" / "trial" / "a.bin").mkdir(parents=True)
    with pytest.raises((DataError, FolderError)) as caught:
        trial("good")
    assert "a.bin" in caught.value.said.nb and "a.bin" in caught.value.said.en


# A process that forks a child for each line it reads; the child fetches. So a child is there in a moment, to be killed.
MOTHER = """
import os, sys
from pathlib import Path
import dyplab.data, dyplab.data.download, dyplab.data.fetching
from dyplab.data import Card, CardFile
from dyplab.text import Sentence
name = Sentence(nb="Prøve", en="Trial")
dyplab.data.fetching.cards = lambda: {"trial": eval(sys.argv[1])}
for line in sys.stdin:
    child = os.fork()
    if not child:
        os.environ["DYPLAB_HOME"] = line.strip()
        try:
            dyplab.data.fetch("trial")
        except BaseException:
            os._exit(1)
        os._exit(0)
    print(child, flush=True)
    if line.startswith(" "):  # let it be
        continue
    sys.stdin.readline()  # until it is waited for, its number cannot become another's
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture
def mother(server: Server) -> Iterator[subprocess.Popen[str]]:
    if not hasattr(os, "fork"):
        pytest.skip("this system cannot fork")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", MOTHER, repr(server.card("slow"))], text=True, **pipes) as process:
        yield process
        process.stdin.close()


def test_killed_at_any_moment_and_begun_again_it_ends_right(server, mother, home):
    def live(place: Path, kill_after: float | None) -> int:
        """One process's life; its exit code, 0 when it had fetched."""
        mother.stdin.write(f"{place}\n")
        mother.stdin.flush()
        child = int(mother.stdout.readline())
        if kill_after is not None:
            time.sleep(kill_after)
            os.kill(child, signal.SIGKILL)
        mother.stdin.write("wait\n")
        mother.stdin.flush()
        return int(mother.stdout.readline())

    when, killed, met = random.Random(1), 0, set()
    server.pause = 0.0005
    for number in range(60):
        place = home / str(number)
        for _ in range(3):
            killed += live(place, when.uniform(0, 0.06)) == -signal.SIGKILL
            found = cache(place)
            met |= found.keys()
            part = found.get("a.bin.part", b"")
            assert found.get("a.bin", CONTENT) == CONTENT and part == CONTENT[: len(part)]
        assert live(place, None) == 0 and cache(place) == {"a.bin": CONTENT}
    assert killed > 30 and met == {"a.bin", "a.bin.part"}
    assert any(asked for _, asked in server.asked)  # some went on where the killed one stopped


def test_what_is_whole_is_left_alone_where_nothing_can_be_written(trial, monkeypatch):
    folder = trial("good")
    monkeypatch.setattr("dyplab.data.fetching.make_folder", lambda _: pytest.fail("something was to be written"))
    assert trial("404") == folder


def test_two_processes_at_once_fetch_a_file_once(server, mother, home):
    mother.stdin.write(f" {home}\n" * 3 + f"{home}\nwait\n")
    mother.stdin.flush()
    assert [mother.stdout.readline() for _ in range(5)][4] == "0\n"
    deadline = time.monotonic() + 10
    while "a.bin" not in cache(home) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert cache(home) == {"a.bin": CONTENT} and server.asked == [("slow", None)]


@pytest.mark.skipif(os.name == "nt", reason="Windows can always lock")
def test_where_nothing_can_be_locked_it_is_fetched_all_the_same(trial, home, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    trial("good")
    assert cache(home) == {"a.bin": CONTENT}


def test_full_mnist_is_what_was_fetched(mnist_full, server, home, monkeypatch):
    names = [file.name for file in cards()["mnist"].files]
    server.files = {
        name: gzip.compress((mnist_full.folder / name.removesuffix(".gz")).read_bytes(), 1) for name in names
    }
    card = server.card("404", "good", name="mnist")
    monkeypatch.setattr("dyplab.data.fetching.cards", lambda: {"mnist": card})
    fetch("mnist")
    train, test = load_mnist_full()
    for mine, official in zip((*train, *test), mnist_full[1:], strict=True):
        assert np.array_equal(mine, official)
    assert {labels.dtype for labels in (train.labels, test.labels)} == {np.dtype(np.int64)}


def test_full_mnist_is_never_fetched_unasked(home, monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("the network was used"))
    with pytest.raises(DataError) as absent:
        load_mnist_full()
    for said in (absent.value.said.nb, absent.value.said.en):
        assert "dyplab data fetch mnist" in said and "\n" not in said
    assert not home.exists()

    for file in cards()["mnist"].files:
        path = home / "cache" / "mnist" / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(file.size))
    with pytest.raises(DataError) as damaged:
        load_mnist_full()
    for said in (damaged.value.said.nb, damaged.value.said.en):
        assert "dyplab data fetch mnist" in said and "train-images-idx3-ubyte.gz" in said


def test_a_bundled_data_set_is_there_without_the_network(monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("the network was used"))
    assert (fetch("mnist-5000") / "TERMS.txt").is_file()
    assert set(verify("mnist-5000").values()) == {"whole"}


def test_an_unknown_data_set_is_said():
    with pytest.raises(DataError) as caught:
        fetch("hest")
    assert "hest" in caught.value.said.nb and "mnist-5000" in caught.value.said.en


def test_importing_the_room_loads_no_network_code():
    code = "import dyplab.data, sys; print({'urllib.request', 'http.client', 'ssl'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"


def test_every_card_that_is_fetched_has_an_address_of_its_files_and_a_sum_for_each():
    for card in cards().values():
        if not card.bundled:
            assert card.addresses and all(one.startswith("https://") for one in card.addresses)
            assert all(len(bytes.fromhex(file.sha256)) == 32 and file.size > 0 for file in card.files)
            assert all(one.endswith("/") for one in card.addresses)
