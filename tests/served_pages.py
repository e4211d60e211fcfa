"""The pages on 127.0.0.1 without Jupyter: a server that answers as the lab does, and remembers what it was asked."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import dyplab.site
from dyplab.course.progress import Item
from dyplab.site.figures import figure
from dyplab.site.links import server_links
from dyplab.site.pages import page

STATIC = Path(dyplab.site.__file__).parent / "static"
TOKEN = "2|abc|def"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
BASE = "/user/kari/"
SYMPTOMS = [
    {"name": "python", "ok": True, "said": "Python 3.11.7", "cure": None},
    {"name": "disk", "ok": False, "said": "0.4 GB free", "cure": "Make room."},
]
PASSAGE = {
    "number": 1,
    "kind": "lesson",
    "lesson": "03-mlp",
    "anchor": "cell-best-epoch",
    "title": "Hvilken epoke?",
    "text": "Velg der valideringstapet er lavest.",
}
NOTHING = "Jeg fant ingenting om dette i kurset."
ANSWERS: dict[str, Any] = {
    "open": {"url": f"{BASE}notebooks/03-mlp.ipynb"},
    "quiz": {"right": True, "why": "", "trouble": None},
    "reset": {"said": "Det gamle ligger i 03-mlp-før.ipynb.", "kept": "03-mlp-før.ipynb"},
}


def passed(lesson: str, item: str, kind: str = "exercise", outcome: str = "passed", day: int = 20) -> Item:
    """One thing done."""
    return Item(lesson, item, kind, outcome, 1, "2026-11-19T08:00:00Z", f"2026-11-{day}T09:00:00Z")


@dataclass
class Lab:
    """What stands in for the running lab.

    Attributes:
        address: of the pages.
        progress: what the reader has done; change it, and the pages follow.
        asked: each change asked for, its name and what was sent.
        refuses: names of changes it answers with an error.
    """

    address: str = ""
    progress: list[Item] = field(default_factory=list)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)
    polled: int = 0

    def url(self, name: str, lang: str = "nb") -> str:
        return f"{self.address}dyplab/{name}?lang={lang}"


@contextmanager
def served() -> Iterator[Lab]:
    """Serve until the block ends."""
    lab = Lab()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def reply(
            self, content: str | bytes, kind: str = "application/json", status: int = 200, **headers: str
        ) -> None:
            body = content.encode() if isinstance(content, str) else content
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Security-Policy", "default-src 'self'")
            self.send_header("Set-Cookie", f"_xsrf={TOKEN}; Path=/")
            self.send_header("Content-Length", str(len(body)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):  # the page was left meanwhile
                self.wfile.write(body)

        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            path = asked.path.removeprefix(f"{BASE}dyplab/")
            if self.headers["Sec-Fetch-Mode"] == "cors" and not path.startswith("static/"):
                assert self.headers["X-XSRFToken"] == TOKEN, "JupyterHub wants the token with reading too"
            if path.startswith("static/figures/"):
                name, lang, _ = path.removeprefix("static/figures/").split(".")
                self.reply(figure(name, lang).module, TYPES[".js"])
            elif path.startswith("static/"):
                file = STATIC / path.removeprefix("static/")
                self.reply(file.read_bytes(), TYPES[file.suffix])
            elif path == "api/progress":
                lab.polled += 1
                stamp = f'"{hash(tuple(lab.progress))}"'
                if self.headers["If-None-Match"] == stamp:
                    self.reply("", status=304)
                else:
                    self.reply(json.dumps({"items": [asdict(item) for item in lab.progress]}), ETag=stamp)
            elif path == "api/progress/export":
                self.reply(json.dumps({"items": len(lab.progress)}))
            elif path == "api/machine":
                self.reply(json.dumps({"symptoms": SYMPTOMS}))
            elif asked.path.startswith(f"{BASE}dyplab/"):
                lang = parse_qs(asked.query).get("lang", ["en"])[0]
                self.reply(page(path, lang, server_links(BASE, lang), lab.progress), "text/html")
            else:
                self.reply("<title>notebook</title>", "text/html")

        def do_POST(self) -> None:
            assert self.headers["X-XSRFToken"] == TOKEN, "a change without the token"
            name = self.path.removeprefix(f"{BASE}dyplab/api/")
            given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            lab.asked.append((name, given))
            if name in lab.refuses:
                self.reply(json.dumps({"message": "Disken er full."}), status=507)
            elif name == "ask":
                found = "epoke" in given["question"]
                answer = (
                    [{"passage": PASSAGE}, {"text": "Den laveste av 10 "}, {"text": "[1, 1]."}]
                    if found
                    else [{"notice": NOTHING}]
                )
                told = [*answer, {"done": True, "found": found}]
                self.reply("".join(json.dumps(line) + "\n" for line in told), "application/x-ndjson")
            else:
                self.reply(json.dumps(ANSWERS.get(name, {})))

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    lab.address = f"http://127.0.0.1:{server.server_port}{BASE}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield lab
    finally:
        server.shutdown()
        server.server_close()
