"""Columns scaled or filled in with training and test together: the figures that come out even say over which rows."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.columns import as_table
from dyplab.audit.finding import Count, Finding, Findings, Number
from dyplab.errors import DataError
from dyplab.text import Said, Sentence
from dyplab.text import audit_split as said

FEWEST_ROWS = 5
FEWEST_VALUES = 8  # a column with fewer different values is no measurement
EVEN = 2e-4  # how near 0 and 1 a scaled column comes, and how near its mean a filled-in value lies (in SD)
OFF = 1e-3  # how far from it the training set alone must be
MOSTLY = 0.8  # of the columns run over the same whole scale, when it was a scaler that made them
FEWEST_FILLED = 3
MANY_NAMES = 5

Numbers = NDArray[np.float64]


class Column(NamedTuple):
    """One column of both sides, missing values left out."""

    name: Any
    train: Numbers
    test: Numbers

    @property
    def both(self) -> Numbers:
        return np.concatenate([self.train, self.test])


def audit_scaling(train: Any, test: Any) -> Findings:
    """Find columns that were scaled or filled in before the split, so that the training has seen the test patients.

    A column scaled over some rows has the mean 0 and standard deviation 1 (or median 0 and interquartile range 1, or a
    lowest and highest value 0 and 1) over those rows exactly. Where that fits both sets together and not the training
    set alone, it was scaled before the split; likewise for a filled-in mean or median.

    Args:
        train: (N, F) table or array of numbers; columns that are no numbers are passed over in a table.
        test: (M, F) the same columns.

    Returns:
        Findings named "scaled-together" and "filled-together", worth a look: it seldom shows much in the score.

    Raises:
        DataError: fewer than five rows on a side, or no columns of numbers in common.

    >>> import numpy as np
    >>> x = np.random.default_rng(0).normal(5, 2, size=(100, 3))
    >>> together = (x - x.mean(axis=0)) / x.std(axis=0)
    >>> [finding.name for finding in audit_scaling(together[:80], together[80:])]
    ['scaled-together']
    >>> on_train = (x - x[:80].mean(axis=0)) / x[:80].std(axis=0)
    >>> audit_scaling(on_train[:80], on_train[80:])
    []
    """
    columns = _columns(train, test)
    looked = said.LOOKED_SCALING(columns=Count(len(columns)), train=Count(len(train)), test=Count(len(test)))
    measured = [column for column in columns if len(np.unique(column.both)) >= FEWEST_VALUES]
    return Findings([*_scaled(measured), *_filled(measured)], looked, said.BLIND_SCALING())


def _columns(train: Any, test: Any) -> list[Column]:
    from pandas import DataFrame

    sides = [side if isinstance(side, DataFrame) else DataFrame(as_table(side)[0]) for side in (train, test)]
    numbers = [side.select_dtypes("number").loc[:, lambda frame: ~frame.columns.duplicated()] for side in sides]
    names = [name for name in numbers[0].columns if name in set(numbers[1].columns)]
    if min(len(side) for side in sides) < FEWEST_ROWS or not names:
        raise DataError(
            said.SIDES_WANTED(train=len(sides[0]), test=len(sides[1]), shared=len(names), least=FEWEST_ROWS)
        )
    tables = [as_table(side[names])[0] for side in numbers]
    kept = [[table[~np.isnan(table[:, at]), at] for table in tables] for at in range(len(names))]
    pairs = [Column(name, *sides) for name, sides in zip(names, kept, strict=True)]
    return [column for column in pairs if min(len(column.train), len(column.test)) >= FEWEST_ROWS]


def _scaled(columns: list[Column]) -> list[Finding]:
    """One finding for the way of scaling that explains most columns."""
    ways: list[tuple[list[Column], Callable[[Numbers], tuple[float, float]], Sentence]] = [
        ([c for c in columns if _together(c, _mean_and_sd)], _mean_and_sd, said.MEAN_AND_SD),
        ([c for c in columns if _together(c, _median_and_iqr)], _median_and_iqr, said.MEDIAN_AND_IQR),
        (_over_the_whole_scale(columns), _least_and_most, said.LEAST_AND_MOST),
    ]
    found, way, sentence = max(ways, key=lambda tried: len(tried[0]))
    if not found:
        return []
    shown = max(found, key=lambda column: abs(way(column.train)[0] - way(column.both)[0]))
    (centre, spread), (centre_train, spread_train) = way(shown.both), way(shown.train)
    evidence = sentence(
        column=shown.name,
        centre=Number(centre),
        spread=Number(spread),
        centre_train=Number(centre_train),
        spread_train=Number(spread_train),
    )
    what = said.SCALED_TOGETHER(found=Count(len(found)), columns=_names(found))
    return [_finding("scaled-together", what, evidence, said.WHY_SCALED(), said.CURE_SCALED())]


def _together(column: Column, way: Callable[[Numbers], tuple[float, float]]) -> bool:
    return _off(way(column.both)) < EVEN and _off(way(column.train)) > OFF


def _off(figures: tuple[float, float]) -> float:
    """How far from 0 and 1; a spread may have been divided by n or by n − 1."""
    return max(abs(figures[0]), abs(figures[1] - 1))


def _mean_and_sd(values: Numbers) -> tuple[float, float]:
    both = (float(values.std()), float(values.std(ddof=1)))
    return float(values.mean()), min(both, key=lambda spread: abs(spread - 1))


def _median_and_iqr(values: Numbers) -> tuple[float, float]:
    low, middle, high = np.quantile(values, [0.25, 0.5, 0.75])
    return float(middle), float(high - low)


def _least_and_most(values: Numbers) -> tuple[float, float]:
    return float(values.min()), float(values.max())


def _over_the_whole_scale(columns: list[Column]) -> list[Column]:
    """Columns that run exactly from 0 (or −1) to 1 in both sets, as nearly all others do, but not in training."""
    for low in (0.0, -1.0):
        whole = [c for c in columns if np.allclose(_least_and_most(c.both), (low, 1), atol=1e-6, rtol=0)]
        if len(whole) >= max(2, MOSTLY * len(columns)):
            return [c for c in whole if not np.allclose(_least_and_most(c.train), (low, 1), atol=OFF, rtol=0)]
    return []


class Filling(NamedTuple):
    """A value that stands so often in a column that it was filled in, and which rows it fits as mean or median."""

    column: Column
    value: float
    times: int
    alone: float  # the mean or median of the training set, without what was filled in
    sentence: Sentence
    fits_both: bool
    fits_train: bool


def _filled(columns: list[Column]) -> list[Finding]:
    """One finding for all columns filled in from both sets; none when more were filled in from the training set."""
    fillings = [filling for column in columns for filling in _fillings(column)]
    found = [filling for filling in fillings if filling.fits_both and not filling.fits_train]
    if len(found) <= sum(filling.fits_train and not filling.fits_both for filling in fillings):
        return []
    first = found[0]
    evidence = first.sentence(
        column=first.column.name, value=Number(first.value), times=Count(first.times), alone=Number(first.alone)
    )
    what = said.FILLED_TOGETHER(found=Count(len(found)), columns=_names([filling.column for filling in found]))
    return [_finding("filled-together", what, evidence, said.WHY_FILLED(), said.CURE_FILLED())]


def _fillings(column: Column) -> list[Filling]:
    values, counts = np.unique(column.both, return_counts=True)
    value, times = float(values[counts.argmax()]), int(counts.max())
    usual = int(np.sort(counts)[-2])  # how often any other value is repeated
    both, train = column.both[column.both != value], column.train[column.train != value]
    if times < max(FEWEST_FILLED, 2 * usual) or len(train) < FEWEST_ROWS:
        return []
    means = (abs(float(side.mean()) - value) / float(both.std()) for side in (both, train))
    medians = (abs(int(np.sum(side < value)) - int(np.sum(side > value))) for side in (both, train))
    by_mean, by_mean_train = means
    by_median, by_median_train = medians
    return [
        Filling(
            column, value, times, float(train.mean()), said.FILLED_MEAN, by_mean < EVEN, by_mean_train < max(EVEN, OFF)
        ),
        Filling(
            column,
            value,
            times,
            float(np.median(train)),
            said.FILLED_MEDIAN,
            by_median < usual,
            by_median_train < usual,
        ),
    ]


def _names(columns: list[Column]) -> str:
    names = [str(column.name) for column in columns[:MANY_NAMES]]
    return ", ".join(names) + (" …" if len(columns) > MANY_NAMES else "")


def _finding(name: str, what: Said, evidence: Said, why: Said, cure: Said) -> Finding:
    return Finding(name=name, serious=False, what=what, evidence=evidence, why=why, cure=cure)
