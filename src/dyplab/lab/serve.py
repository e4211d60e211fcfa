"""JupyterLab and Notebook 7 on 127.0.0.1, with a token, in the learner's folder, asking nothing of the outside."""

import errno
import os
import secrets
import signal
import socket
import sys
import webbrowser
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dyplab.errors import LabError
from dyplab.lab import extension
from dyplab.lab.copies import refresh
from dyplab.system.extras import require_extra
from dyplab.system.files import make_folder
from dyplab.system.folders import data_folder, lessons_folder
from dyplab.text import lab as says

HERE = "127.0.0.1"
SETTINGS = Path(__file__).parent / "settings"


def serve(lang: str, *, lesson: str | None = None, port: int | None = None, browser: bool = True) -> None:
    """Start the lab and stay until it is stopped; if it is running already, only open the browser there.

    Args:
        lang: "nb" or "en": which lessons.
        lesson: the id of the lesson to open; None opens the home page.
        port: the port to listen on; None finds a free one.
        browser: open the browser.

    Raises:
        MissingExtra: Jupyter is not installed.
        LabError: the port cannot be used.
        FolderError: the learner's folder cannot be written.
    """
    require_extra("lab")
    copies = refresh(lang)
    folder = make_folder(lessons_folder(lang).parent)  # both languages: the page's reader may turn to the other
    for name, path in copies.items():
        if path.stem != name:
            print(says.NEW_EDITION(lesson=name, file=path.name))
    page = f"notebooks/{lang}/{quote(copies[lesson].name)}?" if lesson else f"dyplab?lang={lang}&"
    keep_jupyter_apart()
    start_sooner()
    if port is None and (other := _running_in(folder)):
        address = f"{other['url']}{page}token={other['token']}"
        print(says.RUNNING_ALREADY(address=address), flush=True)
        if browser:
            webbrowser.open(address)
        return
    check_port(port)
    token = secrets.token_hex(24)
    app = make_server(folder, page.rstrip("?&"), token, port, browser)
    stop_on_signals(app)
    address = f"http://{HERE}:{app.port}/{page}token={token}"
    running = says.RUNNING(address=address, folder=lessons_folder(lang))
    app.io_loop.add_callback(print, running, flush=True)  # comes after what opens the port
    app.start()


def keep_jupyter_apart() -> None:
    """Give this process's Jupyter folders of its own.

    What the learner has set up for other Jupyter work (kernels, extensions, a password) can then neither break
    the lab nor be changed by it. Must come before Jupyter is imported.
    """
    home = make_folder(data_folder() / "jupyter")
    os.environ["JUPYTER_CONFIG_DIR"] = str(home / "config")
    os.environ["JUPYTER_DATA_DIR"] = str(home / "data")
    os.environ["JUPYTER_RUNTIME_DIR"] = str(home / "runtime")


def start_sooner() -> None:
    """Leave out what takes half of the start: the grammar of a format that Jupyter's own schemas do not use.

    The library that checks the schemas does without it. Must come before Jupyter is imported.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def check_port(port: int | None) -> None:
    """Say in a sentence what Jupyter would say in a traceback.

    Raises:
        LabError: the port is in use, or not allowed.
    """
    if port is None:
        return
    other = port + 1 if 1024 <= port < 65535 else 8888
    with socket.socket() as trial:
        if sys.platform != "win32":  # there the option means that two programs may share a port
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HERE, port))
        except OSError as error:
            forbidden = error.errno == errno.EACCES
            raise LabError((says.PORT_FORBIDDEN if forbidden else says.PORT_TAKEN)(port=port, other=other)) from error


def make_server(folder: Path, page: str, token: str, port: int | None, browser: bool) -> Any:
    """Jupyter's server, set up but not yet started."""
    import zmq
    from notebook.app import JupyterNotebookApp
    from traitlets.config import Config

    settings = {"app_settings_dir": str(SETTINGS)}  # overrides.json: no question about news, no look for updates
    server = {
        "ip": HERE,
        "root_dir": str(folder),
        "open_browser": browser,
        "jpserver_extensions": {extension.NAME: True},  # an installed wheel says so itself, a checkout does not
        "allow_root": True,  # a container's only user; nobody else can reach 127.0.0.1 with the token
        **({"port": port, "port_retries": 0} if port is not None else {}),
    }
    config = Config(
        Application={"log_level": "ERROR"},
        LabApp={**settings, "extension_manager": "readonly"},  # the usual one asks the package index
        JupyterNotebookApp={**settings, "default_url": f"/{page}"},
        IdentityProvider={"token": token},
        KernelManager={"transport_encryption": "auto" if zmq.has("curve") else "disabled"},  # else kernels warn
        ServerApp=server,
    )
    app: Any = JupyterNotebookApp.initialize_server(argv=[], config=config)  # type: ignore[no-untyped-call]
    # The page that carries the token to the browser lies by the lessons, since Ubuntu's Firefox may not read
    # ~/.local; nobody else may read it.
    opener = folder / ".open-lab.html"
    opener.touch(mode=0o600)
    app.browser_open_file = str(opener)
    return app


def stop_on_signals(app: Any) -> None:
    """Ctrl-C stops the lab at once and in words; Jupyter itself would ask first, in English."""

    def stop(*_: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a second Ctrl-C does not wait
        print(f"\n{says.STOPPING}", flush=True)
        app.stop(from_signal=True)

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)


def _running_in(folder: Path) -> dict[str, Any] | None:
    """The lab that is already running in this folder, if there is one."""
    from jupyter_server.serverapp import list_running_servers

    return next((server for server in list_running_servers() if Path(server["root_dir"]) == folder), None)
