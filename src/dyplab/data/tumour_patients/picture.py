"""From tissue and tumour to four images: what lies where, how bright it is, and the scanner."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from dyplab.data.scan import MODALITIES
from dyplab.data.tumour_patients.anatomy import FLUID, GREY, WHITE
from dyplab.data.tumour_patients.contrast import HEALTHY, draw_contrast
from dyplab.data.tumour_patients.fields import smooth_noise
from dyplab.data.tumour_patients.growing import Grown
from dyplab.data.tumour_patients.scanner import scan_one

Volume = NDArray[np.float32]


def outline(rng: np.random.Generator, tissue: Volume, spacing_mm: float) -> NDArray[np.bool_]:
    """(X, Y, Z), what a skull-stripping program leaves: a little too much here, a little too little there."""
    inside = gaussian_filter(tissue.sum(axis=0), 2 / spacing_mm, truncate=3)
    uneven = np.float32(rng.uniform(0, 0.2)) * smooth_noise(rng, inside.shape, spacing_mm, 20)
    return np.asarray(inside + uneven > rng.uniform(0.3, 0.6)) & (inside > 0.02)


def healthy_brightness(rng: np.random.Generator, tissue: Volume, spacing_mm: float) -> dict[str, Volume]:
    """What is not tumour and still bright: vessels and membranes with contrast, small white-matter spots of age."""
    shape = tissue.shape[1:]
    one, other = (smooth_noise(rng, shape, spacing_mm, 14) for _ in range(2))
    vessels = np.exp(-(one**2 + other**2) / np.float32(rng.uniform(0.005, 0.04)))
    fluid = gaussian_filter(tissue[FLUID], 2 / spacing_mm, truncate=3)
    near_ventricle = gaussian_filter(tissue[FLUID], 5 / spacing_mm, truncate=2) * tissue[WHITE]
    spots = near_ventricle * 3 + 0.35 * smooth_noise(rng, shape, spacing_mm, 9) - np.float32(rng.uniform(0.5, 2.0))
    return {
        "vessels": np.asarray(vessels * np.minimum(0.15 + 1.5 * fluid, 1)),
        "membranes": np.clip(1 - tissue.sum(axis=0), 0, 1)
        * np.clip(0.5 + smooth_noise(rng, shape, spacing_mm, 25), 0, 1),
        "flow": tissue[FLUID] * np.clip(smooth_noise(rng, shape, spacing_mm, 20) - rng.uniform(0, 3), 0, 1),
        "spots": np.clip(2 * spots, 0, 1) * tissue[WHITE],
    }


def picture(rng: np.random.Generator, grown: Grown, spacing_mm: float) -> tuple[Volume, NDArray[np.bool_]]:
    """(4, X, Y, Z) images in the order of `MODALITIES`, 0 outside the brain, and the (X, Y, Z) brain."""
    tissue, shape = grown.tissue, grown.tissue.shape[1:]
    contrast = draw_contrast(rng, grown.kind).value
    brain = outline(rng, tissue, spacing_mm)
    bright = healthy_brightness(rng, tissue, spacing_mm)
    texture = [smooth_noise(rng, shape, spacing_mm, scale) for scale in (30, 10, 5)]
    expected = tissue[FLUID] * 0.3 + tissue[GREY] * 0.62 + tissue[WHITE] * 0.85  # the average T1 by tissue alone
    nuclei = np.clip(gaussian_filter(grown.t1, 1.5 / spacing_mm, truncate=2) - expected, -0.3, 0.3)
    images = np.zeros((4, *shape), np.float32)
    for image, modality in zip(images, MODALITIES, strict=True):
        value = contrast[modality]
        head = sum((tissue[kind] * np.float32(value[name]) for kind, name in enumerate(HEALTHY)), np.float32(0))
        head = head * (
            1 + np.float32(rng.uniform(0, 0.06)) * texture[0] + np.float32(rng.uniform(0, 0.03)) * texture[2]
        )
        head += np.float32(rng.uniform(0, 0.8) if modality.startswith("t1") else rng.uniform(-0.3, 0.1)) * nuclei
        layers = {**{name: bright[name] for name in ("spots", "membranes")}, **grown.lesion.shares}
        if modality == "flair":
            layers["flow"] = bright["flow"]
        if modality != "t2":
            layers["vessels"] = bright["vessels"]
        for name, share in layers.items():
            uneven = np.float32(rng.uniform(0, 0.2))
            which = texture[int(rng.integers(1, 3))]
            head += share * (np.float32(value[name]) * (1 + uneven * which) - head)
        image[:] = scan_one(rng, head, spacing_mm)
    images[:, ~brain] = 0
    images[:, brain] += np.float32(1e-3)  # 0 is kept for what is not brain
    return images, brain
