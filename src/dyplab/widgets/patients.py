"""Two groups of patients in a plane, the same in Python as in the playground."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

SHAPES = ("blobs", "circles", "xor", "spiral")
Draw = Callable[[], float]


def two_groups(shape: str, count: int, noise: float, seed: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Invent patients with two blood tests each; every other one is ill.

    Args:
        shape: how the groups lie: one of `SHAPES`.
        count: patients (N).
        noise: standard deviation of what is added to each value; the groups are about 5 wide.
        seed: the same seed invents the same patients, here and in the playground.

    Returns:
        The two blood tests (N, 2), and who is ill (N,), 1 for ill.

    >>> points, ill = two_groups("circles", 200, noise=0.0, seed=1)
    >>> points.shape, int(ill.sum()), float(np.hypot(*points[ill == 0].T).max()) < 1
    ((200, 2), 100, True)
    """
    drawn = chance(seed)
    ill = np.arange(count) % 2
    points = [[part + noise * normal(drawn) for part in _place(shape, int(one), drawn)] for one in ill]
    return np.array(points).reshape(count, 2), ill


def chance(seed: int) -> Draw:
    """Numbers from 0 to 1, the same for the same seed in Python and JavaScript (mulberry32).

    >>> drawn = chance(1)
    >>> round(drawn(), 6), round(drawn(), 6)
    (0.627074, 0.002736)
    """
    state = seed

    def drawn() -> float:
        nonlocal state
        state = (state + 0x6D2B79F5) % 2**32
        mixed = (state ^ (state >> 15)) * (state | 1) % 2**32
        mixed ^= (mixed + (mixed ^ (mixed >> 7)) * (mixed | 61)) % 2**32
        return (mixed ^ (mixed >> 14)) / 2**32

    return drawn


def normal(drawn: Draw) -> float:
    """A number from the standard normal distribution (Box and Muller)."""
    return math.sqrt(-2 * math.log(1 - drawn())) * math.cos(2 * math.pi * drawn())


def _place(shape: str, ill: int, drawn: Draw) -> tuple[float, float]:
    sign = 1 if ill else -1
    if shape == "blobs":
        return sign * 1.1 + 0.4 * normal(drawn), sign * 0.9 + 0.4 * normal(drawn)
    if shape == "xor":
        x = (0.15 + 2.35 * drawn()) * (1 if drawn() < 0.5 else -1)
        return x, -sign * math.copysign(1, x) * (0.15 + 2.35 * drawn())
    far = drawn()
    if shape == "spiral":
        radius, angle = 0.2 + 2.4 * far, 3.5 * math.pi * far + ill * math.pi
    else:
        radius, angle = 1.7 + 0.8 * far if ill else far, 2 * math.pi * drawn()
    return radius * math.cos(angle), radius * math.sin(angle)
