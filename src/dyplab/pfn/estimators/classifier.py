"""The network as a scikit-learn classifier."""

from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import ClassifierMixin
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import assert_all_finite, check_consistent_length, column_or_1d

from dyplab.errors import DataError
from dyplab.pfn.estimators.estimator import InContext
from dyplab.pfn.estimators.reading import Table
from dyplab.pfn.estimators.refusals import refused_as
from dyplab.pfn.network import MOST_CLASSES
from dyplab.text import pfn_estimators as words


class PFNClassifier(ClassifierMixin, InContext):  # type: ignore[misc]  # scikit-learn has no types
    """Which class a patient belongs to, read off a table of patients whose class is known; nothing is trained.

    `fit` keeps the table. `predict` shows it to a network that was trained beforehand, on invented tables only, several
    times in different ways (`members.py`), and takes the mean of the probabilities it answers with.

    Missing values (nan, None) are understood as they are, but a number that stands for one, such as 999999999, is read
    as a number and drowns its column: make it nan first. In a DataFrame, text and categories are groups; a group that
    `fit` never met is missing. The order of the known patients makes no difference, nor does the order of the columns,
    unless two hold the same values in each class and change places. What one patient is answered does not depend on who
    else is asked about.

    At most ten classes; beyond 1,000 known patients or 32 columns each member sees a part of the table, as
    `limits.py` tells, with the memory it takes. Meant for small tables.

    Args:
        members: how many ways of seeing the table; more take longer and lean less on any one of them.
        seed: decides those ways, and nothing else is left to chance.

    Attributes:
        classes_: the classes (K,), sorted.
        n_features_in_, feature_names_in_: number of columns, and their names if they had any.

    >>> from sklearn.datasets import load_breast_cancer
    >>> x, y = load_breast_cancer(return_X_y=True)
    >>> model = PFNClassifier(members=2).fit(x[:100], y[:100])
    >>> model.predict_proba(x[100:103]).shape
    (3, 2)
    """

    def fit(self, X: Any, y: Any) -> Self:
        """Keep patients whose class is known.

        Args:
            X: a DataFrame or an array (N, F): numbers, groups, or missing.
            y: the class of each (N,), numbers or text, at least two and at most ten different ones.

        Raises:
            DataError: a table or classes that cannot be used; the message says why and what to do.
        """
        self._check_settings()
        table = Table(X)
        with refused_as(words.BAD_CLASSES):
            y = column_or_1d(y, warn=True)
            check_consistent_length(table.columns[0], y)
            assert_all_finite(y, input_name="y")
            check_classification_targets(y)
            self.classes_, numbers = np.unique(y, return_inverse=True)
        if len(self.classes_) < 2:
            raise DataError(words.ONE_CLASS(rows=len(y), only=self.classes_[0]))
        if len(self.classes_) > MOST_CLASSES:
            raise DataError(words.TOO_MANY_CLASSES(classes=len(self.classes_), most=MOST_CLASSES))
        self._keep(X, table, numbers.astype(np.int64))
        return self

    def predict_proba(self, X: Any) -> NDArray[np.float64]:
        """How probable each class is for each patient.

        Args:
            X: patients (M, F), with the columns given to `fit`.

        Returns:
            Probabilities (M, K), in the order of `classes_`, each row adding up to 1.

        Raises:
            DataError: not fitted yet, or a table that does not fit the one given to `fit`.
        """
        asked = self._read(X)
        classes = np.arange(len(self.classes_))
        total = np.zeros((len(asked), len(classes)))
        for member in self._members():
            numbers = (classes + member.shift) % len(classes)  # what this member calls each class
            answer = np.exp(self._answer(member, asked, numbers[self.outcome_[member.rows]])[:, numbers])
            total += answer / answer.sum(axis=1, keepdims=True)
        return total / self.members

    def predict(self, X: Any) -> NDArray[Any]:
        """The most probable class of each patient (M,); arguments and errors as `predict_proba`."""
        most_probable = self.predict_proba(X).argmax(axis=1)
        answer: NDArray[Any] = self.classes_[most_probable]
        return answer
