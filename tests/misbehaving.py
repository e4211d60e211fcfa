"""A web server on 127.0.0.1 that misbehaves on purpose; the first word of the path says how."""

import contextlib
import gzip
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from dyplab.data import Card, CardFile
from dyplab.text import Sentence


class Handler(BaseHTTPRequestHandler):
    server: "Server"

    def do_GET(self) -> None:
        way, _, name = self.path.strip("/").partition("/")
        self.server.asked.append((way, self.headers["Range"]))
        with contextlib.suppress(ConnectionError):  # the client has every right to leave
            getattr(self, f"do_{way}", self.do_status)(self.server.files.get(name, b""))

    def head(self, status: int = 200, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()

    def rest(self, content: bytes) -> bytes:
        """What was asked for, its header already sent."""
        start = int((self.headers["Range"] or "bytes=0-").removeprefix("bytes=").removesuffix("-"))
        if start == 0:
            self.head(200, len(content))
        else:
            self.head(206, len(content) - start, Content_Range=f"bytes {start}-{len(content) - 1}/{len(content)}")
        return content[start:]

    def do_good(self, content: bytes) -> None:
        self.wfile.write(self.rest(content))

    def do_slow(self, content: bytes) -> None:
        rest = self.rest(content)
        for at in range(0, len(rest), 8192):
            self.wfile.write(rest[at : at + 8192])
            time.sleep(self.server.pause)

    def do_norange(self, content: bytes) -> None:
        self.head(200, len(content))
        self.wfile.write(content)

    def do_nolength(self, content: bytes) -> None:
        self.head(200)
        self.wfile.write(content)

    def do_moved(self, content: bytes) -> None:
        self.head(302, 0, Location=self.path.replace("moved", "good"))

    def do_status(self, content: bytes) -> None:
        way = self.path.strip("/").partition("/")[0]
        self.head(int(way), 4, Content_Type="text/html")
        self.wfile.write(b"oops")

    def do_416(self, content: bytes) -> None:
        self.head(416, 0) if self.headers["Range"] else self.do_good(content)

    def do_elsewhere(self, content: bytes) -> None:
        """A range, but not the one asked for."""
        if self.headers["Range"]:
            self.head(206, 10, Content_Range=f"bytes 5-14/{len(content)}")
            self.wfile.write(content[5:15])
        else:
            self.do_good(content)

    def do_always206(self, content: bytes) -> None:
        self.head(206, 10, Content_Range=f"bytes 5-14/{len(content)}")
        self.wfile.write(content[5:15])

    def do_html(self, content: bytes) -> None:
        page = b"\n<!DOCTYPE html><html><body>Log in to Guest WiFi</body></html>"
        self.head(200, len(page), Content_Type="text/html")
        self.wfile.write(page)

    def do_truncated(self, content: bytes) -> None:
        rest = self.rest(content)
        self.wfile.write(rest[: len(rest) // 2])

    def do_chunked(self, content: bytes) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        self.wfile.write(b"%x\r\n%s" % (len(content), content[: len(content) // 2]))

    def do_corrupt(self, content: bytes) -> None:
        self.do_good(bytes([content[0] ^ 1]) + content[1:-1] + bytes([content[-1] ^ 1]))

    def do_longer(self, content: bytes) -> None:
        self.do_good(content + b"more")

    def do_newer(self, content: bytes) -> None:
        self.do_good(content[:-7])

    def do_endless(self, content: bytes) -> None:
        self.head(200)
        while not self.server.closing.is_set():
            self.wfile.write(bytes(2**16))
            self.server.sent += 2**16

    def do_bomb(self, content: bytes) -> None:
        """A gigabyte of zeros would come out of each of these, for a client that unpacks what it gets."""
        self.head(200, Content_Encoding="gzip")
        packed = gzip.compress(bytes(10**7))
        while not self.server.closing.is_set():
            self.wfile.write(packed)
            self.server.sent += len(packed)

    def do_stalled(self, content: bytes) -> None:
        rest = self.rest(content)
        self.wfile.write(rest[: len(rest) // 2])
        self.server.closing.wait(10)

    def do_silent(self, content: bytes) -> None:
        self.server.closing.wait(10)

    def do_drip(self, content: bytes) -> None:
        for at in range(len(rest := self.rest(content))):
            self.wfile.write(rest[at : at + 1])
            if self.server.closing.wait(0.02):
                return

    def do_reset(self, content: bytes) -> None:
        rest = self.rest(content)
        self.wfile.write(rest[: len(rest) // 2])
        time.sleep(0.05)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.shutdown(socket.SHUT_RD)
        self.rfile.close()
        self.wfile.close()
        self.connection.close()

    def do_hangup(self, content: bytes) -> None:
        return

    def do_babble(self, content: bytes) -> None:
        self.wfile.write(b"220 ready for mail\r\n\r\n")

    def do_loop(self, content: bytes) -> None:
        self.head(302, 0, Location=self.path)

    def do_onward(self, content: bytes) -> None:
        self.head(302, 0, Location=self.path + "x")

    def do_tofile(self, content: bytes) -> None:
        self.head(302, 0, Location="file:///etc/passwd")

    def do_toftp(self, content: bytes) -> None:
        self.head(302, 0, Location="ftp://127.0.0.1/x")

    def do_tonowhere(self, content: bytes) -> None:
        self.head(302, 0, Location="http://[::1/x")

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 50

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {}
        self.asked: list[tuple[str, str | None]] = []
        self.pause = 0.002
        self.sent = 0
        self.closing = threading.Event()

    def address(self, way: str) -> str:
        return f"http://127.0.0.1:{self.server_port}/{way}/"

    def card(self, *ways: str, name: str = "trial") -> Card:
        """A card for the files there are, with one address for each way to misbehave."""
        words = Sentence(nb="Prøve", en="Trial")
        files = tuple(CardFile(file, len(content), sha256(content).hexdigest()) for file, content in self.files.items())
        addresses = tuple(map(self.address, ways))
        return Card(name, words, words, words, 1, words, "", addresses, files, bundled=False)

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()


def cache(home: Path, name: str = "trial") -> dict[str, bytes]:
    """What is in the cache of DYPLAB_HOME, but for the lock."""
    folder = home / "cache" / name
    return {path.name: path.read_bytes() for path in folder.glob("*") if path.name != ".lock"}
