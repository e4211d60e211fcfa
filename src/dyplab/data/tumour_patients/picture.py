"""From tissue and tumour to four images: what lies where, how bright it is, and the scanner."""

import numpy as np
from numpy.typing import NDArray

from dyplab.data.scan import MODALITIES
from dyplab.data.tumour_patients.along import blur
from dyplab.data.tumour_patients.anatomy import FLUID, GREY, WHITE
from dyplab.data.tumour_patients.contrast import HEALTHY, draw_contrast, on_scanner
from dyplab.data.tumour_patients.fields import smooth_noise
from dyplab.data.tumour_patients.growing import Grown
from dyplab.data.tumour_patients.scanner import draw_slices, scan_one, with_noise

Volume = NDArray[np.float32]
OVER = {"t1": ("vessels",), "t1c": ("vessels", "choroid"), "t2": (), "flair": ("flow", "vessels")}  # the tumour too


def outline(rng: np.random.Generator, tissue: Volume, spacing_mm: float) -> NDArray[np.bool_]:
    """(X, Y, Z), what a skull-stripping program leaves: a little too much here, a little too little there."""
    inside = blur(tissue.sum(axis=0), 2, spacing_mm)
    uneven = np.float32(rng.uniform(0, 0.2)) * smooth_noise(rng, inside.shape, spacing_mm, 20)
    return np.asarray(inside + uneven > rng.uniform(0.3, 0.6)) & (inside > 0.02)


def healthy_brightness(
    rng: np.random.Generator, tissue: Volume, age_years: float, spacing_mm: float
) -> dict[str, Volume]:
    """What is not tumour and still bright: vessels, membranes and choroid plexus with contrast, white matter of age."""
    shape = tissue.shape[1:]
    one, other = (smooth_noise(rng, shape, spacing_mm, 14) for _ in range(2))
    vessels = np.exp(-(one**2 + other**2) / np.float32(rng.uniform(0.005, 0.04)))
    fluid = blur(tissue[FLUID], 2, spacing_mm)
    near_ventricle = blur(tissue[FLUID], 5, spacing_mm) * tissue[WHITE]
    spots = (
        near_ventricle * 3
        + 0.35 * smooth_noise(rng, shape, spacing_mm, 9)
        - np.float32(rng.uniform(0.4, 2.0) - max(age_years - 55, 0) / 60)
    )
    return {
        "vessels": np.asarray(vessels * np.minimum(0.15 + 1.5 * fluid, 1)),
        "membranes": np.clip(1 - tissue.sum(axis=0), 0, 1)
        * np.clip(0.5 + smooth_noise(rng, shape, spacing_mm, 25), 0, 1),
        "flow": tissue[FLUID] * np.clip(smooth_noise(rng, shape, spacing_mm, 20) - rng.uniform(0, 3), 0, 1),
        "spots": np.clip(2 * spots, 0, 1) * tissue[WHITE],
        "choroid": np.clip(4 * blur(fluid, 3, spacing_mm) - 2, 0, 1)
        * (smooth_noise(rng, shape, spacing_mm, 8) > rng.uniform(0.5, 2)),
    }


def picture(
    rng: np.random.Generator, grown: Grown, spacing_mm: float, scanner: int | None = None
) -> tuple[Volume, NDArray[np.bool_]]:
    """(4, X, Y, Z) images in the order of `MODALITIES`, 0 outside the brain, and the (X, Y, Z) brain.

    Args:
        rng: What decides the patient's part.
        grown: The patient.
        spacing_mm: Of the grid.
        scanner: The number of a scanner, whose images have the same brightness, slices and noise in all its patients;
            one that nobody else was scanned on when absent.
    """
    tissue, shape = grown.tissue, grown.tissue.shape[1:]
    contrast = (draw_contrast(rng, grown.kind) if scanner is None else on_scanner(rng, scanner, grown.kind)).value
    machine = rng if scanner is None else np.random.default_rng((scanner, 1))
    brain = outline(rng, tissue, spacing_mm)
    bright = healthy_brightness(rng, tissue, grown.age_years, spacing_mm)
    alike = draw_slices(machine) if machine.random() < 0.4 else None  # all images of the patient, or each its own
    texture = [smooth_noise(rng, shape, spacing_mm, scale) for scale in (30, 10, 5)]
    expected = tissue[FLUID] * 0.3 + tissue[GREY] * 0.62 + tissue[WHITE] * 0.85  # the average T1 by tissue alone
    nuclei = np.clip(blur(grown.t1, 1.5, spacing_mm) - expected, -0.3, 0.3)
    all_of_it = (slice(None),) * 3
    images = np.zeros((4, *shape), np.float32)
    for image, modality in zip(images, MODALITIES, strict=True):
        value = contrast[modality]
        uneven, fine = np.float32(rng.uniform(0, 0.06)), np.float32(rng.uniform(0, 0.03))
        deep = np.float32(rng.uniform(0, 0.8) if modality.startswith("t1") else rng.uniform(-0.3, 0.1))
        head = np.tensordot(np.array([value[name] for name in HEALTHY], np.float32), tissue, 1)
        head *= 1 + uneven * texture[0] + fine * texture[2]
        head += deep * nuclei
        under = {name: bright[name] for name in ("spots", "membranes")}
        over = {name: bright[name] for name in OVER[modality]}
        for layers, place in ((under, all_of_it), (grown.lesion.shares, grown.lesion.box), (over, all_of_it)):
            for name, share in layers.items():
                grain = texture[int(rng.integers(1, 3))][place]
                lay_over(head[place], share, value[name], rng.uniform(0, 0.2), grain)
        if modality == "t2":  # the average brain's sulci are blurred, so that too much of it would be half fluid
            head = np.maximum(head, 0) ** np.float32(machine.uniform(0.9, 2.4))
        scanned = scan_one(rng, head, spacing_mm, alike or draw_slices(machine))
        image[brain] = with_noise(rng, scanned[brain], machine.uniform(0.002, 0.035))
    images[:, brain] += np.float32(1e-3)  # 0 is kept for what is not brain
    return images, brain


def lay_over(head: Volume, share: Volume, brightness: float, uneven: float, texture: Volume) -> None:
    """Let a share of each voxel be something else, this bright and so uneven; changes `head`."""
    for below, much, grain in zip(head, share, texture, strict=True):  # a slice stays in the processor's cache
        below += much * (np.float32(brightness) * (1 + np.float32(uneven) * grain) - below)
