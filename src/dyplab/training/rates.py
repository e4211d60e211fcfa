"""How the learning rate moves through a training: a function from the share done, 0–1, to a factor on the rate."""

import math


def one_cycle(share: float) -> float:
    """Up from a small rate to the full one during the first 30 %, then down to almost nothing.

    The small start lets a fresh network find its feet, the high middle gets it far, the low end lets it settle.

    Args:
        share: how much of the training is done, 0–1.

    Returns:
        The factor on the learning rate, from 1/25 up to 1 and down to 1/250,000; both ways along half a cosine.

    Source: Smith and Topin 2018, https://arxiv.org/abs/1708.07120; the factors are those of torch's OneCycleLR.

    >>> [round(one_cycle(share), 6) for share in (0, 0.3, 1)]
    [0.04, 1.0, 4e-06]
    """
    if share < 0.3:
        return _along_cosine(1 / 25, 1, share / 0.3)
    return _along_cosine(1, 1 / 250_000, (share - 0.3) / 0.7)


def cosine(share: float) -> float:
    """From the full rate down to nothing, slowly at both ends.

    Args:
        share: how much of the training is done, 0–1.

    Returns:
        The factor on the learning rate, from 1 to 0.

    Source: Loshchilov and Hutter 2017, https://arxiv.org/abs/1608.03983.

    >>> cosine(0), cosine(0.5), cosine(1)
    (1.0, 0.5, 0.0)
    """
    return _along_cosine(1, 0, share)


def _along_cosine(start: float, end: float, share: float) -> float:
    return end + (start - end) * (1 + math.cos(math.pi * share)) / 2
