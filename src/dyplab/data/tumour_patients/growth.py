"""How a tumour spreads: diffusion along the tissue and growth where it is, step by step."""

import numpy as np
from numpy.typing import NDArray

STEP = 0.15  # of time; 1/6 is the most that is stable in three dimensions
STRIDE = 5  # steps between two looks at how far it has come: in so many, nothing gets further than so many voxels
LITTLE = 1e-3  # of density: less is left alone until the front is near, which slows it by some 4 %


def grow(
    start: NDArray[np.float32],
    speed: NDArray[np.float32],
    growth: float,
    until_voxels: float,
    level: float = 0.5,
    most_steps: int = 1500,
) -> NDArray[np.float32]:
    """Solve du/dt = div(speed grad u) + growth speed u (1 − u) until the part above `level` is large enough.

    Args:
        start: (X, Y, Z) density at the start, 0 to 1.
        speed: (X, Y, Z) diffusivity in voxels² per unit of time, 0 to 1; nothing gets where it is 0.
        growth: Per unit of time where speed is 1: small gives a wide front, large a sharp one.
        until_voxels: The size of the part above `level`.
        level: The density that counts.
        most_steps: Where it stops if there is no more room.

    Returns:
        (X, Y, Z) density, 0 to 1.

    Source:
        Swanson KR et al. A quantitative model for differential motility of gliomas in grey and white matter. Cell
        Proliferation 33(5), 2000.
    """
    from scipy.ndimage import find_objects

    u = start.astype(np.float32)
    birth = np.float32(growth * STEP) * speed
    faces = [np.minimum(_before(speed, axis), _after(speed, axis)) * np.float32(STEP) for axis in range(3)]
    for done in range(0, most_steps, STRIDE):
        reached = find_objects((u > LITTLE).view(np.uint8))
        if not reached:
            break
        near = tuple(slice(max(0, one.start - STRIDE), one.stop + STRIDE) for one in reached[0])
        within = [face[_shorter(near, axis, face.shape[axis])] for axis, face in enumerate(faces)]
        _spread(u[near], birth[near], within, min(STRIDE, most_steps - done))
        if np.count_nonzero(u[near] > level) >= until_voxels:
            break
    return u


def _spread(u: NDArray[np.float32], birth: NDArray[np.float32], faces: list[NDArray[np.float32]], steps: int) -> None:
    """Some steps, in place; nothing goes through the box's sides."""
    for _ in range(steps):
        change = birth * u * (1 - u)
        for axis, face in enumerate(faces):
            flow = face * (_after(u, axis) - _before(u, axis))
            _before(change, axis)[...] += flow
            _after(change, axis)[...] -= flow
        u += change


def _shorter(box: tuple[slice, ...], axis: int, faces: int) -> tuple[slice, ...]:
    """The faces between the voxels of a box: one fewer along their axis."""
    return tuple(slice(one.start, min(one.stop - 1, faces)) if i == axis else one for i, one in enumerate(box))


def _before(array: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """A view of all but the last along an axis."""
    return np.asarray(array[tuple(slice(None, -1) if one == axis else slice(None) for one in range(3))])


def _after(array: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """A view of all but the first along an axis."""
    return np.asarray(array[tuple(slice(1, None) if one == axis else slice(None) for one in range(3))])
