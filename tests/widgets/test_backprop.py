"""The backprop graph: values and gradients against torch, and the walk forward and back."""

import math

import numpy as np
import pytest
import torch
from widgets.refusals import refused

from dyplab.widgets import BackpropGraph

TWO = {"+": torch.add, "-": torch.sub, "*": torch.mul, "/": torch.div}
ONE = {"exp": torch.exp, "log": torch.log, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "relu": torch.relu}
ONE |= {f"**{power:g}": lambda x, power=power: x**power for power in (2, 3, -1, 0.5, 0)}


def random_nodes(seed):
    """Three given numbers, then up to ten calculated ones; what is used and how is drawn at random."""
    rng = np.random.default_rng(seed)
    nodes = [{"name": name, "value": round(float(rng.normal()), 3)} for name in "abc"]
    for n in range(rng.integers(1, 11)):
        kind = TWO if rng.random() < 0.6 else ONE
        names = [node["name"] for node in nodes]
        of = [str(rng.choice(names)) for _ in range(2 if kind is TWO else 1)]
        nodes.append({"name": f"n{n}", "operation": str(rng.choice(list(kind))), "of": of})
    return nodes


def by_torch(nodes):
    made = {}
    for node in nodes:
        if "of" not in node:
            made[node["name"]] = torch.tensor(node["value"], dtype=torch.float64, requires_grad=True)
        else:
            made[node["name"]] = (TWO | ONE)[node["operation"]](*(made[of] for of in node["of"]))
            made[node["name"]].retain_grad()
    made[nodes[-1]["name"]].backward()
    values = {name: value.item() for name, value in made.items()}
    return values, {name: 0.0 if value.grad is None else value.grad.item() for name, value in made.items()}


def test_values_and_gradients_are_those_of_torch_in_python_and_on_the_page(evaluate):
    graphs = list(map(random_nodes, range(400)))
    graphs = [(graph, *by_torch(graph)) for graph in graphs]
    finite = [one for one in graphs if all(map(math.isfinite, [*one[1].values(), *one[2].values()]))]
    assert len(finite) > 150
    walks = evaluate(
        "backprop", "(m, graphs) => graphs.map((nodes) => m.walk(nodes).at(-1))", [one[0] for one in finite]
    )
    for (nodes, values, gradients), end in zip(finite, walks, strict=True):
        widget = BackpropGraph(nodes)
        assert widget.values == pytest.approx(values, rel=1e-9, abs=1e-12)
        assert widget.gradients == pytest.approx(gradients, rel=1e-9, abs=1e-12)
        assert end["values"] == pytest.approx(values, rel=1e-9, abs=1e-12)
        seen = {name: end["gradients"].get(name, 0.0) for name in gradients}
        assert seen == pytest.approx(gradients, rel=1e-9, abs=1e-12)


USED_TWICE = [
    {"name": "x", "value": 3},
    {"name": "x²", "operation": "*", "of": ["x", "x"]},
    {"name": "y", "operation": "+", "of": ["x²", "x"]},
]


def test_the_walk_tells_each_step_and_adds_what_is_used_twice(static_page):
    page = static_page(lambda: BackpropGraph(USED_TWICE))
    step, told = page.get_by_role("button", name="Step", exact=True), page.locator(".told")
    expected = [
        "Forward: x² = x · x = 3 · 3 = 9.",
        "Forward: y = x² + x = 9 + 3 = 12.",
        "The result is y = 12.",
        "Back from y to x²: the slope is 1. The chain rule gives 1 · 1 = 1.",
        "Back from y to x: the slope is 1. The chain rule gives 1 · 1 = 1.",
        "Back from x² to x: the slope is x = 3. The chain rule gives 1 · 3 = 3. "
        "x is used in more than one place, so the contributions are added: 1 + 3 = 4.",
        "Back from x² to x: the slope is x = 3. The chain rule gives 1 · 3 = 3. "
        "x is used in more than one place, so the contributions are added: 4 + 3 = 7.",
    ]
    for sentence in expected:
        step.click()
        assert told.inner_text().startswith(sentence)
    assert "Done: each gradient" in told.inner_text()
    step.click(force=True)  # nothing is left, and nothing happens
    assert told.inner_text().startswith(expected[-1])
    page.get_by_role("button", name="Back").click()
    assert told.inner_text().startswith(expected[-2])


def test_a_given_number_is_changed_and_the_table_read_with_the_keyboard_alone(static_page):
    page = static_page(lambda: BackpropGraph(), "nb")
    page.get_by_label("w", exact=True).focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("-0.5")
    for _ in range(5):
        page.keyboard.press("Tab")
    step = page.get_by_role("button", name="Ett steg")
    assert step.evaluate("button => button.getRootNode().activeElement === button")
    page.keyboard.press("Enter")
    assert "wx = w · x = (−0,5) · (−1,5) = 0,75" in page.locator(".told").inner_text()
    for _ in range(13):
        page.keyboard.press("Space")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    rows = page.get_by_role("table").get_by_role("row").all_inner_texts()
    assert rows[0].split("\t") == ["Node", "Regnet ut som", "Verdi", "Gradient (∂)"]
    assert rows[1].split("\t") == ["w", "gitt", "−0,5", "−5,25"]
    assert rows[8].split("\t") == ["L", "e^2", "3,063", "1"]


def test_with_reduced_motion_play_goes_to_the_end_and_else_one_step_at_a_time(static_page):
    page = static_page(lambda: BackpropGraph(USED_TWICE[:2]))
    page.get_by_role("button", name="Play").click()
    page.get_by_text("Forward: x²").wait_for()
    page.get_by_role("button", name="Pause").click()
    page = static_page(lambda: BackpropGraph(), reduced_motion="reduce")
    page.get_by_role("button", name="To the end").click()
    assert "Done" in page.locator(".told").inner_text()


def test_what_has_no_value_is_shown_as_such(static_page):
    nodes = [{"name": "x", "value": -1}, {"name": "log x", "operation": "log", "of": ["x"]}]
    assert math.isnan(BackpropGraph(nodes).values["log x"])
    page = static_page(lambda: BackpropGraph(nodes))
    page.get_by_role("button", name="Step", exact=True).click()
    assert "log x = log(x) = log((−1)) = NaN" in page.locator(".told").inner_text()


X = {"name": "x", "value": 1}
WRONG = {
    "empty": ([], "0"),
    "too many": ([{"name": f"x{n}", "value": 1} for n in range(17)], "17"),
    "no value": ([X, {"name": "y"}], "{'name': 'y'}"),
    "not a node": ([X, 3], "3"),
    "twice": ([X, X], "x"),
    "nan": ([X, {"name": "y", "value": math.nan}], "y"),
    "later": ([X, {"name": "y", "operation": "exp", "of": ["z"]}], "z"),
    "operation": ([X, {"name": "y", "operation": "sin", "of": ["x"]}], "sin"),
    "inputs": ([X, {"name": "y", "operation": "+", "of": ["x"]}], "+"),
    "power": ([X, {"name": "y", "operation": "**two", "of": ["x"]}], "**two"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_graph_that_cannot_be_understood_is_said_in_a_sentence(case):
    nodes, told = WRONG[case]
    refused(lambda: BackpropGraph(nodes), told)
