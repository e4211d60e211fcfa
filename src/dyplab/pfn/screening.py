"""More columns than the network reads at once: it is shown those that go most with the outcome in the known rows.

Chosen so, chance flatters the chosen. The network has met tables chosen in the same way all through its pretraining,
and has learned how much of it to believe.
"""

import torch
from torch import Tensor

from dyplab.pfn.cells import standardised


def most_telling(x: Tensor, spread: Tensor | None, outcome: Tensor, most: int) -> Tensor:
    """Which columns to show, in the order they had.

    Args:
        x: tables (B, R, C), nan where a value is missing.
        spread: of principal components (B, C): a narrow one must tell more to be chosen.
        outcome: of the first n rows (B, n): classes (int64), or numbers (float).
        most: so many are chosen.

    Returns:
        Column numbers (B, most), rising; all of them when there are no more.
    """
    columns = x.shape[2]
    if columns <= most:
        return torch.arange(columns, device=x.device).expand(len(x), columns)
    known = outcome.shape[1]
    z = standardised(x[:, :known], known).nan_to_num()
    told = share_told(z, outcome) * (1 if spread is None else spread.square())
    return told.topk(most, dim=1).indices.sort(dim=1).values


def share_told(z: Tensor, outcome: Tensor) -> Tensor:
    """How much of each column's variance (B, C) lies between the outcomes: r² for numbers, η² for classes."""
    if outcome.is_floating_point():
        y = outcome - outcome.mean(dim=1, keepdim=True)
        y = y / (y.norm(dim=1, keepdim=True) + 1e-6)
        return torch.einsum("bn,bnc->bc", y, z).square() / z.shape[1]
    member = torch.nn.functional.one_hot(outcome).to(z.dtype)  # (B, n, K)
    count = member.sum(dim=1)
    total = torch.einsum("bnk,bnc->bkc", member, z)
    return (total.square() / count.clamp(min=1)[..., None]).sum(dim=1) / z.shape[1]


def chosen(x: Tensor, spread: Tensor | None, which: Tensor) -> tuple[Tensor, Tensor | None]:
    """Those columns of tables (B, R, C), and of their spread (B, C)."""
    picked = x.gather(2, which[:, None].expand(-1, x.shape[1], -1))
    return picked, None if spread is None else spread.gather(1, which)
