"""The processors we may use, also inside a container, and libraries that keep to them."""

import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import joblib
import pytest
import threadpoolctl

from dyplab.system import cores, limit_threads, threads
from dyplab.system.container import cpu_quota, memory_limit


@pytest.fixture(autouse=True)
def own_threads_and_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        monkeypatch.setenv(name, "1")  # so that each is put back afterwards
        monkeypatch.delenv(name)
    with threadpoolctl.threadpool_limits(cores()):  # and puts back what it was
        yield


def container(folder: Path, groups: str, files: dict[str, str]) -> tuple[Path, Path]:
    """A made-up /proc/self/cgroup and /sys/fs/cgroup."""
    (folder / "cgroup").write_text(groups)
    for name, content in files.items():
        path = folder / "sys" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder / "cgroup", folder / "sys"


V1 = "12:cpu,cpuacct:/docker/abc\n4:memory:/docker/abc\n1:name=systemd:/docker/abc\n"


@pytest.mark.parametrize(
    ("groups", "files", "quota"),
    [
        ("0::/\n", {"cpu.max": "150000 100000\n"}, 1.5),
        ("0::/\n", {"cpu.max": "max 100000\n"}, None),
        ("0::/a/b\n", {"a/b/cpu.max": "max 100000", "a/cpu.max": "200000 100000"}, 2),
        ("0::/a/b\n", {"a/b/cpu.max": "50000 100000", "a/cpu.max": "200000 100000"}, 0.5),
        ("0::/../../elsewhere\n", {"cpu.max": "300000 100000"}, 3),
        ("0::/\n", {"cpu.max": "nonsense"}, None),
        ("0::/\n", {"cpu.max": "100000 0"}, None),
        ("0::/\n", {}, None),
        ("", {}, None),
        (V1, {"cpu,cpuacct/cpu.cfs_quota_us": "400000\n", "cpu,cpuacct/cpu.cfs_period_us": "100000\n"}, 4),
        (V1, {"cpu/docker/abc/cpu.cfs_quota_us": "100000", "cpu/docker/abc/cpu.cfs_period_us": "50000"}, 2),
        (V1, {"cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000"}, None),
        (V1, {"cpu/cpu.cfs_quota_us": "100000"}, None),
        (V1 + "0::/\n", {"unified/cpu.max": "100000 100000"}, 1),
    ],
)
def test_the_quota_of_a_container_is_read(
    tmp_path: Path, groups: str, files: dict[str, str], quota: float | None
) -> None:
    assert cpu_quota(*container(tmp_path, groups, files)) == quota


@pytest.mark.parametrize(
    ("groups", "files", "limit"),
    [
        ("0::/a\n", {"a/memory.max": "max\n", "memory.max": "2147483648\n"}, 2**31),
        ("0::/\n", {"memory.max": "max"}, None),
        (V1, {"memory/memory.limit_in_bytes": "1073741824"}, 2**30),
        (V1, {"memory/memory.limit_in_bytes": "9223372036854771712"}, None),
    ],
)
def test_the_memory_of_a_container_is_read(
    tmp_path: Path, groups: str, files: dict[str, str], limit: int | None
) -> None:
    assert memory_limit(*container(tmp_path, groups, files)) == limit


def test_the_number_of_cores_is_the_one_joblib_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOKY_MAX_CPU_COUNT", raising=False)
    assert cores() == joblib.cpu_count()


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="only Linux binds a process to processors")
def test_a_process_bound_to_one_processor_has_one() -> None:
    code = """
import os
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from dyplab.system import cores
print(cores())
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "1\n"


@pytest.mark.parametrize(("quota", "expected"), [(0.2, 1), (1.5, 2), (1000.0, math.inf), (None, math.inf)])
def test_a_quota_lowers_the_number_of_cores_and_never_raises_it(
    monkeypatch: pytest.MonkeyPatch, quota: float | None, expected: float
) -> None:
    monkeypatch.setattr(threads, "cpu_quota", lambda: None)
    bound = cores()
    monkeypatch.setattr(threads, "cpu_quota", lambda: quota)
    assert cores() == min(bound, expected)


def test_fewer_threads_asked_for_in_the_surroundings_are_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "cores", lambda: 4)
    assert limit_threads() == 4
    monkeypatch.setenv("OMP_NUM_THREADS", "2")
    assert limit_threads() == 2
    monkeypatch.setenv("OMP_NUM_THREADS", "64")
    assert limit_threads() == 4
    assert limit_threads(3) == 3 and os.environ["OPENBLAS_NUM_THREADS"] == "3"
    assert limit_threads(0) == 1


@pytest.mark.parametrize("first", ["limit", "load"])
def test_torch_and_numpy_keep_to_the_limit_whether_loaded_before_or_after(first: str) -> None:
    load = "import numpy, torch"
    limit = "from dyplab.system import limit_threads; limit_threads(1); loaded = 'torch' in sys.modules"
    code = f"""
import sys
{limit if first == "limit" else load}
{load if first == "limit" else limit}
import threadpoolctl
print(loaded, torch.get_num_threads(), *{{library["num_threads"] for library in threadpoolctl.threadpool_info()}})
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == [str(first == "load"), "1", "1"], "limit_threads must not load torch"
