"""The same image, nearly the same image, or the same patient on both sides of a split."""

from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.audit.finding import Count, Finding, Findings, Share
from dyplab.audit.given import as_images
from dyplab.audit.near import can_compare, near_images
from dyplab.audit.people import as_people, shared_people
from dyplab.errors import DataError
from dyplab.text import audit as words
from dyplab.text import audit_split as said

MANY_NEAR = 0.01  # share of the test set: from here on, and from FEW_NEAR images, near copies are serious
FEW_NEAR = 5


def audit_split(
    train_images: ArrayLike,
    test_images: ArrayLike,
    train_patients: ArrayLike | None = None,
    test_patients: ArrayLike | None = None,
) -> Findings:
    """Find test images that a model has already seen: equal to a training image, nearly so, or of the same patient.

    Near copies (brighter, noisier, compressed, moved by a pixel) are looked for from 100 training images on; how near
    is too near is read off how near training images usually are. Takes a second for 5,000 images, half a minute for
    70,000.

    Args:
        train_images: (N, H, W), (N, H, W, 3) or (N, F) numbers.
        test_images: (M, …) numbers on the same scale.
        train_patients: (N,) whose image each is, when that is known.
        test_patients: (M,) the same for the test images.

    Returns:
        Findings named "duplicates-across", "near-duplicates-across" and "patient-across", whose `rows` are rows of the
        test set. None when nothing of this was found.

    Raises:
        DataError: images that are no numbers, have pixels missing, or differ in shape; patients missing or too few.

    >>> import numpy as np
    >>> images = np.arange(24).reshape(6, 2, 2)
    >>> [finding.rows for finding in audit_split(images[:4], images[3:])]
    [(0,)]
    >>> [finding.name for finding in audit_split(images[:4], images[4:], [1, 2, 3, 4], [4, 5])]
    ['patient-across']
    """
    train, test = as_images(train_images), as_images(test_images)
    if train.shape[1:] != test.shape[1:]:
        raise DataError(words.UNEQUAL_SHAPES(train=train.shape[1:], test=test.shape[1:]))
    if (train_patients is None) != (test_patients is None):
        raise DataError(said.ONE_SIDE_OF_PATIENTS())
    findings, equal = _copies(train, test)
    findings += _near(train, test, equal)
    if train_patients is not None and test_patients is not None:
        findings += across(
            as_people(train_patients, len(train), "train_patients"),
            as_people(test_patients, len(test), "test_patients"),
        )
    looked, blind = _SAID[can_compare(train), train_patients is not None]
    return Findings(findings, looked(train=Count(len(train)), test=Count(len(test))), blind())


_SAID = {  # near copies looked for, patients known
    (True, False): (said.LOOKED_SPLIT, said.BLIND_SPLIT),
    (True, True): (said.LOOKED_SPLIT_PATIENTS, said.BLIND_SPLIT_PATIENTS),
    (False, False): (said.LOOKED_EQUAL, said.BLIND_EQUAL),
    (False, True): (said.LOOKED_EQUAL_PATIENTS, said.BLIND_EQUAL_PATIENTS),
}


def _copies(train: NDArray[Any], test: NDArray[Any]) -> tuple[list[Finding], NDArray[np.int64]]:
    """The finding of equal images, and the rows of the test set it concerns."""
    kind = np.result_type(train, test)
    seen = {_print(image.astype(kind)): row for row, image in enumerate(train)}
    pairs = [(row, seen[key]) for row, key in enumerate(_print(image.astype(kind)) for image in test) if key in seen]
    equal = np.array([row for row, _ in pairs], np.int64)
    if not pairs:
        return [], equal
    share = Share(len(pairs) / len(test))
    finding = Finding(
        name="duplicates-across",
        serious=True,
        what=words.DUPLICATES(found=Count(len(pairs)), test=Count(len(test))),
        evidence=words.DUPLICATE_PAIR(test_row=pairs[0][0], train_row=pairs[0][1], share=share),
        why=words.WHY_DUPLICATES(),
        cure=words.CURE_DUPLICATES(),
        rows=tuple(row for row, _ in pairs),
    )
    return [finding], equal


def _near(train: NDArray[Any], test: NDArray[Any], equal: NDArray[np.int64]) -> list[Finding]:
    """The finding of images that are nearly, but not quite, equal."""
    rest = np.setdiff1d(np.arange(len(test)), equal)
    found = near_images(train, test[rest], np.random.default_rng(0))
    if not len(found.test_rows):
        return []
    rows, share = rest[found.test_rows], len(found.test_rows) / len(test)
    closest = int(found.nearness.argmin())
    return [
        Finding(
            name="near-duplicates-across",
            serious=len(rows) >= FEW_NEAR and share >= MANY_NEAR,
            what=said.NEAR_COPIES(found=Count(len(rows)), test=Count(len(test))),
            evidence=said.NEAR_PAIR(
                test_row=int(rows[closest]),
                train_row=int(found.train_rows[closest]),
                nearness=Share(found.nearness[closest]),
                share=Share(share),
            ),
            why=words.WHY_DUPLICATES(),
            cure=said.CURE_NEAR(),
            rows=tuple(rows.tolist()),
        )
    ]


def across(train: NDArray[np.str_], test: NDArray[np.str_]) -> list[Finding]:
    """The finding of patients with images on both sides."""
    both, rows, train_row = shared_people(train, test)
    if not both:
        return []
    return [
        Finding(
            name="patient-across",
            serious=True,
            what=said.PATIENT_ACROSS(found=Count(both), patients=Count(len(np.unique(test)))),
            evidence=said.PATIENT_EVIDENCE(
                rows=Count(len(rows)),
                test=Count(len(test)),
                share=Share(len(rows) / len(test)),
                test_row=int(rows[0]),
                train_row=train_row,
            ),
            why=said.WHY_PATIENT(),
            cure=said.CURE_PATIENT(),
            rows=tuple(rows.tolist()),
        )
    ]


def _print(image: NDArray[Any]) -> bytes:
    """The image's fingerprint: equal images have equal ones, and two different images never do in practice."""
    return blake2b(np.ascontiguousarray(image + image.dtype.type(0)).tobytes(), digest_size=16).digest()  # -0.0 is 0.0
