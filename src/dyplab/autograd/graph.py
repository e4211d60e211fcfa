"""In which order a calculation was made, found again from its result."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar


class Node(Protocol):
    """Anything that remembers what it was made from."""

    @property
    def parents(self) -> Sequence[Any]: ...


N = TypeVar("N", bound=Node)


def topological_order(result: N) -> list[N]:
    """Everything a result was made from, each after all that it was itself made from; the result comes last.

    Read backwards it is the order of backpropagation: a value passes its gradient on only when everyone who used it
    has reported. Python stops a function that calls itself about a thousand times over, so the list of what is still
    to do is kept here by hand, and a calculation of any length will do.

    Args:
        result: a `Value` or a `Tensor`.

    Returns:
        Each of them once.

    >>> from dyplab.autograd import Value
    >>> x = Value(3.0, name="x")
    >>> square = x * x
    >>> [value.name or value.operation for value in topological_order(square + x)]
    ['x', '*', '+']
    """
    order: list[N] = []
    seen: set[N] = set()
    to_do = [(result, False)]
    while to_do:
        node, parents_are_done = to_do.pop()
        if parents_are_done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            to_do.append((node, True))
            to_do.extend((parent, False) for parent in node.parents)
    return order
