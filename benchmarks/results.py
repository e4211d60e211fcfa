"""The file of results: one section a benchmark, in place of the one before; and what machine made it."""

import datetime
import os
import platform
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

from dyplab.system import cores

RESULTS = Path(__file__).with_name("RESULTS.md")


def keep_section(name: str, text: str, path: Path = RESULTS) -> None:
    """Put a section into the file of results, in place of the one with the same name."""
    before = path.read_text(encoding="utf-8") if path.exists() else "# Benchmark results\n"
    head, *sections = before.rstrip("\n").split("\n## ")
    sections = [section for section in sections if section.partition("\n")[0] != name]
    whole = "\n\n## ".join(part.strip("\n") for part in [head, *sections, f"{name}\n\n{text}"])
    path.write_text(whole + "\n", encoding="utf-8")


def surroundings(packages: tuple[str, ...], threads: str) -> list[str]:
    """When, on what and with which versions: two lines that end a section."""
    versions = ", ".join(f"{package} {version(package)}" for package in ("dyplab", *packages))
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    today = datetime.datetime.now(datetime.UTC).date()
    return [
        f"{today} · Python {platform.python_version()}, {versions} · {cores()} cores, {threads},",
        f"{platform.machine()}, load average {load} (when above the cores, CPU seconds say more).",
    ]


def matmul_seconds() -> float:
    """What a product of two 2048 × 2048 float32 matrices takes here, median of nine: this machine in one number."""
    import torch

    a, b = torch.rand(2, 2048, 2048)
    seconds = []
    for _ in range(9):
        started = time.perf_counter()
        a @ b
        seconds.append(time.perf_counter() - started)
    return median(seconds)
