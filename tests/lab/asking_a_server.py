"""A client that shows all: one request at a time, no redirect followed, cookies kept; and a lab to ask."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any, NamedTuple


class Answer(NamedTuple):
    status: int
    headers: Any
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class Stay(urllib.request.HTTPRedirectHandler):
    """Show a redirect instead of going where it leads."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class Client:
    """A browser without a window, or a script: with cookies if it has signed in, with a token if it is given one.

    Args:
        base: the server's address with its base_url, a slash at the end.
        token: sent with every request.
    """

    def __init__(self, base: str, token: str = ""):
        self.base, self.token, self.cookies = base, token, CookieJar()
        keep = urllib.request.HTTPCookieProcessor(self.cookies)
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), keep, Stay)

    def ask(self, path: str, content: Any = None, *, data: bytes | None = None, **headers: str) -> Answer:
        """GET, or POST if there is anything to send; a header's name is written with _ for -."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token:
            headers["Authorization"] = f"token {self.token}"
        if content is not None:
            data = json.dumps(content).encode()
        if data is not None:
            headers.setdefault("Content-Type", "application/json")
        request = urllib.request.Request(self.base + path, data=data, headers=headers)
        try:
            with self._opener.open(request, timeout=120) as answer:
                return Answer(answer.status, answer.headers, answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read().decode("utf-8"))

    def sign_in(self, token: str) -> "Client":
        """Come with the token once, as the browser does; from then on with cookies alone."""
        answer = self.ask(f"dyplab?lang=en&token={token}")
        assert answer.status == 302 and "token" not in answer.headers["Location"]
        return self

    @property
    def xsrf(self) -> str:
        """What a page of the lab reads from its cookie."""
        return next(cookie.value or "" for cookie in self.cookies if cookie.name == "_xsrf")


class Served(NamedTuple):
    process: subprocess.Popen[str]
    home: Path
    base: str
    token: str


@contextmanager
def served(home: Path, *words: str, lang: str = "en", model: str = "") -> Iterator[Served]:
    """A lab that is running, until the end of the block.

    Args:
        home: what DYPLAB_HOME is to be.
        words: for Python, to start it in another way than by `dyplab lab`.
        lang: of its lessons.
        model: the address of a language model for the tutor; "" connects none.
    """
    command = words or ("-m", "dyplab.cli", "lab", "--no-browser", "--lang", lang)
    asked = {"DYPLAB_TUTOR_URL": model, "DYPLAB_TUTOR_MODEL": "stub"} if model else {}
    process = subprocess.Popen(
        [sys.executable, *command],
        env={**os.environ, **asked, "DYPLAB_HOME": str(home), "DYPLAB_LANG": lang, "OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        heard = [""]
        while "token=" not in heard[-1]:
            heard.append(process.stdout.readline())
            assert heard[-1], "the lab did not start: " + "".join(heard)
        said = heard[-1]
        base = re.search(r"http://[\d.]+:\d+/(?:user/[^/]+/)?", said)[0]
        yield Served(process, home, base, said.partition("token=")[2].strip())
    finally:
        process.terminate()
        try:
            process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def wait_for(condition: Any, seconds: float = 20) -> Any:
    """What `condition()` gives once it gives something."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)
    return found
