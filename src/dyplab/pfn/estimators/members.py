"""The ensemble: the same patients seen in several ways, because the answer leans a little on how they are seen.

Every second member sees the columns as they are, the others the principal components. Members differ in the order of
their columns (the network takes two in one token), in which way round each component points, in what number each class
has and, in a table beyond the limits, in which patients and columns they see.
"""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from dyplab.pfn.cells import cells
from dyplab.pfn.estimators.limits import MOST_COLUMNS, MOST_ROWS
from dyplab.pfn.shown import COLUMNS, as_shown

NOTHING_LEFT = 1e-3  # standard deviations: a component narrower than this is rounding


@dataclass(frozen=True)
class Member:
    """One way of seeing a table.

    rows: known patients it sees, as places in the context.
    columns: columns it sees, in its order.
    turned: whether it sees them as principal components.
    signs: which way round each component points, 1 or -1.
    shift: how far the numbers of the classes are moved on.
    """

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    turned: bool
    signs: NDArray[np.float32]
    shift: int

    def sees(self, known: Tensor, outcome: Tensor, asked: Tensor) -> Tensor:
        """What the network is to read: this member's known patients, then the asked.

        Args:
            known: all known patients (N, F).
            outcome: of those this member sees (1, n), as the network takes it.
            asked: (M, F).

        Returns:
            (1, n + M, C, channels), at most 32 columns.
        """
        table = torch.cat([known[self.rows], asked])[None, :, self.columns]
        values, spread = as_shown(table, outcome, self.turned)
        if spread is None:
            return cells(values, len(self.rows))
        kept = max(1, int((spread > NOTHING_LEFT).sum()))
        values = values[..., :kept] * torch.from_numpy(self.signs[:kept])
        return cells(values, len(self.rows), spread[:, :kept])


def make_members(members: int, seed: int, rows: int, columns: int) -> list[Member]:
    """The ensemble for a table of this many known patients and columns, the same for the same seed."""
    return [_member(number, members, seed, rows, columns) for number in range(members)]


def _member(number: int, members: int, seed: int, rows: int, columns: int) -> Member:
    rng = np.random.default_rng([seed, number])
    turned = number % 2 == 1 and columns > 1
    return Member(
        rows=_rows(rng, number, members, rows),
        columns=rng.permutation(columns)[:MOST_COLUMNS],
        turned=turned,
        signs=rng.choice(np.array([-1, 1], dtype=np.float32), COLUMNS),
        shift=number // 2,
    )


def _rows(rng: np.random.Generator, number: int, members: int, rows: int) -> NDArray[np.intp]:
    """All rows, or every n-th: they are in order of outcome, so each member gets its share of each class."""
    if rows <= MOST_ROWS:
        return np.arange(rows)
    step = rows / MOST_ROWS
    start = step * (number + rng.random()) / members
    seen: NDArray[np.intp] = (start + step * np.arange(MOST_ROWS)).astype(np.intp)
    return seen.clip(max=rows - 1)
