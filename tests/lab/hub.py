"""A JupyterHub of a given version with two users, on this computer, for as long as a test lasts.

JupyterHub 5.5 and 6.1 cannot be installed beside each other, nor beside us: each gets an environment of its own in the
cache for tests, where this checkout's wheel is installed as a site installs it, with the extra `lab`. Only torch and
what is built on it are left out: the first lesson needs none of it, and it is the larger part of the download.
"""

import atexit
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

import platformdirs

ROOT = Path(__file__).parents[2]
USERS = ("kari", "ola")
LEFT_OUT = ("captum", "skops", "torch")
UV = (sys.executable, "-m", "uv")
PROXY = "configurable-http-proxy@5"
CONFIG = """
c.JupyterHub.spawner_class = "simple"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allowed_users = set({users!r})
c.JupyterHub.bind_url = "http://127.0.0.1:{port}/"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub_port}/"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.JupyterHub.db_url = "sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{folder}/cookie_secret"
c.ConfigurableHTTPProxy.pid_file = "{folder}/proxy.pid"
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/{{username}}"
c.Spawner.cmd = [{singleuser!r}]
c.Spawner.args = ["--allow-root"]
c.Spawner.default_url = "/dyplab"
c.Spawner.start_timeout = c.Spawner.http_timeout = 300
c.Spawner.environment = {{
    "DYPLAB_HOME": lambda spawner: f"{folder}/{{spawner.user.name}}/dyplab",
    "OMP_NUM_THREADS": "1",
    "PYTHONPATH": {watching!r},
    "DYPLAB_TEST_ASKED": "{folder}/asked.txt",
}}
"""


@contextmanager
def running_hub(version: str, folder: Path) -> Iterator[str]:
    """The address of a hub that is running, until the end of the block.

    Args:
        version: of JupyterHub, such as "5.5".
        folder: where it keeps its own files and the homes of its users.
    """
    programs, proxy = environment(version) / "bin", proxy_program()
    port, hub_port, proxy_port = free_ports(3)
    for user in USERS:
        (folder / user / "dyplab").mkdir(parents=True)
    told = {"users": USERS, "port": port, "hub_port": hub_port, "proxy_port": proxy_port, "folder": folder}
    told["watching"] = str(Path(__file__).parent / "watching")
    config = CONFIG.format(**told, proxy=str(proxy), singleuser=str(programs / "jupyterhub-singleuser"))
    (folder / "config.py").write_text(config, encoding="utf-8")
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("DYPLAB_", "JUPYTER"))}
    surroundings["PATH"] = f"{programs}{os.pathsep}{surroundings['PATH']}"
    with (folder / "hub.log").open("w") as log:
        words = [str(programs / "jupyterhub"), "-f", str(folder / "config.py")]
        hub = subprocess.Popen(words, cwd=folder, env=surroundings, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_until_up(f"{address}hub/login", hub)
        yield address
    finally:
        hub.terminate()  # it stops its users' servers and the proxy
        try:
            hub.wait(60)
        except subprocess.TimeoutExpired:
            hub.kill()


def environment(version: str) -> Path:
    """A virtual environment with that JupyterHub, made when first asked for, and this checkout as it is now."""
    place = fetched() / f"jupyterhub-{version}"
    python = str(place / "bin" / "python")
    if not (place / "bin" / "jupyterhub-singleuser").exists():
        run([*UV, "venv", "--quiet", "--clear", "--python", sys.executable, str(place)])
        install(python, f"jupyterhub=={version}.*")
    run([*UV, "pip", "uninstall", "--quiet", "--python", python, "dyplab"])
    assert not ours(place), "put there by hand"
    install(python, f"dyplab[lab] @ {wheel().as_uri()}")
    assert ours(place) == {"etc/jupyter/jupyter_server_config.d", "share/jupyter/lab/settings/overrides.d"}
    return place


@cache
def wheel() -> Path:
    """This checkout's wheel, built once."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder])
    return next(Path(folder).glob("*.whl"))


def install(python: str, what: str) -> None:
    """Install with the versions that are tested, as far as the hub's own let it."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as nowhere:
        nowhere.write("".join(f"{name}; python_version < '3'\n" for name in LEFT_OUT))
        nowhere.flush()
        versions = ["--constraint", str(ROOT / "constraints.txt"), "--override", nowhere.name]
        run([*UV, "pip", "install", "--quiet", "--python", python, *versions, what])


def ours(place: Path) -> set[str]:
    """The folders of an environment from which Jupyter reads a file of ours."""
    found = [file for folder in ("etc", "share") for file in (place / folder).rglob("dyplab*.json")]
    return {file.parent.relative_to(place).as_posix() for file in found}


def proxy_program() -> Path:
    """The program that stands before a hub, from npm."""
    folder = fetched() / PROXY.replace("@", "-")
    program = folder / "node_modules" / ".bin" / "configurable-http-proxy"
    if not program.exists():
        npm = shutil.which("npm")
        assert npm, "npm is missing"
        folder.mkdir(parents=True, exist_ok=True)
        run([npm, "install", "--silent", "--prefix", str(folder), PROXY])
    return program


def fetched() -> Path:
    """Where tests keep what they fetched."""
    return Path(os.environ.get("DYPLAB_TEST_CACHE") or platformdirs.user_cache_dir("dyplab-tests"))


def run(words: list[str]) -> None:
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stderr}"


def free_ports(many: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(many)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def wait_until_up(address: str, hub: "subprocess.Popen[bytes]", seconds: float = 180) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    end = time.monotonic() + seconds
    while time.monotonic() < end and hub.poll() is None:
        try:
            opener.open(address, timeout=10).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    raise AssertionError("the hub did not start")
