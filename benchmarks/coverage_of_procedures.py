"""Simulated studies for interval_coverage.py: regression scores, and cross-validation whose true score is known.

The true score of a cross-validation is the expected score, on new patients, of models trained on (folds − 1)/folds as
many patients: here the mean over 1,000 training sets, each model's own score being known exactly.
"""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import LinearRegression

from dyplab.evaluation import (
    Score,
    compare_cross_validated,
    cross_validate,
    interval_coverage,
    mean_absolute_error,
    r_squared,
    root_mean_squared_error,
)

Draw = Callable[[np.random.Generator], Score]
Case = tuple[Draw, float]
Study = tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]  # x, y, patient of each row
TRAINING_SETS = 1_000


class Fisher(ClassifierMixin, BaseEstimator):
    """Fisher's linear discriminant without scikit-learn's care for its input, which takes longer than the fit."""

    def fit(self, x: NDArray[np.float64], y: NDArray[np.int64]) -> "Fisher":
        ill, well = x[y == 1], x[y == 0]
        spread = (len(ill) * np.cov(ill.T, bias=True) + len(well) * np.cov(well.T, bias=True)) / (len(x) - 2)
        self.coef_ = np.linalg.solve(spread, ill.mean(axis=0) - well.mean(axis=0))[None]
        return self

    def decision_function(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        return x @ self.coef_[0]

    def predict(self, x: NDArray[np.float64]) -> NDArray[np.bool_]:
        return self.decision_function(x) > 0


def regression_case(score: Callable[..., Score], true_value: float, n: int, grouped: bool = False) -> Case:
    """Errors have SD 1, the truth SD 2; grouped: n patients with 1 to 9 rows, half the errors' variance theirs."""

    def draw(rng: np.random.Generator) -> Score:
        group = np.repeat(np.arange(n), rng.integers(1, 10, n) if grouped else 1)
        error = rng.normal(size=len(group))
        if grouped:
            error = np.sqrt(0.5) * (error + rng.normal(size=n)[group])
        predicted = rng.normal(0, np.sqrt(3), len(group))
        return score(predicted + error, predicted, groups=group if grouped else None)

    return draw, true_value


def held_case(n: int, share: float) -> Case:
    half = norm.ppf((1 + share) / 2)

    def draw(rng: np.random.Generator) -> Score:
        truth = rng.normal(size=n)
        return interval_coverage(truth, np.full(n, -half), np.full(n, half))

    return draw, share


def study(n: int, ill: float, distance: float, variables: int, rng: np.random.Generator, most_rows: int = 1) -> Study:
    """Ill and well, normal with SD 1, means so far apart; rows of one patient share half the variance."""
    is_ill = rng.permutation(n) < round(n * ill)
    patient = np.repeat(np.arange(n), rng.integers(1, most_rows + 1, n))
    x = rng.normal(size=(len(patient), variables))
    if most_rows > 1:
        x = np.sqrt(0.5) * (x + rng.normal(size=(n, variables))[patient])
    return x + (distance / np.sqrt(variables) * is_ill)[patient, None], is_ill[patient].astype(int), patient


def auroc_of_line(fitted: Fisher, distance: float, variables: int) -> float:
    """The true AUROC of a linear rule."""
    w = fitted.coef_[0]
    return float(norm.cdf(distance / np.sqrt(variables) * w.sum() / np.sqrt(2 * (w @ w))))


def cross_validated_case(
    n: int, ill: float = 0.3, distance: float = 1.5, variables: int = 5, folds: int = 5, most_rows: int = 1
) -> Case:
    model = Fisher()

    def draw(rng: np.random.Generator) -> Score:
        x, y, patient = study(n, ill, distance, variables, rng, most_rows)
        groups = patient if most_rows > 1 else None
        return cross_validate(model, x, y, groups=groups, folds=folds).score

    rng = np.random.default_rng(1)
    areas = []
    for _ in range(TRAINING_SETS):
        x, y, _ = study(round(n * (folds - 1) / folds), ill, distance, variables, rng, most_rows)
        areas.append(auroc_of_line(model.fit(x, y), distance, variables))
    return draw, float(np.mean(areas))


def difference_case(n: int) -> Case:
    """All five variables against the first three."""
    model = Fisher()

    def draw(rng: np.random.Generator) -> Score:
        x, y, _ = study(n, 0.3, 1.5, 5, rng)
        return compare_cross_validated(*(cross_validate(model, part, y) for part in (x, x[:, :3])))

    rng = np.random.default_rng(1)
    differences = []
    for _ in range(TRAINING_SETS):
        x, y, _ = study(round(n * 0.8), 0.3, 1.5, 5, rng)
        all_five = auroc_of_line(model.fit(x, y), 1.5, 5)
        differences.append(all_five - auroc_of_line(model.fit(x[:, :3], y), 1.5 * np.sqrt(3 / 5), 3))
    return draw, float(np.mean(differences))


def cross_validated_rmse_case(n: int) -> Case:
    def numbers(n: int, rng: np.random.Generator) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        x = rng.normal(size=(n, 5))
        return x, x.sum(axis=1) + rng.normal(size=n)

    def draw(rng: np.random.Generator) -> Score:
        return cross_validate(LinearRegression(), *numbers(n, rng)).score

    rng = np.random.default_rng(1)
    fits = [LinearRegression().fit(*numbers(round(n * 0.8), rng)) for _ in range(TRAINING_SETS)]
    return draw, float(np.sqrt(np.mean([1 + np.sum((fit.coef_ - 1) ** 2) + fit.intercept_**2 for fit in fits])))


def cases() -> Iterator[tuple[str, Callable[[], Case]]]:
    """Name and maker of each case; the true scores take a second to find."""
    for n in (50, 100, 300):
        yield f"RMSE, N = {n}", lambda n=n: regression_case(root_mean_squared_error, 1.0, n)
        yield f"MAE, N = {n}", lambda n=n: regression_case(mean_absolute_error, np.sqrt(2 / np.pi), n)
        yield f"R² 0.75, N = {n}", lambda n=n: regression_case(r_squared, 0.75, n)
        yield f"share in 90% intervals, N = {n}", lambda n=n: held_case(n, 0.9)
    for n in (20, 50):
        yield f"RMSE by patient, {n} patients", lambda n=n: regression_case(root_mean_squared_error, 1.0, n, True)
    for n in (50, 100, 300):
        yield f"cross-validated AUROC, N = {n}, 5 variables", lambda n=n: cross_validated_case(n)
    yield "cross-validated AUROC, N = 100, 20 variables", lambda: cross_validated_case(100, variables=20)
    yield "cross-validated AUROC, N = 250, 40 variables", lambda: cross_validated_case(250, variables=40)
    yield "cross-validated AUROC, N = 200, 10% ill", lambda: cross_validated_case(200, ill=0.1, distance=1.0)
    yield "cross-validated AUROC, N = 200, 10 folds", lambda: cross_validated_case(200, distance=2.2, folds=10)
    yield "cross-validated AUROC near guessing, N = 100", lambda: cross_validated_case(100, distance=0.5)
    for n in (40, 100):
        yield f"cross-validated AUROC by patient, {n} patients", lambda n=n: cross_validated_case(n, most_rows=9)
    for n in (100, 300):
        yield f"cross-validated difference, N = {n}", lambda n=n: difference_case(n)
        yield f"cross-validated RMSE, N = {n}", lambda n=n: cross_validated_rmse_case(n)
