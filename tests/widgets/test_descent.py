"""Descent on a surface: every step against torch's SGD, and divergence that is seen and said."""

import math

import numpy as np
import pytest
import torch
from widgets.refusals import refused

from dyplab.widgets import DescentOnSurface

SURFACES = {
    "bowl": lambda a, b: a**2 + b**2,
    "valley": lambda a, b: 0.1 * a**2 + 2 * b**2,
    "saddle": lambda a, b: a**2 / 2 + b**4 / 8 - b**2 / 2,
    "two": lambda a, b: (a**2 - 1) ** 2 / 2 + 0.2 * a + b**2,
}


def by_torch(surface, rate, momentum, start, steps):
    place = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.SGD([place], lr=rate, momentum=momentum)
    path = [place.tolist()]
    for _ in range(steps):
        optimiser.zero_grad()
        SURFACES[surface](*place).backward()
        optimiser.step()
        path.append(place.tolist())
    return path


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize(("rate", "momentum"), [(0.05, 0.0), (0.12, 0.9)])
def test_the_path_is_that_of_torch_in_python_and_on_the_page(surface, rate, momentum, evaluate):
    start = [-1.3, 0.7]
    truth = by_torch(surface, rate, momentum, start, 25)
    np.testing.assert_allclose(DescentOnSurface(surface, rate, momentum, start).path(25), truth, rtol=1e-9, atol=1e-12)
    walk = """(m, [surface, rate, momentum, start]) => {
      const path = [start];
      for (let n = 0, velocity = [0, 0]; n < 25; n++) {
        const next = m.descend(surface, path.at(-1), velocity, rate, momentum);
        path.push(next.place);
        velocity = next.velocity;
      }
      return path;
    }"""
    np.testing.assert_allclose(
        evaluate("descent", walk, [surface, rate, momentum, start]), truth, rtol=1e-9, atol=1e-12
    )


@pytest.mark.parametrize("surface", SURFACES)
def test_the_crosses_mark_where_the_loss_is_lowest(surface, evaluate):
    grid = np.mgrid[-2:2:801j, -2:2:801j]
    least = SURFACES[surface](*grid).min()
    for place in evaluate("descent", "(m, name) => m.SURFACES[name][2]", surface):
        assert SURFACES[surface](*place) == pytest.approx(least, abs=1e-4)


def test_steps_and_reset_tell_where_the_ball_is(static_page):
    page = static_page(lambda: DescentOnSurface("bowl", 0.25, 0, (1, -2)), "nb")
    told = page.locator(".told")
    page.get_by_role("button", name="Ett steg").click()
    assert told.inner_text().startswith("Steg 1: a = 0,500, b = −1,000, tap 1,250. Gradienten er (1,000; −2,000)")
    page.get_by_role("button", name="Start på nytt").click()
    assert told.inner_text().startswith("Steg 0: a = 1,000, b = −2,000, tap 5,000.")


def test_too_large_a_rate_is_seen_to_diverge(static_page):
    page = static_page(lambda: DescentOnSurface("bowl", 1.1, 0, (1, 0)))
    step, told = page.get_by_role("button", name="Step", exact=True), page.locator(".told")
    for _ in range(5):
        step.click()
    assert "the learning rate is too large" in told.inner_text()
    page = static_page(lambda: DescentOnSurface("valley", 2.5), reduced_motion="reduce")
    page.get_by_role("button", name="To the end").click()
    assert "the ball is gone" in page.locator(".told").inner_text()
    assert page.get_by_role("button", name="Step", exact=True).get_attribute("aria-disabled") == "true"


def test_the_ball_comes_to_rest_and_playing_stops(static_page):
    page = static_page(lambda: DescentOnSurface("bowl", 0.5, 0, (1, 1)))
    page.get_by_role("button", name="Play").click()
    page.get_by_text("the ball lies still").wait_for()
    page.get_by_role("button", name="Play").wait_for()


def test_everything_is_chosen_with_the_keyboard_alone(static_page):
    page = static_page(lambda: DescentOnSurface("bowl", 0.1, 0, (1, 1)))
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.locator("select").input_value() == "valley"
    for key in ("Tab", "ArrowRight", "Tab", "End", "Tab", "Home", "Tab", "End", "Tab", "Enter"):
        page.keyboard.press(key)
    shown = page.locator("label").all_inner_texts()
    assert [text.split()[-1] for text in shown[1:]] == ["0.12", "0.95", "−2.0", "2.0"]
    truth = by_torch("valley", 0.12, 0.95, [-2.0, 2.0], 1)[1]
    a, b = (f"{one:.3f}".replace("-", "−") for one in truth)
    assert f"Step 1: a = {a}, b = {b}," in page.locator(".told").inner_text()


def test_a_click_on_the_map_moves_the_start(static_page):
    page = static_page(lambda: DescentOnSurface())
    page.get_by_role("img", name="from above").click(position={"x": 1 + 225, "y": 1 + 75})
    assert "a = 1.000, b = 1.000" in page.locator(".told").inner_text()


WRONG = {
    "surface": (lambda: DescentOnSurface("hill"), "hill"),
    "rate": (lambda: DescentOnSurface(rate=0), "0"),
    "rate nan": (lambda: DescentOnSurface(rate=math.nan), "nan"),
    "momentum": (lambda: DescentOnSurface(momentum=1), "1"),
    "start": (lambda: DescentOnSurface(start=(3, 0)), "(3, 0)"),
    "start shape": (lambda: DescentOnSurface(start=(1, 1, 1)), "(1, 1, 1)"),
    "start nan": (lambda: DescentOnSurface(start=(math.nan, 0)), "[0]"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_shown_is_said_in_a_sentence(case):
    refused(*WRONG[case])
