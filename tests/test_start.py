"""start.py decides what to install; here on an imagined computer, so that nothing is downloaded."""

import ast
import importlib.util
import os
import re
import runpy
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dyplab.text import LANGUAGES, use
from dyplab.text import start as says

ROOT = Path(__file__).resolve().parents[1]


LAB = """
import time
print("up", flush=True)
try:
    time.sleep(60)
except KeyboardInterrupt:
    time.sleep(1)
    raise SystemExit(5)
"""


class Computer:
    """Stands in for what start.py starts: writes down each command and does what it would have done."""

    def __init__(self, start, monkeypatch):
        self.start, self.commands, self.said = start, [], []
        self.pip_works = self.packages_there = self.cpu_torch_known = self.uv_reaches = True
        monkeypatch.setattr(start, "run", self.run)
        monkeypatch.setattr(start, "say", lambda said: self.said.append(said.sentence))
        monkeypatch.setattr(start.subprocess, "run", self.ask)
        monkeypatch.setattr(start.shutil, "which", lambda name: None)
        monkeypatch.setattr(start.sys, "platform", "linux")

    def run(self, command, cwd=None, stderr=None):
        words = " ".join(command).replace(self.start.PYTHON, "PYTHON").replace(sys.executable, "OUTER")
        self.commands.append(words)
        python = Path(self.start.PYTHON)
        if " -m venv " in words:
            python.parent.mkdir(parents=True, exist_ok=True)
            python.write_text("")
            self.packages_there = False
        if " -m pip install " in words and " uv" not in words:
            self.packages_there = self.pip_works
            return 0 if self.pip_works else 1
        if " -c from dyplab" in words:
            return 0 if self.packages_there and python.exists() else 1
        return 0 if python.exists() else 127

    def ask(self, command, **_):
        words = " ".join(command)
        self.commands.append(words.replace(self.start.PYTHON, "PYTHON"))
        versions = "2.14.0, 2.13.0+cpu, 2.13.0" if self.cpu_torch_known else "2.14.0, 2.13.0"
        code = 0 if self.uv_reaches or "--torch-backend" not in words else 2
        return subprocess.CompletedProcess(command, code, stdout=f"torch (2.14.0)\nAvailable versions: {versions}")

    def installed(self):
        return [words for words in self.commands if " pip install " in words]


@pytest.fixture
def start(tmp_path, monkeypatch):
    specification = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    module = importlib.util.module_from_spec(specification)
    monkeypatch.setattr(sys, "path", list(sys.path))
    specification.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text("[project]")
    (tmp_path / "constraints.txt").write_text("torch==2.13.0\n")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", str(tmp_path / ".venv/bin/python"))
    monkeypatch.setattr(module, "UNFINISHED", tmp_path / ".venv/unfinished")
    return module


@pytest.fixture
def computer(start, monkeypatch):
    return Computer(start, monkeypatch)


def test_the_first_run_makes_an_environment_and_installs_the_versions_that_were_tested(start, computer):
    assert start.main(["lab", "--no-browser"]) == 0
    assert any(words.startswith("OUTER -m venv") for words in computer.commands)
    [install] = computer.installed()
    assert "-c constraints.txt -e .[lab,train]" in install
    assert computer.commands[-1] == "PYTHON -m dyplab.cli lab --no-browser"
    assert computer.said == [says.PREPARING, says.READY]


def test_the_second_run_installs_nothing_and_says_nothing(start, computer):
    start.main(["lab"])
    computer.commands.clear(), computer.said.clear()
    assert start.main(["lab"]) == 0
    assert computer.installed() == [] and computer.said == []
    assert computer.commands[-1] == "PYTHON -m dyplab.cli lab"


def test_without_a_word_the_lab_starts_and_any_other_command_is_passed_on(start, computer):
    start.main([])
    assert computer.commands[-1] == "PYTHON -m dyplab.cli lab"
    start.main(["run", "03", "--solved"])
    assert computer.commands[-1] == "PYTHON -m dyplab.cli run 03 --solved"


