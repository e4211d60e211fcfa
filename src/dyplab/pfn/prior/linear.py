"""Near-linear tables: most of what is measured in a clinic acts a little, one way, and with much noise."""

import numpy as np

from dyplab.pfn.prior.bends import BENDS, bent
from dyplab.pfn.prior.causes import Numbers, correlated, importance, with_noise


def linear(rng: np.random.Generator, tables: int, rows: int, columns: int) -> tuple[Numbers, Numbers]:
    """The outcome is a weighted sum: of the columns, of a bent version of some, or of the causes behind them.

    Returns:
        Columns (B, R, C) and the outcome's score (B, R).
    """
    x, causes = correlated(rng, tables, rows, columns)
    straight = np.einsum("brc,bc->br", x, importance(rng, tables, columns))
    behind = np.einsum("brq,bq->br", causes, importance(rng, tables, causes.shape[2]))
    moved = x + rng.normal(0, 1, (tables, 1, columns)).astype(np.float32)
    some_bent = bent(moved, rng.integers(0, len(BENDS), columns) * (rng.random(columns) < 0.5))
    curved = np.einsum("brc,bc->br", some_bent, importance(rng, tables, columns))
    kind = rng.choice(3, p=[0.4, 0.35, 0.25], size=(tables, 1))
    return x, with_noise(rng, np.choose(kind, [straight, behind, curved]))
