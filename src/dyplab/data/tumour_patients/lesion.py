"""The tumour in a brain: where it starts, what it pushes aside, its parts and the swelling around it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dyplab.data.tumour_patients.along import blur
from dyplab.data.tumour_patients.fields import smooth_noise

KINDS = ("glioblastoma", "anaplastic glioma", "low-grade glioma")
CORE, OEDEMA, ENHANCING = 1, 2, 3  # labels, as BraTS 2023 has them


@dataclass(frozen=True)
class Character:
    """What kind of tumour it is, drawn once a patient: sizes in ml, lengths in mm."""

    kind: str
    core_ml: float
    oedema_ml: float
    rim_mm: float
    torn: float  # 0 a closed rim to 1 one with a quarter missing
    shell_mm: float  # of core that does not enhance, outside the rim
    enhancing_share: float  # of an anaplastic core
    front: float  # growth per unit of time: small gives a wide front
    grey_speed: float
    oedema_grey_speed: float
    one_sided: float  # how unevenly the swelling spreads
    uneven: float
    edge_mm: float
    fluid_filled: float  # 0 solid to 1 a cyst
    bleeding: float  # the share of the core that has bled


@dataclass
class Lesion:
    """Everything that is not healthy tissue: the mask on the patient's grid, and a box round the tumour.

    Shares, from 0 to 1, are of the voxels in the box.
    """

    mask: NDArray[np.uint8]
    box: tuple[slice, slice, slice]
    shares: dict[str, NDArray[np.float32]]


def draw_character(rng: np.random.Generator, kind: str) -> Character:
    """How this tumour of a kind is: from small to large, with little and much around it."""
    medians = {"glioblastoma": (28, 55), "anaplastic glioma": (32, 28), "low-grade glioma": (38, 20)}
    core_ml, oedema_ml = medians[kind]
    core = float(np.clip(core_ml * np.exp(rng.normal(0, 0.8)), 1.0, 150))
    oedema = float(np.clip(oedema_ml * np.exp(rng.normal(0, 0.9)), 0.5, 150))
    aggressive = kind == "glioblastoma"
    rim = np.exp(rng.normal(np.log(3.8), 0.55)) if rng.random() < 0.85 else rng.uniform(8, 25)  # the rest are solid
    usual = rng.random()
    if not aggressive and usual < 0.35:
        oedema = float(rng.uniform(0.5, 3))  # all of it is core
    elif not aggressive and usual < 0.6:
        core, oedema = 0.35 * core + 1, oedema + 0.65 * core  # most of it infiltrates
    return Character(
        kind=kind,
        core_ml=core,
        oedema_ml=oedema,
        rim_mm=float(rim),
        torn=float(rng.random()),
        shell_mm=float(rng.uniform(1, 4)) if aggressive and rng.random() < 0.08 else 0.0,
        enhancing_share=float(rng.uniform(0.03, 0.4)),
        front=float(rng.uniform(0.1, 0.4) if aggressive else rng.uniform(0.04, 0.2)),
        grey_speed=float(rng.uniform(0.15, 1.0)),
        oedema_grey_speed=float(rng.uniform(0.01, 0.15)),
        one_sided=float(rng.uniform(0.3, 1.3)),
        uneven=float(rng.uniform(0.05, 0.5)),
        edge_mm=float(rng.uniform(0.5, 1.2) if aggressive else rng.uniform(0.7, 2.5)),
        fluid_filled=float(rng.random() if rng.random() < 0.3 else 0.0),
        bleeding=float(rng.uniform(0.02, 0.3)) if rng.random() < 0.2 else 0.0,
    )


def push_aside(core: NDArray[np.float32], spacing_mm: float, amount: float) -> NDArray[np.float32]:
    """How far a growing core has pushed what lies around it.

    Args:
        core: (X, Y, Z) share of the voxel that is core.
        spacing_mm: Of the grid.
        amount: From 0 (the tumour only replaces tissue) to 2.2 (it pushes much).

    Returns:
        (3, X, Y, Z) mm, away from the tumour, at most three quarters of its radius.
    """
    volume = float(core.sum()) * spacing_mm**3
    radius = (volume * 3 / (4 * np.pi)) ** (1 / 3)
    wide = blur(core, max(radius, 6), spacing_mm)
    slopes = np.stack(list(np.gradient(wide)))
    longest = float(np.sqrt((slopes**2).sum(axis=0)).max())
    return np.asarray(-slopes * np.float32(amount * radius / 3 / max(longest, 1e-9)), dtype=np.float32)


def make_parts(
    rng: np.random.Generator, how: Character, core: NDArray[np.bool_], oedema: NDArray[np.float32], spacing_mm: float
) -> Lesion:
    """Divide the core into what enhances and what does not, and say where the mask's borders are.

    Args:
        rng: What decides the unevenness.
        how: The tumour's character.
        core: (X, Y, Z), true in the core.
        oedema: (X, Y, Z), density of the fluid around it, 0 to 1.
        spacing_mm: Of the grid.
    """
    from scipy.ndimage import distance_transform_edt

    mask = np.zeros(core.shape, np.uint8)
    box = tight_box(core | (oedema > 0.1), round(4 * how.edge_mm / spacing_mm) + 2)
    core, oedema = core[box], oedema[box]
    noise = [smooth_noise(rng, core.shape, spacing_mm, scale) for scale in (7, 12, 9)]
    depth = distance_transform_edt(core, sampling=spacing_mm).astype(np.float32)
    if how.kind == "glioblastoma":
        outer = how.shell_mm * np.maximum(0, 1 + noise[1])
        inner = outer + how.rim_mm * np.exp(0.5 * noise[0])
        rim = (depth > outer) & (depth <= inner) & (noise[2] > 1.4 * how.torn - 2)
        enhancing = core & (rim | (noise[1] > 1.8))
    elif how.kind == "anaplastic glioma":
        bright = noise[1] + 0.3 * noise[0]
        enhancing = core & (bright > np.quantile(bright[core], 1 - how.enhancing_share))
    else:
        enhancing = np.zeros_like(core)
    labels = mask[box]
    labels[oedema > 0.4] = OEDEMA
    labels[core] = CORE
    labels[enhancing] = ENHANCING
    inside = core & ~enhancing
    blood = core & (noise[0] > np.quantile(noise[0][core], 1 - how.bleeding)) & (how.bleeding > 0)
    filled = inside & (noise[2] > 1.6 - 3 * how.fluid_filled) & (how.fluid_filled > 0)

    def soft(part: NDArray[np.bool_], edge_mm: float) -> NDArray[np.float32]:
        return blur(part.astype(np.float32), edge_mm, spacing_mm)

    shares = {
        "oedema": np.clip((oedema - 0.1) / 0.6, 0, 1),
        "core": soft(core, how.edge_mm),
        "filled": soft(filled, 0.7),
        "blood": soft(blood, 0.7),
        "enhancing": soft(enhancing, 0.5) * np.clip(0.85 + 0.35 * noise[2], 0.35, 1),
    }
    return Lesion(mask, box, shares)


def tight_box(part: NDArray[np.bool_], margin: int) -> tuple[slice, slice, slice]:
    """The smallest box that holds everything true in (X, Y, Z), and `margin` voxels more to each side."""
    from scipy.ndimage import find_objects

    found = find_objects(part.view(np.uint8))[0]
    x, y, z = (slice(max(0, one.start - margin), one.stop + margin) for one in found)
    return x, y, z
