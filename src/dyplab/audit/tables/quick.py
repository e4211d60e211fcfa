"""Quick looks at how well columns tell the outcome: ranks, a linear model, a forest."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.tables.columns import Column
from dyplab.evaluation.ranking import weighted_auroc

Array = NDArray[np.float64]
MOST_LEVELS = 12  # of a word column made into numbers
MOST_COLUMNS = 400


def area(ill: NDArray[np.bool_], scores: Array) -> float:
    """AUROC of some scores, ties shared; 0.5 when there is nobody on one side."""
    known = ~np.isnan(scores)
    ill, scores = ill[known], scores[known]
    if ill.all() or not ill.any():
        return 0.5
    return float(weighted_auroc(ill, scores)(np.ones((1, len(ill))))[0])


def spread_of_area(ill: NDArray[np.bool_]) -> float:
    """Standard deviation of the AUROC of a column that knows nothing (Mann and Whitney)."""
    n_ill, n_well = int(ill.sum()), int((~ill).sum())
    return float(np.sqrt((n_ill + n_well + 1) / (12 * max(n_ill * n_well, 1))))


def matrix(columns: tuple[Column, ...], rows: NDArray[Any], rng: np.random.Generator) -> Array:
    """(R, F) the columns as numbers alike in spread: robust distances, 0 or 1 for words; missing in the middle.

    Constant columns fall away, and so do words with many values. Of very many columns some are drawn.
    """
    made = [part for column in columns for part in _as_numbers(column, rows)]
    if len(made) > MOST_COLUMNS:
        made = [made[place] for place in sorted(rng.choice(len(made), MOST_COLUMNS, replace=False))]
    return np.column_stack(made) if made else np.zeros((len(rows), 0))


def _as_numbers(column: Column, rows: NDArray[Any]) -> list[Array]:
    if column.kind != "words":
        return _standard(_robust(column.ordered[rows]))
    if column.different > MOST_LEVELS:
        return []
    codes = column.codes[rows]
    return [part for level in range(column.different) for part in _standard((codes == level).astype(float))]


def _robust(values: Array) -> Array:
    """Distance from the median in standard deviations of the middle half, at most four; missing in the middle."""
    known = np.isfinite(values)
    scores = np.zeros(len(values))
    if known.any():
        low, middle, high = np.quantile(values[known], [0.25, 0.5, 0.75])
        spread = (high - low) / 1.35 or values[known].std() or 1.0
        scores[known] = np.clip((values[known] - middle) / spread, -4, 4)
    scores[np.isinf(values)] = np.clip(values[np.isinf(values)], -4, 4)
    return scores


def _standard(values: Array) -> list[Array]:
    spread = values.std() if len(values) else 0.0
    return [(values - values.mean()) / spread] if spread > 1e-9 else []


def compressed(x: Array, most: int = 80) -> Array:
    """(R, ≤ most) the main directions of a matrix, when it has more columns than that."""
    if x.shape[1] <= most or len(x) < 2:
        return x
    if len(x) < x.shape[1]:
        variances, sides = np.linalg.eigh(x @ x.T)
        return np.asarray((sides * np.sqrt(np.maximum(variances, 0)))[:, ::-1][:, :most])
    return np.asarray(x @ np.linalg.eigh(x.T @ x)[1][:, ::-1][:, :most])


def folds_in_order(strata: NDArray[np.int64], folds: int) -> NDArray[np.int64]:
    """(N,) the fold of each row when every stratum is cut into stretches in the order it stands: not shuffled."""
    found = np.zeros(len(strata), dtype=np.int64)
    for stratum in np.unique(strata):
        rows = np.flatnonzero(strata == stratum)
        found[rows] = np.arange(len(rows)) * folds // len(rows)
    return found


def shuffled_folds(
    strata: NDArray[np.int64], folds: int, rng: np.random.Generator, groups: NDArray[np.int64] | None = None
) -> NDArray[np.int64]:
    """(N,) a fold for each row, each stratum spread evenly; with groups, one fold for all rows of a group."""
    if groups is None:
        order = rng.permutation(len(strata))
        found = np.zeros(len(strata), dtype=np.int64)
        found[order] = _dealt(strata[order], folds)
        return found
    _, first, of_row = np.unique(groups, return_index=True, return_inverse=True)
    return shuffled_folds(strata[first], folds, rng)[of_row]


def _dealt(strata: NDArray[np.int64], folds: int) -> NDArray[np.int64]:
    """Dealt like cards, stratum after stratum."""
    found = np.zeros(len(strata), dtype=np.int64)
    found[np.argsort(strata, kind="stable")] = np.arange(len(strata)) % folds
    return found


def ridge(x: Array, signal: Array) -> Any:
    """Weights of a linear model that hits the signal, held back as much as the columns are many; and its middle."""
    middle = x.mean(axis=0)
    centred = x - middle
    held = np.eye(x.shape[1]) * max(centred.var(axis=0).sum(), 1e-9)
    return np.linalg.solve(centred.T @ centred + held, centred.T @ (signal - signal.mean(axis=0))), middle


def linear_scores(x: Array, signal: Array, fold: NDArray[np.int64]) -> Array:
    """(N, K) what a linear model says of each row when the row's fold was kept out of its training."""
    scores = np.zeros(signal.shape)
    for out in np.unique(fold):
        weights, middle = ridge(x[fold != out], signal[fold != out])
        scores[fold == out] = (x[fold == out] - middle) @ weights
    return scores


def linear_area(x: Array, ill: NDArray[np.bool_], rng: np.random.Generator, folds: int = 5) -> float:
    """Cross-validated AUROC of a linear model."""
    if x.shape[1] == 0 or min(ill.sum(), (~ill).sum()) < folds:
        return 0.5
    fold = shuffled_folds(ill.astype(np.int64), folds, rng)
    return area(ill, linear_scores(compressed(x), ill[:, None].astype(float), fold)[:, 0])


def forest_scores(x: Array, ill: NDArray[np.bool_], fold: NDArray[np.int64], seed: int) -> Array:
    """(N,) share of a forest's trees that call each row ill, its fold kept out of the training."""
    from sklearn.ensemble import ExtraTreesClassifier

    scores = np.full(len(x), np.nan)
    for out in np.unique(fold):
        inside = fold != out
        if ill[inside].all() or not ill[inside].any():
            continue
        forest = ExtraTreesClassifier(60, random_state=seed, n_jobs=1).fit(x[inside], ill[inside])
        scores[~inside] = forest.predict_proba(x[~inside])[:, 1]
    return scores
