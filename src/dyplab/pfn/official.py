"""The official TabPFN and TabICL, for those who have installed them and put their weights in place.

Left to themselves both packages fetch weights on first use, and TabPFN opens a login page to do so. Here a classifier
is made only with the path of a weights file that is there, and what is missing is said before either package is
imported. Versions of TabPFN that report their use (2.2 to 8.0) are told not to.

Weights named `.ckpt` are pickles, which their own package opens with `torch.load`: since torch 2.6 that refuses what
could run code, before it does not. Use only files from the publishers.
"""

import os
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dyplab.errors import DataError, MissingExtra
from dyplab.system import data_folder
from dyplab.system.extras import install_command
from dyplab.text.pfn_official import (
    TABICL_NO_WEIGHTS,
    TABICL_NOT_INSTALLED,
    TABPFN_NO_WEIGHTS,
    TABPFN_NOT_INSTALLED,
)

TABPFN_OPEN = "tabpfn-v2-classifier-finetuned-zk73skhh.ckpt"  # the last that takes no login
# The newest first, each with the version of the package that came with it.
TABPFN_WEIGHTS = {
    "tabpfn-v3.5-20260909.safetensors": "9.0",
    "tabpfn-v3-classifier-v3_default.ckpt": "8.0",
    "tabpfn-v2.6-classifier-v2.6_default.ckpt": "7.0",
    "tabpfn-v2.5-classifier-v2.5_default.ckpt": "6.0",
    TABPFN_OPEN: "2.0",
    "tabpfn-v2-classifier.ckpt": "2.0",
}
TABICL_WEIGHTS = (
    "tabicl-classifier-v2-20260212.ckpt",
    "tabicl-classifier-v1.1-20250506.ckpt",
    "tabicl-classifier-v1-20250208.ckpt",
)


def official_tabpfn() -> Any:
    """TabPFN's own classifier, ready to fit, with the newest weights that are there.

    On a processor it takes 1,000 patients with weights before version 3 and 5,000 from then on; above that `fit` raises
    RuntimeError, unless the environment variable TABPFN_ALLOW_CPU_LARGE_DATASET is set to 1.

    Returns:
        A `tabpfn.TabPFNClassifier`; its `model_path` says which weights.

    Raises:
        MissingExtra: the package `tabpfn` is not installed; the message has the command.
        DataError: no weights are there; the message says which file to put where, and its licence.

    Source:
        Hollmann and others (2025), Accurate predictions on small data with a tabular foundation model, Nature 637.

    >>> from dyplab.errors import DyplabError
    >>> try:
    ...     model = official_tabpfn()
    ... except DyplabError as missing:
    ...     model, reason = None, str(missing)
    """
    installed, folder = installed_version("tabpfn>=2"), tabpfn_folder()
    if installed is None:
        raise MissingExtra(TABPFN_NOT_INSTALLED(command=command("tabpfn>=2")))
    usable = [folder / file for file, since in TABPFN_WEIGHTS.items() if major(installed) >= major(since)]
    weights = next(filter(Path.is_file, usable), None)
    if weights is None:
        where = {"folder": folder, "file": TABPFN_OPEN, "repository": "Prior-Labs/TabPFN-v2-clf"}
        raise DataError(TABPFN_NO_WEIGHTS(version=installed, **where))
    os.environ["TABPFN_DISABLE_TELEMETRY"] = "1"
    return import_module("tabpfn").TabPFNClassifier(model_path=str(weights))


def official_tabicl() -> Any:
    """TabICL's own classifier, ready to fit, with the newest weights that are there.

    Returns:
        A `tabicl.TabICLClassifier`; its `model_path` says which weights.

    Raises:
        MissingExtra: the package `tabicl` is not installed, or older than 2; the message has the command.
        DataError: no weights are there; the message says which file to put where, and its licence.

    Source:
        Qu and others (2025), TabICL: a tabular foundation model for in-context learning on large data, ICML.

    >>> from dyplab.errors import DyplabError
    >>> try:
    ...     model = official_tabicl()
    ... except DyplabError as missing:
    ...     model, reason = None, str(missing)
    """
    installed, folder = installed_version("tabicl>=2"), data_folder() / "tabicl"
    if installed is None:
        raise MissingExtra(TABICL_NOT_INSTALLED(command=command("tabicl>=2")))
    there = [path for file in TABICL_WEIGHTS for path in (folder / file, *in_hugging_face_folder(file))]
    weights = next(filter(Path.is_file, there), None)
    if weights is None:
        where = {"folder": folder, "file": TABICL_WEIGHTS[0], "repository": "jingang/TabICL"}
        raise DataError(TABICL_NO_WEIGHTS(version=installed, **where))
    return import_module("tabicl").TabICLClassifier(model_path=str(weights), allow_auto_download=False)


def installed_version(requirement: str) -> str | None:
    """The version of an installed package that meets a requirement; found without importing it."""
    from packaging.requirements import Requirement

    wanted = Requirement(requirement)
    try:
        found = version(wanted.name)
    except PackageNotFoundError:
        return None
    return found if wanted.specifier.contains(found, prereleases=True) else None


def command(requirement: str) -> str:
    """The command that installs it."""
    from packaging.requirements import Requirement

    return install_command([Requirement(requirement)])


def major(version: str) -> int:
    return int(version.partition(".")[0])


def tabpfn_folder() -> Path:
    """Where TabPFN keeps its weights on this computer."""
    if chosen := os.environ.get("TABPFN_MODEL_CACHE_DIR", "").strip():
        return Path(chosen).absolute()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", ""), "tabpfn").absolute()
    if sys.platform == "darwin":
        return home() / "Library" / "Caches" / "tabpfn"
    return cache() / "tabpfn"


def in_hugging_face_folder(file: str) -> list[Path]:
    """Where a file from TabICL's repository is, when Hugging Face's own package has fetched it before."""
    hub = os.environ.get("HF_HUB_CACHE") or Path(os.environ.get("HF_HOME") or cache() / "huggingface", "hub")
    return sorted(Path(hub).expanduser().glob(f"models--jingang--TabICL*/snapshots/*/{file}"))


def cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME", "").strip() or home() / ".cache")


def home() -> Path:
    return Path(os.path.expanduser("~"))  # noqa: PTH111  (does not fail where there is no home)
