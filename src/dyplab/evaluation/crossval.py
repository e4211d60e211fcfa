"""Cross-validation: every patient is predicted by models that have not seen that patient, several times over."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.evaluation.bootstrap import Measure, Weights, score_with_interval
from dyplab.evaluation.procedure import Kind, Procedure
from dyplab.evaluation.ranking import weighted_auroc
from dyplab.evaluation.regression import largest_error
from dyplab.evaluation.score import Score, in_unit
from dyplab.text import crossval as words


@dataclass(frozen=True, eq=False)
class CrossValidation:
    """What a way of making a model is worth, and what it answered for each patient while it had not seen that patient.

    Args:
        truth: (N,) 0 and 1, or the measured number.
        predicted: (repeats, N) out-of-fold: the probability of ill, or the regression's number.
        fold: (repeats, N) the fold in which each row was tested, from 0.
        groups: (N,) patient of each row from 0, or None when each row is a patient.
        score: AUROC (the mean over all folds), or RMSE (over all patients and repeats), with its 95% interval.
        kind: what `predicted` holds: "probability", "decision" (of decision_function) or "number" (regression).
        seed: of the folds and of the bootstrap draws.
    """

    truth: NDArray[Any]
    predicted: NDArray[np.float64]
    fold: NDArray[np.int64]
    groups: NDArray[np.int64] | None
    score: Score
    kind: Kind
    seed: int

    @classmethod
    def of(
        cls, given: Procedure, predicted: NDArray[np.float64], fold: NDArray[np.int64], seed: int
    ) -> "CrossValidation":
        """The cross-validation whose out-of-fold predictions these are, both (repeats, N), with its score."""
        nothing = Score(np.nan, np.nan, np.nan, np.nan, 0)
        found = cls(given.y, predicted, fold, given.groups, nothing, given.kind, seed)
        most = 1.0 if given.kind != "number" else largest_error(predicted, given.y)
        score = score_with_interval(
            measure_of(found),
            rests_on(given.y, given.kind),
            groups=given.groups,
            seed=seed,
            unit="number",
            bounds=(0.0, most),
            wider=luck_of_training(fold),
        )
        return replace(found, score=score)

    @property
    def probabilities(self) -> NDArray[np.float64]:
        """(N,) each patient's probability of being ill, the mean over the repeats; for calibration and decision curves.

        Raises:
            DataError: the model gave no probabilities; choose one with predict_proba.
        """
        if self.kind != "probability":
            raise DataError(words.DECISIONS_ONLY() if self.kind == "decision" else words.AMOUNTS_ONLY())
        return np.asarray(self.predicted.mean(axis=0))

    @property
    def by_fold(self) -> NDArray[np.float64]:
        """(repeats, folds) the score of each single fold: how much one split would have misled."""
        everyone = np.ones((1, len(self.truth)))
        return np.array(
            [
                [float(measure_of(self, [(r, k)])(everyone)[0]) for k in range(self.fold.max() + 1)]
                for r in range(len(self.fold))
            ]
        )

    def __str__(self) -> str:
        by_fold = self.by_fold
        lowest, highest = (in_unit(float(x), "number") for x in (by_fold.min(), by_fold.max()))
        repeats, folds = by_fold.shape
        name = "RMSE" if self.kind == "number" else "AUROC"
        return str(
            words.CROSS_VALIDATED(
                name=name, score=self.score, repeats=repeats, folds=folds, lowest=lowest, highest=highest
            )
        )

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))


def cross_validate(
    model: Any,
    x: Any,
    y: ArrayLike,
    *,
    groups: ArrayLike | None = None,
    folds: int = 5,
    repeats: int = 10,
    seed: int = 0,
) -> CrossValidation:
    """How good models made this way are on patients they have not seen: repeated, stratified cross-validation.

    The patients are dealt to the folds, the ill evenly; each fold is predicted by a fresh copy of the model, trained on
    the others; and all is done again with other folds. AUROC is taken within each fold and then averaged: pooled over
    the folds it would compare answers of different models, whose scales need not agree. RMSE is the root of the mean
    squared error over all patients and repeats, since errors add up across folds as ranks do not.

    What the interval covers: which patients came into the study. They are drawn again, with replacement, whole
    patients with all their rows and all their predictions, in all repeats alike. The models are not trained again for
    each draw; for the luck of training on these patients the interval is widened, by √(folds/(folds − 1)). It is meant
    to hold the expected score of models trained on (folds − 1)/folds of as many patients; one trained on all of them is
    as a rule a little better. In simulation it does so in 93 to 97 of a hundred studies, and in 91 where the
    variables are many for the patients (40 for 250) or tell next to nothing (AUROC below 0.6). Patients of another
    kind, another hospital or another year it does not cover.

    Args:
        model: any scikit-learn classifier or regressor, or a pipeline that ends in one. It is copied for each fold and
            never fitted itself. Whatever learns from the data (scaling, choice of variables) belongs in the pipeline.
        x: (N, F) DataFrame (which the model gets as a DataFrame) or array.
        y: (N,) 1 for ill and 0 for well; or, for a regressor, numbers.
        groups: (N,) which patient each row belongs to, when one has several rows: then nobody is both trained on and
            tested. None: each row is a patient.
        folds: 2 or more; each needs at least one ill and one well patient.
        repeats: how many times the patients are dealt anew, 1 or more.
        seed: of the dealing and of the bootstrap draws; the same seed gives the same folds.

    Returns:
        The score with its interval, and the out-of-fold predictions behind it.

    Raises:
        DataError: y is not 0/1, a class has fewer patients than there are folds, lengths differ, or the model gives no
            probabilities; the sentence says what to change.

    Source:
        LeDell, Petersen and van der Laan (2015), Electron J Stat 9:1583 (AUROC within folds, its spread from the
        patients'). Nadeau and Bengio (2003), Machine Learning 52:239 (the widening). Bates, Hastie and Tibshirani
        (2024), J Am Stat Assoc 119:1434 (what an interval without it misses). benchmarks/interval_coverage.py measures.

    >>> from sklearn.datasets import load_breast_cancer
    >>> from sklearn.tree import DecisionTreeClassifier
    >>> x, y = load_breast_cancer(return_X_y=True, as_frame=True)
    >>> found = cross_validate(DecisionTreeClassifier(max_depth=2, random_state=0), x, y == 0, repeats=2)
    >>> found.predicted.shape, round(found.score.value, 2)
    ((2, 569), 0.94)
    """
    given = Procedure.of(model, x, y, groups, folds, repeats)
    fold = given.folds(folds, repeats, seed)
    predicted = np.empty(fold.shape)
    for r in range(repeats):
        for k in range(folds):
            train, test = np.flatnonzero(fold[r] != k), np.flatnonzero(fold[r] == k)
            predicted[r, test] = given.answers(train, test)
    return CrossValidation.of(given, predicted, fold, seed)


def measure_of(found: CrossValidation, cells: list[tuple[int, int]] | None = None) -> Measure:
    """The score as a function of weights, over all folds of all repeats or over some."""
    if cells is None:
        cells = [(r, k) for r in range(len(found.fold)) for k in range(found.fold.max() + 1)]
    parts = [(r, np.flatnonzero(found.fold[r] == k)) for r, k in cells]
    if found.kind == "number":
        return _root_mean_square(found, parts)
    areas = [_Fold(rows, found.truth[rows] == 1, found.predicted[r, rows]) for r, rows in parts]

    def measure(weights: Weights) -> NDArray[np.float64]:
        total, counted = np.zeros(len(weights)), np.zeros(len(weights))
        for fold in areas:
            area, counts = fold.area_and_weight(weights)
            total += np.where(counts > 0, area, 0) * counts
            counted += counts
        return total / counted

    return measure


class _Fold:
    """One fold's AUROC in each draw, and how much it counts there: the share of its pairs of ill and well.

    With every weight one, all folds count alike. A fold that a draw has left without ill or without well does not count
    in that draw; were those with a single pair to count as much as the full ones, the draws would spread too little.
    """

    def __init__(self, rows: NDArray[np.int64], ill: NDArray[np.bool_], scores: NDArray[np.float64]):
        self._rows, self._ill, self._area = rows, ill.astype(float), weighted_auroc(ill, scores)

    def area_and_weight(self, weights: Weights) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        inside = weights.take(self._rows, axis=1)
        ill, n = inside @ self._ill, self._ill.sum()
        return self._area(inside), ill * (inside.sum(axis=1) - ill) / (n * (len(self._ill) - n))


def _root_mean_square(found: CrossValidation, parts: list[tuple[int, NDArray[np.int64]]]) -> Measure:
    squares, times = np.zeros(len(found.truth)), np.zeros(len(found.truth))
    for r, rows in parts:
        squares[rows] += (found.predicted[r, rows] - found.truth[rows]) ** 2
        times[rows] += 1
    return lambda weights: np.sqrt((weights @ squares) / (weights @ times))


def luck_of_training(fold: NDArray[np.int64]) -> float:
    """How much wider an interval over the test alone must be, since the patients tested are those trained on as well.

    Nadeau and Bengio's variance, with so many repeats that only its second part is left: by the number tested to that
    trained on, 1 to folds − 1, where independent folds would have 1 to folds.
    """
    folds = int(fold.max()) + 1
    return float(np.sqrt(folds / (folds - 1)))


def rests_on(truth: NDArray[Any], kind: Kind) -> list[NDArray[np.bool_]]:
    return [np.ones(len(truth), dtype=bool)] if kind == "number" else [truth == 1, truth == 0]
