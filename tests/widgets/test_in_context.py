"""One more patient in the table: the answers against the model's own and scipy's, and what a reader can do."""

import re

import numpy as np
import pytest
from contourpy import contour_generator
from scipy.interpolate import RegularGridInterpolator
from sklearn.linear_model import LogisticRegression
from widgets.examples import EXAMPLES, MALIGNANT, MEASURED, near
from widgets.refusals import refused

from dyplab.widgets import InContextExplorer

NAMES = ("Radius (µm)", "Konkave punkter")


def explorer(predict=near):
    return InContextExplorer(MEASURED, MALIGNANT, predict, names=NAMES)


def logistic(known_x, known_y, asked_x):
    scale = MEASURED.std(axis=0)
    return LogisticRegression().fit(known_x / scale, known_y).predict_proba(asked_x / scale)[:, 1]


def at_share(widget, across, up):
    low, high = np.array(widget.low), np.array(widget.high)
    return low + np.array([across, up]) * (high - low)


def plane(widget):
    """All the places the model was asked about, (576, 2), in rows from the lowest up."""
    across, up = np.linspace(widget.low, widget.high, 24).T
    return np.array([(a, b) for b in up for a in across])


@pytest.mark.parametrize("model", [near, logistic])
def test_at_a_computed_place_the_answer_is_the_models_own(model):
    widget = explorer(model)
    asked = plane(widget)
    alone = model(MEASURED, MALIGNANT, asked).reshape(24, 24)
    np.testing.assert_allclose(widget.surface(), alone, atol=0.5 / 255 + 1e-9)
    for outcome, across, up in ((0, 3, 8), (1, 8, 0), (1, 2, 5)):
        widget.outcome, widget.place = outcome, at_share(widget, across / 8, up / 8).tolist()
        table = np.vstack([MEASURED, widget.place]), np.append(MALIGNANT, outcome)
        np.testing.assert_allclose(widget.surface(), model(*table, asked).reshape(24, 24), atol=0.5 / 255 + 1e-6)
        assert np.abs(widget.surface() - alone).max() > 0.02


def test_the_model_is_asked_once_without_the_patient_and_once_for_each_place_and_outcome():
    calls = []

    def model(known_x, known_y, asked_x):
        calls.append((len(known_x), len(known_y), len(asked_x), known_y.sum()))
        return near(known_x, known_y, asked_x)

    explorer(model)
    assert calls == [(36, 36, 576, 18)] + [(37, 37, 576, 18)] * 81 + [(37, 37, 576, 19)] * 81


@pytest.mark.parametrize("outcome", [0, 1])
@pytest.mark.parametrize("share", [(0, 0), (1, 1), (0.31, 0.77), (0.999, 0.125), (0.5, 0)])
def test_in_between_the_answers_are_blended_as_scipy_does_in_python_and_on_the_page(outcome, share, evaluate):
    widget = explorer()
    steps, cells = np.linspace(0, 1, 9), np.linspace(0, 1, 24)
    placed = widget._bytes[1:].reshape(2, 9, 9, 24, 24)[outcome] / 255
    truth = RegularGridInterpolator((steps, steps), placed)([share[::-1]])[0]
    asked = (0.43, 0.9)
    there = RegularGridInterpolator((cells, cells), truth)([asked[::-1]])[0]
    call = """async (m, [text, outcome, share, asked]) => {
      const values = m.surface(await m.unpack(text), outcome, share);
      return [[...values], m.probability(values, asked)];
    }"""
    values, probability = evaluate("in_context", call, [widget.surfaces, outcome, share, asked])
    np.testing.assert_allclose(np.reshape(values, (24, 24)), truth, atol=1e-9)
    assert probability == pytest.approx(there)
    widget.outcome, widget.place = outcome, at_share(widget, *share).tolist()
    widget.asked = at_share(widget, *asked).tolist()
    np.testing.assert_allclose(widget.surface(), truth, atol=1e-9)
    assert widget.probability == pytest.approx(there)


