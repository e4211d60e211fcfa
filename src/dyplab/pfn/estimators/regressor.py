"""The network as a scikit-learn regressor, which knows how far off it may be."""

from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import RegressorMixin
from sklearn.utils.validation import check_array, check_consistent_length, column_or_1d

from dyplab.errors import DataError
from dyplab.pfn.estimators.estimator import InContext
from dyplab.pfn.estimators.reading import Table
from dyplab.pfn.estimators.refusals import refused_as
from dyplab.pfn.network import QUANTILES
from dyplab.text import number
from dyplab.text import pfn_estimators as words


class PFNRegressor(RegressorMixin, InContext):  # type: ignore[misc]  # scikit-learn has no types
    """Which number a patient will have, and how uncertain it is, read off a table of patients whose number is known.

    As `PFNClassifier`, with the same reading of tables, the same ensemble and the same limits; the network answers with
    quantiles of the number, and the members' quantiles are averaged.

    Args:
        members: how many ways of seeing the table; more take longer and lean less on any one of them.
        seed: decides those ways, and nothing else is left to chance.

    Attributes:
        n_features_in_, feature_names_in_: number of columns, and their names if they had any.

    >>> from sklearn.datasets import load_diabetes
    >>> x, y = load_diabetes(return_X_y=True, scaled=False)
    >>> model = PFNRegressor(members=2).fit(x[:100], y[:100])
    >>> model.predict(x[100:103]).shape, model.predict_quantiles(x[100:103], [0.05, 0.5, 0.95]).shape
    ((3,), (3, 3))
    """

    def fit(self, X: Any, y: Any) -> Self:
        """Keep patients whose number is known.

        Args:
            X: a DataFrame or an array (N, F): numbers, groups, or missing.
            y: the number of each (N,), in any unit.

        Raises:
            DataError: a table or numbers that cannot be used; the message says why and what to do.
        """
        self._check_settings()
        table = Table(X)
        with refused_as(words.BAD_NUMBERS):
            y = column_or_1d(y, warn=True)
            if y.dtype.kind in "mM":
                raise TypeError(y.dtype)  # scikit-learn would count its nanoseconds
            y = check_array(y, dtype=np.float64, ensure_2d=False, input_name="y")
            check_consistent_length(table.columns[0], y)
        self._keep(X, table, y)
        self.mean_, self.deviation_ = self.outcome_.mean(), self.outcome_.std()
        return self

    def predict(self, X: Any) -> NDArray[np.float64]:
        """The number to expect for each patient: the mean of what the network holds possible.

        Args:
            X: patients (M, F), with the columns given to `fit`.

        Returns:
            (M,), in the unit of y.

        Raises:
            DataError: not fitted yet, or a table that does not fit the one given to `fit`.
        """
        mean: NDArray[np.float64] = self._quantiles(X).mean(axis=1)  # they are evenly spaced in probability
        return mean

    def predict_quantiles(self, X: Any, levels: ArrayLike) -> NDArray[np.float64]:
        """The numbers that a patient will be below with these probabilities.

        Args:
            X: patients (M, F), with the columns given to `fit`.
            levels: probabilities (L,) from 0.5/33 to 32.5/33, about 0.015 to 0.985.

        Returns:
            (M, L), in the unit of y, never falling as the level rises.

        Raises:
            DataError: as `predict`; levels outside, where the network says nothing.
        """
        try:
            wanted = np.atleast_1d(np.asarray(levels, dtype=np.float64))
        except (TypeError, ValueError):
            wanted = np.array([np.nan])
        if wanted.ndim != 1 or not ((wanted >= QUANTILES[0]) & (wanted <= QUANTILES[-1])).all():
            lowest, highest = number(QUANTILES[0], 4), number(QUANTILES[-1], 4)
            raise DataError(words.BAD_LEVELS(given=levels, lowest=lowest, highest=highest))
        return np.array([np.interp(wanted, QUANTILES, row) for row in self._quantiles(X)])

    def _quantiles(self, x: Any) -> NDArray[np.float64]:
        """At the network's levels (M, 33), rising, in the unit of y."""
        asked = self._read(x)
        if self.deviation_ == 0:
            return np.full((len(asked), len(QUANTILES)), self.mean_)
        outcome = ((self.outcome_ - self.mean_) / self.deviation_).astype(np.float32)
        total = sum(np.sort(self._answer(member, asked, outcome[member.rows]), axis=1) for member in self._members())
        quantiles: NDArray[np.float64] = self.mean_ + self.deviation_ * total / self.members
        return quantiles
