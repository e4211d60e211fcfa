"""Start dyplab on a computer that has Python and nothing else: `python start.py lab`, `python start.py test`.

The first run makes a virtual environment in `.venv` and installs into it; later runs start at once.
Only the standard library is used, and the syntax is one that an old Python can read, to be told that it is too old.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
    sys.exit(
        f"dyplab trenger Python 3.11 eller nyere, og dette er {VERSION}. Hent en nyere fra python.org, og prøv igjen.\n"
        f"dyplab needs Python 3.11 or newer, and this is {VERSION}. Get a newer one from python.org and try again."
    )

import hashlib
import os
import platform
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "src"))

from dyplab.text import Said  # noqa: E402
from dyplab.text import start as says  # noqa: E402

VENV = ROOT / ".venv"
PYTHON = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
UNFINISHED = VENV / "unfinished"  # there while an installation runs; met at the start, it tells of one that stopped
EXTRAS = {"lab": ["lab", "train"], "test": ["lab", "train", "author", "dev"]}
# What the first run downloads, in MB: the sizes of all wheels in the versions of constraints.txt.
MEGABYTES = {"lab": {"linux": 370, "darwin": 250, "win32": 285}, "test": {"linux": 610, "darwin": 410, "win32": 580}}
MEGABYTES_WITH_CUDA = 2900
CHECKS = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"], ["pytest", "-n", "2"])


def main(words: list[str]) -> int:
    """Prepare what is missing, then run the tests or the command; returns the exit code."""
    if words[:1] in (["-h"], ["--help"]):
        say(says.USAGE())
        return 0
    if words[:1] == ["test"]:
        return prepare("test") or test(words[1:])
    if words[:1] == ["bench"]:
        return prepare("test") or run([PYTHON, "benchmarks/run.py", *words[1:]], cwd=ROOT)
    needs = "test" if words[:1] == ["site"] else "lab"  # the site runs every lesson, and so needs what they all need
    return prepare(needs) or run([PYTHON, "-m", "dyplab.cli", *(words or ["lab"])])


def test(words: list[str]) -> int:
    """Style, types and tests, all of them even when one fails; `words` go to pytest."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # two pytest workers share the cores already
    codes = []
    for check in CHECKS:
        say(says.CHECKING(check=" ".join(check)))
        codes.append(run([PYTHON, "-m", *check, *(words if check[0] == "pytest" else [])], cwd=ROOT))
    return max(codes)