def test_without_the_patient_the_page_has_the_first_answer(evaluate):
    widget = explorer()
    call = "async (m, text) => [...m.surface(await m.unpack(text), null)]"
    np.testing.assert_allclose(evaluate("in_context", call, widget.surfaces), widget._bytes[0].ravel() / 255)


def test_the_lines_are_as_long_as_contourpys(evaluate):
    widget = explorer()
    call = "async (m, [text, level]) => m.contour(m.surface(await m.unpack(text), null), level)"
    cells = np.linspace(0, 1, 24)
    for level in (0.1, 0.5, 0.9):
        pieces = np.array(evaluate("in_context", call, [widget.surfaces, level]))
        lines = contour_generator(cells, cells, widget.surface()).lines(level)
        long = sum(np.hypot(*np.diff(line, axis=0).T).sum() for line in lines)
        assert np.hypot(*(pieces[:, 0] - pieces[:, 1]).T).sum() == pytest.approx(long, rel=0.01) and long > 0.3


@pytest.mark.parametrize(("low", "high", "values", "digits"), [
    (7.2, 21.9, [10, 15, 20], 0), (-0.011, 0.11, [0, 0.05, 0.1], 2), (-3, 3, [-2, 0, 2], 0),
    (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1], 1), (120, 2600, [500, 1000, 1500, 2000, 2500], 0),
])  # fmt: skip
def test_axes_have_round_numbers(low, high, values, digits, evaluate):
    found = evaluate("in_context", "(m, [low, high]) => m.ticks(low, high)", [low, high])
    assert found["values"] == pytest.approx(values, abs=1e-12) and found["digits"] == digits


def told(page):
    page.locator(".told").filter(has_text="%").wait_for()
    return page.locator(".told").inner_text().replace("\xa0", " ")


def middle(page, name):
    box = page.locator(f".grip[data-name={name}] circle").first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_keyboard_moves_the_patient_and_the_question_mark_and_the_sentence_follows(static_page):
    page = static_page(explorer, "nb")
    widget = explorer()
    share = f"{100 * widget.probability:.0f}"
    x, y = (f"{value:.{few}f}".replace(".", ",") for value, few in zip(widget.asked, (1, 3), strict=True))
    start = f"Den nye pasienten er ikke i tabellen. Sannsynlighet for «syk» ved spørsmålstegnet ({x}; {y}): {share} %."
    assert told(page) == start and page.locator(".told").get_attribute("aria-live") == "polite"
    page.get_by_role("button", name="syk", exact=True).press("Enter")
    assert page.get_by_role("button", pressed=True).inner_text() == "syk"
    new = page.get_by_role("group", name="Den nye pasienten")
    new.get_by_label("Radius").press("End")
    new.get_by_label("Radius").press("ArrowLeft")
    new.get_by_label("Konkave").press("Home")
    asked = page.get_by_role("group", name="Spørsmålstegnet")
    asked.get_by_label("Radius").press("End")
    asked.get_by_label("Konkave").press("Home")
    before = explorer()
    before.asked = at_share(before, 1, 0).tolist()
    widget.outcome, widget.place, widget.asked = 1, at_share(widget, 79 / 80, 0).tolist(), before.asked
    x, y = (f"{value:.{few}f}".replace(".", ",") for value, few in zip(widget.place, (1, 3), strict=True))
    y = y.replace("-", "−")
    assert new.get_by_label("Radius").get_attribute("aria-valuetext") == x
    assert told(page).startswith(f"Ny pasient på ({x}; {y}), syk. Sannsynlighet for «syk» ved spørsmålstegnet (")
    assert told(page).endswith(f"{100 * widget.probability:.0f} %. Uten den nye: {100 * before.probability:.0f} %.")
    assert widget.probability > before.probability + 0.2
    page.get_by_role("button", name="ikke i tabellen").click()
    assert told(page).endswith(f"{100 * before.probability:.0f} %.")


