"""What the network is shown at each step: tables of one shape, small ones first, drawn from the step's own number."""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from dyplab.pfn.prior.tables import invent_tables
from dyplab.pfn.shown import COLUMNS, as_shown

GROWN_AFTER = 1000  # steps, by which the tables have their full size


class Shape(NamedTuple):
    """Of all tables in one step."""

    tables: int
    rows: int
    known: int  # of the rows: those shown with their outcome
    columns: int
    classes: int  # 0 when the outcome is a number
    rotated: bool


class Batch(NamedTuple):
    """A step's tables: values (B, R, C), spread (B, C) when rotated, outcomes (B, R), and how many rows are known."""

    x: Tensor
    spread: Tensor | None
    outcome: Tensor
    known: int


def shape_of(rng: np.random.Generator, step: int, tokens: int) -> Shape:
    """The shape of the tables at a step: a network that meets short, narrow tables first gets the idea sooner.

    Args:
        rng: chance of this step.
        step: from 0.
        tokens: at most so many in the step once the tables have grown; at least two tables.
    """
    grown = min(1.0, step / GROWN_AFTER)
    rotated, wide = bool(rng.random() < 0.4), bool(rng.random() < 0.35)
    widest = (200.0 if wide else COLUMNS) ** grown * 6 ** (1 - grown)
    rows = between(rng, 50, 500**grown * 100 ** (1 - grown))
    columns = between(rng, 3 if rotated else 1, widest)
    known = int(rows * rng.uniform(0.4, 0.9))
    kind = rng.random()
    classes = 0 if kind < 0.2 else 2 if kind < 0.85 else int(rng.integers(3, 11))
    per_table = rows * (-(-min(columns, COLUMNS) // 2) + 1)
    tables = int(tokens * 0.4 ** (1 - grown) / per_table)
    return Shape(min(max(tables, 2), 64), rows, known, columns, classes, rotated)


def draw(seed: int, step: int, part: int, tokens: int) -> Batch:
    """The tables of a step, the same whenever they are drawn again.

    Args:
        seed: of the whole pretraining.
        step: from 0.
        part: which of several devices asks, from 0: all get the same shape and tables of their own.
        tokens: at most so many for each device.
    """
    shape = shape_of(np.random.default_rng([seed, step]), step, tokens)
    rng = np.random.default_rng([seed, step, 1 + part])
    x, outcome = invent_tables(rng, shape.tables, shape.rows, shape.columns, shape.classes)
    y = torch.from_numpy(outcome) if shape.classes else in_deviations(torch.from_numpy(outcome), shape.known)
    return Batch(*as_shown(torch.from_numpy(x), y[:, : shape.known], shape.rotated), y, shape.known)


def in_deviations(outcome: Tensor, known: int) -> Tensor:
    """Outcomes that are numbers (B, R), in standard deviations from the mean of the known ones."""
    seen = outcome[:, :known]
    return ((outcome - seen.mean(1, keepdim=True)) / (seen.std(1, keepdim=True) + 1e-6)).clamp(-10, 10)


def between(rng: np.random.Generator, least: float, most: float) -> int:
    """A whole number, as often between 50 and 100 as between 100 and 200."""
    return int(np.exp(rng.uniform(np.log(least), np.log(most + 1))))
