"""Facts about this computer, each found without importing anything heavy."""

import os
import re
import socket
import sys
from pathlib import Path

from dyplab.system.container import memory_limit


def memory_bytes() -> int | None:
    """How much memory there is for us, the container's limit included; None where the system does not say.

    >>> (memory_bytes() or 2**31) > 2**20
    True
    """
    sizes = [size for size in (_physical_memory(), memory_limit()) if size]
    return min(sizes, default=None)


def _physical_memory() -> int | None:
    if sys.platform == "win32":
        import ctypes

        class Status(ctypes.Structure):
            _fields_ = [("length", ctypes.c_ulong), ("load", ctypes.c_ulong)] + [
                (name, ctypes.c_ulonglong)
                for name in ("total", "free", "page", "page_free", "virtual", "v_free", "ext")
            ]

        status = Status(length=ctypes.sizeof(Status))
        return int(status.total) if ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)) else None
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return None


def free_bytes(folder: Path) -> int:
    """Free space where a folder is, or would be.

    >>> free_bytes(Path("not", "there")) > 0
    True
    """
    import shutil

    return shutil.disk_usage(
        next(place for place in (folder.absolute(), *folder.absolute().parents) if place.exists())
    ).free


def port_free(port: int) -> bool:
    """Whether a server could listen on this port of 127.0.0.1 now."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def browser_found() -> bool:
    """Whether Python knows how to open a web browser here."""
    import webbrowser

    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def proxy_before_localhost() -> str | None:
    """The host of the proxy that requests to 127.0.0.1 would go through, if any: then the lab cannot be reached."""
    from urllib.parse import urlsplit
    from urllib.request import getproxies, proxy_bypass

    proxy = getproxies().get("http")
    if not proxy or proxy_bypass("127.0.0.1"):
        return None
    return urlsplit(proxy if "//" in proxy else f"//{proxy}").hostname or "?"  # never its password


def torch_build() -> tuple[str, str, int] | None:
    """The PyTorch that is installed: its version, "CPU" or "CUDA 12.6", and the bytes it takes; None without it."""
    from importlib.metadata import PackageNotFoundError, distribution, distributions

    try:
        torch = distribution("torch")
    except PackageNotFoundError:
        return None
    try:
        about = Path(str(torch.locate_file("torch/version.py"))).read_text(encoding="utf-8")
    except OSError:
        about = ""
    found = re.search(r"^(cuda|hip)\b[^=\n]*= *'([\d.]+)", about, re.MULTILINE)
    build = f"{'CUDA' if found[1] == 'cuda' else 'ROCm'} {found[2]}" if found else "CPU"
    parts = [torch, *(d for d in distributions() if re.match(r"nvidia-|triton$", d.metadata["Name"] or ""))]
    return torch.version, build, sum(file.size or 0 for part in parts for file in part.files or [])
