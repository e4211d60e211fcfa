"""Labels in another order than the images: is there a simple one that makes them fit?"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.agreement import Agreement
from dyplab.audit.finding import Count, Finding, Share
from dyplab.text import Said
from dyplab.text.audit import AGREEMENT_MENDED, AS_TEXT, BACKWARDS, CURE_MOVED, HIGHER, LOWER, WHY_MOVED

FARTHEST_SHIFT = 3
BY_CHANCE = 1e-3  # probability of a false alarm, shared among all orders that are tried
CLEARLY_ABOVE = 0.2  # of the way from chance to perfect agreement: labels in their right order reach at least this


def find_order(found: Agreement) -> Finding | None:
    """The order in which the labels fit the images much better than as they stand, if there is one."""
    orders = list(_orders(found.n))
    what, order = max(orders, key=lambda tried: found.with_labels(found.classes[tried[1]]).share)
    mended = found.with_labels(found.classes[order])
    won, lost = int((mended.same & ~found.same).sum()), int((found.same & ~mended.same).sum())
    by_luck = won <= lost or _probability(won, won + lost) > BY_CHANCE / len(orders)
    if by_luck or mended.above_chance < CLEARLY_ABOVE:
        return None
    return Finding(
        name="order-changed",
        serious=True,
        what=what,
        evidence=AGREEMENT_MENDED(
            n=Count(found.n),
            agreement=Share(found.share),
            mended=Share(mended.share),
            chance=Share(found.chance_share),
        ),
        why=WHY_MOVED(),
        cure=CURE_MOVED(),
    )


def _orders(n: int) -> Iterator[tuple[Said, NDArray[np.int64]]]:
    """What may have happened, and where each image's own label stands if it did."""
    rows = np.arange(n)
    for shift in range(1, FARTHEST_SHIFT + 1):
        yield LOWER(rows=shift), np.roll(rows, -shift)
        yield HIGHER(rows=shift), np.roll(rows, shift)
    yield BACKWARDS(), rows[::-1]
    for first in (0, 1):  # the number of the first file
        as_text = np.array(sorted(range(first, first + n), key=str)) - first
        yield AS_TEXT(), as_text
        yield AS_TEXT(), np.argsort(as_text)


def _probability(won: int, of: int) -> float:
    """Of at least this many heads when a coin is tossed."""
    from scipy.stats import binom

    return float(binom.sf(won - 1, of, 0.5))
