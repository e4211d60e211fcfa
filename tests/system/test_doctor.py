"""The doctor finds each fault, says its cure in both languages, and works where nearly everything is missing."""

import builtins
import json
import os
import platform
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

import pytest

from dyplab.system import Symptom, data_folder, doctor, examine
from dyplab.system.computer import browser_found, memory_bytes, port_free
from dyplab.text import Said

Both = Callable[[Said | None], str]
Install = Callable[..., Path]
SOURCE = Path(__file__).parents[2] / "src"


def symptom(name: str) -> Symptom:
    return doctor._safely(name, doctor._EXAMINATIONS[name])


def fault(name: str, both: Both) -> str:
    """See that this is found to be wrong, and return what was said and the cure, in both languages."""
    found = symptom(name)
    assert not found.ok
    return both(found.said) + "\n" + both(found.cure)


def test_everything_is_examined_and_a_fault_never_comes_without_its_cure(both: Both) -> None:
    symptoms = examine()
    names = (
        "python platform packages torch lab train mri tables memory disk data lessons port browser clock encoding proxy"
    )
    assert [symptom.name for symptom in symptoms] == names.split()
    for symptom in symptoms:
        assert symptom.said.nb and symptom.said.en and "{" not in symptom.said.nb + symptom.said.en
        assert symptom.ok or both(symptom.cure)


def test_the_doctor_works_with_nothing_installed_at_all(tmp_path: Path) -> None:
    code = f"""
import sys
sys.path.insert(0, {str(SOURCE)!r})
import json
from dyplab.system import examine
print(json.dumps([[s.name, s.ok, s.said.nb, s.said.en, s.cure and s.cure.nb, s.cure and s.cure.en] for s in examine()]))
"""
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "DYPLAB_HOME")}
    bare = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True, env=clean, cwd=tmp_path
    )
    found = {name: rest for name, *rest in json.loads(bare.stdout)}
    assert [name for name, (ok, *_) in found.items() if not ok][:2] == ["packages", "torch"]
    assert "start.py" in found["packages"][3] and "PyTorch" in found["torch"][1]
    assert not found["data"][0] and "platformdirs" in found["data"][1]
    assert found["python"][0] and all(cure for ok, _, _, *cure in found.values() if not ok)


