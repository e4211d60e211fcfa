"""The operations of the backprop graph, as its module has them: what each gives, and its slopes."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Slopes = tuple[float, ...]
# From an operation to its result and to its slopes, these from (result, inputs …).
_TWO: dict[str, tuple[Callable[[float, float], float], Callable[[float, float, float], Slopes]]] = {
    "+": (lambda a, b: a + b, lambda z, a, b: (1.0, 1.0)),
    "-": (lambda a, b: a - b, lambda z, a, b: (1.0, -1.0)),
    "*": (lambda a, b: a * b, lambda z, a, b: (b, a)),
    "/": (lambda a, b: a / b, lambda z, a, b: (1 / b, -z / b)),
}
_ONE: dict[str, tuple[Callable[[float], float], Callable[[float, float], Slopes]]] = {
    "exp": (math.exp, lambda z, a: (z,)),
    "log": (math.log, lambda z, a: (1 / a,)),
    "tanh": (math.tanh, lambda z, a: (1 - z * z,)),
    "sigmoid": (lambda a: 0.5 * (1 + math.tanh(a / 2)), lambda z, a: (z * (1 - z),)),
    "relu": (lambda a: max(a, 0.0), lambda z, a: (float(a > 0),)),
}


def arity(operation: object) -> int:
    """How many inputs an operation takes; 0 for one that is not known."""
    if not isinstance(operation, str):
        return 0
    return 2 if operation in _TWO else int(operation in _ONE or _power(operation) is not None)


def _power(operation: str) -> float | None:
    try:
        return float(operation[2:]) if operation.startswith("**") else None
    except ValueError:
        return None


def _rule(operation: str) -> Any:
    power = _power(operation)
    if power is None:
        return (_TWO | _ONE)[operation]
    return lambda a: a**power, lambda z, a: (power * a ** (power - 1) if power else 0.0,)


def forward(nodes: Sequence[Mapping[str, Any]], leaves: Mapping[str, float]) -> dict[str, float]:
    """The value of each node; NaN where there is none (the logarithm of a negative number, a division by 0)."""
    values = dict(leaves)
    for node in nodes:
        if "of" in node:
            values[node["name"]] = _or_nan(_rule(node["operation"])[0], *(values[of] for of in node["of"]))
    return values


def backward(nodes: Sequence[Mapping[str, Any]], values: Mapping[str, float]) -> dict[str, float]:
    """The derivative of the last node with respect to each."""
    gradients = {nodes[-1]["name"]: 1.0}
    for node in reversed(nodes):
        if "of" in node and node["name"] in gradients:  # else the result does not depend on it
            given = [values[name] for name in (node["name"], *node["of"])]
            slopes = _or_nan(_rule(node["operation"])[1], *given)
            for at, of in enumerate(node["of"]):
                slope = slopes[at] if isinstance(slopes, tuple) else slopes
                gradients[of] = gradients.get(of, 0.0) + gradients[node["name"]] * slope
    return {name: gradients.get(name, 0.0) for name in values}


def _or_nan(function: Callable[..., Any], *given: float) -> Any:
    try:
        answer = function(*given)
    except (ValueError, ZeroDivisionError, OverflowError):
        return math.nan
    return math.nan if isinstance(answer, complex) else answer
