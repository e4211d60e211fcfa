"""Learning curves: what more patients to learn from would bring."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation.crossval import CrossValidation
from dyplab.evaluation.procedure import Kind, Procedure, whole
from dyplab.evaluation.score import Score
from dyplab.text import crossval as words


@dataclass(frozen=True)
class LearningCurve:
    """The score on patients not seen, for each number of patients to learn from.

    Args:
        sizes: how many patients each model was trained on, rising.
        scores: one for each size: AUROC, or RMSE for a regressor.
        baseline: what one gets without a model: 0.5, or the standard deviation of y.
        kind: what the model answers with.
    """

    sizes: tuple[int, ...]
    scores: tuple[Score, ...]
    baseline: float
    kind: Kind

    def __str__(self) -> str:
        return "\n".join(f"{size}: {score}" for size, score in zip(self.sizes, self.scores, strict=True))

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))


def learning_curve(
    model: Any,
    x: Any,
    y: ArrayLike,
    sizes: Sequence[int],
    *,
    groups: ArrayLike | None = None,
    folds: int = 5,
    repeats: int = 4,
    seed: int = 0,
) -> LearningCurve:
    """How the score on new patients grows with the number of patients to learn from.

    As `cross_validate`, but the models of a fold learn from only some of the patients outside it: each size is the one
    before and some more, with ill and well in about their usual shares. All sizes are tested on the same folds, so a
    step of the curve is due to the training. A curve that still rises at its end says that more patients would help;
    how far it would rise it does not say.

    Args:
        model: any scikit-learn classifier or regressor, or pipeline; copied, never fitted itself.
        x: (N, F) DataFrame or array.
        y: (N,) 1 for ill and 0 for well; or, for a regressor, numbers.
        sizes: how many patients to train on; at most (folds − 1)/folds of them all.
        groups: (N,) which patient each row belongs to; then sizes count patients. None: each row is a patient.
        folds: 2 or more.
        repeats: how many times the patients are dealt anew, 1 or more.
        seed: of the dealing, of who comes first, and of the bootstrap draws.

    Returns:
        A score with its interval for each size. The interval covers which patients came into the test, not which few
        happened to be trained on: that luck is evened out over folds × repeats models alone.

    Raises:
        DataError: a size too small for both ill and well, or larger than a training part; or as `cross_validate`.

    >>> from sklearn.datasets import load_breast_cancer
    >>> from sklearn.naive_bayes import GaussianNB
    >>> x, y = load_breast_cancer(return_X_y=True)
    >>> curve = learning_curve(GaussianNB(), x, y == 0, sizes=[10, 400], repeats=1)
    >>> curve.scores[0].value < curve.scores[1].value
    True
    """
    given = Procedure.of(model, x, y, groups, folds, repeats)
    fold = given.folds(folds, repeats, seed)
    rising = _sizes(sizes, given, fold, folds)
    predicted = np.empty((len(rising), *fold.shape))
    for r in range(repeats):
        for k in range(folds):
            test = np.flatnonzero(fold[r] == k)
            place = _queue(given, fold[r] != k, np.random.default_rng([seed, r, k]))
            for s, size in enumerate(rising):
                predicted[s, r, test] = given.answers(np.flatnonzero(place < size), test)
    scores = tuple(CrossValidation.of(given, answers, fold, seed).score for answers in predicted)
    baseline = float(np.std(given.y)) if given.kind == "number" else 0.5
    return LearningCurve(rising, scores, baseline, given.kind)


def _queue(given: Procedure, outside: NDArray[np.bool_], rng: np.random.Generator) -> NDArray[np.int64]:
    """Each row's patient's place among those to be trained on, (N,): every beginning has ill and well in proportion.

    The first of each stratum stand foremost, so that even the smallest size has both ill and well.
    """
    units = np.unique(given.units[outside])
    strata = given.strata[units]
    share = np.empty(len(units))
    for stratum in np.unique(strata):
        members = rng.permutation(np.flatnonzero(strata == stratum))
        share[members] = np.arange(len(members)) / len(members)
    place = np.full(given.units.max() + 1, len(outside))
    place[units[np.lexsort((rng.random(len(units)), share))]] = np.arange(len(units))
    return place[given.units]


def _sizes(sizes: Sequence[int], given: Procedure, fold: NDArray[np.int64], folds: int) -> tuple[int, ...]:
    """The sizes in rising order, each possible in every fold."""
    units = [len(np.unique(given.units[row != k])) for row in fold for k in range(folds)]
    most, least = min(units), max(2, len(np.unique(given.strata)))
    for size in sizes:
        whole(size, "sizes", 1)
        if not least <= size <= most:
            raise DataError(words.SIZE_OUTSIDE(got=size, folds=folds, most=most, least=least))
    if not len(sizes):
        raise DataError(words.SIZE_OUTSIDE(got="[]", folds=folds, most=most, least=least))
    return tuple(sorted({int(size) for size in sizes}))
