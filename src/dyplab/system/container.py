"""What a container lets this process use; a laptop sets no such limits."""

from collections.abc import Iterator
from pathlib import Path


def cpu_quota(groups: Path = Path("/proc/self/cgroup"), mounted: Path = Path("/sys/fs/cgroup")) -> float | None:
    """How many processors' worth of time the container may use, or None without a limit.

    Args:
        groups: the kernel's list of this process's control groups.
        mounted: where control groups are seen as folders.

    Source: https://docs.kernel.org/admin-guide/cgroup-v2.html (cpu.max) and, for version 1,
        https://docs.kernel.org/scheduler/sched-bwc.html (cpu.cfs_quota_us).

    >>> cpu_quota(groups=Path("no such file")) is None
    True
    """
    quotas = []
    for folder in _folders("cpu", groups, mounted):
        words = _words(folder / "cpu.max") or _words(folder / "cpu.cfs_quota_us") + _words(folder / "cpu.cfs_period_us")
        if len(words) == 2 and all(word.isdigit() and int(word) > 0 for word in words):  # no limit: "max", or -1
            quotas.append(int(words[0]) / int(words[1]))
    return min(quotas, default=None)


def memory_limit(groups: Path = Path("/proc/self/cgroup"), mounted: Path = Path("/sys/fs/cgroup")) -> int | None:
    """How many bytes of memory the container may use, or None without a limit; arguments as in `cpu_quota`.

    >>> memory_limit(groups=Path("no such file")) is None
    True
    """
    limits = []
    for folder in _folders("memory", groups, mounted):
        limits += [int(word) for word in _words(folder / "memory.max") if word.isdigit()]
        limits += [int(word) for word in _words(folder / "memory.limit_in_bytes") if word.isdigit()]
    return min((limit for limit in limits if 0 < limit < 2**60), default=None)  # version 1 writes "none" as 2**63


def _folders(controller: str, groups: Path, mounted: Path) -> Iterator[Path]:
    """The folders of our group and of those above it: each may set a limit, and a container sees only some."""
    for line in _lines(groups):
        controllers, _, group = line.partition(":")[2].partition(":")
        if controllers and controller not in controllers.split(","):
            continue
        parts = [part for part in group.split("/") if part]
        for root in ("", "unified") if not controllers else (controllers, controller):
            for depth in range(len(parts), -1, -1):
                yield mounted.joinpath(root, *parts[:depth])


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _words(path: Path) -> list[str]:
    return " ".join(_lines(path)).split()
