"""How often an image and the one most like it have the same label, and how often they would by chance."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray


class Agreement:
    """Labels set against likeness, row by row.

    Args:
        classes: (N,) which label each image has, 0 to K - 1.
        neighbour: (N,) the row of the image most like each.
    """

    def __init__(self, classes: NDArray[np.int64], neighbour: NDArray[np.int64]):
        self.classes = classes
        self.neighbour = neighbour
        self.n = len(classes)

    @cached_property
    def same(self) -> NDArray[np.bool_]:
        """(N,) whether the two have the same label."""
        same: NDArray[np.bool_] = self.classes == self.classes[self.neighbour]
        return same

    @cached_property
    def chance(self) -> NDArray[np.float64]:
        """(N,) how probable that is when the labels are dealt out by lot among the other rows."""
        return (np.bincount(self.classes)[self.classes] - 1) / (self.n - 1)

    @property
    def share(self) -> float:
        """The agreement over all rows, 0–1."""
        return float(self.same.mean())

    @property
    def chance_share(self) -> float:
        """What chance would give over all rows, 0–1."""
        return float(self.chance.mean())

    @cached_property
    def above_chance(self) -> float:
        """How far the agreement lies from chance (0) towards perfect (1), over all rows."""
        return from_chance(self.share, self.chance_share)

    def with_labels(self, classes: NDArray[np.int64]) -> "Agreement":
        """The same images with their labels in another order."""
        return Agreement(classes, self.neighbour)


def from_chance(share: float, chance: float) -> float:
    """How far a share lies from chance (0) towards perfect (1); below chance it is negative.

    >>> round(from_chance(0.55, chance=0.1), 3)
    0.5
    """
    return (share - chance) / max(1 - chance, 1e-9)