def test_help_installs_nothing(start, computer):
    assert start.main(["--help"]) == 0
    assert computer.commands == [] and computer.said == [says.USAGE]


def test_what_the_tests_need_holds_what_the_lab_needs_but_not_the_other_way(start, computer):
    start.main(["test"])
    start.main(["lab"])
    assert len(computer.installed()) == 1 and "-e .[lab,train,author,dev]" in computer.installed()[0]
    start.stamp_file("test").unlink()
    start.main(["test"])
    assert len(computer.installed()) == 2


def test_new_requirements_are_installed_into_the_environment_that_is_there(start, computer):
    start.main(["lab"])
    (start.ROOT / "constraints.txt").write_text("torch==2.13.0\nnumpy==2.4.6\n")
    start.main(["lab"])
    assert len(computer.installed()) == 2
    assert sum(" -m venv " in words for words in computer.commands) == 1


def test_an_installation_that_stopped_is_said_and_made_again_the_next_time(start, computer):
    computer.pip_works = False
    assert start.main(["lab"]) == 1
    assert computer.said[-1] == says.NOT_INSTALLED
    assert "dyplab.cli" not in computer.commands[-1]
    computer.pip_works = True
    assert start.main(["lab"]) == 0
    assert says.REPAIRING in computer.said and sum("-m venv --clear" in words for words in computer.commands) == 2


@pytest.mark.parametrize("harm", ["the Python is gone", "packages are gone"])
def test_an_environment_that_was_harmed_is_made_again(start, computer, harm):
    start.main(["lab"])
    if harm == "the Python is gone":
        Path(start.PYTHON).unlink()
    else:
        computer.packages_there = False
    assert start.main(["lab"]) == 0
    assert says.REPAIRING in computer.said and len(computer.installed()) == 2
    assert computer.commands[-1] == "PYTHON -m dyplab.cli lab"


def test_a_folder_that_was_moved_is_installed_again(start, computer, monkeypatch, tmp_path):
    start.main(["lab"])
    before = start.stamp()
    monkeypatch.setattr(start, "ROOT", tmp_path / "flyttet")
    (tmp_path / "flyttet").mkdir()
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).rename(tmp_path / "flyttet" / name)
    assert start.stamp() != before


def test_a_small_torch_that_pip_knows_of_is_left_to_pip(start, computer):
    start.main(["lab"])
    assert not any("uv" in words.split() for words in computer.commands) and says.LARGE not in computer.said


def test_else_uv_brings_the_small_torch_before_pip_brings_the_rest(start, computer):
    computer.cpu_torch_known = False
    start.main(["lab"])
    torch = [at for at, words in enumerate(computer.commands) if "--torch-backend=cpu torch==2.13.0" in words]
    assert "--dry-run" in computer.commands[torch[0]] and "--dry-run" not in computer.commands[torch[1]]
    assert computer.commands.index(computer.installed()[-1]) > torch[1] and says.LARGE not in computer.said


def test_where_the_small_torch_cannot_be_reached_the_size_of_the_large_one_is_said_first(start, computer):
    computer.cpu_torch_known = computer.uv_reaches = False
    start.main(["lab"])
    assert says.LARGE in computer.said
    assert sum("--torch-backend=cpu" in words for words in computer.commands) == 1  # asked for, never downloaded
    assert ".[lab,train]" in computer.installed()[-1]


def test_windows_and_macs_get_the_small_torch_from_pip_alone(start, computer, monkeypatch):
    monkeypatch.setattr(start.sys, "platform", "win32")
    start.main(["lab"])
    assert len(computer.installed()) == 1 and not any("index" in words for words in computer.commands)


