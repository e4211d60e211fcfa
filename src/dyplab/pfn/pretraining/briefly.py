"""A pretraining that fits in a lesson: a small network, small tables, half a minute."""

from typing import NamedTuple

import numpy as np
import torch

from dyplab.pfn.cells import cells
from dyplab.pfn.network import PFN
from dyplab.pfn.pretraining.lessons import Batch
from dyplab.pfn.pretraining.optimiser import make_optimisers, rate_at
from dyplab.pfn.pretraining.step import one_step
from dyplab.pfn.prior.tables import invent_tables

TABLES, ROWS, KNOWN, COLUMNS = 48, 64, 40, 2
RATE = 3e-3
MEASURED_EVERY = 20  # steps


class Brief(NamedTuple):
    """A small network, and how its pretraining went."""

    network: PFN
    losses: list[float]  # at each step
    tables: list[int]  # met at each measurement
    auroc: list[float]  # on the same unseen tables: 0.5 is guessing


def pretrain_briefly(steps: int = 300, seed: int = 0) -> Brief:
    """Pretrain a small network from nothing on small invented tables with two classes.

    Args:
        steps: of 48 tables each, new ones every time.
        seed: decides the starting weights and every table.

    Returns:
        The network, its loss at each step, and its AUROC on 64 tables that it is never trained on.

    >>> pretrain_briefly(steps=1).tables
    [0, 48]
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network = PFN(width=48, heads=2, layers=3, hidden=96)
    optimisers = make_optimisers(network, RATE)
    unseen = small_tables(np.random.default_rng([seed, 1]), 64)
    brief = Brief(network, [], [0], [auroc_on(network, unseen)])
    rng = np.random.default_rng([seed, 0])
    for step in range(steps):
        loss = one_step(network, optimisers, small_tables(rng, TABLES), RATE * rate_at(step, steps))
        brief.losses.append(loss.item())
        if (step + 1) % MEASURED_EVERY == 0 or step + 1 == steps:
            brief.tables.append((step + 1) * TABLES)
            brief.auroc.append(auroc_on(network, unseen))
    network.eval().requires_grad_(False)
    return brief


def small_tables(rng: np.random.Generator, tables: int) -> Batch:
    """64 rows and two columns each, 40 of the rows with their outcome."""
    x, y = invent_tables(rng, tables, ROWS, COLUMNS, classes=2)
    return Batch(torch.from_numpy(x), None, torch.from_numpy(y), KNOWN)


@torch.no_grad()
def auroc_on(network: PFN, batch: Batch) -> float:
    """How often a row with outcome 1 is given a higher probability than a row of the same table with outcome 0."""
    given = network(cells(batch.x, batch.known), batch.outcome[:, : batch.known])[..., 1]
    ill = batch.outcome[:, batch.known :] == 1
    pairs = ill[:, :, None] & ~ill[:, None]
    above = given[:, :, None] - given[:, None]
    return float(((above > 0) + 0.5 * (above == 0))[pairs].mean())
