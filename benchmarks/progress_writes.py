"""The lab's server under a class: 50 connections that together offer 100 progress writes a second, for 30 seconds.

Starts `dyplab lab` as a reader does, signs in, and writes as a page does (cookies, XSRF token, JSON), each connection
at its own fixed times: a write that has to wait for the one before it counts from when it was due. At the end every
event that the server said was written is looked for in the file. Must be: 99 of 100 writes within 100 ms, none lost,
the home page usable within 3 seconds of the command, the server within 200 MB.

Usage: python benchmarks/progress_writes.py [SECONDS]   (results are kept from 30 seconds on)
"""

import asyncio
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

from results import keep_section, surroundings

NAME = "The lab's server: progress writes"
CONNECTIONS, RATE = 50, 100  # writes a second, all together
SECONDS = 30


def main(seconds: int) -> None:
    """Measure, print, and keep the table."""
    with tempfile.TemporaryDirectory() as home:
        started = time.perf_counter()
        server = subprocess.Popen(
            [sys.executable, "-m", "dyplab.cli", "lab", "--no-browser", "--lang", "en"],
            env={**os.environ, "DYPLAB_HOME": home},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            address = re.search(r"http\S+", server.stdout.readline())[0]
            cookies, size = sign_in(address)
            usable = time.perf_counter() - started
            idle = memory(server.pid)
            waits, refused = asyncio.run(offer(address, cookies, seconds))
            table = report(waits, refused, kept(Path(home)), usable, size, idle, memory(server.pid))
        finally:
            server.send_signal(signal.SIGINT)
            server.communicate(timeout=60)
    print(table)
    if seconds >= SECONDS:
        keep_section(NAME, "\n".join([table, "", *surroundings(("jupyter_server", "tornado"), "no torch")]))


def sign_in(address: str) -> tuple[dict[str, str], int]:
    """Open the home page with its token, as the browser does: its cookies and the bytes that come."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar))
    with opener.open(address, timeout=60) as answer:
        page = answer.read()
    size = len(page)
    for file in set(re.findall(rb'(?:src|href)="(/dyplab/static/[^"]+)"', page)):
        with opener.open(f"http://{urlsplit(address).netloc}{file.decode()}", timeout=60) as answer:
            size += len(answer.read())
    return {cookie.name: cookie.value or "" for cookie in jar}, size


async def offer(address: str, cookies: dict[str, str], seconds: int) -> tuple[list[float], int]:
    """What every write took in seconds, from when it was due; and how many were not said to be written."""
    start = time.perf_counter() + 0.5
    gap = CONNECTIONS / RATE
    plans = ([start + n / RATE + k * gap for k in range(int(seconds / gap))] for n in range(CONNECTIONS))
    told = await asyncio.gather(*(write_on_time(urlsplit(address).netloc, cookies, plan) for plan in plans))
    answers = [answer for connection in told for answer in connection]
    return [wait for wait, _ in answers], sum(not written for _, written in answers)


async def write_on_time(place: str, cookies: dict[str, str], plan: list[float]) -> list[tuple[float, bool]]:
    """One connection, kept open: a write at each time of its plan, or as soon as it may."""
    host, _, port = place.partition(":")
    body = json.dumps({"lesson": "00-start", "item": "first-function", "kind": "exercise", "outcome": "failed"})
    head = (
        f"POST /dyplab/api/record HTTP/1.1\r\nHost: {place}\r\nContent-Type: application/json\r\n"
        f"Cookie: {'; '.join(f'{name}={value}' for name, value in cookies.items())}\r\n"
        f"X-XSRFToken: {cookies['_xsrf']}\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    ).encode()
    reader, writer = await asyncio.open_connection(host, int(port))
    told = []
    for due in plan:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        writer.write(head)
        answer = await reader.readuntil(b"\r\n\r\n")
        length = int(re.search(rb"content-length: (\d+)", answer, re.I)[1])
        said = await reader.readexactly(length)
        told.append((time.perf_counter() - due, b" 200 " in answer.partition(b"\r\n")[0] and said == b"{}"))
    writer.close()
    return told


def kept(home: Path) -> int:
    """How many events are in the file."""
    with closing(sqlite3.connect(home / "data" / "progress.sqlite3")) as connection:
        return int(connection.execute("SELECT count(*) FROM events").fetchone()[0])


def memory(pid: int) -> float:
    """What the server holds at the moment, in MB; not a number where the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return float("nan")
    return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1000


def report(waits: list[float], refused: int, found: int, usable: float, size: int, idle: float, after: float) -> str:
    """The table."""
    cuts = [1000 * cut for cut in quantiles(waits, n=100)]
    rows = [
        ("writes offered", f"{len(waits)}"),
        ("refused", f"{refused}"),
        ("said to be written and not in the file", f"{max(0, len(waits) - refused - found)}"),
        ("half of them within", f"{cuts[49]:.1f} ms"),
        ("99 of 100 within", f"{cuts[98]:.1f} ms"),
        ("the slowest", f"{1000 * max(waits):.1f} ms"),
        ("from the command to the home page", f"{usable:.1f} s"),
        ("home page with style and scripts", f"{size / 1000:.0f} kB"),
        ("memory of the server before and after", f"{idle:.0f} and {after:.0f} MB"),
    ]
    return "\n".join(["| | |", "|---|---:|", *(f"| {what} | {value} |" for what, value in rows)])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)
