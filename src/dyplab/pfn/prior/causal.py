"""Structural causal models: quantities act on each other, layer by layer; some are measured, one is the outcome."""

import numpy as np

from dyplab.pfn.prior.bends import BENDS, bent
from dyplab.pfn.prior.causes import Numbers, correlated, normal, standard, with_noise


def causal(rng: np.random.Generator, tables: int, rows: int, columns: int) -> tuple[Numbers, Numbers]:
    """Each quantity is a bent sum of some in the layer before, with noise; columns and outcome are drawn among all.

    A column may thus be a cause of the outcome, an effect of it, or have a cause in common with it.

    Returns:
        Columns (B, R, C) and the outcome's score (B, R).

    Source:
        Hollmann and others (2023), TabPFN, ICLR: tables drawn from random causal models.
    """
    width = int(rng.integers(max(3, (columns + 1) // 3 + 1), columns + 3))
    layer, _ = correlated(rng, tables, rows, width)
    every = [layer]
    noise = np.exp(rng.uniform(-3.5, 0.3, (tables, 1, 1))).astype(np.float32)
    for _ in range(int(rng.integers(2, 5))):
        acts = rng.random((tables, width, width)) < rng.uniform(0.1, 1, (tables, 1, 1))
        summed = standard(layer @ (normal(rng, tables, width, width) * acts) + 1e-3 * layer)
        moved = summed + 0.7 * normal(rng, 1, 1, width)
        layer = standard(bent(moved, rng.integers(0, len(BENDS), width))) + noise * normal(rng, *summed.shape)
        every.append(layer)
    quantities = np.concatenate(every, axis=2)
    drawn = rng.random((tables, quantities.shape[2])).argsort(axis=1)[:, None, : columns + 1]
    picked = np.take_along_axis(quantities, drawn, axis=2)
    return picked[..., 1:], with_noise(rng, picked[..., 0])
