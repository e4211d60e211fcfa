"""A brain and the tumour that grows in it, from the first cells to the swelling, before any scanner has seen them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dyplab.data.tumour_patients.along import along, blur, enlarge_line
from dyplab.data.tumour_patients.anatomy import FLUID, GREY, WHITE, bend, fold
from dyplab.data.tumour_patients.fields import Shape, smooth_noise
from dyplab.data.tumour_patients.growth import grow
from dyplab.data.tumour_patients.lesion import Character, Lesion, draw_character, make_parts, push_aside

BOX_MM = (160, 192, 156)  # right, front, up: holds every brain that is drawn
COARSE_MM = 2  # a tumour is grown in steps of this
LEAST_MM3 = 200  # of a core

Volume = NDArray[np.float32]


@dataclass(frozen=True)
class Grown:
    """A head with a tumour in it, before any scanner has seen it."""

    kind: str
    age_years: float
    tissue: Volume  # (3, X, Y, Z) spinal fluid, grey, white
    t1: Volume  # (X, Y, Z) of the atlas, for what the three tissues do not say
    lesion: Lesion


def grow_patient(rng: np.random.Generator, spacing_mm: float, kind: str, age_years: float = 55) -> Grown:
    """A head of its own, and a tumour that grows in it, pushes it aside and makes it swell.

    Args:
        rng: What decides it.
        spacing_mm: Of the grid, which measures `BOX_MM`.
        kind: One of `KINDS`.
        age_years: The older, the wider the sulci and ventricles.
    """
    shape: Shape = tuple(round(side / spacing_mm) for side in BOX_MM)  # type: ignore[assignment]
    step = max(1, round(COARSE_MM / spacing_mm))
    head, how = bend(rng, shape, spacing_mm, age_years), draw_character(rng, kind)
    coarse = grow_core(rng, how, head.coarse_tissue(step), head.at[2, ::step, ::step, ::step], spacing_mm * step)
    core = enlarge(coarse, shape, step)
    push = push_aside(np.clip(core * 2 - 0.5, 0, 1), spacing_mm, float(rng.uniform(0, 2.2)))
    tissue, t1 = head.tissue(push)
    tissue = fold(rng, tissue, spacing_mm, age_years)
    room = (tissue.sum(axis=0) > 0.5) & (blur(tissue[FLUID], 1, spacing_mm) < 0.6)
    uneven = np.float32(how.uneven * 0.25) * smooth_noise(rng, shape, spacing_mm, 8)
    solid = without_specks((core + uneven > 0.5) & room)
    if np.count_nonzero(solid) * spacing_mm**3 < LEAST_MM3:
        return grow_patient(rng, spacing_mm, kind, age_years)  # it began where the folds left no room: another one
    coarse = grow_oedema(rng, how, tissue[:, ::step, ::step, ::step], solid[::step, ::step, ::step], spacing_mm * step)
    lesion = make_parts(rng, how, solid, enlarge(coarse, shape, step) * room, spacing_mm)
    return Grown(kind, age_years, tissue, t1, lesion)


def grow_core(rng: np.random.Generator, how: Character, tissue: Volume, height: Volume, spacing_mm: float) -> Volume:
    """Let the core grow from one to three places near each other in the cerebrum."""
    possible = (tissue[WHITE] + 0.4 * tissue[GREY]) * (height > 61)  # above the brain stem and the cerebellum
    chance = possible.ravel().astype(float) ** 2
    first = np.array(np.unravel_index(rng.choice(chance.size, p=chance / chance.sum()), possible.shape))
    speed = (tissue[WHITE] + np.float32(how.grey_speed) * tissue[GREY]) * (tissue[FLUID] < 0.5)
    start = np.zeros_like(speed)
    foci = 1 if rng.random() < 0.8 else int(rng.integers(2, 4))
    for number in range(foci):
        at = first if number == 0 else first + rng.normal(0, 16 / spacing_mm, 3)
        at = np.clip(np.round(at), 1, np.array(speed.shape) - 2).astype(int)
        start[tuple(slice(i - 1, i + 2) for i in at)] = 1
    return grow(start * (speed > 0), speed, how.front, how.core_ml * 1000 / spacing_mm**3)


def grow_oedema(
    rng: np.random.Generator, how: Character, tissue: Volume, core: NDArray[np.bool_], spacing_mm: float
) -> Volume:
    """Let fluid seep from the core, mostly along the white matter and more to one side than to another."""
    speed = tissue[WHITE] ** 2 + np.float32(how.oedema_grey_speed) * tissue[GREY]
    for scale_mm in (40, 12, 6):
        speed *= np.exp(np.float32(how.one_sided) * smooth_noise(rng, core.shape, spacing_mm, scale_mm))
    speed = np.maximum(np.minimum(speed, 1) * (tissue[FLUID] < 0.5), core)
    voxels = np.count_nonzero(core) + how.oedema_ml * 1000 / spacing_mm**3
    return grow(core.astype(np.float32), speed, how.front, voxels, level=0.4)


def enlarge(coarse: Volume, shape: Shape, step: int) -> Volume:
    """Bring a grid of every `step`-th voxel back to all of them."""
    if step == 1:
        return coarse
    x, y, z = (enlarge_line(full, length, step) for full, length in zip(shape, coarse.shape, strict=True))
    return along(coarse, x, y, z)


def without_specks(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Keep the pieces that are at least a tenth of the largest."""
    from scipy.ndimage import label

    pieces, count = label(mask)
    if count < 2:
        return mask
    sizes = np.bincount(pieces.ravel())
    sizes[0] = 0
    return np.asarray((sizes >= sizes.max() / 10)[pieces])