def test_the_patient_is_dragged_and_the_whole_surface_moves(static_page):
    page = static_page(EXAMPLES["in_context"])
    told(page)
    page.get_by_role("button", name="malignant").click()
    pixels = """c => {
      const data = c.getContext("2d").getImageData(0, 0, 480, 480).data;
      const at = n => 4 * ((16 * Math.floor(n / 30) + 8) * 480 + 16 * (n % 30) + 8);
      return Array.from({length: 900}, (_, n) => [...data.slice(at(n), at(n) + 3)]);
    }"""
    first = np.array(page.locator("canvas").evaluate(pixels))
    lines = page.locator(".edge").get_attribute("d")
    box = page.locator(".stage canvas").bounding_box()
    page.mouse.move(*middle(page, "place"))
    page.mouse.down()
    page.mouse.move(box["x"] + 0.25 * box["width"], box["y"] + 0.25 * box["height"], steps=4)
    assert page.locator(".told").get_attribute("aria-live") == "off"
    page.mouse.move(box["x"] + 2 * box["width"], box["y"] + 0.25 * box["height"])  # no further than the plane
    page.mouse.move(box["x"] + 0.25 * box["width"], box["y"] + 0.25 * box["height"])
    page.mouse.up()
    assert page.locator(".told").get_attribute("aria-live") == "polite"
    widget = EXAMPLES["in_context"]()
    asked = ", ".join(f"{value:.{few}f}" for value, few in zip(widget.asked, (1, 3), strict=True))
    widget.outcome, widget.place = 1, at_share(widget, 0.25, 0.75).tolist()
    place = ", ".join(f"{value:.{few}f}" for value, few in zip(widget.place, (1, 3), strict=True))
    assert told(page).startswith(f"New patient at ({place}), malignant.")
    assert f"question mark ({asked}): {100 * widget.probability:.0f}%" in told(page)
    assert page.locator(".edge").get_attribute("d") != lines
    seen = np.array(page.locator("canvas").evaluate(pixels))
    assert np.abs(seen - first).max() > 20
    redder = seen[:, 0] > seen[:, 2]  # orange rather than blue, where illness is more likely than not
    cells, spots = np.linspace(0, 1, 24), (16 * np.arange(30) + 8.5) / 480
    grid = [(1 - down, across) for down in spots for across in spots]
    likely = RegularGridInterpolator((cells, cells), widget.surface())(grid)
    clear = np.abs(likely - 0.5) > 0.05
    assert (redder == (likely > 0.5))[clear].all() and clear.mean() > 0.8
    before = told(page)
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.5 * box["height"])  # nothing is held any longer
    assert told(page) == before


def test_a_click_asks_elsewhere_and_the_pointer_has_a_number(static_page):
    page = static_page(explorer)
    told(page)
    box = page.locator(".stage canvas").bounding_box()
    spot = box["x"] + 0.9 * box["width"], box["y"] + 0.1 * box["height"]
    widget = explorer()
    widget.asked = at_share(widget, 0.9, 0.9).tolist()
    share = "over 99%" if widget.probability > 0.995 else f"{100 * widget.probability:.0f}%"
    page.mouse.move(*spot)
    assert page.locator(".hover").text_content() == share
    page.mouse.click(*spot)
    assert told(page).endswith(f"{share}.") and f"({widget.asked[0]:.1f}," in told(page)
    page.mouse.move(box["x"] - 20, spot[1])
    assert page.locator(".hover").text_content() == ""
    before = told(page)
    page.mouse.click(box["x"] - 20, spot[1])  # beside the plane
    page.mouse.click(*middle(page, "place"))  # gripped and let go
    assert told(page) == before


