"""One person's brain: the average one bent, scaled and folded in a way of its own."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dyplab.data.tumour_patients.atlas import CENTRE, load_atlas, sample, widening
from dyplab.data.tumour_patients.fields import Shape, smooth_noise

FLUID, GREY, WHITE = range(3)


@dataclass(frozen=True)
class Bend:
    """Where in the atlas each voxel of a person's grid comes from."""

    at: NDArray[np.float32]  # (3, X, Y, Z) voxel of the atlas, which is 1 mm

    def tissue(self, push_mm: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The atlas' (3, X, Y, Z) tissues and (X, Y, Z) T1 there, after a tumour has pushed what is there."""
        brought = sample(load_atlas(), self.at - push_mm)
        return brought[:3], brought[3]

    def coarse_tissue(self, step: int) -> NDArray[np.float32]:
        """The (3, X/step, Y/step, Z/step) tissues before anything was pushed: enough to let a tumour grow in."""
        return sample(load_atlas()[:3], self.at[:, ::step, ::step, ::step])


def bend(rng: np.random.Generator, shape: Shape, spacing_mm: float, age_years: float) -> Bend:
    """A head of another size and shape, slightly turned, with its own folds and ventricles."""
    scale = rng.uniform(0.82, 0.97) * rng.uniform(0.96, 1.04, 3)  # the atlas is larger than most adults' brains
    angles = np.deg2rad(rng.normal(0, 3, 3))
    turn = np.eye(3)
    for axis, angle in enumerate(angles):
        one, two = [other for other in range(3) if other != axis]
        step = np.eye(3)
        step[one, one] = step[two, two] = np.cos(angle)
        step[one, two], step[two, one] = -np.sin(angle), np.sin(angle)
        turn = turn @ step
    matrix = (turn / scale[:, None]).astype(np.float32)
    axes = [(np.arange(length, dtype=np.float32) - (length - 1) / 2) * spacing_mm for length in shape]
    x, y, z = np.meshgrid(*axes, indexing="ij", sparse=True)
    at = np.empty((3, *shape), np.float32)
    for axis in range(3):
        at[axis] = matrix[axis, 0] * x + matrix[axis, 1] * y + matrix[axis, 2] * z + CENTRE[axis]
        for scale_mm, most_mm in ((60, 4.0), (25, 2.0), (12, 1.0)):
            amount = np.float32(rng.uniform(0.2, 1) * most_mm)
            at[axis] += amount * smooth_noise(rng, shape, spacing_mm, scale_mm)
    wider_mm = np.float32(np.clip(rng.normal(1 + (age_years - 55) / 25, 1.5), -0.5, 6))
    at += wider_mm * sample(widening(), at * np.float32(0.5))
    return Bend(at)


def fold(
    rng: np.random.Generator, tissue: NDArray[np.float32], spacing_mm: float, age_years: float
) -> NDArray[np.float32]:
    """Make the average's blurred folds into those of one person.

    An average of 152 brains has no sulci of its own, so each voxel is moved towards one tissue, with random fields
    deciding in favour of which, and sheets of spinal fluid are cut into the cortex.

    Args:
        rng: What decides it.
        tissue: (3, X, Y, Z) spinal fluid, grey, white.
        spacing_mm: Of the grid.
        age_years: The older, the wider the sulci and ventricles.

    Returns:
        (3, X, Y, Z), adding up to 1 in the brain and to 0 outside it.
    """
    shape = tissue.shape[1:]
    whole = tissue.sum(axis=0)
    brain = whole > 0
    inside = np.minimum(whole[brain] * 2, 1)
    sharp, uneven = rng.uniform(1.2, 2.5), rng.uniform(0, 0.8, 3)
    shares = tissue[:, brain]
    for kind, one in enumerate(shares):
        noise = smooth_noise(rng, shape, spacing_mm, rng.uniform(5, 9))[brain]
        shares[kind] = (one + np.float32(0.003)) ** np.float32(sharp) * np.exp(np.float32(uneven[kind]) * noise)
    sheet = np.exp(-((smooth_noise(rng, shape, spacing_mm, rng.uniform(9, 14))[brain] / np.float32(0.25)) ** 2))
    shares[FLUID] += np.float32(rng.uniform(0, 0.8)) * sheet * shares[GREY]
    shares[FLUID] *= np.float32(np.exp(rng.normal((age_years - 55) / 50, 0.4)))
    folded = np.zeros_like(tissue)
    folded[:, brain] = shares * (inside / shares.sum(axis=0))
    return folded
