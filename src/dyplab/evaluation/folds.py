"""Who is tested in which fold: every patient once, nobody on both sides, the ill spread evenly."""

import numpy as np
from numpy.typing import NDArray


def deal(
    strata: NDArray[np.int64], sizes: NDArray[np.int64], folds: int, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Deal patients to folds as cards to players, one stratum after the other.

    The dealing goes on where the last stratum ended. So the folds differ by one patient at most, in number and in
    those of any run of strata: with ill (0), both (1) and well (2) in that order, also in those with ill rows and in
    those with well rows. The largest patients are dealt first, shuffled among the next `folds`, so that the rows are
    spread as well.

    scikit-learn's StratifiedGroupKFold would not do: before version 1.8 it does not stratify when it shuffles
    (scikit-learn pull request 32540), and since then it shuffles only patients with equal counts: for forty patients
    with 1 to 40 rows, twenty seeds give one and the same folds.

    Args:
        strata: (G,) stratum of each patient, from 0.
        sizes: (G,) rows of each patient.
        folds: 2–G.
        rng: of the shuffling.

    Returns:
        (G,) fold of each patient, 0 to folds − 1.
    """
    order: list[int] = []
    for stratum in np.unique(strata):
        members = rng.permutation(np.flatnonzero(strata == stratum))
        members = members[np.argsort(-sizes[members], kind="stable")]
        for start in range(0, len(members), folds):
            order.extend(rng.permutation(members[start : start + folds]))
    fold = np.empty(len(strata), dtype=np.int64)
    fold[order] = rng.permutation(folds)[np.arange(len(order)) % folds]
    return fold


def strata_of(ill: NDArray[np.bool_], groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """The stratum of each group: 0 only ill rows, 1 both, 2 only well rows."""
    any_ill, any_well = np.bincount(groups, ill) > 0, np.bincount(groups, ~ill) > 0
    return np.where(any_well, np.where(any_ill, 1, 2), 0).astype(np.int64)
