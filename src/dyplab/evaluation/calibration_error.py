"""How far the probabilities are from what happened, beside how far luck alone would take them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.evaluation import given
from dyplab.evaluation.calibration import equal_count_bins, whole_number_of_bins
from dyplab.text import clinical as words
from dyplab.text import number

_SIMULATIONS = 1_000


@dataclass(frozen=True)
class CalibrationError:
    """An expected calibration error (ECE), and what a perfectly calibrated model would show by luck.

    Args:
        value: the error in these patients, 0–1.
        by_luck: its mean for a model whose probabilities hold exactly, in as many patients.
        low: 2.5 in 100 of such errors lie below.
        high: 2.5 in 100 of such errors lie above.
        n: patients.

    >>> str(CalibrationError(value=0.081, by_luck=0.058, low=0.034, high=0.088, n=242)).partition(" on average ")[0]
    '0.081. A perfectly calibrated model would by luck alone show 0.058'
    """

    value: float
    by_luck: float
    low: float
    high: float
    n: int

    def __float__(self) -> float:
        return self.value

    def __str__(self) -> str:
        shown = {name: number(getattr(self, name), 3) for name in ("value", "by_luck", "low", "high")}
        return str(words.CALIBRATION_ERROR(**shown))

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """A notebook shows the error as prose."""
        printer.text(str(self))


def expected_calibration_error(
    truth: ArrayLike, probabilities: ArrayLike, bins: int = 10, *, groups: ArrayLike | None = None, seed: int = 0
) -> CalibrationError:
    """How far, on average, the probability lies from the share that were ill, in bins of equally many patients (ECE).

    Even probabilities that hold exactly get an error above 0, the larger the fewer the patients, for each bin's share
    wobbles. A bootstrap interval would lean upwards twice over. So the error comes with what such a model would show:
    outcomes are drawn from the probabilities themselves, a thousand times. An error within that range is no sign of
    poor calibration, nor a proof of good.

    Args:
        truth: (N,) 1 for ill, 0 for well (or True and False).
        probabilities: (N,) of being ill, out-of-fold from all folds pooled, or in new patients, 0–1.
        bins: how many, 1 or more; patients with the same probability stay in the same bin.
        groups: (N,) which patient each row belongs to, when one has several rows: the outcomes drawn for a patient
            then hang together, one piece of luck for all the rows, as one patient has one diagnosis. None: each row
            is its own.
        seed: of the simulated outcomes.

    Returns:
        The error, 0–1, lower is better, and what luck alone gives.

    Raises:
        DataError: the input will not do; the sentence says what to change.

    Source:
        Naeini, Cooper and Hauskrecht (2015), AAAI 29 (the error). Bröcker and Smith (2007), Weather Forecast 22:651
        (outcomes drawn from the probabilities).

    >>> float(expected_calibration_error(truth=[0, 0, 1, 1], probabilities=[0.1, 0.3, 0.7, 0.9], bins=2))
    0.2
    """
    ill, promised = given.binary(truth), given.probabilities(probabilities)
    given.same_length(promised, "probabilities", ill)
    numbers = given.group_numbers(groups, ill)
    whole_number_of_bins(bins)
    in_bin = np.eye(bins)[equal_count_bins(promised, bins)]

    def error(happened: NDArray[Any]) -> NDArray[np.float64]:
        """The error of each set of outcomes, (R, N) to (R,)."""
        gaps: NDArray[np.float64] = np.abs((happened - promised) @ in_bin).sum(axis=1) / len(promised)
        return gaps

    rng = np.random.default_rng(seed)
    units = len(promised) if numbers is None else int(numbers.max()) + 1
    height = max(1, 1_000_000 // len(promised))
    lucky = []
    for start in range(0, _SIMULATIONS, height):
        luck = rng.random((min(height, _SIMULATIONS - start), units))
        lucky.append(error((luck if numbers is None else luck[:, numbers]) < promised))
    by_luck = np.concatenate(lucky)
    low, high = np.quantile(by_luck, [0.025, 0.975])
    value = float(error(ill[None])[0])
    return CalibrationError(value, float(by_luck.mean()), float(low), float(high), len(promised))
