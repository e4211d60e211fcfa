"""Which address below `/dyplab` is answered by which handler."""

from pathlib import Path
from typing import Any

import dyplab.site
from dyplab.lab.asking import Ask
from dyplab.lab.copying import Open, Reset
from dyplab.lab.learning import Delete, Export, Language, Machine, Progress, Quiz, Record
from dyplab.lab.pages import Figure, Page, Static
from dyplab.lab.refusing import NoSuchPage

STATIC = Path(dyplab.site.__file__).parent / "static"

API = {
    "progress": Progress,
    "progress/export": Export,
    "progress/delete": Delete,
    "record": Record,
    "quiz": Quiz,
    "open": Open,
    "reset": Reset,
    "ask": Ask,
    "machine": Machine,
    "language": Language,
}


def routes(base_url: str) -> list[Any]:
    """What Tornado matches, in this order.

    Args:
        base_url: the server's own, such as "/" or "/user/kari/".
    """
    root = f"{base_url.rstrip('/')}/dyplab"
    return [
        *((f"{root}/api/{path}", handler) for path, handler in API.items()),
        (f"{root}/api/.*", NoSuchPage),
        (rf"{root}/static/figures/(\w+)\.(nb|en)\.js", Figure),
        (f"{root}/static/(.*)", Static, {"path": str(STATIC)}),
        (f"{root}(?:/(.*))?", Page),
    ]
