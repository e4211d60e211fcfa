"""The official packages: used when their weights are there; when not, a sentence, and no network, prompt or browser."""

import builtins
import importlib
import importlib.metadata
import socket
import sys
import time
import webbrowser
from pathlib import Path

import pytest

from dyplab.errors import DataError, MissingExtra
from dyplab.pfn import official
from dyplab.pfn.official import TABICL_WEIGHTS, TABPFN_OPEN, TABPFN_WEIGHTS, official_tabicl, official_tabpfn

BOTH = {"tabpfn": official_tabpfn, "tabicl": official_tabicl}
CLASSIFIER = """
import os, socket
told = os.environ.get("TABPFN_DISABLE_TELEMETRY")

class {name}Classifier:
    def __init__(self, model_path=None, allow_auto_download=True):
        self.model_path, self.allow_auto_download = model_path, allow_auto_download
        if model_path is None or not os.path.exists(model_path):
            input("Accept the licence? ")
            socket.create_connection(("weights.example", 443))
"""


@pytest.fixture(autouse=True)
def cut_off(tmp_path, monkeypatch):
    """No network, nobody at the keyboard, and a home with nothing in it."""

    def refuse(*arguments, **named):
        raise AssertionError(f"asked for {arguments}")

    for where, what in (
        (socket.socket, "connect"),
        (socket, "create_connection"),
        (socket, "getaddrinfo"),
        (builtins, "input"),
        (webbrowser, "open"),
    ):
        monkeypatch.setattr(where, what, refuse)
    for name in ("TABPFN_MODEL_CACHE_DIR", "TABPFN_DISABLE_TELEMETRY", "XDG_CACHE_HOME", "HF_HOME", "HF_HUB_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "hjemme"))
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Put a package on the path that fetches its weights unless it is given a file, as the official ones do."""

    def put(name, version):
        monkeypatch.delitem(sys.modules, name, raising=False)
        site, shown = tmp_path / f"site-{name}", {"tabpfn": "TabPFN", "tabicl": "TabICL"}[name]
        (site / name).mkdir(parents=True)
        (site / name / "__init__.py").write_text(CLASSIFIER.format(name=shown), encoding="utf-8")
        (site / f"{name}-{version}.dist-info").mkdir()
        (site / f"{name}-{version}.dist-info" / "METADATA").write_text(f"Name: {name}\nVersion: {version}\n")
        monkeypatch.syspath_prepend(str(site))

    yield put
    for name in BOTH:
        sys.modules.pop(name, None)


def put_file(folder, name):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"weights")
    return str(folder / name)


def said_in_both_languages(error):
    assert error.said.nb != error.said.en
    assert "{" not in error.said.nb + error.said.en
    return error.said.nb, error.said.en


@pytest.mark.parametrize("name", BOTH)
def test_a_package_that_is_not_installed_is_named_with_its_command_and_licence(name, monkeypatch):
    def none(asked):
        raise importlib.metadata.PackageNotFoundError(asked)

    monkeypatch.setattr(official, "version", none)
    with pytest.raises(MissingExtra) as caught:
        BOTH[name]()
    for said in said_in_both_languages(caught.value):
        assert f'install "{name}>=2"' in said
        assert {"tabpfn": "Apache", "tabicl": "BSD"}[name] in said


@pytest.mark.parametrize(("name", "file"), [("tabpfn", TABPFN_OPEN), ("tabicl", TABICL_WEIGHTS[0])])
def test_without_weights_the_package_is_not_even_imported(name, file, install):
    install(name, "9.2.0")
    with pytest.raises(DataError) as caught:
        BOTH[name]()
    assert name not in sys.modules
    for said in said_in_both_languages(caught.value):
        assert file in said
        assert "9.2.0" in said
        assert name in said  # the folder
    assert "navngis" in caught.value.said.nb or name == "tabicl"
    assert "laster ikke ned" in caught.value.said.nb
    assert "downloads nothing" in caught.value.said.en


def test_tabpfn_gets_the_weights_that_are_there_and_reports_to_nobody(install, tmp_path):
    install("tabpfn", "9.2.0")
    file = put_file(tmp_path / "hjemme" / ".cache" / "tabpfn", TABPFN_OPEN)
    assert official_tabpfn().model_path == file
    assert sys.modules["tabpfn"].told == "1"


def test_tabpfn_with_several_weights_gets_the_newest_it_can_read(install, tmp_path):
    for file in TABPFN_WEIGHTS:
        put_file(tmp_path / "hjemme" / ".cache" / "tabpfn", file)
    install("tabpfn", "8.4.0")
    assert Path(official_tabpfn().model_path).name == "tabpfn-v3-classifier-v3_default.ckpt"


def test_weights_of_a_version_too_new_for_the_package_count_as_none(install, tmp_path):
    install("tabpfn", "2.2.1")
    put_file(tmp_path / "hjemme" / ".cache" / "tabpfn", "tabpfn-v3.5-20260909.safetensors")
    with pytest.raises(DataError):
        official_tabpfn()


@pytest.mark.parametrize(
    ("platform", "variable", "below"),
    [
        ("linux", "TABPFN_MODEL_CACHE_DIR", ""),
        ("linux", "XDG_CACHE_HOME", "tabpfn"),
        ("win32", "APPDATA", "tabpfn"),
        ("darwin", "HOME", "Library/Caches/tabpfn"),
    ],
)
def test_tabpfns_weights_are_looked_for_where_tabpfn_keeps_them(
    platform, variable, below, install, tmp_path, monkeypatch
):
    install("tabpfn", "9.2.0")
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path / "vekter på øya"))
    file = put_file(tmp_path / "vekter på øya" / below, TABPFN_OPEN)
    assert official_tabpfn().model_path == file


@pytest.mark.parametrize("file", TABICL_WEIGHTS)
def test_tabicl_takes_weights_from_the_folder_its_sentence_names(file, install):
    install("tabicl", "2.2.0")
    with pytest.raises(DataError) as caught:
        official_tabicl()
    put_file(caught.value.said.values["folder"], file)
    model = official_tabicl()
    assert Path(model.model_path).name == file
    assert model.allow_auto_download is False


@pytest.mark.parametrize(
    ("variable", "below"), [("HF_HUB_CACHE", ""), ("HF_HOME", "hub"), ("HOME", ".cache/huggingface/hub")]
)
def test_tabicl_takes_weights_that_hugging_face_has_fetched_before(variable, below, install, tmp_path, monkeypatch):
    install("tabicl", "2.2.0")
    monkeypatch.setenv(variable, str(tmp_path / "hf"))
    snapshot = tmp_path / "hf" / below / "models--jingang--TabICL" / "snapshots" / "0a1b"
    file = put_file(snapshot, TABICL_WEIGHTS[0])
    assert official_tabicl().model_path == file


def test_tabicl_before_version_2_is_as_good_as_none(install):
    install("tabicl", "0.1.4")
    with pytest.raises(MissingExtra):
        official_tabicl()


@pytest.mark.parametrize("name", BOTH)
def test_the_real_package_without_weights_is_answered_at_once(name):
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        pytest.skip(f"the official {name} is not installed; it is no part of dyplab")
    started = time.perf_counter()
    with pytest.raises(DataError):
        BOTH[name]()
    assert time.perf_counter() - started < 2
