"""Attention: each token asks, and gets a mean of what the others hold, weighted by how well they fit its question."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class Attention(nn.Module):
    """Attention with several heads, along the last but one axis.

    For training it is written out as two products with a softmax between: on a CPU torch's fused version is slow on the
    way back. Where nothing is trained the fused version answers, which never holds all weights in memory.

    Args:
        width: numbers a token consists of (E).
        heads: how many questions a token asks at once; must divide the width.

    Source:
        Vaswani and others (2017), Attention is all you need, NeurIPS.
    """

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.question = nn.Linear(width, width, bias=False)
        self.key_and_value = nn.Linear(width, 2 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        nn.init.zeros_(self.out.weight)

    def forward(self, asking: Tensor, asked: Tensor) -> Tensor:
        """What tokens (..., T, E) hear from tokens (..., S, E)."""
        before = asking.shape[:-2]
        same = asked is asking
        asking = asking.flatten(0, -3).contiguous()  # one copy here saves several below
        asked = asking if same else asked.flatten(0, -3).contiguous()
        question = self.in_heads(self.question(asking))
        key, value = (self.in_heads(part) for part in self.key_and_value(asked).chunk(2, dim=-1))
        answer: Tensor = self.out(heard(question, key, value).transpose(1, 2).flatten(2))
        return answer.reshape(*before, *answer.shape[1:])

    def in_heads(self, x: Tensor) -> Tensor:
        """From (N, T, E) to (N, heads, T, E / heads)."""
        parted: Tensor = x.unflatten(-1, (self.heads, -1))
        return parted.transpose(1, 2)


def heard(question: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """What each head hears: (N, heads, T, D) from keys and values (N, heads, S, D)."""
    if not torch.is_grad_enabled():
        fused: Tensor = F.scaled_dot_product_attention(question, key, value)
        return fused
    flat = [part.flatten(0, 1) for part in (question * question.shape[-1] ** -0.5, key, value)]
    weights = torch.bmm(flat[0], flat[1].transpose(1, 2)).softmax(dim=-1)
    return torch.bmm(weights, flat[2]).reshape(question.shape)