def prepare(wanted: str) -> int:
    """Install what `lab` or `test` needs, unless an earlier run has; returns 0, or 1 when it cannot."""
    stamped = stamp_file(wanted).is_file() and stamp_file(wanted).read_text("utf-8") == stamp()
    if stamped and not UNFINISHED.exists() and healthy(wanted):
        return 0
    if problem := unfit():
        say(problem)
        return 1
    say(says.PREPARING(folder=VENV, megabytes=MEGABYTES[wanted].get(sys.platform, MEGABYTES[wanted]["linux"])))
    damaged = VENV.exists() and (stamped or UNFINISHED.exists() or run([PYTHON, "-c", ""]) != 0)
    if damaged:
        say(says.REPAIRING(folder=VENV))
    if (damaged or not VENV.exists()) and run([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        say(says.NO_VENV_MADE(folder=VENV))
        return 1
    UNFINISHED.touch()
    for name in EXTRAS:
        stamp_file(name).unlink(missing_ok=True)
    if install(wanted) != 0:
        say(says.NOT_INSTALLED())
        return 1
    for name, extras in EXTRAS.items():
        if set(extras) <= set(EXTRAS[wanted]):
            stamp_file(name).write_text(stamp(), "utf-8")
    UNFINISHED.unlink()
    say(says.READY())
    return 0


def stamp_file(wanted: str) -> Path:
    """Holds the stamp of the last installation that was finished."""
    return VENV / f"installed-{wanted}"


def stamp() -> str:
    """Changes when an installation must be looked at again: other requirements, another Python, another place."""
    parts = [ROOT / "pyproject.toml", ROOT / "constraints.txt", VENV / "pyvenv.cfg"]
    told = b"\n".join(part.read_bytes() for part in parts if part.is_file()) + str(ROOT).encode()
    return hashlib.sha256(told).hexdigest()


def healthy(wanted: str) -> bool:
    """Whether the environment's Python runs and every package that was asked for is there."""
    extras = ["", *EXTRAS[wanted]]
    code = f"from dyplab.system import extra_installed as there; raise SystemExit(not all(map(there, {extras})))"
    return run([PYTHON, "-c", code], stderr=subprocess.DEVNULL) == 0


def unfit() -> Said | None:
    """Why dyplab cannot be installed on this computer or with this Python, or None."""
    if sys.platform == "darwin":
        if platform.machine() != "arm64":
            return says.INTEL_MAC()
        if int(platform.mac_ver()[0].partition(".")[0]) < 14:
            return says.OLD_MAC(version=platform.mac_ver()[0])
    if sys.maxsize < 2**32:
        return says.BITS_32()
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        return says.NO_VENV_MODULE(version=f"{sys.version_info[0]}.{sys.version_info[1]}")
    return None


def install(wanted: str) -> int:
    """Install dyplab from this folder with the versions that were tested; returns pip's exit code."""
    if sys.platform == "linux" and not (pip_knows_cpu_torch() or cpu_torch_by_uv()):
        say(says.LARGE(megabytes=MEGABYTES_WITH_CUDA))
    return pip("install", "-c", "constraints.txt", "-e", f".[{','.join(EXTRAS[wanted])}]")


def pip(*words: str) -> int:
    """Run the environment's pip."""
    return run([PYTHON, "-m", "pip", *words, "--disable-pip-version-check"], cwd=ROOT)


def pinned_torch() -> str:
    """The version of torch that is tested: `torch==…`."""
    found = re.search(r"^torch==\S+$", (ROOT / "constraints.txt").read_text("utf-8"), re.M)
    assert found, "constraints.txt pins no torch"
    return found[0]


def pip_knows_cpu_torch() -> bool:
    """On Linux plain pip usually brings gigabytes of CUDA, but some computers have told it of the small build."""
    command = [PYTHON, "-m", "pip", "index", "versions", "torch"]
    asked = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    return pinned_torch().removeprefix("torch==") + "+cpu" in re.split(r"[,\s]+", asked.stdout)


def cpu_torch_by_uv() -> bool:
    """Install the small build of torch with uv, which knows where it lies; False when it cannot be reached."""
    say(says.LOOKING_FOR_CPU())
    if not shutil.which("uv") and pip("install", "-q", "-c", "constraints.txt", "uv") != 0:
        return False
    uv = [shutil.which("uv")] if shutil.which("uv") else [PYTHON, "-m", "uv"]
    torch = ["pip", "install", "--python", PYTHON, "-c", "constraints.txt", "--torch-backend=cpu", pinned_torch()]
    briefly = {"UV_HTTP_RETRIES": "0", "UV_HTTP_TIMEOUT": "15", "UV_PYTHON_DOWNLOADS": "never"}
    try:  # only asks, so that a network that leads nowhere costs seconds
        reached = subprocess.run(
            [*uv, *torch, "--dry-run"], cwd=ROOT, env={**os.environ, **briefly}, capture_output=True, timeout=60
        )
    except subprocess.TimeoutExpired:
        return False
    return reached.returncode == 0 and run([*uv, *torch], cwd=ROOT) == 0


def run(command: list[str], cwd: Path | None = None, stderr: int | None = None) -> int:
    """Run a program and wait for it; Ctrl-C is the program's to answer. Returns its exit code."""
    # PYTHONPATH, because an editable install notes its folder in a file that Python on Windows may read with other
    # letters than it was written with (ø).
    path = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    try:
        program = subprocess.Popen(command, cwd=cwd, stderr=stderr, env={**os.environ, "PYTHONPATH": path})
    except OSError:  # not there, or not a program
        return 127
    while True:
        try:
            code = program.wait()
            return code if code >= 0 else 128 - code
        except KeyboardInterrupt:
            continue


def say(said: Said) -> None:
    print(said, flush=True)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    if code and os.name == "nt" and len(sys.argv) == 1 and sys.stdin and sys.stdin.isatty():
        input(says.PRESS_ENTER())  # started by a double click: the window would close before it could be read
    sys.exit(code)
