"""The network: a table goes in, rows with an outcome and rows without; an answer for each row without comes out.

Each pair of columns in a row is a token, and so is the outcome. In each layer the tokens of a row look at each other
(what else is known of this patient?), then each looks along its column at the rows whose outcome is known (how did it
go with patients like this one?).
"""

from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dyplab.pfn.attention import Attention
from dyplab.pfn.cells import CHANNELS

MOST_CLASSES = 10
UNKNOWN = MOST_CLASSES  # stands where the outcome of a row that is asked about would be
LEVELS = 33
QUANTILES = tuple((level + 0.5) / LEVELS for level in range(LEVELS))


class PFN(nn.Module):
    """A prior-fitted network: it learned from invented tables how to learn from a table, and is not trained again.

    Args:
        width: numbers a token consists of (E).
        heads: kinds of attention side by side.
        layers: how often the tokens look around.
        hidden: units in each layer's perceptron.
        together: columns in one token; fewer tokens cost less.

    Source:
        Müller and others (2022), Transformers can do Bayesian inference, ICLR; attention over columns and rows as in
        Hollmann and others (2025), Accurate predictions on small data with a tabular foundation model, Nature 637.

    >>> network = PFN(width=8, heads=2, layers=2, hidden=16)
    >>> table, outcome = torch.randn(1, 6, 5, CHANNELS), torch.tensor([[0, 1, 1, 0]])
    >>> network(table, outcome).shape
    torch.Size([1, 2, 10])
    """

    def __init__(self, width: int = 96, heads: int = 4, layers: int = 4, hidden: int = 192, together: int = 2):
        super().__init__()
        self.together = together
        self.cell = nn.Linear(together * CHANNELS, width)
        self.label, self.number = nn.Embedding(MOST_CLASSES + 1, width), nn.Linear(2, width)
        self.layers = nn.ModuleList(Layer(width, heads, hidden) for _ in range(layers))
        self.classes, self.quantiles = head(width, hidden, MOST_CLASSES), head(width, hidden, LEVELS)

    def forward(self, table: Tensor, outcome: Tensor) -> Tensor:
        """Answers for the rows after the known ones.

        Args:
            table: what `cells` makes of tables, (B, R, C, 4).
            outcome: of the first n rows (B, n): classes from 0 (int64), or numbers of mean 0 and spread 1 (float).

        Returns:
            (B, R - n, 10) logarithms of probabilities, or (B, R - n, 33) quantiles at the levels `QUANTILES`.
        """
        known = outcome.shape[1]
        columns, last = self.columns(table), self.outcomes(outcome, table.shape[1])
        x = torch.cat([columns, last[:, None]], dim=1)  # (B, tokens, R, E)
        for layer in self.layers[:-1]:
            x = layer(x, known)
        answer = normed(cast(Layer, self.layers[-1]).answer(x, known))
        head = self.quantiles if outcome.is_floating_point() else self.classes
        said: Tensor = head(answer).float()
        return said if outcome.is_floating_point() else said.log_softmax(dim=-1)

    def columns(self, table: Tensor) -> Tensor:
        """Tokens (B, ⌈C / together⌉, R, E) of the columns, a few in each."""
        padded = F.pad(table, (0, 0, 0, -table.shape[2] % self.together))
        tokens: Tensor = self.cell(padded.unflatten(2, (-1, self.together)).flatten(3))
        return tokens.transpose(1, 2)

    def outcomes(self, outcome: Tensor, rows: int) -> Tensor:
        """The last token of each row (B, R, E): its outcome, or that it is unknown."""
        asked = rows - outcome.shape[1]
        if outcome.is_floating_point():
            given = torch.stack([outcome, torch.ones_like(outcome)], dim=-1)
            tokens: Tensor = self.number(F.pad(given, (0, 0, 0, asked)))
        else:
            tokens = self.label(F.pad(outcome, (0, asked), value=UNKNOWN))
        return tokens


class Layer(nn.Module):
    """One look along the row, one along the column, and a thought about what was seen."""

    def __init__(self, width: int, heads: int, hidden: int):
        super().__init__()
        self.across, self.along = Attention(width, heads), Attention(width, heads)
        self.up, self.down = nn.Linear(width, hidden), nn.Linear(hidden, width)
        nn.init.zeros_(self.down.weight)

    def forward(self, x: Tensor, known: int) -> Tensor:
        """Tokens (B, tokens, R, E), changed."""
        row = normed(x).transpose(1, 2)
        x = x + self.across(row, row).transpose(1, 2)
        column = normed(x)
        return self.think(x + self.along(column, column[:, :, :known]))

    def answer(self, x: Tensor, known: int) -> Tensor:
        """The same for what is asked alone: the last token of the rows without an outcome, (B, R - known, E)."""
        row = normed(x).transpose(1, 2)
        last = x[:, -1] + self.across(row[:, :, -1:], row)[:, :, 0]
        column = normed(last)
        return self.think(last[:, known:] + self.along(column[:, known:], column[:, :known]))

    def think(self, x: Tensor) -> Tensor:
        """What each token makes of what it has heard."""
        thought: Tensor = self.down(F.gelu(self.up(normed(x))))
        return x + thought


def head(width: int, hidden: int, answers: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Linear(hidden, answers))


def normed(x: Tensor) -> Tensor:
    """Each token scaled to length one per number (root mean square), without weights of its own."""
    return F.rms_norm(x, (x.shape[-1],))