def pretend(start, monkeypatch, case):
    """Make the computer one that dyplab cannot be installed on."""
    if case == "no venv":
        monkeypatch.setattr(start, "find_spec", lambda name: None if name == "ensurepip" else True)
    elif case == "32 bits":
        monkeypatch.setattr(start.sys, "maxsize", 2**31 - 1)
    else:
        monkeypatch.setattr(start.sys, "platform", "darwin")
        monkeypatch.setattr(start.platform, "machine", lambda: "x86_64" if case == "Intel" else "arm64")
        monkeypatch.setattr(start.platform, "mac_ver", lambda: ("13.6.1", ("", "", ""), "arm64"))


@pytest.mark.parametrize(
    ("case", "expected", "named"),
    [
        ("no venv", says.NO_VENV_MODULE, f"python3.{sys.version_info[1]}-venv"),
        ("32 bits", says.BITS_32, "64"),
        ("Intel", says.INTEL_MAC, "Colab"),
        ("old macOS", says.OLD_MAC, "13.6.1"),
    ],
)
def test_a_computer_that_cannot_is_told_why_before_anything_is_made(
    start, computer, monkeypatch, case, expected, named
):
    told = []
    monkeypatch.setattr(start, "say", told.append)
    pretend(start, monkeypatch, case)
    assert start.main(["lab"]) == 1
    assert [said.sentence for said in told] == [expected] and named in told[0].nb and named in told[0].en
    assert not start.VENV.exists()


def test_a_folder_that_cannot_be_written_is_said(start, computer, monkeypatch):
    monkeypatch.setattr(start, "run", lambda *_, **__: 1)
    assert start.main(["lab"]) == 1
    assert computer.said[-1] == says.NO_VENV_MADE


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("wanted", ["lab", "test"])
def test_the_size_is_said_before_anything_is_downloaded(start, computer, monkeypatch, capsys, wanted, lang):
    use(lang)
    monkeypatch.setattr(start, "say", lambda said: computer.commands.append(str(said)))
    start.prepare(wanted)
    said = next(at for at, words in enumerate(computer.commands) if f"{start.MEGABYTES[wanted]['linux']} MB" in words)
    assert said < next(at for at, words in enumerate(computer.commands) if "pip" in words or "uv" in words)


def test_all_checks_run_even_when_one_fails_and_pytest_is_the_last(start, computer, monkeypatch):
    codes = iter([1, 0, 0, 0])
    monkeypatch.setattr(start, "prepare", lambda _: 0)
    monkeypatch.setattr(start, "run", lambda command, cwd=None: computer.commands.append(command) or next(codes))
    assert start.main(["test", "-k", "split"]) == 1
    assert [command[2] for command in computer.commands] == ["ruff", "ruff", "mypy", "pytest"]
    assert computer.commands[-1][-2:] == ["-k", "split"]


def test_the_pinned_torch_is_found(start, monkeypatch):
    monkeypatch.setattr(start, "ROOT", ROOT)
    assert re.fullmatch(r"torch==\d+\.\d+\.\d+", start.pinned_torch())


def test_an_old_python_can_read_the_script_and_is_told_that_it_is_too_old(monkeypatch):
    ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 8))
    monkeypatch.setattr(sys, "version_info", (3, 8, 10))
    with pytest.raises(SystemExit) as told:
        runpy.run_path(str(ROOT / "start.py"))
    assert "trenger Python 3.11 eller nyere, og dette er 3.8" in told.value.code
    assert "needs Python 3.11 or newer, and this is 3.8" in told.value.code


def test_the_exit_code_of_what_was_started_is_passed_on(start, tmp_path):
    assert start.run([sys.executable, "-c", "raise SystemExit(7)"]) == 7
    assert start.run([str(tmp_path / "nothing here")]) == 127


@pytest.mark.skipif(os.name == "nt", reason="signals are sent in another way on Windows")
def test_ctrl_c_is_answered_by_the_lab_and_start_waits_for_it(tmp_path):
    (tmp_path / "lab.py").write_text(LAB)
    command = [sys.executable, str(tmp_path / "lab.py")]
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import start; sys.exit(start.run({command!r}))"
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout.readline() == "up\n"
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(20) == 5
    assert process.stderr.read() == ""
    process.stdout.close(), process.stderr.close()