def test_a_finger_drags_the_patient_and_a_tap_asks_elsewhere(static_page):
    page = static_page(explorer, has_touch=True)
    told(page)
    box = page.locator(".stage canvas").bounding_box()
    page.touchscreen.tap(box["x"] + 0.9 * box["width"], box["y"] + 0.9 * box["height"])
    x, y = at_share(explorer(), 0.9, 0.1)
    assert f"({x:.1f}, {y:.3f})" in told(page).replace("−", "-")
    page.get_by_role("button", name="ill", exact=True).tap()
    (x, y), finger = middle(page, "place"), page.context.new_cdp_session(page)
    for kind, points in (
        ("touchStart", [{"x": x, "y": y}]),
        ("touchMove", [{"x": x + 30, "y": y - 30}]),
        ("touchMove", [{"x": box["x"] + 0.5 * box["width"], "y": box["y"] + 0.25 * box["height"]}]),
        ("touchEnd", []),
    ):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    x, y = at_share(explorer(), 0.5, 0.75)
    assert told(page).startswith(f"New patient at ({x:.1f}, {y:.3f}), ill.")
    assert page.evaluate("scrollY") == 0


def test_the_surface_is_painted_again_in_another_theme(static_page):
    page = static_page(explorer)
    told(page)
    pixels = "c.getContext('2d').getImageData(0, 0, 480, 480).data"
    light = f"c => {pixels}.reduce((most, one, n) => n % 4 < 3 ? Math.max(most, one) : most, 0)"
    assert page.locator("canvas").evaluate(light) > 200
    page.emulate_media(color_scheme="dark")
    page.locator("section.dark").wait_for()
    assert page.locator("canvas").evaluate(light) < 200


def test_on_paper_the_plane_and_its_sentence_stand_without_the_controls(static_page):
    page = static_page(explorer)
    told(page)
    page.emulate_media(media="print")
    assert page.locator("fieldset").first.is_hidden() and page.get_by_role("img").is_visible()
    assert re.search(r"\d+%\.$", told(page))


def test_the_readers_place_stays_within_the_plane():
    widget = explorer()
    widget.place, widget.asked = (1e9, -1e9), [-1e9, 1e9]
    assert widget.place == [widget.high[0], widget.low[1]] and widget.asked == [widget.low[0], widget.high[1]]


def answer(value):
    return lambda known_x, known_y, asked_x: value(len(asked_x))


WRONG = {
    "three columns": (lambda: InContextExplorer(np.ones((5, 3)), [0, 1, 0, 1, 0], near, names=NAMES), "(5, 3)"),
    "outcomes apart": (lambda: InContextExplorer(MEASURED, MALIGNANT[1:], near, names=NAMES), "(35,)"),
    "too many": (lambda: InContextExplorer(np.ones((101, 2)), np.ones(101), near, names=NAMES), "100"),
    "nan": (lambda: InContextExplorer([[1, 2], [np.nan, 3]], [0, 1], near, names=NAMES), "[1, 0]"),
    "one outcome": (lambda: InContextExplorer(MEASURED, MALIGNANT * 0, near, names=NAMES), "[0]"),
    "other outcomes": (lambda: InContextExplorer(MEASURED, MALIGNANT + 1, near, names=NAMES), "[1, 2]"),
    "text": (lambda: InContextExplorer(MEASURED, ["well", "ill"] * 18, near, names=NAMES), "`y`"),
    "no spread": (lambda: InContextExplorer([[1, 2], [1, 3]], [0, 1], near, names=NAMES), NAMES[0]),
    "one name": (lambda: InContextExplorer(MEASURED, MALIGNANT, near, names="Radius"), "'Radius'"),
    "outcomes": (lambda: InContextExplorer(MEASURED, MALIGNANT, near, names=NAMES, outcomes=["a"] * 3), "`outcomes`"),
    "two a patient": (lambda: explorer(answer(lambda n: np.full((n, 2), 0.5))), "(576, 2)"),
    "percent": (lambda: explorer(answer(lambda n: np.full(n, 62.0))), "62"),
    "no number": (lambda: explorer(answer(lambda n: np.full(n, np.nan))), "576"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_explored_is_said(case):
    refused(*WRONG[case])
