"""The optional parts of dyplab (`lab`, `train`, `mri`, `tables` …): there or not, and the command that brings them."""

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dyplab.errors import MissingExtra
from dyplab.text.system import MISSING_EXTRA

if TYPE_CHECKING:
    from packaging.requirements import Requirement

EXTRAS = ("lab", "train", "mri", "tables")


def require_extra(name: str) -> None:
    """Go on only when an optional part is installed.

    Args:
        name: as in `pyproject.toml`: "lab", "train", "mri" or "tables".

    Raises:
        MissingExtra: it is not; the message has the command that installs it.
    """
    missing = unmet(name)
    if missing:
        names = ", ".join(requirement.name for requirement in missing)
        raise MissingExtra(MISSING_EXTRA(extra=name, missing=names, command=install_command(missing)))


def extra_installed(name: str) -> bool:
    """Whether every package of an optional part is installed, in a version that will do.

    >>> extra_installed("")
    True
    """
    return not unmet(name)


def unmet(extra: str = "") -> "list[Requirement]":
    """The packages of an optional part, or of the core (""), that are missing or of a version that will not do.

    Looks at what is installed without importing any of it.
    """
    from importlib.metadata import PackageNotFoundError, requires, version

    try:
        lines = requires("dyplab") or []
    except PackageNotFoundError:  # run from its source without being installed: nothing is written down
        return []
    from packaging.requirements import Requirement

    def belongs(requirement: Requirement) -> bool:
        marker = requirement.marker
        in_core = marker is None or marker.evaluate({"extra": ""})
        return in_core if not extra else not in_core and marker is not None and marker.evaluate({"extra": extra})

    def met(requirement: Requirement) -> bool:
        try:
            return requirement.specifier.contains(version(requirement.name), prereleases=True)
        except PackageNotFoundError:
            return False

    every = [Requirement(line) for line in lines]
    return [requirement for requirement in every if belongs(requirement) and not met(requirement)]


def install_command(missing: "list[Requirement]") -> str:
    """The command that installs these packages into the Python that is running now.

    It names packages and not `dyplab[…]`, so that it is the same for a clone, a downloaded folder and a wheel. In a
    notebook it is a line for a cell.
    """
    names = " ".join(f'"{requirement.name}{requirement.specifier}"' for requirement in missing)
    if find_spec("pip") is None:  # an environment made by uv has none
        return f"{'!' if in_notebook() else ''}uv pip install --python {_quoted(sys.executable)} {names}"
    if in_notebook():
        return f"%pip install {names}"
    return f"{_quoted(sys.executable)} -m pip install {names}"


def in_notebook() -> bool:
    """Whether this runs in a notebook's kernel (or in IPython), where pictures can be shown."""
    ipython = sys.modules.get("IPython")
    return ipython is not None and ipython.get_ipython() is not None


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
