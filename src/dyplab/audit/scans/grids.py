"""Whether files lie on one grid: shape, order of the axes, place in mm."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.finding import Finding, Number
from dyplab.audit.scans.given import File
from dyplab.text import audit_scans as words

CLOSE_MM = 0.1  # headers round more than this hardly ever


def find_grids(files: Sequence[File]) -> list[Finding]:
    """The findings of files that do not lie on the grid of the first, and of affines that say nothing."""
    first, findings = files[0], []
    for file in files[1:]:
        names = {"name": file.name, "other": first.name}
        found: tuple[str, bool, Any, Any] | None = None
        if sorted(file.shape) != sorted(first.shape):
            evidence = words.SHAPES_EVIDENCE(got=_times(file.shape), needed=_times(first.shape), **names)
            found = "shape-differs", True, words.SHAPES(**names), evidence
        elif not same_grid(file, first):
            evidence = words.AFFINES_EVIDENCE(mm=Number(_apart(file, first)))
            found = "grid-differs", True, words.AFFINES(**names), evidence
        elif _letters(file.affine) != _letters(first.affine):
            evidence = words.ORDER_EVIDENCE(got=_letters(file.affine), needed=_letters(first.affine), **names)
            found = "axes-differ", False, words.ORDER(**names), evidence
        if found:
            findings.append(Finding(*found, words.WHY_PLACE(), words.CURE_GRID()))
    empty = [file.name for file in files if np.array_equal(file.affine, np.eye(4))]
    if empty:
        what, evidence = words.IDENTITY(name=", ".join(empty)), words.IDENTITY_EVIDENCE()
        findings.append(Finding("affine-empty", False, what, evidence, words.WHY_SIDE(), words.CURE_IDENTITY()))
    return findings


def same_grid(file: File, other: File) -> bool:
    """Whether, with their axes turned alike, the two have a voxel in every place where the other has one."""
    return file.values.shape == other.values.shape and _apart(file, other) < CLOSE_MM


def _apart(file: File, other: File) -> float:
    """How far apart, in mm, the corners of the two lie at most."""
    return float(np.linalg.norm(_corners(file) - _corners(other), axis=1).max())


def _corners(file: File) -> NDArray[np.float64]:
    ends = np.array(list(product((0, 1), repeat=3))) * (np.array(file.values.shape) - 1)
    return np.asarray(ends @ file.turned[:3, :3].T + file.turned[:3, 3])


def _letters(affine: NDArray[np.float64]) -> str:
    """Where the axes run, as RAS or LPS; an oblique axis by what it runs along most."""
    turned = affine[:3, :3] / np.linalg.norm(affine[:3, :3], axis=0)
    letters = []
    for column in turned.T:
        direction = int(np.abs(column).argmax())
        letters.append("RAS"[direction] if column[direction] > 0 else "LPI"[direction])
    return "".join(letters)


def _times(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape))
