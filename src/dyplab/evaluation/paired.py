"""Two models on the same patients: who is right where the other is wrong."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.evaluation import given
from dyplab.evaluation.bootstrap import exact_limits, score_with_interval
from dyplab.evaluation.score import Score
from dyplab.text import evaluation as words
from dyplab.text import number


@dataclass(frozen=True)
class PairedComparison:
    """How two models differ on the same patients.

    Args:
        difference: accuracy of A minus accuracy of B, with its 95% interval.
        only_a: rows where A is right and B wrong.
        only_b: rows where B is right and A wrong.
        p_value: how often a difference at least as large would come from two equally good models: the exact McNemar
            test; with groups, the exact sign-flip test of the groups' counts.
        by_group: whether groups were given.
    """

    difference: Score
    only_a: int
    only_b: int
    p_value: float
    by_group: bool = False

    def __str__(self) -> str:
        shown = f"< {number(0.001, 3)}" if self.p_value < 0.001 else f"= {number(self.p_value, 3)}"
        test = words.SIGN_FLIP if self.by_group else words.MCNEMAR
        counts = {"only_a": number(self.only_a), "only_b": number(self.only_b)}
        return str(words.COMPARISON(**counts, difference=self.difference, test=test, p_value=shown))

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))


def compare_paired(
    truth: ArrayLike,
    predicted_a: ArrayLike,
    predicted_b: ArrayLike,
    *,
    groups: ArrayLike | None = None,
    seed: int = 0,
) -> PairedComparison:
    """Compare two models by their accuracy on the same patients.

    Only the patients where exactly one of them is right tell the models apart.

    Args:
        truth: (N,) label of each patient.
        predicted_a: (N,) the answers of model A.
        predicted_b: (N,) the answers of model B.
        groups: (N,) which patient or writer each row belongs to, when one has several rows; None: each row is its own.
        seed: of the bootstrap draws behind the interval.

    Returns:
        The difference with its interval, the two counts, and the p-value. If the models are never apart, the limits
        are ± the exact upper limit of the share of patients where they could be.

    Raises:
        DataError: the three are not labels of the same patients; the sentence says what to change.

    Source:
        McNemar (1947), Psychometrika 12:153.

    >>> comparison = compare_paired(truth=[1, 1, 0, 0, 1], predicted_a=[1, 1, 0, 0, 0], predicted_b=[1, 0, 1, 0, 0])
    >>> comparison.only_a, comparison.only_b, round(comparison.difference.value, 2), comparison.p_value
    (2, 0, 0.4, 0.5)
    """
    right_a, right_b = (
        np.equal(*given.pair_of_labels(truth, predicted, name))
        for predicted, name in ((predicted_a, "predicted_a"), (predicted_b, "predicted_b"))
    )
    apart = right_a.astype(np.int64) - right_b
    group_of = given.group_numbers(groups, apart)
    difference = score_with_interval(
        lambda weights: (weights @ apart.astype(float)) / weights.sum(axis=1),
        [np.ones(len(apart), dtype=bool)],
        groups=group_of,
        seed=seed,
        unit="points",
        bounds=(-1.0, 1.0),
    )
    if not apart.any():
        most = exact_limits(0, difference.n)[1]
        difference = Score(0.0, -most, most, difference.level, difference.n, "points")
    net = apart if group_of is None else np.bincount(group_of, weights=apart).astype(np.int64)
    return PairedComparison(
        difference, int(np.sum(apart == 1)), int(np.sum(apart == -1)), _sign_flip_p(net), group_of is not None
    )


def _sign_flip_p(net: NDArray[np.int64]) -> float:
    """The exact two-sided p-value if each count, A's wins minus B's, could as well have had the other sign.

    With counts of one this is the exact McNemar test. The sum of all counts of one size is binomial; the sums of the
    sizes add up by convolution.
    """
    from scipy.stats import binom

    sizes, how_many = np.unique(np.abs(net[net != 0]), return_counts=True)
    chances = np.ones(1)  # of each sum from −reach to reach, in steps of one
    for size, m in zip(sizes, how_many, strict=True):
        of_this_size = np.zeros(2 * size * m + 1)
        of_this_size[:: 2 * size] = binom.pmf(np.arange(m + 1), m, 0.5)
        chances = np.convolve(chances, of_this_size)
    reach = len(chances) // 2
    sums = np.arange(-reach, reach + 1)
    return min(1.0, float(chances[np.abs(sums) >= abs(int(net.sum()))].sum()))
