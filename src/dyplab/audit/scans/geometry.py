"""Files of one scan that do not lie in one place, and a mask on the wrong side."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.finding import Count, Finding, Findings, Number, Share
from dyplab.audit.scans.given import File, as_file
from dyplab.audit.scans.grids import find_grids, same_grid
from dyplab.audit.scans.mirrored import mirrored_images, mirrored_mask
from dyplab.audit.scans.places import MIDLINE_MM, SIDES, Bilingual, Place, Places, brain_of, centroid_mm
from dyplab.errors import DataError
from dyplab.text import audit_scans as words

APART_MM = 5.0  # between the centroids of two images of one brain
OUTSIDE = 0.01  # share of a mask outside the brain that is worth a look …
FAR_OUTSIDE = 0.1  # … and that is serious


def audit_geometry(
    images: Mapping[str, tuple[Any, Any]], mask: tuple[Any, Any] | None = None, side: str | None = None
) -> Findings:
    """Find out whether the images of one scan, and a mask drawn on them, lie in the same place and on the same side.

    Each file is looked at in mm, by its own affine: its shape and grid, the centroid of its brain, whether it would fit
    the other images better in a mirror, and whether the mask lies in the brain and where FLAIR is bright.

    Args:
        images: name to (image (X, Y, Z), affine (4, 4)), as stored in the files; "flair" in a name tells FLAIR.
        mask: (mask (X, Y, Z), affine (4, 4)), 0 outside the tumour.
        side: "right" or "left", the side of the patient that the radiologist's report says; None when not known. It
            alone can tell when all files are mirrored together.

    Returns:
        Findings named "shape-differs", "grid-differs", "axes-differ", "affine-empty", "brain-apart",
        "image-mirrored", "mask-outside", "mask-mirrored" and "wrong-side". The centroids are in
        `findings.looked.values["places"]`, each with `name`, `mm` and, for the mask, `side`.

    Raises:
        DataError: not a pair, not three axes of finite numbers, an affine without an inverse, or an empty image.

    >>> flair = np.zeros((20, 20, 20)); flair[4:16, 2:18, 3:17] = 1; flair[5:8, 5:9, 8:12] = 3
    >>> affine = np.diag([8.0, 8, 8, 1]); affine[:3, 3] = -76
    >>> [finding.name for finding in audit_geometry({"flair": (flair, affine)}, (flair == 3, affine))]
    []
    >>> [finding.name for finding in audit_geometry({"flair": (flair, affine)}, ((flair == 3)[::-1], affine))]
    ['mask-mirrored']
    """
    if not images:
        raise DataError(words.FILES_WANTED())
    if side not in (None, "right", "left"):
        raise DataError(words.SIDE_WANTED(got=repr(side)))
    files = [as_file(given, str(name)) for name, given in images.items()]
    drawn = None if mask is None else as_file(mask, "mask")
    together = [file for file in files if same_grid(file, files[0])]

    brains = [centroid_mm(brain_of(file), file.turned) for file in files]
    places = [Place(file.name, _point(brain)) for file, brain in zip(files, brains, strict=True)]
    findings = find_grids(files if drawn is None else [*files, drawn])
    findings += _apart(files, brains)
    findings += _mirrored(together)
    if drawn is not None:
        middle = centroid_mm(drawn.values != 0, drawn.turned)
        where = Place("mask", _point(middle), float(middle[0] - np.median([brain[0] for brain in brains])))
        places.append(where)
        if same_grid(drawn, files[0]):
            findings += _mask(drawn.values != 0, drawn.turned, together)
        findings += _side(where, side)
    blind = words.BLIND_ALL if side is None or drawn is None else words.BLIND_SIDE
    return Findings(findings, words.LOOKED_GEOMETRY(places=Places(places)), blind())


def _apart(files: Sequence[File], brains: Sequence[NDArray[np.float64]]) -> list[Finding]:
    """Images whose brain lies elsewhere than in the first."""
    findings = []
    for file, brain in zip(files[1:], brains[1:], strict=True):
        mm = float(np.linalg.norm(brain - brains[0]))
        if mm > APART_MM:
            names = {"name": file.name, "other": files[0].name}
            here, there = (
                dict(zip(keys, map(round, at.tolist()), strict=True))
                for keys, at in (("xyz", brain), (("ox", "oy", "oz"), brains[0]))
            )
            what = words.APART(mm=Number(mm), **names)
            evidence = words.APART_EVIDENCE(**names, **here, **there)
            findings.append(Finding("brain-apart", True, what, evidence, words.WHY_PLACE(), words.CURE_GRID()))
    return findings


def _mirrored(files: Sequence[File]) -> list[Finding]:
    """Images that fit the others better in a mirror."""
    found = mirrored_images(files) if len(files) > 1 else None
    if found is None:
        return []
    what = (words.MIRRORED if found.certain else words.MIRRORED_ONE_OF)(
        names=", ".join(found.names), axis=Bilingual(words.AXIS[found.axis])
    )
    evidence = words.MIRRORED_EVIDENCE(
        name=found.pair[0], other=found.pair[1], direct=Number(found.direct), mirrored=Number(found.mirrored)
    )
    return [Finding("image-mirrored", True, what, evidence, words.WHY_SIDE(), words.CURE_MIRRORED())]


def _mask(mask: NDArray[np.bool_], affine: NDArray[np.float64], files: Sequence[File]) -> list[Finding]:
    """A mask outside the brain, or one that fits FLAIR better in a mirror."""
    findings = []
    brain = np.any([brain_of(file) for file in files], axis=0)
    out, everything = int((mask & ~brain).sum()), int(mask.sum())
    if out > OUTSIDE * everything:
        share = out / everything
        evidence = words.OUTSIDE_EVIDENCE(count=Count(out), all=Count(everything))
        what = words.OUTSIDE(share=Share(share))
        findings.append(
            Finding("mask-outside", share > FAR_OUTSIDE, what, evidence, words.WHY_PLACE(), words.CURE_MIRRORED())
        )
    for flair in [file for file in files if "flair" in file.name.lower()][:1]:
        if (found := mirrored_mask(mask, flair)) is not None:
            there = centroid_mm(np.flip(mask, found.axis), affine)
            mm = float(np.linalg.norm(there - centroid_mm(mask, affine)))
            what = words.MASK_MIRRORED(axis=Bilingual(words.AXIS[found.axis]))
            evidence = words.MASK_MIRRORED_EVIDENCE(
                direct=Number(found.direct), mirrored=Number(found.mirrored), mm=Number(mm)
            )
            findings.append(Finding("mask-mirrored", True, what, evidence, words.WHY_SIDE(), words.CURE_MIRRORED()))
    return findings


def _side(where: Place, known: str | None) -> list[Finding]:
    """A mask on another side than the report says."""
    if known is None or where.side == known:
        return []
    mm = Number(abs(where.from_middle_mm or 0.0))
    reported = Bilingual(SIDES[known])
    if where.side == "midline":
        what, evidence = (
            words.WRONG_SIDE_MIDDLE(known=reported),
            words.WRONG_SIDE_MIDDLE_EVIDENCE(mm=mm, least=Number(MIDLINE_MM)),
        )
    else:
        found = Bilingual(SIDES[where.side])
        what, evidence = words.WRONG_SIDE(found=found, known=reported), words.WRONG_SIDE_EVIDENCE(mm=mm, found=found)
    return [Finding("wrong-side", where.side != "midline", what, evidence, words.WHY_SIDE(), words.CURE_MIRRORED())]


def _point(mm: NDArray[np.float64]) -> tuple[float, float, float]:
    x, y, z = mm.tolist()
    return x, y, z
