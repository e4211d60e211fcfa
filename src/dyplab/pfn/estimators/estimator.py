"""What the two estimators share: keeping the patients whose outcome is known, and showing them to the network."""

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.base import BaseEstimator
from sklearn.exceptions import NotFittedError
from sklearn.utils import Tags
from sklearn.utils.validation import check_is_fitted, validate_data

from dyplab.errors import DataError
from dyplab.pfn import weights
from dyplab.pfn.estimators.canonical import column_order, row_order
from dyplab.pfn.estimators.limits import AT_ONCE
from dyplab.pfn.estimators.members import Member, make_members
from dyplab.pfn.estimators.reading import Table
from dyplab.pfn.estimators.refusals import NotFitted, refused_as
from dyplab.text import pfn_estimators as words

FARTHEST = 1e6  # times as far from the mean as any known row
FILLED = 16  # asked rows are filled up to a multiple: with very few, a processor adds up in another order


class InContext(BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """An estimator that is not trained: `fit` keeps a table, `predict` shows it to the network with the new rows."""

    def __init__(self, members: int = 4, seed: int = 0):
        self.members = members
        self.seed = seed

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags

    def _check_settings(self) -> None:
        for given, least, sentence in ((self.members, 1, words.BAD_MEMBERS), (self.seed, 0, words.BAD_SEED)):
            if isinstance(given, bool) or not isinstance(given, int | np.integer) or given < least:
                raise DataError(sentence(given=given))

    def _keep(self, x: Any, table: Table, outcome: NDArray[Any]) -> None:
        """Keep table and outcome (N,), rows and columns in canonical order; columns that do not vary are left out."""
        validate_data(self, x, skip_check_array=True)  # their number and names
        self.groups_ = table.groups()
        numbers = table.numbers(self.groups_)
        varies = np.flatnonzero([len(np.unique(column[~np.isnan(column)])) > 1 for column in numbers.T])
        self.columns_ = varies[column_order(numbers[:, varies], outcome)]
        order = row_order(numbers[:, self.columns_], outcome)
        self.outcome_ = outcome[order]
        kept = numbers[order][:, self.columns_]
        self.centre_ = np.nanmean(kept, axis=0)
        self.scale_ = np.nanmax(np.abs(kept - self.centre_), axis=0, initial=0)
        self.known_ = self._scaled(kept)

    def _read(self, x: Any) -> NDArray[np.float32]:
        """The rows that are asked about, as `_keep` kept the known ones (M, columns kept)."""
        try:
            check_is_fitted(self)
        except NotFittedError as error:
            raise NotFitted(words.NOT_FITTED()) from error
        table = Table(x)
        with refused_as(words.OTHER_COLUMNS):
            validate_data(self, x, skip_check_array=True, reset=False)
        return self._scaled(table.numbers(self.groups_)[:, self.columns_])

    def _scaled(self, numbers: NDArray[np.float64]) -> NDArray[np.float32]:
        """Single precision without loss of what matters; a table in which nothing varies is one column of noughts."""
        if not len(self.columns_):
            return np.zeros((len(numbers), 1), dtype=np.float32)
        scaled: NDArray[np.float32] = ((numbers - self.centre_) / self.scale_).clip(-FARTHEST, FARTHEST)
        return scaled.astype(np.float32)

    def _members(self) -> list[Member]:
        """The ensemble for the table that was kept."""
        self._check_settings()  # set_params may have changed them
        return make_members(self.members, self.seed, *self.known_.shape)

    def _answer(self, member: Member, asked: NDArray[np.float32], outcome: NDArray[Any]) -> NDArray[np.float64]:
        """What the network answers about the rows asked about (M, answers), seen as this member sees them.

        outcome: of the member's known rows (n,), classes from 0 (int64) or standardised numbers (float32).
        """
        network = weights.load_network()
        known, given = torch.tensor(self.known_), torch.from_numpy(outcome)[None]
        filled = torch.from_numpy(np.pad(asked, ((0, -len(asked) % FILLED), (0, 0))))
        with torch.inference_mode():
            passes = [network(member.sees(known, given, rows), given)[0] for rows in filled.split(AT_ONCE)]
        answers: NDArray[np.float64] = torch.cat(passes)[: len(asked)].double().numpy()
        return answers
