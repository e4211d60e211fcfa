"""Ways in which one quantity may act on another: straight, with a threshold, a plateau, a U."""

from collections.abc import Callable

import numpy as np

from dyplab.pfn.prior.causes import Numbers

BENDS: dict[str, Callable[[Numbers], Numbers]] = {
    "straight": lambda x: x,
    "threshold": np.sign,
    "from zero up": lambda x: np.maximum(x, 0),
    "plateaus": np.tanh,
    "U": lambda x: x * x * np.float32(0.5),
    "V": np.abs,
    "bump": lambda x: np.exp(-(x**2)),
    "wave": np.sin,
    "slowing": lambda x: np.sign(x) * np.log1p(np.abs(x)),
}


def bent(x: Numbers, which: np.ndarray) -> Numbers:
    """Each column (last axis) through the bend with its number: `which` (C,)."""
    result = x.copy()
    for number, bend in enumerate(BENDS.values()):
        result[..., which == number] = bend(x[..., which == number])
    return result
