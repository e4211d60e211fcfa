"""A plain small prior-fitted network and one step of its training, to measure against. Do not make it faster.

Written here from the description in the paper: each value a token, and the outcome; in each layer attention along the
row, then along the column to the rows whose outcome is known, then a perceptron, each followed by a LayerNorm. Torch's
own attention (of its two ways the one that is faster on a CPU), 32-bit numbers, AdamW. With these sizes it has the
356,000 parameters of nanoTabPFN.

Source: Hollmann and others (2025), Accurate predictions on small data with a tabular foundation model, Nature 637.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel

WIDTH, HEADS, LAYERS, HIDDEN = 96, 4, 3, 192


class Reference(nn.Module):
    """Answers for two classes: tables (B, R, C) and the outcomes of the first n rows (B, n) give (B, R - n, 2)."""

    def __init__(self) -> None:
        super().__init__()
        self.cell, self.label = nn.Linear(1, WIDTH), nn.Linear(1, WIDTH)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.answer = nn.Sequential(nn.Linear(WIDTH, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, 2))

    def forward(self, x: Tensor, outcome: Tensor) -> Tensor:
        known, rows = outcome.shape[1], x.shape[1]
        mean, deviation = x[:, :known].mean(1, keepdim=True), x[:, :known].std(1, keepdim=True)
        cells = ((x - mean) / (deviation + 1e-8)).clamp(-100, 100)
        shown = outcome.float()
        labels = torch.cat([shown, shown.mean(1, keepdim=True).expand(-1, rows - known)], dim=1)
        tokens = torch.cat([self.cell(cells[..., None]), self.label(labels[..., None, None])], dim=2)
        for layer in self.layers:
            tokens = layer(tokens, known)
        answer: Tensor = self.answer(tokens[:, known:, -1])
        return answer


class Layer(nn.Module):
    """Along the row, along the column, and a perceptron: tokens (B, R, C, E), changed."""

    def __init__(self) -> None:
        super().__init__()
        self.row = nn.MultiheadAttention(WIDTH, HEADS, batch_first=True)
        self.column = nn.MultiheadAttention(WIDTH, HEADS, batch_first=True)
        self.perceptron = nn.Sequential(nn.Linear(WIDTH, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, WIDTH))
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(3))

    def forward(self, tokens: Tensor, known: int) -> Tensor:
        tables, _, columns, _ = tokens.shape
        x = tokens.flatten(0, 1)
        x = self.norms[0](x + self.row(x, x, x, need_weights=False)[0])
        x = x.unflatten(0, (tables, -1)).transpose(1, 2).flatten(0, 1)
        seen = x[:, :known]
        x = self.norms[1](x + self.column(x, seen, seen, need_weights=False)[0])
        x = x.unflatten(0, (tables, columns)).transpose(1, 2)
        changed: Tensor = self.norms[2](x + self.perceptron(x))
        return changed


def step(network: nn.Module, optimiser: torch.optim.Optimizer, x: Tensor, outcome: Tensor, known: int) -> Tensor:
    """Forward, backward, and the weights moved once; the loss before the move."""
    optimiser.zero_grad()
    with sdpa_kernel(SDPBackend.MATH):
        loss = F.cross_entropy(network(x, outcome[:, :known]).flatten(0, 1), outcome[:, known:].flatten())
        loss.backward()  # type: ignore[no-untyped-call]
    optimiser.step()
    return loss.detach()
