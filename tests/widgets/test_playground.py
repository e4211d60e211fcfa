"""The training playground: its sums against torch and scikit-learn, and what a reader can do with it."""

import re

import numpy as np
import pytest
import torch
from sklearn.metrics import accuracy_score, log_loss
from torch import nn
from widgets.refusals import refused

from dyplab.widgets import Playground
from dyplab.widgets.patients import SHAPES, two_groups

TORCH = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "none": nn.Identity}
BUILD = """(m, [hidden, activation, then]) => {
  const data = m.patients("circles", 30, 0.3, 7);
  const net = m.network(hidden, activation, 3);
  for (const layer of net.layers) layer.bias.forEach((_, o) => (layer.bias[o] = 0.1 * (o + 1)));
  const weights = () => net.layers.map(one => [[...one.weights], [...one.bias]]);
  const before = weights();
  const rows = Array.from({length: data.split}, (_, n) => n);
  const slopes = m.gradients(net, data, rows).map(one => [[...one.weightSlopes], [...one.biasSlopes]]);
  const measured = m.measure(net, data, 0, data.split);
  const surface = [...m.surface(net, new Float64Array(25), 5)];
  m.epoch(net, data, {rate: 0.3, l2: 0.05, batch: 500});
  return {before, slopes, measured, surface, after: weights()};
}"""


