"""The graph of a small calculation as an SVG."""

import math
import re
import xml.etree.ElementTree as ET
from itertools import combinations

import numpy as np
import pytest

from dyplab.autograd import Neuron, Value, draw
from dyplab.autograd.drawing import short
from dyplab.text import use

SVG = "{http://www.w3.org/2000/svg}"


def example() -> Value:
    x, w, b = Value(1.5, name="x"), Value(-0.5, name="w"), Value(0.25, name="b")
    z = w * x + b
    z.name = "z"
    loss = (z - 2) ** 2 + w * w
    loss.backward()
    return loss


def words(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]


def test_each_number_has_one_box_with_its_value_and_gradient():
    use("en")
    svg = draw(example())
    said = words(svg)
    assert len(ET.fromstring(svg).findall(f"{SVG}rect")) == 10
    for line in ("w", "value −0.5", "gradient −8.5", "z (+)", "gradient −5", "×", "**2", "value 6.5"):
        assert line in said, line


def test_numbers_are_written_as_the_reader_writes_them():
    use("nb")
    assert "verdi −0,5" in words(draw(example()))
    assert "gradient −8,5" in words(draw(example()))
    use("en")
    assert "value −0.5" in words(draw(example()))


@pytest.mark.parametrize(
    ("x", "nb", "en"),
    [
        (0.0, "0", "0"),
        (-0.0, "0", "0"),
        (1 / 3, "0,3333", "0.3333"),
        (-2.5, "−2,5", "−2.5"),
        (1234.56, "1235", "1,235"),
        (6.02e23, "6,02·10²³", "6.02·10²³"),
        (-1e-7, "−1·10⁻⁷", "−1·10⁻⁷"),
        (math.inf, "∞", "∞"),
        (-math.inf, "−∞", "−∞"),
        (math.nan, "NaN", "NaN"),
    ],
)
def test_large_and_small_numbers_stay_short(x, nb, en):
    use("nb")
    assert short(x) == nb
    use("en")
    assert short(x) == en


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_who_cannot_see_it_gets_the_same_numbers(lang):
    use(lang)
    root = ET.fromstring(draw(example()))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert short(example().data) in title.text
    boxes = [
        line.partition(" ")[2] for line in words(draw(example())) if line.startswith(("verdi", "value", "gradient"))
    ]
    for numbers in boxes:
        assert re.search(rf" {re.escape(numbers)}[,.]", description.text), numbers


def test_two_drawings_on_a_page_have_ids_of_their_own():
    assert len({re.search(r"id='(\w+)'", draw(Value(float(x)))).group(1) for x in range(20)}) == 20


def test_the_same_calculation_gives_the_same_picture():
    assert draw(example()) == draw(example())


def test_everything_stands_left_of_what_it_went_into_and_no_two_boxes_meet():
    neuron = Neuron(4, np.random.default_rng(0))
    result = neuron.weights[0] + neuron.bias * neuron([1.0, 2.0, 3.0, 4.0]).tanh() * neuron.weights[3]
    root = ET.fromstring(draw(result))
    width, height = (float(root.get(side)) for side in ("width", "height"))
    boxes = [tuple(float(rect.get(key)) for key in ("x", "y", "width", "height")) for rect in root.iter(f"{SVG}rect")]
    assert max(x for x, *_ in boxes) == boxes[-1][0], "the result comes last"
    for x, y, w, h in boxes:
        assert 0 <= x <= width - w
        assert 0 <= y <= height - h
    for (x1, y1, w, h), (x2, y2, _, _) in combinations(boxes, 2):
        assert abs(x1 - x2) >= w or abs(y1 - y2) >= h
    for path in root.iter(f"{SVG}path"):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.get("d"))]
        if " C" in path.get("d"):
            assert numbers[0] < numbers[-2], "arrows go to the right"
        if " h" in path.get("d"):
            x1, level, _ = numbers
            assert all(x1 != x or not y - 5 < level < y + h + 5 for x, y, _, h in boxes), "a line passes between boxes"
    assert " h" in draw(result)


def test_names_are_only_text():
    evil = Value(1.0, name="<script>&'\"")
    svg = draw(evil)
    assert "<script>" not in svg
    assert words(svg)[0] == "<script>&'\""


def test_every_grey_is_dark_enough_on_white_and_light_enough_on_black():
    def contrast(a: str, b: str) -> float:
        light = []
        for colour in (a, b):
            parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
            linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
            light.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
        return max(light) / min(light)

    svg = draw(example())
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) == {"#767676", "#f6f6f6", "#1a1a1a"}
    assert contrast("#1a1a1a", "#f6f6f6") > 7
    for page in ("#ffffff", "#111111"):
        assert contrast("#767676", page) > 4
