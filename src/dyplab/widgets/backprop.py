"""Walk through a small calculation, forward and back, with the numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

import traitlets

from dyplab.errors import DataError
from dyplab.text import Said
from dyplab.text import widgets as says
from dyplab.widgets import svg
from dyplab.widgets.base import Widget, module
from dyplab.widgets.given import finite
from dyplab.widgets.operations import arity, backward, forward

MOST_NODES = 16
EXAMPLE: tuple[dict[str, Any], ...] = (
    {"name": "w", "value": 2.0},
    {"name": "x", "value": -1.5},
    {"name": "b", "value": 1.0},
    {"name": "y", "value": 0.0},
    {"name": "wx", "operation": "*", "of": ["w", "x"]},
    {"name": "s", "operation": "+", "of": ["wx", "b"]},
    {"name": "e", "operation": "-", "of": ["s", "y"]},
    {"name": "L", "operation": "**2", "of": ["e"]},
)


class BackpropGraph(Widget):
    """A calculation drawn as a graph: step forward to the result, then back with the chain rule, one edge at a time.

    The reader may change the given numbers; what they are now can be read from `leaves`.

    Args:
        nodes: in an order in which they can be calculated, the result last. A given number is
            `{"name": "w", "value": 2.0}`; a calculated one `{"name": "z", "operation": "*", "of": ["w", "x"]}`, the
            operation one of + - * / with two inputs, or exp, log, tanh, sigmoid, relu, **2 (any number) with one.
            Without `nodes`, the squared error of one neuron: L = (w · x + b − y)².

    Raises:
        DataError: a node is unclear; the sentence says which, and how to write it.

    >>> graph = BackpropGraph()
    >>> graph.values["L"], graph.gradients["w"]
    (4.0, 6.0)
    """

    _esm = module("backprop")
    _texts = says.BACKPROP

    nodes: Any = traitlets.List().tag(sync=True)
    leaves: Any = traitlets.Dict().tag(sync=True)

    def __init__(self, nodes: Sequence[Mapping[str, Any]] = EXAMPLE):
        if not 2 <= len(nodes) <= MOST_NODES:
            raise DataError(says.GRAPH_SIZE(count=len(nodes), most=MOST_NODES))
        given: dict[str, float] = {}
        known: list[dict[str, Any]] = []
        for place, node in enumerate(nodes, start=1):
            known.append(_checked(node, place, [one["name"] for one in known]))
            if "of" not in node:
                given[node["name"]] = float(finite(node["value"], says.NODE_VALUE(name=node["name"])))
        super().__init__(nodes=known, leaves=given)

    @property
    def values(self) -> dict[str, float]:
        """The value of every node for the given numbers of this moment."""
        return forward(self.nodes, self.leaves)

    @property
    def gradients(self) -> dict[str, float]:
        """The derivative of the result with respect to every node."""
        return backward(self.nodes, self.values)

    def summary(self) -> Said:
        last = self.nodes[-1]["name"]
        gradients = self.gradients
        slopes = ", ".join(f"∂{last}/∂{name} = {svg.short(gradients[name])}" for name in self.leaves)
        given = ", ".join(f"{name} = {svg.short(value)}" for name, value in self.leaves.items())
        value = svg.short(self.values[last])
        return says.BACKPROP_SUMMARY(count=len(self.nodes), given=given, last=last, value=value, gradients=slopes)

    def figure(self) -> str:
        values, gradients = self.values, self.gradients
        depth = _depths(self.nodes)
        columns = [[node for node in self.nodes if depth[node["name"]] == at] for at in range(max(depth.values()) + 1)]
        tall = max(map(len, columns)) * 76
        centre = {
            node["name"]: (60 + 150 * at, (row + 0.5) * tall / len(column))
            for at, column in enumerate(columns)
            for row, node in enumerate(column)
        }
        body = ""
        for node in self.nodes:
            x, y = centre[node["name"]]
            body += "".join(svg.line([(centre[of][0] + 50, centre[of][1]), (x - 50, y)]) for of in node.get("of", ()))
            body += f'<rect x="{x - 50}" y="{y - 30}" width="100" height="60" fill="none" stroke="{svg.INK}"/>'
            sign = f" ({node['operation']})" if "of" in node else ""
            words = (f"{node['name']}{sign}", f"= {svg.short(values[node['name']])}")
            for dy, text in zip((-12, 5, 22), (*words, f"∂ {svg.short(gradients[node['name']])}"), strict=True):
                body += svg.text(x, y + dy, text)
        return svg.picture(150 * len(columns) - 30, tall, body)


def _checked(node: Any, place: int, before: list[str]) -> dict[str, Any]:
    """The node as plain data, when it can be understood."""
    keys = set(node) if isinstance(node, Mapping) else set()
    if keys not in ({"name", "value"}, {"name", "operation", "of"}) or not isinstance(node["name"], str):
        raise DataError(says.NODE_UNCLEAR(place=place, given=repr(node)[:80]))
    if node["name"] in before:
        raise DataError(says.NODE_TWICE(name=node["name"]))
    if "value" in keys:
        return {"name": node["name"]}
    inputs = list(node["of"])
    for name in inputs:
        if name not in before:
            raise DataError(says.NODE_UNKNOWN(name=node["name"], of=name))
    if arity(node["operation"]) != len(inputs):
        raise DataError(says.OPERATION_UNKNOWN(name=node["name"], operation=node["operation"], count=len(inputs)))
    return {"name": node["name"], "operation": node["operation"], "of": inputs}


def _depths(nodes: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """How many calculations lead to each node; a given number stands just before its first use."""
    depth: dict[str, int] = {}
    for node in nodes:
        depth[node["name"]] = 1 + max((depth[of] for of in node.get("of", ())), default=-1)
    for node in nodes:
        if "of" not in node:
            users = [depth[user["name"]] for user in nodes if node["name"] in user.get("of", ())]
            depth[node["name"]] = min(users, default=1) - 1
    return depth