def same_in_torch(before, activation):
    layers = []
    for weights, bias in before:
        linear = nn.Linear(len(weights) // len(bias), len(bias), dtype=torch.float64)
        linear.weight.data = torch.tensor(weights, dtype=torch.float64).reshape(linear.weight.shape)
        linear.bias.data = torch.tensor(bias, dtype=torch.float64)
        layers += [linear, TORCH[activation]()]
    return nn.Sequential(*layers[:-1])


@pytest.mark.parametrize("activation", TORCH)
@pytest.mark.parametrize("hidden", [[], [3], [8, 8], [4, 1, 5]])
def test_gradients_step_loss_and_surface_are_what_torch_gives(hidden, activation, evaluate):
    page = evaluate("playground", BUILD, [hidden, activation, 0])
    points, ill = two_groups("circles", 30, 0.3, 7)
    x, y = torch.tensor(points[:15]), torch.tensor(ill[:15, None], dtype=torch.float64)
    net = same_in_torch(page["before"], activation)
    linears = [part for part in net if isinstance(part, nn.Linear)]
    loss = nn.functional.binary_cross_entropy_with_logits(net(x), y)
    loss.backward()
    assert page["measured"]["loss"] == pytest.approx(loss.item(), rel=1e-9)
    for linear, slopes in zip(linears, page["slopes"], strict=True):
        for weights, given in zip((linear.weight, linear.bias), slopes, strict=True):
            np.testing.assert_allclose(given, weights.grad.flatten(), rtol=1e-9, atol=1e-12)
    corners = (np.arange(5) + 0.5) / 5 * 6 - 3
    grid = torch.tensor([[a, b] for b in corners[::-1] for a in corners])
    np.testing.assert_allclose(page["surface"], torch.sigmoid(net(grid)).flatten().detach(), rtol=1e-9)
    pulled = {"params": [one.weight for one in linears], "weight_decay": 0.05}
    torch.optim.SGD([pulled, {"params": [one.bias for one in linears]}], lr=0.3).step()
    for linear, after in zip(linears, page["after"], strict=True):
        for weights, given in zip((linear.weight, linear.bias), after, strict=True):
            np.testing.assert_allclose(given, weights.detach().flatten(), rtol=1e-9, atol=1e-12)


def test_loss_and_accuracy_are_what_scikit_learn_gives(evaluate):
    call = """m => {
      const [data, net] = [m.patients("xor", 200, 0.2, 1), m.network([4], "tanh", 1)];
      for (let n = 0; n < 30; n++) m.epoch(net, data, {rate: 0.1, l2: 0, batch: 10});
      return [m.measure(net, data, 100, 200), Array.from(data.x, (x, n) => m.answer(net, x, data.y[n])).slice(100)];
    }"""
    measured, sums = evaluate("playground", call)
    ill = two_groups("xor", 200, 0.2, 1)[1][100:]
    probabilities = 1 / (1 + np.exp(-np.array(sums)))
    assert measured["loss"] == pytest.approx(log_loss(ill, probabilities), rel=1e-9)
    assert measured["right"] == accuracy_score(ill, probabilities > 0.5) > 0.6


@pytest.mark.parametrize("shape", SHAPES)
def test_python_and_the_page_invent_the_same_patients(shape, evaluate):
    call = (
        "(m, shape) => { const d = m.patients(shape, 60, 0.25, 4000000000); return [[...d.x], [...d.y], [...d.ill]]; }"
    )
    x, y, ill = evaluate("playground", call, shape)
    points, truth = two_groups(shape, 60, 0.25, 4_000_000_000)
    np.testing.assert_allclose(points.T, [x, y], rtol=1e-12)
    assert truth.tolist() == ill
    widget = Playground(shape, points=60, noise=0.25, seed=4_000_000_000)
    np.testing.assert_array_equal(widget.patients()[0], points)


@pytest.mark.parametrize(("shape", "knobs"), [
    ("blobs", "hidden="), ("circles", "hidden=4"), ("xor", "hidden=4"),
    ("spiral", "hidden=8-8&rate=0.1&noise=0&points=500"),
])  # fmt: skip
def test_each_shape_can_be_learned(shape, knobs, evaluate):
    call = """(m, text) => {
      const k = m.fromLine(text, {noise: 0.1, points: 200, activation: "tanh", rate: 0.1, l2: 0, batch: 10, seed: 1});
      const data = m.patients(k.data, k.points, k.noise, k.seed);
      const net = m.network(k.hidden, k.activation, k.seed);
      for (let n = 0; n < 1000; n++) m.epoch(net, data, k);
      return m.measure(net, data, data.split, data.x.length).right;
    }"""
    assert evaluate("playground", call, f"data={shape}&{knobs}") > 0.9


def epoch(page):
    return int(re.search(r"Epoch (\d+)", page.locator(".told").inner_text())[1])


def test_step_play_pause_and_reset(static_page):
    page = static_page(Playground)
    before = page.locator(".told").inner_text()
    page.get_by_role("button", name="Step").click()
    assert epoch(page) == 1
    play = page.get_by_role("button", name="Play")
    play.focus()
    page.keyboard.press("Enter")
    page.get_by_text(re.compile(r"Epoch [1-9]\d\.")).wait_for()
    assert page.locator(".told").get_attribute("aria-live") == "off"
    page.keyboard.press("Enter")
    stopped = epoch(page)
    page.wait_for_timeout(100)
    assert epoch(page) == stopped and page.get_by_role("button", name="Play").count() == 1
    page.get_by_role("button", name="Reset").click()
    assert page.locator(".told").inner_text() == before


def test_with_reduced_motion_all_is_trained_at_once_and_always_the_same(static_page):
    told = []
    for _ in range(2):
        page = static_page(lambda: Playground(hidden=(3,)), "nb", reduced_motion="reduce")
        page.get_by_role("button", name="Til slutten").click()
        told.append(page.locator(".told").inner_text())
        assert page.get_by_role("button", name="Til slutten").get_attribute("aria-disabled") == "true"
    assert told[0] == told[1] and "Epoke 1000. Tap: 0," in told[0]


def test_the_knobs_are_turned_with_the_keyboard(static_page):
    page = static_page(Playground)
    share = page.get_by_label("All the settings as text")
    page.get_by_label("Hidden layers").press("End")
    assert page.get_by_label("Units in layer").count() == 3
    page.get_by_label("Units in layer 3").press("Home")
    page.get_by_label("Noise").press("Home")
    page.get_by_label("Patients 200").press("End")
    page.get_by_label("Activation function").select_option("relu")
    page.get_by_label("The groups lie as").select_option("spiral")
    page.get_by_label("Weight decay").select_option("0.01")
    page.get_by_label("Patients per step").select_option("30")
    page.get_by_role("button", name="Step").click()
    page.get_by_label("Learning rate").select_option("0.3")  # goes on with the same network
    assert epoch(page) == 1
    expected = "data=spiral&noise=0&points=500&hidden=4-4-1&activation=relu&rate=0.3&l2=0.01&batch=30&seed=1"
    assert share.input_value() == expected
    page.get_by_role("button", name="New patients").click()
    assert share.input_value() == expected.replace("seed=1", "seed=2") and epoch(page) == 0


def test_a_line_of_settings_is_taken_over_and_a_wrong_one_is_said(static_page):
    page = static_page(Playground, "nb")
    share = page.get_by_label("Alle innstillingene som tekst")
    share.fill("data=xor&hidden=8-2&rate=0.05")
    share.press("Enter")
    assert page.get_by_label("Gruppene ligger som").input_value() == "xor"
    assert page.get_by_label("Læringsrate").input_value() == "0.05"
    assert page.get_by_label("Enheter i lag 1").input_value() == "8"
    for wrong in ("hidden=9", "points=1e9", "rate=", "batch=2.5", "data=sky", "hidden=4-4-4-4", "__proto__=1", "<b>"):
        share.fill(f"data=blobs&{wrong}")
        share.press("Enter")
        assert f"Forstår ikke «{wrong}»" in page.locator("#share-told").inner_text()
        assert share.get_attribute("aria-invalid") == "true"
        assert page.get_by_label("Gruppene ligger som").input_value() == "xor"


def test_the_address_of_a_static_page_carries_the_settings_of_its_first_playground(static_page):
    page = static_page(Playground, times=2)
    assert "#" not in page.url
    page.get_by_label("The groups lie as").first.select_option("blobs")
    assert page.url.endswith("#playground=" + page.get_by_label("All the settings").first.input_value())
    address = page.url
    page.get_by_label("The groups lie as").last.select_option("xor")
    assert page.url == address
    page.reload()
    page.locator(".widget").last.wait_for()
    assert [one.input_value() for one in page.get_by_label("The groups lie as").all()] == ["blobs", "circles"]
    page.evaluate("location.hash = '#playground=data=spiral&hidden=2'")
    page.wait_for_function(
        """document.querySelector('[data-playground] > div').firstChild
      .shadowRoot.querySelector('select').value === 'spiral'"""
    )
    page.evaluate("location.hash = '#another-heading'")
    page.wait_for_timeout(50)
    assert page.get_by_label("Hidden layers").first.input_value() == "1"


def test_weights_that_explode_are_said(static_page):
    page = static_page(lambda: Playground(activation="none", rate=10, hidden=(8, 8), batch=1), reduced_motion="reduce")
    page.get_by_role("button", name="To the end").click()
    assert "lower learning rate" in page.locator(".told").inner_text()
    page.get_by_role("button", name="Reset").click()
    assert epoch(page) == 0


def test_a_line_copied_from_one_playground_makes_the_same_in_python():
    made = Playground("spiral", noise=0, points=500, hidden=(), activation="none", rate=0.003, l2=0.1, batch=1, seed=9)
    assert "hidden=&" in made.state
    assert Playground.from_string(made.state).state == made.state
    assert Playground.from_string(f"file:///page.html#playground={made.state}").state == made.state


WRONG = {
    "shape": (lambda: Playground("moons"), "'moons'"),
    "activation": (lambda: Playground(activation="gelu"), "'gelu'"),
    "noise": (lambda: Playground(noise=float("nan")), "nan"),
    "points": (lambda: Playground(points=5000), "5000"),
    "whole": (lambda: Playground(batch=2.5), "2.5"),
    "text": (lambda: Playground(rate="fast"), "'fast'"),
    "layers": (lambda: Playground(hidden=(4, 4, 4, 4)), "(4, 4, 4, 4)"),
    "units": (lambda: Playground(hidden=(9,)), "(9,)"),
    "number": (lambda: Playground(hidden=4), "4"),
    "line": (lambda: Playground.from_string("hidden=4-x"), "[4, 'x']"),
    "unknown": (lambda: Playground.from_string("speed=1"), "'speed'"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_knob_that_cannot_be_turned_so_far_is_said(case):
    refused(*WRONG[case])