def test_nothing_heavy_is_loaded_to_examine(tmp_path: Path) -> None:
    code = """
import sys
from dyplab.system import examine
examine()
print({"torch", "numpy", "pandas"} & set(sys.modules))
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert said.stdout == "set()\n"


def test_a_python_too_old_or_of_32_bits_is_found(monkeypatch: pytest.MonkeyPatch, both: Both) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    assert fault("python", both).count("Python 3.11 ") == 2
    monkeypatch.setattr(sys, "version_info", (3, 12, 4, "final", 0))
    monkeypatch.setattr(sys, "maxsize", 2**31 - 1)
    assert fault("python", both).count("64-bit") == 2


def test_a_python_newer_than_what_was_tried_is_fine_but_said(monkeypatch: pytest.MonkeyPatch, both: Both) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 15, 0, "final", 0))
    found = symptom("python")
    assert found.ok and "3.13" in both(found.cure)


def test_an_intel_mac_is_sent_to_colab(monkeypatch: pytest.MonkeyPatch, both: Both) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    said = fault("platform", both)
    assert said.count("2.2") == 2 and said.count("Google Colab") == 2
    monkeypatch.setattr(platform, "machine", lambda: "arm64")
    assert symptom("platform").ok


def test_core_packages_missing_too_old_or_harmful_are_named_with_the_command(install: Install, both: Both) -> None:
    install("dyplab", "0.1", ["here>=1", "gone>=1.5", "old>=2.0", "harmful!=2.6.2,>=2", "extra-only; extra == 'lab'"])
    for name, version in [("here", "1.0"), ("old", "1.9.9"), ("harmful", "2.6.2")]:
        install(name, version)
    said = fault("packages", both)
    assert said.count("gone >=1.5, old >=2.0, harmful !=2.6.2,>=2") == 2
    assert said.count('-m pip install "gone>=1.5" "old>=2.0" "harmful!=2.6.2,>=2"') == 2
    assert symptom("lab").cure is not None and symptom("lab").ok, "nobody has to have every optional part"


def test_a_missing_torch_is_said_with_the_command(
    install: Install, both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("dyplab", "0.1", ["torch>=2.4"])
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if not (Path(entry) / "torch").is_dir()])
    assert fault("torch", both).count('-m pip install "torch>=2.4"') == 2


def test_a_package_that_breaks_the_doctor_itself_is_a_symptom(monkeypatch: pytest.MonkeyPatch, both: Both) -> None:
    def broken(*_: Any) -> None:
        raise OSError("half-installed")

    monkeypatch.setattr("importlib.metadata.distribution", broken)
    assert fault("torch", both).count("half-installed") == 2


@pytest.mark.parametrize(
    ("about", "build"),
    [
        ("__version__ = '2.9'\ncuda: Optional[str] = '12.6'\nhip: Optional[str] = None\n", "CUDA 12.6"),
        ("cuda = None\nhip: Optional[str] = '6.4.1'\n", "ROCm 6.4.1"),
        ("cuda: Optional[str] = None\nhip: Optional[str] = None\n", "CPU"),
    ],
)
def test_the_build_and_size_of_torch_are_told(install: Install, both: Both, about: str, build: str) -> None:
    site = install("torch", "2.9", files={"torch/version.py": 100, "torch/lib.so": 1_500_000_000})
    (site / "torch").mkdir()
    (site / "torch" / "version.py").write_text(about)
    install("nvidia-cudnn-cu12", "9", files={"nvidia/x.so": 700_000_000})
    said = both(symptom("torch").said)
    assert f"2.9 for {build}, 2.2 GB" in said


def test_little_memory_is_found(monkeypatch: pytest.MonkeyPatch, both: Both) -> None:
    monkeypatch.setattr(doctor, "memory_bytes", lambda: 1_200_000_000)
    assert "1.2 GB" in fault("memory", both)
    monkeypatch.setattr(doctor, "memory_bytes", lambda: None)
    assert symptom("memory").ok and "?" in both(symptom("memory").said)


@pytest.mark.skipif(not Path("/proc/meminfo").exists(), reason="only Linux tells it in a file")
def test_the_memory_is_what_the_kernel_says() -> None:
    kilobytes = int(Path("/proc/meminfo").read_text().split()[1])
    assert memory_bytes() is not None and memory_bytes() <= kilobytes * 1024  # type: ignore[operator]
    assert memory_bytes() > kilobytes * 1024 / 64  # type: ignore[operator]


def test_a_disk_nearly_full_is_found(small_disk: Path, monkeypatch: pytest.MonkeyPatch, both: Both) -> None:
    monkeypatch.setenv("DYPLAB_HOME", str(small_disk / "not" / "there yet"))
    assert fault("disk", both).count("DYPLAB_HOME") == 2


def test_folders_that_cannot_be_written_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, both: Both) -> None:
    assert symptom("data").ok and symptom("lessons").ok
    assert list(data_folder().iterdir()) == [], "the doctor tidies up after itself"
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DYPLAB_HOME", str(tmp_path / "file"))
    for name in ("data", "lessons"):
        said = fault(name, both)
        assert said.count("DYPLAB_HOME") == 2 and said.count(str(tmp_path / "file" / name)) == 2


def test_a_port_in_use_is_found(both: Both) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert not port_free(port)
        found = doctor._port("port", port)
        assert not found.ok and str(port) in both(found.said) and f"--port {port + 1}" in both(found.cure)
    assert port_free(port) and doctor._port("port", port).ok


@pytest.mark.parametrize("there", [True, False])
def test_a_browser_is_looked_for_and_its_lack_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, both: Both, there: bool
) -> None:
    def get() -> object:
        if there:
            return object()
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", get)
    assert browser_found() == there
    found = symptom("browser")
    assert found.ok and (found.cure is None if there else both(found.cure))


@pytest.mark.parametrize(("year", "sane"), [(1980, False), (2031, True), (2150, False)])
def test_a_clock_far_off_is_found(monkeypatch: pytest.MonkeyPatch, both: Both, year: int, sane: bool) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            return cls(year, 5, 6, tzinfo=tz)

    monkeypatch.setattr(doctor, "datetime", Clock)
    found = symptom("clock")
    assert found.ok == sane and str(year) in both(found.said)
    assert sane or both(found.cure)
    assert Clock.now(UTC).year == year


def test_file_names_that_cannot_hold_norwegian_letters_are_found(monkeypatch: pytest.MonkeyPatch, both: Both) -> None:
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "iso8859-1")
    assert fault("encoding", both).count("PYTHONUTF8") == 2


def test_a_proxy_before_the_lab_is_found_and_its_password_not_told(monkeypatch: pytest.MonkeyPatch, both: Both) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    assert symptom("proxy").ok
    monkeypatch.setenv("http_proxy", "http://kari:hemmelig@proxy.sykehus.no:3128")
    said = fault("proxy", both)
    assert said.count("proxy.sykehus.no") == 2 and said.count("NO_PROXY") == 2 and "hemmelig" not in said
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost")
    assert symptom("proxy").ok


def test_packages_cannot_be_judged_where_packaging_itself_is_missing(
    monkeypatch: pytest.MonkeyPatch, both: Both
) -> None:
    ordinary = builtins.__import__

    def without_packaging(name: str, *rest: Any) -> Any:
        if name.startswith("packaging"):
            raise ModuleNotFoundError("No module named 'packaging'")
        return ordinary(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_packaging)
    assert fault("packages", both).count("packaging") == 2
