"""The same table turned so that its columns no longer say the same thing twice: principal components."""

import torch
from torch import Tensor

FURTHEST = 10.0  # standard deviations: one wrong value must not decide where a table is turned


def principal_columns(x: Tensor, known: int) -> tuple[Tensor, Tensor]:
    """Whitened principal components, found in the known rows without looking at an outcome.

    Many measurements of a patient go together (radius, perimeter and area of a nucleus). Turned and scaled to the same
    spread, they become columns that do not, and what each adds can be read off one at a time.

    Args:
        x: tables (B, R, C), float, nan where a value is missing (the column's mean stands in).
        known: how many rows, from the first, have a known outcome.

    Returns:
        Components (B, R, at most known - 1), the widest first, of mean 0 and standard deviation 1 in the known rows;
        and their standard deviations (B, components) before that scaling.
    """
    seen = x[:, :known]
    mean = seen.nanmean(dim=1, keepdim=True).nan_to_num()
    deviation = (seen - mean).square().nanmean(dim=1, keepdim=True).sqrt().nan_to_num()
    z = ((x - mean) / (deviation + 1e-6)).nan_to_num().clamp(-FURTHEST, FURTHEST)
    z = z - z[:, :known].mean(dim=1, keepdim=True)
    _, size, directions = torch.linalg.svd(z[:, :known], full_matrices=False)
    kept = min(known - 1, x.shape[2])
    spread = size[:, :kept] / known**0.5
    turned = z @ directions[:, :kept].transpose(1, 2)
    return turned / (spread[:, None] + 1e-3), spread
