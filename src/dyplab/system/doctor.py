"""`dyplab doctor`: what could keep the lab from running on this computer, and the cure for each.

Imports nothing that may be missing or broken: what is not there is a symptom and not a crash.
"""

import os
import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dyplab.errors import FolderError
from dyplab.system.computer import (
    browser_found,
    free_bytes,
    memory_bytes,
    port_free,
    proxy_before_localhost,
    torch_build,
)
from dyplab.system.extras import EXTRAS, install_command, unmet
from dyplab.system.files import write_atomically
from dyplab.system.folders import data_folder, lessons_folder
from dyplab.system.threads import cores
from dyplab.text import Said, language, number
from dyplab.text import system as text

OLDEST, NEWEST = (3, 11), (3, 13)
GIGABYTE = 1e9
MEMORY_NEEDED, DISK_NEEDED = 2, 1  # GB: the lessons' promise is a peak of 1.5


@dataclass(frozen=True)
class Symptom:
    """One thing that was examined.

    Attributes:
        name: a short word for it, the same in both languages.
        ok: False when it may keep the lab from running.
        said: what was found.
        cure: what to do; always there when `ok` is False. On something that is fine it is a tip.
    """

    name: str
    ok: bool
    said: Said
    cure: Said | None = None


def examine() -> list[Symptom]:
    """Examine this computer; takes about a second and changes nothing but making dyplab's own folders.

    >>> [symptom.name for symptom in examine() if not symptom.ok and symptom.cure is None]
    []
    """
    return [_safely(name, examination) for name, examination in _EXAMINATIONS.items()]


def _safely(name: str, examination: Callable[[str], Symptom]) -> Symptom:
    try:
        return examination(name)
    except Exception as error:  # the doctor is called when things are broken: whatever breaks here is a symptom too
        return Symptom(name, False, text.EXAMINATION_FAILED(name=name, error=error), text.EXAMINATION_CURE())


def _python(name: str) -> Symptom:
    version, bits = sys.version_info[:2], 64 if sys.maxsize > 2**32 else 32
    oldest, newest = (".".join(map(str, v)) for v in (OLDEST, NEWEST))
    ok = version >= OLDEST and bits == 64
    cure = text.PYTHON_CURE(oldest=oldest) if not ok else None
    if version > NEWEST:
        cure = cure or text.PYTHON_UNTRIED(oldest=oldest, newest=newest)
    return Symptom(name, ok, text.PYTHON(version=platform.python_version(), bits=bits), cure)


def _platform(name: str) -> Symptom:
    system, machine = platform.system(), platform.machine()
    if (system, machine) == ("Darwin", "x86_64"):
        return Symptom(name, False, text.INTEL_MAC(), text.INTEL_MAC_CURE())
    return Symptom(name, True, text.PLATFORM(system=f"{system} {platform.release()}", machine=machine))


def _packages(name: str) -> Symptom:
    from importlib.metadata import PackageNotFoundError, version

    try:
        version("dyplab")
    except PackageNotFoundError:
        return Symptom(name, False, text.NOT_INSTALLED(), text.NOT_INSTALLED_CURE())
    missing = unmet()
    if not missing:
        return Symptom(name, True, text.PACKAGES())
    names = ", ".join(f"{requirement.name} {requirement.specifier}" for requirement in missing)
    return Symptom(
        name, False, text.PACKAGES_MISSING(missing=names), text.INSTALL_CURE(command=install_command(missing))
    )


def _extra(name: str) -> Symptom:
    missing = unmet(name)
    if not missing:
        return Symptom(name, True, text.EXTRA(extra=name))
    cure = text.EXTRA_CURE(command=install_command(missing))
    return Symptom(name, True, text.EXTRA_MISSING(extra=name), cure)  # nobody has to have them all


def _torch(name: str) -> Symptom:
    build = torch_build()
    if build is None:
        missing = [requirement for requirement in unmet() if requirement.name == "torch"]
        cure = text.INSTALL_CURE(command=install_command(missing)) if missing else text.NOT_INSTALLED_CURE()
        return Symptom(name, False, text.NO_TORCH(), cure)
    version, kind, size = build
    return Symptom(name, True, text.TORCH(version=version, build=kind, gigabytes=number(size / GIGABYTE, 1)))


def _memory(name: str) -> Symptom:
    size = memory_bytes()
    said = text.MEMORY(cores=cores(), gigabytes=number(size / GIGABYTE, 1) if size else "?")
    if size and size < MEMORY_NEEDED * GIGABYTE:
        return Symptom(name, False, said, text.MEMORY_CURE(needed=MEMORY_NEEDED))
    return Symptom(name, True, said)


def _disk(name: str) -> Symptom:
    free = free_bytes(data_folder())
    said = text.DISK(gigabytes=number(free / GIGABYTE, 1))
    if free < DISK_NEEDED * GIGABYTE:
        return Symptom(name, False, said, text.DISK_CURE(needed=DISK_NEEDED))
    return Symptom(name, True, said)


def _folder(name: str) -> Symptom:
    folder: Path | str = os.environ.get("DYPLAB_HOME", "~")
    try:
        folder = data_folder() if name == "data" else lessons_folder(language())
        write_atomically(folder / ".dyplab", b"").unlink()
    except FolderError:
        return Symptom(name, False, text.FOLDER_BAD(folder=folder), text.FOLDER_CURE())
    return Symptom(name, True, text.FOLDER(folder=folder))


def _port(name: str, port: int = 8888) -> Symptom:
    if port_free(port):
        return Symptom(name, True, text.PORT(port=port))
    return Symptom(name, False, text.PORT_TAKEN(port=port), text.PORT_CURE(other=port + 1))


def _browser(name: str) -> Symptom:
    if browser_found():
        return Symptom(name, True, text.BROWSER())
    return Symptom(name, True, text.NO_BROWSER(), text.BROWSER_CURE())  # on a server this is as it should be


def _clock(name: str) -> Symptom:
    now = datetime.now(UTC)
    said = text.CLOCK(local=f"{now.astimezone():%Y-%m-%d %H:%M}", zone=now.astimezone().tzname())
    if not 2025 <= now.year < 2100:
        return Symptom(name, False, said, text.CLOCK_CURE())
    return Symptom(name, True, said)


def _encoding(name: str) -> Symptom:
    encoding = sys.getfilesystemencoding()
    fault = encoding.lower().replace("-", "") != "utf8"
    return Symptom(name, not fault, text.ENCODING(encoding=encoding), text.ENCODING_CURE() if fault else None)


def _proxy(name: str) -> Symptom:
    proxy = proxy_before_localhost()
    if proxy is None:
        return Symptom(name, True, text.NO_PROXY())
    return Symptom(name, False, text.PROXY(proxy=proxy), text.PROXY_CURE())


_EXAMINATIONS: dict[str, Callable[[str], Symptom]] = {
    "python": _python,
    "platform": _platform,
    "packages": _packages,
    "torch": _torch,
    **dict.fromkeys(EXTRAS, _extra),
    "memory": _memory,
    "disk": _disk,
    "data": _folder,
    "lessons": _folder,
    "port": _port,
    "browser": _browser,
    "clock": _clock,
    "encoding": _encoding,
    "proxy": _proxy,
}
