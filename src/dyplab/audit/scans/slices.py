"""Slices of one patient on both sides of a split, told by patient numbers or by the slices themselves.

Slices at one level of two brains are much alike: both have an outline and two ventricles. What tells a patient is the
fine detail, folds and vessels and the edge of a tumour, and neighbouring slices share that. So everything coarser than
a twentieth of the image is taken away, and what is left is compared. In simulated patients, all folded from one average
brain, the detail of different patients correlated by at most 0.68; that of slices 4 mm apart in one patient by 0.67 in
the median.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.audit.finding import Count, Finding, Findings, Number, Share
from dyplab.audit.given import as_images
from dyplab.audit.likeness import PIECE, averaged
from dyplab.audit.people import as_people
from dyplab.audit.split import FEW_NEAR, MANY_NEAR, across
from dyplab.errors import DataError
from dyplab.text import audit as room
from dyplab.text import audit_scans as words
from dyplab.text import audit_split as said

ALIKE = 0.75  # correlation of the fine detail from which two slices are neighbours in one patient
FEWEST = 20  # training slices; with fewer, what all slices share cannot be told from what one patient's share
SIDE = 80  # pixels along a side that are compared
_COARSE = 20  # detail is what is finer than the image's side by this

Detail = NDArray[np.float32]


def audit_slices(
    train_slices: ArrayLike,
    test_slices: ArrayLike,
    train_patients: ArrayLike | None = None,
    test_patients: ArrayLike | None = None,
) -> Findings:
    """Find test slices from a patient whom a model has trained on, with patient numbers or without.

    Args:
        train_slices: (N, H, W), slices of scans in one plane.
        test_slices: (M, H, W), of the same kind and size.
        train_patients: (N,) whose slice each is, when that is known.
        test_patients: (M,) the same for the test slices.

    Returns:
        Findings named "patient-across" (from the numbers) and "neighbours-across" (from the slices, where the numbers
        say nothing), whose `rows` are rows of the test set. From the slices it sees neighbours up to some 5 mm apart.

    Raises:
        DataError: not slices of one size, pixels missing, or patients missing or for one side only.

    >>> rng = np.random.default_rng(0)
    >>> slices = np.repeat(rng.random((15, 40, 40)), 2, axis=0) + rng.random((30, 40, 40)) / 4  # pairs of neighbours
    >>> [finding.rows for finding in audit_slices(slices[:27], slices[27:])]
    [(0,)]
    >>> audit_slices(slices[:28], slices[28:])
    []
    """
    train, test = _as_slices(train_slices, "train_slices"), _as_slices(test_slices, "test_slices")
    if train.shape[1:] != test.shape[1:]:
        raise DataError(room.UNEQUAL_SHAPES(train=train.shape[1:], test=test.shape[1:]))
    if (train_patients is None) != (test_patients is None):
        raise DataError(said.ONE_SIDE_OF_PATIENTS())
    findings: list[Finding] = []
    if train_patients is not None and test_patients is not None:
        findings += across(
            as_people(train_patients, len(train), "train_patients"),
            as_people(test_patients, len(test), "test_patients"),
        )
    rest = np.setdiff1d(np.arange(len(test)), [row for finding in findings for row in finding.rows])
    compared = len(train) >= FEWEST and len(test) > 0
    if compared and len(rest):
        findings += _neighbours(train, test, rest.astype(np.int64))
    looked, blind = _SAID[compared, train_patients is not None]
    return Findings(findings, looked(train=Count(len(train)), test=Count(len(test))), blind())


_SAID = {  # slices compared, patients known
    (True, False): (words.LOOKED_SLICES, words.BLIND_SLICES),
    (True, True): (words.LOOKED_SLICES_PATIENTS, words.BLIND_SLICES_PATIENTS),
    (False, False): (words.LOOKED_FEW_SLICES, words.BLIND_SLICES),
    (False, True): (words.LOOKED_PATIENTS_ONLY, words.BLIND_PATIENTS_ONLY),
}


def _neighbours(train: NDArray[Any], test: NDArray[Any], rest: NDArray[np.int64]) -> list[Finding]:
    """The finding of slices, among those of `rest`, that share the fine detail of a training slice."""
    known = _detail(train)
    common = known.mean(axis=0)  # a frame, a caption: what every slice has says nothing of the patient
    known = _unit(known - common)
    rows, alike = _most_alike(_unit(_detail(test[rest]) - common), known)
    found = np.flatnonzero(alike >= ALIKE)
    if not len(found):
        return []
    first, share = int(found[alike[found].argmax()]), len(found) / len(test)
    _, usual = _most_alike(known, known, itself=True)
    return [
        Finding(
            name="neighbours-across",
            serious=len(found) >= FEW_NEAR and share >= MANY_NEAR,
            what=words.NEIGHBOURS(found=Count(len(found)), test=Count(len(test))),
            evidence=words.NEIGHBOURS_PAIR(
                share=Share(share),
                test_row=int(rest[first]),
                train_row=int(rows[first]),
                alike=Number(alike[first]),
                usual=Number(np.median(usual)),
            ),
            why=said.WHY_PATIENT(),
            cure=words.CURE_NEIGHBOURS(),
            rows=tuple(rest[found].tolist()),
        )
    ]


def _most_alike(some: Detail, all_of: Detail, itself: bool = False) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """For each of some the most alike of all, and the correlation; a slice is not its own neighbour."""
    rows, alike = [], []
    step = max(1, PIECE // len(all_of))
    for at in range(0, len(some), step):
        table = some[at : at + step] @ all_of.T
        if itself:
            np.fill_diagonal(table[:, at:], -1)
        rows.append(table.argmax(axis=1))
        alike.append(table.max(axis=1))
    return np.concatenate(rows), np.concatenate(alike).astype(np.float64)


def _detail(slices: NDArray[Any]) -> Detail:
    """Each slice less what is coarse in it, as a row of length 1; the background, and the edge to it, is left out."""
    from scipy.ndimage import gaussian_filter

    step = max(1, PIECE // slices[0].size)
    rows = []
    for at in range(0, len(slices), step):
        small = averaged(slices[at : at + step].astype(np.float64), SIDE)
        coarse = max(small.shape[1:]) / _COARSE
        inside = (small != small[:, :1, :1]).astype(np.float64)
        brightness = gaussian_filter(small * inside, (0, coarse, coarse))
        around = gaussian_filter(inside, (0, coarse, coarse))
        fine = inside * (small - brightness / np.maximum(around, 1e-3))
        rows.append(_unit(gaussian_filter(fine, (0, 1, 1)).reshape(len(small), -1).astype(np.float32)))
    return np.concatenate(rows)


def _unit(rows: Detail) -> Detail:
    centred = rows - rows.mean(axis=1, keepdims=True)
    return np.asarray(centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9))


def _as_slices(images: ArrayLike, name: str) -> NDArray[Any]:
    slices = as_images(images)
    if slices.ndim != 3:
        raise DataError(words.SLICES_WANTED(name=name, shape=slices.shape))
    return slices
