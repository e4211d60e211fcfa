"""What the network sees of each value: how far from the mean, its rank, whether it is missing, its column's spread."""

import torch
from torch import Tensor

CHANNELS = 4
BENT_FROM = 4.0  # standard deviations; beyond this an outlier counts by its logarithm


def cells(x: Tensor, known: int, spread: Tensor | None = None) -> Tensor:
    """A table as the network reads it; everything is measured against the rows whose outcome is known.

    Args:
        x: tables (B, R, C), float, nan where a value is missing. A column that moves by less than a millionth in the
            known rows counts as constant: give large or small units as the estimators do, scaled.
        known: how many rows, from the first, have a known outcome.
        spread: standard deviations (B, C) of principal components, which arrive scaled to 1; without it all count as 1.

    Returns:
        (B, R, C, 4): standardised value, normal score of the rank, 1 where missing, logarithm of the spread.

    >>> seen = cells(torch.tensor([[[1.0], [2.0], [float("nan")], [3.0]]]), known=3)
    >>> seen[0, 2, 0].tolist()
    [0.0, 0.0, 1.0, 0.0]
    """
    gone = torch.isnan(x)
    held = torch.zeros_like(x) if spread is None else spread.clamp(1e-2, 10).log()[:, None].expand_as(x)
    value, rank = standardised(x, known), normal_score(x, known)
    return torch.stack([value.nan_to_num(), rank.masked_fill(gone, 0), gone.to(x.dtype), held], dim=-1)


def standardised(x: Tensor, known: int) -> Tensor:
    """Standard deviations from the known rows' mean (B, R, C), outliers drawn in."""
    seen = x[:, :known]
    mean = seen.nanmean(dim=1, keepdim=True)
    deviation = (seen - mean).square().nanmean(dim=1, keepdim=True).sqrt()
    z = ((x - mean) / (deviation + 1e-6)).clamp(-1e6, 1e6)
    size = z.abs()
    return torch.where(size > BENT_FROM, z.sign() * (BENT_FROM + 2 * (size / BENT_FROM).clamp(min=1).log()), z)


def normal_score(x: Tensor, known: int) -> Tensor:
    """Where the value would stand among the known ones, as a quantile of the normal distribution (B, R, C)."""
    seen = x[:, :known].transpose(1, 2)
    missing = torch.isnan(seen)
    in_order = seen.masked_fill(missing, torch.inf).sort(dim=-1).values
    count = (~missing).sum(dim=-1, keepdim=True)
    asked = x.nan_to_num(0).transpose(1, 2).contiguous()
    below, up_to = (torch.searchsorted(in_order, asked, right=right) for right in (False, True))
    score: Tensor = torch.special.ndtri(((below + up_to) / 2 + 0.5) / (count + 1))
    return score.transpose(1, 2).to(x.dtype)
